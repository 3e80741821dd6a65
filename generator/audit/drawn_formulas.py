"""Formulas as pages draw them, proven against the lesson's: every sign is there, in order, and stands where it means
what the lesson says: exponents above, denominators under their line, cells in their rows.

Nothing is laid out again. The lesson's tree is walked along the glyphs in the order in which they are drawn, and each
part of it is asked for how its glyphs and lines stand to one another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import NamedTuple, assert_never

from generator.formulas import linear, read
from generator.formulas.tree import (
    Accent,
    Arrow,
    Big,
    Brace,
    Fenced,
    Fraction,
    Line,
    Node,
    Root,
    Row,
    Scripts,
    Space,
    Symbol,
    Table,
)

_MOST_KEPT = 4_000


class Sign(NamedTuple):
    """A glyph by what it reads as, from its origin to where the next one would begin."""

    letters: str
    x: float
    y: float
    right: float
    size: float


class Bar(NamedTuple):
    """A filled rectangle."""

    x: float
    y: float
    right: float
    top: float


class Drawing(NamedTuple):
    """All that a formula draws, in order. `strokes` are lines that cross something out, from corner to corner."""

    signs: tuple[Sign, ...]
    bars: tuple[Bar, ...]
    strokes: tuple[Bar, ...]


class LessonFormulas:
    """The formulas that the audit met while it read the lesson, by what they read as."""

    def __init__(self) -> None:
        self._sources: dict[str, dict[str, None]] = {}
        self._proven: dict[tuple[str, Drawing], bool] = {}

    def add(self, source: str) -> str:
        """What it reads as."""
        text = linear.text(source)
        self._sources.setdefault(text, {}).setdefault(source)
        return text

    def draws(self, text: str, drawing: Drawing) -> bool:
        """Whether a formula of the lesson reads and looks so."""
        key = text, drawing
        known = self._proven.get(key)
        if known is None:
            if len(self._proven) > _MOST_KEPT:
                self._proven.clear()
            known = self._proven[key] = any(
                is_drawing_of(read(source).tree, drawing) for source in self._sources.get(text, ())
            )
        return known


def is_drawing_of(tree: Row, drawing: Drawing) -> bool:
    walk = _Walk(drawing)
    try:
        walk.row(tree)
        return walk.is_done()
    except _OtherwiseError:
        return False


class _OtherwiseError(Exception):
    """The drawing is that of something else."""


class _Part(NamedTuple):
    """Where a part stands: its edges along the line, its highest, its lowest and its own baseline, its size."""

    left: float
    right: float
    top: float
    bottom: float
    line: float
    size: float


def _around(parts: list[_Part]) -> _Part | None:
    if not parts:
        return None
    return _Part(
        min(part.left for part in parts),
        max(part.right for part in parts),
        max(part.top for part in parts),
        min(part.bottom for part in parts),
        parts[0].line,
        max(part.size for part in parts),
    )


def _as_high_as(body: _Part | None, *signs: _Part) -> _Part | None:
    """As wide as all of them; where signs that grow have their origin says nothing of how high they stand."""
    around = _around([*signs, *([body] if body is not None else [])])
    if around is None or body is None:
        return around
    return around._replace(top=body.top, bottom=body.bottom, line=body.line, size=body.size)


def _need(holds: bool) -> None:
    if not holds:
        raise _OtherwiseError


class _Walk:
    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._sign = self._bar = self._stroke = 0
        sizes = [sign.size for sign in drawing.signs]
        self._slack = 0.03 * max(sizes, default=1.0)

    def is_done(self) -> bool:
        drawing = self._drawing
        ends = (len(drawing.signs), len(drawing.bars), len(drawing.strokes))
        return (self._sign, self._bar, self._stroke) == ends

    # ---- what comes next

    def _letters(self, text: str) -> _Part | None:
        """Letters on one line, one after the other."""
        parts: list[_Part] = []
        for letter in "".join(text.split()):
            _need(self._sign < len(self._drawing.signs))
            sign = self._drawing.signs[self._sign]
            _need(sign.letters == letter)
            self._sign += 1
            if parts:
                last = parts[-1]
                _need(self._same(last.line, sign.y) and self._same(last.size, sign.size) and sign.x > last.left)
            parts.append(_Part(sign.x, max(sign.x, sign.right), sign.y, sign.y, sign.y, sign.size))
        return _around(parts)

    def _grown(self, letter: str, upright: bool) -> _Part:
        """A sign in one piece or in several, which stand above one another or go on where the last one ends."""
        first = self._letters(letter)
        assert first is not None
        signs = self._drawing.signs
        parts = [first]
        while self._sign < len(signs) and (sign := signs[self._sign]).letters == letter:
            last = parts[-1]
            above = self._same(sign.x, last.left) and sign.y > last.line
            near = sign.x <= last.right + self._slack or unicodedata.category(letter) == "Mn"
            behind = self._same(sign.y, last.line) and near
            if not (above if upright else behind):
                break
            parts.append(_Part(sign.x, sign.right, sign.y, sign.y, sign.y, sign.size))
            self._sign += 1
        around = _around(parts)
        assert around is not None
        return around

    def _next_bar(self) -> Bar:
        _need(self._bar < len(self._drawing.bars))
        self._bar += 1
        return self._drawing.bars[self._bar - 1]

    def _same(self, one: float, other: float) -> bool:
        return abs(one - other) <= self._slack

    def _spans(self, bar: Bar, part: _Part | None) -> bool:
        return part is None or (bar.x <= part.left + self._slack and part.right <= bar.right + 4 * self._slack)

    # ---- the tree

    def row(self, row: Row) -> _Part | None:
        """Parts from left to right; letters and signs of one row stand on one line."""
        parts: list[_Part] = []
        line: float | None = None
        for kid in row.kids:
            part = self._node(kid)
            if part is None:
                continue
            if parts:
                _need(part.left > parts[-1].left - self._slack)
            own = isinstance(kid, Symbol) and not kid.large
            if own and line is not None:
                _need(self._same(line, part.line))
            line = part.line if own else line
            parts.append(part)
        around = _around(parts)
        return around if around is None or line is None else around._replace(line=line)

    def _node(self, node: Node) -> _Part | None:
        match node:
            case Symbol(text, _, variant):
                return self._letters(linear.as_read(text, variant))
            case Row():
                return self.row(node)
            case Space():
                return None
            case Fraction():
                return self._fraction(node)
            case Root():
                return self._root(node)
            case Scripts():
                return self._scripts(node)
            case Fenced(left, body, right):
                return self._fenced(left, lambda: self.row(body), right)
            case Big(text):
                return self._grown(text, upright=True)
            case Accent():
                return self._accent(node)
            case Line():
                return self._line(node)
            case Brace(body, over):
                inner = self.row(body)
                sign = self._grown("⏞" if over else "⏟", upright=False)
                return _as_high_as(inner, sign)
            case Arrow():
                return self._arrow(node)
            case Table():
                return self._fenced(node.left, lambda: self._table(node), node.right)
            case _:
                assert_never(node)

    def _both(self, one: _Part | None, other: _Part | None) -> _Part | None:
        return _around([part for part in (one, other) if part is not None])

    def _fraction(self, node: Fraction) -> _Part | None:
        over = self.row(node.over)
        bar = self._next_bar() if node.ruled else None
        under = self.row(node.under)
        if bar is not None:
            _need(over is None or over.bottom > bar.y)
            _need(under is None or under.top < bar.y)
            _need(self._spans(bar, over) and self._spans(bar, under))
        elif over is not None and under is not None:
            _need(over.bottom > under.top)
        around = self._both(over, under)
        return around if around is None or bar is None else around._replace(line=bar.y)

    def _root(self, node: Root) -> _Part | None:
        degree = self.row(node.degree)
        sign = self._grown("√", upright=True)
        bar = self._next_bar()
        body = self.row(node.body)
        _need(degree is None or degree.left < sign.right)
        if body is not None:
            _need(self._spans(bar, body) and bar.y > body.top and sign.left < body.left)
        return _as_high_as(body, sign)

    def _scripts(self, node: Scripts) -> _Part | None:
        base = self._node(node.base)
        sup = self.row(node.sup)
        sub = self.row(node.sub)
        least = 0.05 * (base.size if base else 0.0)
        if base is not None:
            _need(sup is None or (sup.top > base.line + least and sup.size <= base.size + self._slack))
            _need(sub is None or (sub.bottom < base.line - least and sub.size <= base.size + self._slack))
        if sup is not None and sub is not None:
            _need(sup.bottom > sub.top)
        around = _around([part for part in (base, sup, sub) if part is not None])
        return around if base is None or around is None else around._replace(line=base.line)

    def _fenced(self, left: str, body: Callable[[], _Part | None], right: str) -> _Part | None:
        opening = self._grown(left, upright=True) if left else None
        inner = body()
        closing = self._grown(right, upright=True) if right else None
        if opening is not None and inner is not None:
            _need(opening.left < inner.left)
        if closing is not None and inner is not None:
            _need(closing.left > inner.left)
        return _as_high_as(inner, *(part for part in (opening, closing) if part is not None))

    def _accent(self, node: Accent) -> _Part | None:
        body = self.row(node.body)
        mark = self._grown(node.mark, upright=False)
        if body is not None:
            above = mark.line > body.line - mark.size / 2  # such marks are drawn high above their origin
            _need(above and mark.left < body.right + mark.size)
        return body

    def _line(self, node: Line) -> _Part | None:
        match node.where:
            case "over" | "under":
                body = self.row(node.body)
                bar = self._next_bar()
                if body is not None:
                    _need(self._spans(bar, body))
                    _need(bar.y > body.top if node.where == "over" else bar.top < body.bottom)
                return body
            case "box":
                bars = [self._next_bar() for _ in range(4)]
                body = self.row(node.body)
                if body is not None:
                    _need(min(bar.x for bar in bars) < body.left and max(bar.right for bar in bars) > body.left)
                    _need(min(bar.y for bar in bars) < body.bottom and max(bar.top for bar in bars) > body.top)
                return body
            case "cancel" | "bcancel" | "xcancel":
                return self._crossed(node)
            case _:
                assert_never(node.where)

    def _crossed(self, node: Line) -> _Part | None:
        body = self.row(node.body)
        for rises in {"cancel": (True,), "bcancel": (False,), "xcancel": (True, False)}[node.where]:
            _need(self._stroke < len(self._drawing.strokes))
            stroke = self._drawing.strokes[self._stroke]
            self._stroke += 1
            _need((stroke.top > stroke.y) is rises and stroke.right > stroke.x)
            _need(body is None or (stroke.x <= body.left + self._slack and stroke.right > body.left))
        return body

    def _arrow(self, node: Arrow) -> _Part | None:
        sign = self._grown(node.text, upright=False)
        above, below = self.row(node.above), self.row(node.below)
        _need(above is None or above.top > sign.line)
        _need(below is None or below.bottom < sign.line)
        return sign

    def _table(self, node: Table) -> _Part | None:
        rows: list[_Part] = []
        columns: dict[int, float] = {}
        for cells in node.rows:
            row: list[_Part] = []
            for at, cell in enumerate(cells):
                part = self.row(cell)
                if part is None:
                    continue
                _need(not row or part.left > row[-1].left)
                _need(all(part.right > left for other, left in columns.items() if other < at))
                columns[at] = max(columns.get(at, part.left), part.left)
                row.append(part)
            around = _around(row)
            if around is not None:
                _need(not rows or around.top < rows[-1].bottom)
                rows.append(around)
        return _around(rows)
