"""What a page draws, in drawing order: stretches of text with their place, and pictures.

The page is not laid out again: every string stands where its operators put it, in the order in which they stand in the
file, which is the reading order that the paper promises. A text object is taken apart once for its bytes and the state
it starts in; in a set of versions nearly all of them recur.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.audit.pdf_fonts import Font, Shown

_LITERAL = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)"
_TEXT_OBJECT = re.compile(
    rb"(?<![^\s>\])])BT(?=[\s/(<\[])"
    rb"((?:[^()E]++|(?<![\s>\])])E|E(?!T(?:\s|\Z))|" + _LITERAL + rb")*+)ET(?!\S)",
    re.S,
)
_TOKEN = re.compile(
    rb"(?P<literal>" + _LITERAL + rb")"
    rb"|(?P<dict><<|>>)"
    rb"|(?P<hex><[0-9A-Fa-f\s]*>)"
    rb"|(?P<array>[\[\]])"
    rb"|(?P<name>/[^\s()<>\[\]{}/%]*)"
    rb"|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))(?![^\s()<>\[\]{}/%])"
    rb"|(?P<comment>%[^\r\n]*)"
    rb"|(?P<operator>[^\s()<>\[\]{}/%]+)",
    re.S,
)
_ESCAPE = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.S)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\n": b"", b"\r": b""}
_PAINTS = frozenset((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh"))
# Path and state operators that say nothing of text.
_SILENT = frozenset(
    (b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"n", b"W", b"W*", b"w", b"J", b"j", b"M", b"d", b"i", b"ri", b"gs",
     b"RG", b"G", b"K", b"CS", b"SC", b"SCN", b"cs", b"d0", b"d1", b"MP", b"DP", b"BX", b"EX")
)  # fmt: skip
_FILLS = frozenset((b"rg", b"g", b"k", b"sc", b"scn"))

Matrix = tuple[float, float, float, float, float, float]
_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Operand = float | bytes | str | list["Operand"] | dict[str, "Operand"]


class Unreadable(Exception):
    """Something in a file that the audit cannot read; the sentence says what."""


class Run(NamedTuple):
    """Text drawn by one operator, `x` and `y` in pt from the page's lower left, `right` where its pen stops.

    `artifact` is what the file itself calls furniture of the page; `paints` counts the shapes painted since the last
    run. A picture is a run whose `picture` is the name of its resource, from `x`, `y` to `right`, `size` high.
    """

    text: str
    x: float
    y: float
    right: float
    size: float
    color: bytes
    font: str
    seen: bool
    artifact: bool
    paints: int
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Resources:
    """What the names of a page stand for. `form` gives what a form draws, with what resources; None for a picture."""

    font: Callable[[str], Font]
    form: Callable[[str], tuple[bytes, Resources, Matrix] | None]
    named: Callable[[str], dict[str, Operand]]


@dataclass(frozen=True, slots=True)
class State:
    """The part of a graphics state that bears on text."""

    font: str = ""
    size: float = 0.0
    color: bytes = b"0 g"
    spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


class _Object(NamedTuple):
    """A text object taken apart, from a text matrix at the origin."""

    runs: tuple[Run, ...]
    end: State
    strings: tuple[tuple[str, bytes], ...]
    spoken: tuple[str, ...]


class Memory:
    """Text objects that were taken apart before."""

    def __init__(self) -> None:
        self.objects: dict[tuple[bytes, State, tuple[int, ...]], _Object] = {}


@dataclass(slots=True)
class Drawn:
    """All that a page draws. `spoken` are texts for readers aloud, `shown` the strings shown in each font."""

    runs: list[Run]
    spoken: set[str]
    shown: set[tuple[str, bytes]]


def read_content(content: bytes, resources: Resources, memory: Memory) -> Drawn:
    """Raises Unreadable."""
    drawn = Drawn([], set(), set())
    _Page(drawn, memory).read(content, resources, _UPRIGHT, State())
    return drawn


class _Page:
    def __init__(self, drawn: Drawn, memory: Memory) -> None:
        self._drawn, self._memory = drawn, memory
        self._paints = 0
        self._artifacts: list[bool] = []
        self._deep = 0

    def read(self, content: bytes, resources: Resources, matrix: Matrix, state: State) -> None:
        self._deep += 1
        if self._deep > 8:
            raise Unreadable("forms inside forms go too deep")
        stack: list[tuple[Matrix, State]] = []
        at = 0
        for found in _TEXT_OBJECT.finditer(content):
            matrix, state = self._graphics(content[at : found.start()], resources, matrix, state, stack)
            state = self._text(found[1], resources, matrix, state)
            at = found.end()
        self._graphics(content[at:], resources, matrix, state, stack)
        self._deep -= 1

    def _graphics(
        self, content: bytes, resources: Resources, matrix: Matrix, state: State, stack: list[tuple[Matrix, State]]
    ) -> tuple[Matrix, State]:
        for operator, operands in _operations(content):
            if operator in _SILENT:
                continue
            if operator in _PAINTS:
                self._paints += 1
            elif operator == b"q":
                stack.append((matrix, state))
            elif operator == b"Q":
                if not stack:
                    raise Unreadable("a page restores a state that it never saved")
                matrix, state = stack.pop()
            elif operator == b"cm":
                matrix = _times(_matrix(operands), matrix)
            elif operator in _FILLS:
                state = replace(state, color=_color(operator, operands))
            elif operator == b"Do":
                self._draw(_name(operands[0]), resources, matrix, state)
            elif operator in (b"BMC", b"BDC"):
                self._open(operands, resources)
            elif operator == b"EMC":
                self._artifacts.pop()
            elif operator in _STATE_OPERATORS:
                state = _changed(state, operator, operands)
            else:
                raise Unreadable(f"a page holds “{operator[:12].decode('latin-1')}”, which is not known")
        return matrix, state

    def _open(self, operands: list[Operand], resources: Resources) -> None:
        self._artifacts.append(_name(operands[0]) == "Artifact" or bool(self._artifacts and self._artifacts[-1]))
        self._drawn.spoken.update(_spoken(operands, resources))

    def _draw(self, name: str, resources: Resources, matrix: Matrix, state: State) -> None:
        form = resources.form(name)
        if form is not None:
            content, inner, placed = form
            self.read(content, inner, _times(placed, matrix), state)
            return
        left, right = sorted((matrix[4], matrix[4] + matrix[0] + matrix[2]))
        low, high = sorted((matrix[5], matrix[5] + matrix[1] + matrix[3]))
        self._add(Run("", left, low, right, high - low, b"", "", True, False, 0, name))

    def _add(self, run: Run) -> None:
        artifact = bool(self._artifacts and self._artifacts[-1])
        self._drawn.runs.append(run._replace(artifact=artifact, paints=self._paints))
        self._paints = 0

    def _text(self, body: bytes, resources: Resources, matrix: Matrix, state: State) -> State:
        head = _PLACED.match(body)
        if head:
            matrix = _times((1.0, 0.0, 0.0, 1.0, float(head[1]), float(head[2])), matrix)
            body = body[head.end() :]
        fonts = _FONT_NAME.findall(body)
        names = {name.decode("latin-1") for name in fonts} | ({state.font} if state.font else set())
        key = (body, state, tuple(sorted(id(resources.font(name)) for name in names)))
        made = self._memory.objects.get(key)
        if made is None:
            made = self._memory.objects[key] = _TextObject(resources, state).read(body)
        for run in made.runs:
            self._add(_moved(run, matrix))
        self._drawn.shown.update(made.strings)
        self._drawn.spoken.update(made.spoken)
        return made.end


_PLACED = re.compile(rb"\s*1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm(?=[\s/\[(<])")
_FONT_NAME = re.compile(rb"/([^\s()<>\[\]{}/%]+)\s+[-\d.]+\s+Tf\b")
_STATE_OPERATORS = frozenset((b"Tf", b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"Tr"))


class _TextObject:
    """Takes one text object apart."""

    def __init__(self, resources: Resources, state: State) -> None:
        self._resources, self._state = resources, state
        self._line: Matrix = _UPRIGHT
        self._pen: Matrix = _UPRIGHT
        self._runs: list[Run] = []
        self._strings: set[tuple[str, bytes]] = set()
        self._spoken: set[str] = set()
        self._marks: list[tuple[str | None, int]] = []

    def read(self, body: bytes) -> _Object:
        for operator, operands in _operations(body):
            self._do(operator, operands)
        if self._marks:
            raise Unreadable("marked content does not end with its text")
        return _Object(tuple(self._runs), self._state, tuple(sorted(self._strings)), tuple(sorted(self._spoken)))

    def _do(self, operator: bytes, operands: list[Operand]) -> None:
        match operator:
            case b"Tm":
                self._line = self._pen = _matrix(operands)
            case b"Td":
                self._next_line(_number(operands[0]), _number(operands[1]))
            case b"TD":
                self._state = replace(self._state, leading=-_number(operands[1]))
                self._next_line(_number(operands[0]), _number(operands[1]))
            case b"T*":
                self._next_line(0.0, -self._state.leading)
            case b"Tj":
                self._show(operands)
            case b"TJ":
                array = operands[0]
                self._show(array if isinstance(array, list) else [array])
            case b"'":
                self._next_line(0.0, -self._state.leading)
                self._show(operands)
            case b'"':
                spaced = replace(self._state, word_spacing=_number(operands[0]), spacing=_number(operands[1]))
                self._state = spaced
                self._next_line(0.0, -self._state.leading)
                self._show(operands[2:])
            case b"BMC" | b"BDC":
                self._spoken.update(_spoken(operands, self._resources))
                self._marks.append((_actual(operands, self._resources), len(self._runs)))
            case b"EMC":
                self._close()
            case _ if operator in _FILLS:
                self._state = replace(self._state, color=_color(operator, operands))
            case _ if operator in _STATE_OPERATORS:
                self._state = _changed(self._state, operator, operands)
            case _ if operator not in _SILENT:
                raise Unreadable(f"a text holds “{operator[:12].decode('latin-1')}”, which is not known")

    def _next_line(self, dx: float, dy: float) -> None:
        self._line = self._pen = _times((1.0, 0.0, 0.0, 1.0, dx, dy), self._line)

    def _close(self) -> None:
        if not self._marks:
            raise Unreadable("marked content ends that never began")
        actual, first = self._marks.pop()
        if actual is None or first == len(self._runs):
            return
        covered = self._runs[first:]
        shown = "".join(run.text for run in covered)
        if _plainly_differs(shown, actual):
            raise Unreadable(f"a page draws “{shown}” and says that it reads “{actual}”")
        whole = covered[0]._replace(text=actual, right=covered[-1].right)
        self._runs[first:] = [whole]

    def _show(self, pieces: list[Operand]) -> None:
        state = self._state
        if not state.font:
            raise Unreadable("a text is drawn before a font is chosen")
        font = self._resources.font(state.font)
        start, advance, texts = self._pen, 0.0, []
        for piece in pieces:
            if isinstance(piece, bytes):
                shown = font.show(piece)
                self._strings.add((state.font, piece))
                texts.append(shown.text)
                advance += _advance(shown, state)
            elif isinstance(piece, float):
                moved = -piece / 1000 * state.size * state.stretch
                if moved > state.size * _WORD_GAP:
                    texts.append(" ")
                advance += moved
            else:
                raise Unreadable("a text array holds what is neither text nor a number")
        self._pen = _times((1.0, 0.0, 0.0, 1.0, advance, 0.0), start)
        size = state.size * (abs(start[3]) or abs(start[1]))
        rise = state.rise * start[3]
        self._runs.append(
            Run(
                "".join(texts), start[4], start[5] + rise, self._pen[4], size, state.color, font.name,
                state.mode not in (3, 7), False, 0,
            )
        )  # fmt: skip


# A move to the right inside a string, in em, that reads as a gap between words.
_WORD_GAP = 0.2
_PLAIN = re.compile(r"[A-Za-z0-9]+")


def _plainly_differs(shown: str, actual: str) -> bool:
    """Letters of two plain readings that are not the same; shaped scripts may be read only as a whole."""
    one, other = "".join(shown.split()), "".join(actual.split())
    return one != other and bool(_PLAIN.fullmatch(one)) and bool(_PLAIN.fullmatch(other))


def _advance(shown: Shown, state: State) -> float:
    extra = state.spacing * shown.codes + state.word_spacing * shown.spaces
    return (shown.width * state.size + extra) * state.stretch


def _moved(run: Run, matrix: Matrix) -> Run:
    a, b, c, d, e, f = matrix
    if (a, b, c, d) == (1.0, 0.0, 0.0, 1.0):
        return run._replace(x=run.x + e, y=run.y + f, right=run.right + e)
    x, y = a * run.x + c * run.y + e, b * run.x + d * run.y + f
    return run._replace(x=x, y=y, right=a * run.right + c * run.y + e, size=run.size * (abs(d) or abs(b)))


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _matrix(operands: list[Operand]) -> Matrix:
    a, b, c, d, e, f = map(_number, operands)
    return (a, b, c, d, e, f)


def _changed(state: State, operator: bytes, operands: list[Operand]) -> State:
    if operator == b"Tf":
        return replace(state, font=_name(operands[0]), size=_number(operands[1]))
    value = _number(operands[0])
    match operator:
        case b"Tc":
            return replace(state, spacing=value)
        case b"Tw":
            return replace(state, word_spacing=value)
        case b"Tz":
            return replace(state, stretch=value / 100)
        case b"TL":
            return replace(state, leading=value)
        case b"Ts":
            return replace(state, rise=value)
        case _:
            return replace(state, mode=int(value))


def _color(operator: bytes, operands: list[Operand]) -> bytes:
    return b" ".join(b"%g" % value for value in operands if isinstance(value, float)) + b" " + operator


def _spoken(operands: list[Operand], resources: Resources) -> Iterator[str]:
    for value in _properties(operands, resources).values():
        if isinstance(value, bytes):
            yield text_string(value)


def _actual(operands: list[Operand], resources: Resources) -> str | None:
    value = _properties(operands, resources).get("ActualText")
    return text_string(value) if isinstance(value, bytes) else None


def _properties(operands: list[Operand], resources: Resources) -> Mapping[str, Operand]:
    last = operands[-1]
    if isinstance(last, dict):
        return last
    return resources.named(_name(last)) if len(operands) > 1 else {}


def text_string(raw: bytes) -> str:
    """A text string of a PDF: UTF-16 or UTF-8 with its mark, else one byte a letter."""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xff\xfe"):
        return raw[2:].decode("utf-16-le", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("pdfdoc", "replace")


# ---- tokens


def _operations(content: bytes) -> Iterator[tuple[bytes, list[Operand]]]:
    """Operators with their operands. Raises Unreadable for bytes that are neither."""
    operands: list[Operand] = []
    nests: list[list[Operand]] = []
    at = 0
    for token in _TOKEN.finditer(content):
        if content[at : token.start()].strip(b"\0\t\n\f\r "):
            raise Unreadable("a page holds bytes that are no drawing")
        at = token.end()
        kind, raw = token.lastgroup, token[0]
        target = nests[-1] if nests else operands
        if kind == "number":
            target.append(float(raw))
        elif kind == "operator":
            if nests:
                target.append(raw.decode("latin-1"))  # true, false, null
                continue
            if raw == b"BI":
                raise Unreadable("a page holds a picture between its operators")
            yield raw, operands
            operands = []
        elif kind == "literal":
            target.append(_unescaped(raw))
        elif kind == "hex":
            digits = b"".join(raw[1:-1].split())
            target.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
        elif kind == "name":
            target.append(raw[1:].decode("latin-1"))
        elif raw in (b"[", b"<<"):
            nests.append([])
        elif raw in (b"]", b">>"):
            if not nests:
                raise Unreadable("a bracket closes that never opened")
            done = nests.pop()
            (nests[-1] if nests else operands).append(done if raw == b"]" else _as_dict(done))
    if content[at:].strip(b"\0\t\n\f\r ") or nests:
        raise Unreadable("a page holds bytes that are no drawing")


def _as_dict(flat: list[Operand]) -> dict[str, Operand]:
    return {_name(key): value for key, value in zip(flat[::2], flat[1::2], strict=False)}


def _unescaped(raw: bytes) -> bytes:
    inner = raw[1:-1]
    return _ESCAPE.sub(_escape, inner) if b"\\" in inner else inner


def _escape(found: re.Match[bytes]) -> bytes:
    what = found[1]
    if what in _ESCAPES:
        return _ESCAPES[what]
    return bytes([int(what, 8) & 255]) if what[:1].isdigit() and what[:1] < b"8" else what


def _number(operand: Operand) -> float:
    if not isinstance(operand, float):
        raise Unreadable("a page has a word where a number belongs")
    return operand


def _name(operand: Operand) -> str:
    if not isinstance(operand, str):
        raise Unreadable("a page has a value where a name belongs")
    return operand
