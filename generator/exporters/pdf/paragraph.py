"""Lines to a box: one text leaf for a paragraph without links, with its underlines, blanks and ticks beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Ink, Placed, Strip, Target
from generator.exporters.pdf.formulas import SetFormula, formula_element
from generator.exporters.pdf.glyphs import font_key, pieces
from generator.exporters.pdf.lines import Line
from generator.exporters.pdf.looks import Look, look_of
from generator.exporters.pdf.parts import Part
from generator.exporters.pdf.style import PaperStyle, TypeStyle
from generator.frozen import fresh, record

_UNDER = 0.13
_BLANK_DEPTH = 1.5
_TICK = 0.86
# Between a formula and the lines above and below it.
_CLEAR = 1.5


def paragraph_box(
    lines: tuple[Line, ...], style: TypeStyle, paper: PaperStyle, width: float, align: str, role: str
) -> Box:
    """Lines under one another. A line with a blank gets the leading of one to write on.

    With `align` "left", a paragraph that runs right to left stands at the right; with "start" it stays by what is at
    its left, a letter or a number, and its lines begin under one another at the right.
    """
    baselines, height = _baselines(lines, style, paper)
    kids = _Drawing(paper).kids(lines, baselines, width, align)

    def cut() -> tuple[Strip, ...]:
        last = len(lines) - 1
        return tuple(
            Strip(paragraph_box((line,), style, paper, width, align, ""), keep=index in (0, last - 1) and index < last)
            for index, line in enumerate(lines)
        )

    first = baselines[0] if baselines else style.baseline
    return Box(width, height, kids, first, role, cut=cut if len(lines) > 1 else None, text=True)


def _baselines(lines: tuple[Line, ...], style: TypeStyle, paper: PaperStyle) -> tuple[list[float], float]:
    y = 0.0
    baselines = []
    extra = max(0.0, paper.type.blank_text.leading - style.leading)
    for line in lines:
        high, deep = line.reach
        y += extra if line.has_blank else 0.0
        y += max(0.0, high + _CLEAR - style.baseline) if high else 0.0
        baselines.append(y + style.baseline)
        y += style.leading
        y += max(0.0, deep + _CLEAR - (style.leading - style.baseline)) if deep else 0.0
    return baselines, y


@record
class _Drawing:
    paper: PaperStyle
    rules: list[bytes] = fresh(factory=list)
    ticks: list[Placed] = fresh(factory=list)

    def kids(self, lines: tuple[Line, ...], baselines: list[float], width: float, align: str) -> tuple[Placed, ...]:
        stretches: list[_Stretch | _FormulaStretch] = []
        widest = max((line.width for line in lines), default=0.0)
        for line, baseline in zip(lines, baselines, strict=True):
            x = self._start(line, widest, width, align)
            start = x
            for index, part in enumerate(line.parts):
                if line.lefts is not None:
                    x = start + line.lefts[index]
                if part.formula:
                    stretches.append(_FormulaStretch(part.formula, part.look.url, x, baseline))
                else:
                    if part.kind != "text" or part.look.underline:
                        self._beside(part, x, baseline)
                    _stretch_for(stretches, part, x, baseline).add(part, x)
                x += part.width
        texts = tuple(placed for stretch in stretches for placed in stretch.placed())
        rules: tuple[Placed, ...] = ((0.0, 0.0, Art(b" ".join(self.rules))),) if self.rules else ()
        return (*rules, *self.ticks, *texts)

    def _start(self, line: Line, widest: float, width: float, align: str) -> float:
        if not self.paper.rtl:
            return _start(line.width, widest if align == "start" else width, _side(align, line.rtl))
        if align in ("left", "start"):  # both begin at the right; lines from left to right stand flush in their block
            return width - (line.width if line.rtl else widest)
        return _start(line.width, width, "left" if align == "right" else align)

    def _beside(self, part: Part, x: float, baseline: float) -> None:
        look, line = part.look, self.paper.colors["line"]
        if part.kind == "blank":
            self.rules.append(shapes.rule(x, -baseline - _BLANK_DEPTH, part.width, self.paper.frame_width, line))
        elif part.kind == "tick":
            size = look.size * _TICK
            self.ticks.append((x, baseline - size * 0.86, Art(shapes.tick(size, look.color))))
        else:
            depth = -baseline + look.rise - look.size * _UNDER
            self.rules.append(shapes.rule(x, depth, part.width, max(0.5, look.size * 0.05), look.color))


def _stretch_for(stretches: list[_Stretch | _FormulaStretch], part: Part, x: float, baseline: float) -> _Stretch:
    """The stretch that goes on here, or a new one where a link begins, ends or goes to the next line."""
    url, pen = part.look.url, (x + part.width if part.level and part.rtl else x, baseline)
    last = stretches[-1] if stretches else None
    if last is None or isinstance(last, _FormulaStretch) or last.url != url or (url and last.ends_at != pen):
        last = _Stretch(url, *pen)
        stretches.append(last)
    elif last.ends_at != pen:
        last.move(*pen)
    return last


def _side(align: str, rtl: bool) -> str:
    return "right" if rtl and align in ("left", "start") else align


def _start(used: float, width: float, align: str) -> float:
    match align:
        case "right":
            return width - used
        case "center":
            return (width - used) / 2
        case _:
            return 0.0


class _State(NamedTuple):
    face: str = ""
    size: float = 0.0
    color: str = ""
    rise: float = 0.0
    unseen: bool = False

    def reset(self) -> bytes:
        """Back to what every text starts from; face and colour are set by each."""
        return (b" 0 Ts" if self.rise else b"") + (b" 0 Tr" if self.unseen else b"")


@lru_cache(maxsize=1 << 10)
def _changes(old: _State, new: _State) -> bytes:
    made = b""
    if (new.face, new.size) != (old.face, old.size):
        made += b" /%b %b Tf" % (font_key(new.face), shapes.number(new.size))
    if new.color != old.color:
        made += b" " + shapes.fill(new.color)
    if new.rise != old.rise:
        made += b" %b Ts" % shapes.number(new.rise)
    if new.unseen != old.unseen:
        made += b" 3 Tr" if new.unseen else b" 0 Tr"
    return made


class _Stretch:
    """Text operators from a first pen position on, over line ends, as long as the link stays the same."""

    def __init__(self, url: str, x: float, baseline: float) -> None:
        self.url, self.x, self.y = url, x, baseline
        self._line_start = (x, baseline)
        self.ends_at = (x, baseline)
        self._ops = bytearray()
        self._open = bytearray()
        self._state = _State()
        self._look: Look | None = None
        self._words = ""
        self._used: set[tuple[str, int, str]] = set()
        self._size = 0.0
        self._left = self._right = x

    def move(self, x: float, baseline: float) -> None:
        self._flush()
        start_x, start_y = self._line_start
        self._ops += b" %b %b Td" % (shapes.number(x - start_x), shapes.number(start_y - baseline))
        self._line_start = self.ends_at = (x, baseline)

    def add(self, part: Part, left: float) -> None:
        look = part.look
        unseen = part.kind != "text"
        for piece in part.pieces:
            if look is not self._look or piece.face != self._state.face or unseen != self._state.unseen:
                self._look = look
                state = _State(piece.face, look.size, look.color, look.rise, unseen)
                if state != self._state:
                    self._flush()
                    self._ops += _changes(self._state, state)
                    self._state = state
            self._open += piece.array
            self._used |= piece.glyphs
        right = left + part.width
        self.ends_at = (left if part.level and part.rtl else right, self.ends_at[1])
        if self.url:
            self._words += part.text
            self._size = max(self._size, look.size)
            self._left, self._right = min(self._left, left), max(self._right, right)

    def _flush(self) -> None:
        if self._open:
            self._ops += b" " + bytes(b"[" + self._open + b"]TJ").replace(b")(", b"").replace(b"[]TJ", b"")
            self._open = bytearray()

    def placed(self) -> Iterator[Placed]:
        if not self._used:
            return
        self._flush()
        ink = Ink(bytes(self._ops).strip() + self._state.reset(), frozenset(self._used))
        if not self.url:
            yield self.x, self.y, ink
            return
        width, left = self._right - self._left, self._left - self.x
        target = Target(self.url, width, self._size * 1.3, self._words.strip())
        yield self.x, self.y, Box(width, 0.0, ((0.0, 0.0, ink), (left, -self._size, target)), role="Link")


class _FormulaStretch:
    """A formula on its line."""

    def __init__(self, formula: SetFormula, url: str, x: float, baseline: float) -> None:
        self._formula, self._url, self._x, self._y = formula, url, x, baseline

    def placed(self) -> Iterator[Placed]:
        made = self._formula
        element = formula_element(made)
        if self._url:
            target = Target(self._url, made.width, made.height + made.depth, made.reads_as)
            element = Box(made.width, 0.0, ((0.0, 0.0, element), (0.0, -made.height, target)), role="Link")
        yield self._x, self._y, element


def unseen_text(text: str, style: TypeStyle) -> Ink:
    """Text that is read and copied but not seen, for a sign that is drawn as a shape."""
    ops, used = bytearray(b"3 Tr"), set[tuple[str, int, str]]()
    for piece in pieces(text, look_of(style)):
        ops += b" /%b %b Tf [%b]TJ" % (font_key(piece.face), shapes.number(style.size), piece.array)
        used |= piece.glyphs
    return Ink(bytes(ops + b" 0 Tr").replace(b"[]TJ", b""), frozenset(used))
