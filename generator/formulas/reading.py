"""The source of a formula → its tree and what is wrong with it. It never fails, and its time is bounded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.formulas import macros
from generator.formulas.alphabet import is_known
from generator.formulas.environments import MOST_CELLS, table_of
from generator.formulas.tree import (
    Accent,
    Arrow,
    Big,
    Brace,
    Fenced,
    Fraction,
    Kind,
    Line,
    Node,
    Root,
    Row,
    Scripts,
    Space,
    Symbol,
    Table,
    Variant,
)
from generator.frozen import replace

LENGTH_LIMIT = 1_000
DEPTH_LIMIT = 12
_MOST_TROUBLES = 10

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|\s+|\d+(?:[.,]\d+)*|.", re.DOTALL)
_ENVIRONMENT = re.compile(r"\{\s*([A-Za-z]+\*?)\s*\}")
_PRIMES = {1: "′", 2: "″", 3: "‴"}
_NAME_SIGNS = re.compile(r"[A-Za-z]")


class Trouble(NamedTuple):
    """A problem: its code, where it stands in the source, and what its message tells."""

    code: str
    start: int
    end: int
    values: Mapping[str, object]


class Formula(NamedTuple):
    """`parts` of a reading. The tree is only to be used if there is no trouble."""

    tree: Row
    troubles: tuple[Trouble, ...]


@lru_cache(maxsize=1 << 12)
def read(source: str) -> Formula:
    """The formula between the dollars."""
    if not source.strip():
        return Formula(Row(), (Trouble("formula-empty", 0, len(source), {}),))
    if len(source) > LENGTH_LIMIT:
        return Formula(Row(), (Trouble("formula-too-long", 0, 1, {"limit": LENGTH_LIMIT}),))
    reading = _Reading(source)
    tree = reading.whole()
    return Formula(tree, tuple(reading.troubles))


class _Token(NamedTuple):
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


_NOTHING = Row()


class _Reading:
    def __init__(self, source: str) -> None:
        self._source = source
        self._tokens = [_Token(found[0], found.start()) for found in _TOKEN.finditer(source)]
        self._at = 0
        self._depth = 0
        self._gave_up = False
        self._variant: Variant = ""
        self.troubles: list[Trouble] = []

    def whole(self) -> Row:
        kids: list[Node] = []
        while (token := self._peek()) is not None:
            kids += self._row_until(("}", "&", "\\\\", "\\right", "\\end")).kids
            token = self._peek()
            if token is None:
                break
            self._at += 1
            match token.text:
                case "}":
                    self._tell("formula-brace", token, mark="}")
                case "\\right":
                    self._take_delimiter()
                    self._tell("formula-left-right", token, mark="\\right")
                case "\\end":
                    self._environment_name()
                    self._tell("formula-environment-unclosed", token, mark="\\end")
                case mark:
                    self._tell("formula-mark", token, mark=mark)
        return Row(tuple(kids))

    # ---- tokens

    def _peek(self, blank: bool = False) -> _Token | None:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if blank or not token.text.isspace():
                return token
            self._at += 1
        return None

    def _next(self) -> _Token | None:
        token = self._peek()
        self._at += token is not None
        return token

    def _tell(self, code: str, token: _Token | None, **values: object) -> None:
        start, end = (token.start, token.end) if token else (len(self._source) - 1, len(self._source))
        if len(self.troubles) < _MOST_TROUBLES and not self._gave_up:
            self.troubles.append(Trouble(code, start, end, values))

    def _need_shallow(self) -> bool:
        """What is nested too deep is not read any further."""
        if self._depth > DEPTH_LIMIT:
            self._tell("formula-too-deep", self._peek(), limit=DEPTH_LIMIT)
            self._at, self._gave_up = len(self._tokens), True
        return not self._gave_up

    # ---- rows

    def _row_until(self, ends: tuple[str, ...]) -> Row:
        """What stands before one of these; the mark itself is left."""
        kids: list[Node] = []
        self._depth += 1
        self._need_shallow()
        while (token := self._peek()) is not None and token.text not in ends:
            if token.text in ("}", "&", "\\\\", "\\right", "\\end"):
                break
            kids += self._atom()
        self._depth -= 1
        return Row(tuple(kids))

    def _group(self, opening: _Token) -> Row:
        """Behind its brace."""
        outer = self._variant
        row = self._row_until(("}",))
        self._variant = outer
        token = self._peek()
        if token is not None and token.text == "}":
            self._at += 1
        else:
            self._tell("formula-brace", opening, mark="{")
        return row

    def _argument(self, of: _Token) -> Row:
        """A group, or the one thing that stands there."""
        token = self._peek()
        if token is None or token.text in ("}", "&", "\\\\", "\\right", "\\end", "^", "_"):
            self._tell("formula-missing", of, mark=of.text)
            return _NOTHING
        if token.text == "{":
            self._at += 1
            return self._group(token)
        if token.text[0].isdigit() and len(token.text) > 1:  # \frac12 is one half
            if of.text in ("^", "_"):
                self._tell("formula-script-digits", token, mark=of.text, number=token.text, digit=token.text[0])
            self._tokens[self._at] = _Token(token.text[1:], token.start + 1)
            return Row((Symbol(token.text[0], variant="upright"),))
        self._depth += 1
        made = self._plain_atom() if self._need_shallow() else ()
        self._depth -= 1
        return Row(made)

    def _option(self) -> Row:
        token = self._peek()
        if token is None or token.text != "[":
            return _NOTHING
        self._at += 1
        kids: list[Node] = []
        while (inner := self._peek()) is not None and inner.text != "]":
            if inner.text in ("}", "&", "\\\\", "\\right", "\\end"):
                break
            kids += self._atom()
        if inner is None or inner.text != "]":
            self._tell("formula-brace", token, mark="[")
        else:
            self._at += 1
        return Row(tuple(kids))

    # ---- atoms

    def _atom(self) -> tuple[Node, ...]:
        """One thing with its scripts."""
        token = self._peek()
        assert token is not None
        made = () if token.text in ("^", "_", "'") else self._plain_atom()
        return self._scripted(made)

    def _scripted(self, made: tuple[Node, ...]) -> tuple[Node, ...]:
        sub: Row | None = None
        sup: Row | None = None
        primes = 0
        while (token := self._peek()) is not None and token.text in ("^", "_", "'", "\\limits", "\\nolimits"):
            self._at += 1
            match token.text:
                case "'":
                    primes += 1
                case "^":
                    if sup is not None:
                        self._tell("formula-script-twice", token, mark="^")
                    sup = self._argument(token)
                case "_":
                    if sub is not None:
                        self._tell("formula-script-twice", token, mark="_")
                    sub = self._argument(token)
                case mark:
                    if made and isinstance(made[-1], Symbol):
                        made = (*made[:-1], replace(made[-1], limits=mark == "\\limits"))
        if primes:
            sign = Symbol(_PRIMES.get(primes, "′" * primes), variant="upright")
            sup = Row((sign, *(sup.kids if sup else ())))
        if sub is None and sup is None:
            return made
        base: Node = made[-1] if made else _NOTHING
        return (*made[:-1], Scripts(base, sub or _NOTHING, sup or _NOTHING, isinstance(base, Brace)))

    def _plain_atom(self) -> tuple[Node, ...]:
        token = self._next()
        assert token is not None
        text = token.text
        if text == "{":
            row = self._group(token)
            if len(row.kids) == 1 and isinstance(only := row.kids[0], Symbol):  # {,} and {+} are no signs of their own
                return (replace(only, kind="ord"),)
            return (row,)
        if text[0] == "\\":
            return self._macro(token)
        if text[0].isdigit():
            return (Symbol(text, variant=self._variant or "upright"),)
        if text in ("^", "_", "'"):  # as an argument
            self._tell("formula-missing", token, mark=text)
            return ()
        if text == "~":
            return (Space(0.25),)
        if text in "#$":
            self._tell("formula-mark", token, mark=text)
            return ()
        known = macros.CHARACTERS.get(text)
        if known:
            return (known,)
        self._need_letters(text, token)
        return (Symbol(text, variant=self._variant if text.isalpha() or self._variant == "text" else "upright"),)

    def _macro(self, token: _Token) -> tuple[Node, ...]:
        name = token.text[1:]
        if not name:
            self._tell("formula-mark", token, mark="\\")
            return ()
        if name in macros.SYMBOLS:
            symbol = macros.SYMBOLS[name]
            if self._variant == "bold" and symbol.kind == "ord":
                symbol = replace(symbol, variant="bold")
            return (symbol,)
        if name in macros.SPACES:
            return (Space(macros.SPACES[name]),)
        if name in macros.STYLES:
            return ()
        if name in macros.VARIANTS:
            return self._in_variant(token, name)
        if name in macros.TEXTS:
            return self._text(token, macros.TEXTS[name])
        if name in macros.FRACTIONS:
            return (Fraction(self._argument(token), self._argument(token), display=macros.FRACTIONS[name]),)
        if name in macros.BINOMIALS:
            pile = Fraction(self._argument(token), self._argument(token), False, macros.BINOMIALS[name])
            return (Fenced("(", Row((pile,)), ")"),)
        if name in macros.ACCENTS:
            mark, wide = macros.ACCENTS[name]
            return (Accent(mark, self._argument(token), wide),)
        if name in macros.LINES:
            return (Line(macros.LINES[name], self._argument(token)),)  # type: ignore[arg-type]
        if name in macros.ARROWS:
            below = self._option()
            return (Arrow(macros.ARROWS[name], self._argument(token), below),)
        if name.rstrip("lrm") in macros.BIG:
            return self._big(token, name)
        return self._other(token, name)

    def _other(self, token: _Token, name: str) -> tuple[Node, ...]:
        match name:
            case "sqrt":
                degree = self._option()
                return (Root(self._argument(token), degree),)
            case "left":
                return self._fenced(token)
            case "begin":
                return self._environment(token)
            case "overset" | "stackrel":
                above = self._argument(token)
                return (Scripts(_unwrapped(self._argument(token)), sup=above, stacked=True),)
            case "underset":
                below = self._argument(token)
                return (Scripts(_unwrapped(self._argument(token)), sub=below, stacked=True),)
            case "overbrace" | "underbrace":
                return (Brace(self._argument(token), name == "overbrace"),)
            case "not":
                return self._negated(token)
            case "pmod":
                inner = Row((Symbol("mod", variant="upright"), Space(0.3), *self._argument(token).kids))
                return (Space(0.5), Fenced("(", inner, ")"))
            case "substack":
                return (self._stack(token),)
            case "ce":
                return self._chemistry(token)
            case _:
                self._tell("formula-unknown-macro", token, name=token.text)
                return ()

    def _need_letters(self, text: str, token: _Token) -> None:
        for letter in text:
            if not is_known(letter):
                self._tell("formula-letter", token, letter=letter)

    def _in_variant(self, token: _Token, name: str) -> tuple[Node, ...]:
        outer, self._variant = self._variant, macros.VARIANTS[name]
        row = self._argument(token)
        self._variant = outer
        if self._variant == "" and macros.VARIANTS[name] == "upright":
            row = Row(_words(row.kids))
            if name == "operatorname":
                return tuple(
                    replace(kid, kind="op") if isinstance(kid, Symbol) and kid.text.isalpha() else kid
                    for kid in row.kids
                )
        return (row,) if len(row.kids) != 1 else row.kids

    def _text(self, token: _Token, variant: Variant) -> tuple[Node, ...]:
        """Letters as they stand, up to the brace that closes."""
        opening = self._peek()
        if opening is None or opening.text != "{":
            self._tell("formula-missing", token, mark=token.text)
            return ()
        self._at += 1
        letters: list[str] = []
        depth = 1
        while self._at < len(self._tokens):
            piece = self._tokens[self._at]
            self._at += 1
            if piece.text == "}":
                depth -= 1
                if not depth:
                    text = " ".join("".join(letters).replace("~", " ").split(" "))
                    return (Symbol(text, variant=variant),) if text else ()
            elif piece.text == "{":
                depth += 1
            elif piece.text[0] == "\\" and len(piece.text) > 1:
                if _NAME_SIGNS.match(piece.text[1]):
                    self._tell("formula-macro-in-text", piece, name=piece.text)
                letters.append(piece.text[1:] if piece.text[1:] in ("%", "$", "#", "&", "_", "{", "}") else " ")
            else:
                self._need_letters(piece.text.strip(), piece)
                letters.append(" " if piece.text.isspace() else piece.text)
        self._tell("formula-brace", opening, mark="{")
        return ()

    def _take_delimiter(self) -> str | None:
        token = self._next()
        if token is None:
            return None
        if token.text == ".":
            return ""
        if token.text in ("<", ">"):
            return "⟨" if token.text == "<" else "⟩"
        text = token.text
        if text[0] == "\\" and len(text) > 1:
            symbol = macros.SYMBOLS.get(text[1:])
            text = symbol.text if symbol else ""
        return text if text in macros.DELIMITERS and text else None

    def _fenced(self, token: _Token) -> tuple[Node, ...]:
        left = self._take_delimiter()
        if left is None:
            self._tell("formula-left-right", token, mark="\\left")
        body = self._row_until(("\\right",))
        closing = self._peek()
        if closing is None or closing.text != "\\right":
            self._tell("formula-left-right", token, mark="\\left")
            return (Fenced(left or "", body, ""),)
        self._at += 1
        right = self._take_delimiter()
        if right is None:
            self._tell("formula-left-right", closing, mark="\\right")
        return (Fenced(left or "", body, right or ""),)

    def _big(self, token: _Token, name: str) -> tuple[Node, ...]:
        size = name.rstrip("lrm")
        sign = self._take_delimiter()
        if sign is None:
            self._tell("formula-left-right", token, mark=token.text)
            return ()
        kinds: dict[str, Kind] = {"l": "open", "r": "close", "m": "rel"}
        return (Big(sign, kinds.get(name[len(size) :], "ord"), macros.BIG[size]),)

    def _negated(self, token: _Token) -> tuple[Node, ...]:
        body = self._argument(token)
        first = body.kids[0] if body.kids else None
        if isinstance(first, Symbol) and first.text in macros.NEGATED:
            return (replace(first, text=macros.NEGATED[first.text]),)
        self._tell("formula-unknown-macro", token, name="\\not")
        return ()

    def _stack(self, token: _Token) -> Node:
        opening = self._next()
        if opening is None or opening.text != "{":
            self._tell("formula-missing", token, mark=token.text)
            return _NOTHING
        rows = [(self._row_until(("\\\\", "}")),)]
        while (mark := self._peek()) is not None and mark.text == "\\\\":
            self._at += 1
            rows.append((self._row_until(("\\\\", "}")),))
        if mark is None or mark.text != "}":
            self._tell("formula-brace", opening, mark="{")
        else:
            self._at += 1
        return Table(tuple(rows))

    # ---- environments and chemistry

    def _environment_name(self) -> str:
        """The name in braces that follows, or nothing."""
        opening = self._peek()
        found = _ENVIRONMENT.match(self._source, opening.start) if opening else None
        if not found:
            return ""
        while self._at < len(self._tokens) and self._tokens[self._at].start < found.end():
            self._at += 1
        return found[1]

    def _environment(self, token: _Token) -> tuple[Node, ...]:
        name = self._environment_name()
        if name not in macros.ENVIRONMENTS:
            self._tell("formula-environment", token, name=name)
        columns = ""
        if name == "array":
            opening = self._peek()
            if opening is None or opening.text != "{":
                self._tell("formula-missing", token, mark="\\begin{array}")
            else:
                closing = self._source.find("}", opening.start)
                columns = self._source[opening.start + 1 : closing] if closing > 0 else ""
                while self._at < len(self._tokens) and self._tokens[self._at].start <= closing:
                    self._at += 1
        rows: list[tuple[Row, ...]] = []
        cells: list[Row] = []
        while True:
            cells.append(self._row_until(("&", "\\\\", "\\end")))
            mark = self._peek()
            if mark is not None and mark.text == "&":
                self._at += 1
                continue
            rows.append(tuple(cells))
            cells = []
            if mark is None or mark.text != "\\\\":
                break
            self._at += 1
        if mark is None or mark.text != "\\end":
            self._tell("formula-environment-unclosed", token, mark=f"\\begin{{{name}}}")
        else:
            self._at += 1
            if self._environment_name() != name:
                self._tell("formula-environment-unclosed", token, mark=f"\\begin{{{name}}}")
        made = table_of(name, rows, columns)
        if made is None:
            self._tell("formula-table", token, limit=MOST_CELLS)
            return ()
        return (made,)

    def _chemistry(self, token: _Token) -> tuple[Node, ...]:
        from generator.formulas.chemistry import translated

        opening = self._peek()
        if opening is None or opening.text != "{":
            self._tell("formula-missing", token, mark="\\ce")
            return ()
        depth = 0
        while self._at < len(self._tokens):
            text = self._tokens[self._at].text
            depth += (text == "{") - (text == "}")
            self._at += 1
            if not depth:
                break
        if depth:
            self._tell("formula-brace", opening, mark="{")
            return ()
        inner = self._source[opening.end : self._tokens[self._at - 1].start]
        tex = translated(inner)
        if tex is None:
            self._tell("formula-chemistry", _Token(inner or "{", opening.end), text=inner)
            return ()
        reading = _Reading(tex)
        tree = reading.whole()
        if reading.troubles:
            self._tell("formula-chemistry", _Token(inner or "{", opening.end), text=inner)
        return (tree,)


def _unwrapped(row: Row) -> Node:
    return row.kids[0] if len(row.kids) == 1 else row


def _words(kids: tuple[Node, ...]) -> tuple[Node, ...]:
    """Upright letters that stand together as one word."""
    made: list[Node] = []
    for kid in kids:
        last = made[-1] if made else None
        if (
            isinstance(kid, Symbol)
            and isinstance(last, Symbol)
            and kid.kind == last.kind == "ord"
            and kid.variant == last.variant == "upright"
            and (kid.text + last.text).isalpha()
        ):
            made[-1] = replace(last, text=last.text + kid.text)
        else:
            made.append(kid)
    return tuple(made)
