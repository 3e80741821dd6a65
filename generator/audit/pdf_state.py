"""The part of a graphics state that bears on text: where it stands, how large, in which colour and font."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from generator.audit.pdf_fonts import Font
from generator.audit.pdf_tokens import Operand, as_name, as_number
from generator.frozen import frozen, replace

# Path and state operators that say nothing of text.
SILENT = frozenset(
    (b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"n", b"W", b"W*", b"w", b"J", b"j", b"M", b"d", b"i", b"ri", b"gs",
     b"RG", b"G", b"K", b"CS", b"SC", b"SCN", b"cs", b"d0", b"d1", b"MP", b"DP", b"BX", b"EX")
)  # fmt: skip
FILLS = frozenset((b"rg", b"g", b"k", b"sc", b"scn"))

STATE_OPERATORS = frozenset((b"Tf", b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"Tr"))

Matrix = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Edges = tuple[float, float, float, float]
"""Left, lower, right and upper edge of a page or a form, in pt."""


class Run(NamedTuple):
    """Text drawn by one operator, `x` and `y` in pt from the page's lower left, `right` where its pen stops: left
    of `x` if it runs from right to left.

    `artifact` is what the file itself calls furniture of the page; `paints` counts the shapes painted since the last
    run. A picture is a run whose `picture` is the digest of its pixels, from `x`, `y` to `right`, `size` high.
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

    @property
    def left_edge(self) -> float:
        return min(self.x, self.right)

    @property
    def right_edge(self) -> float:
        return max(self.x, self.right)


@frozen
class Resources:
    """What the names of a page stand for. `form` gives a form, or the digest of the pixels of a picture."""

    font: Callable[[str], Font]
    form: Callable[[str], Form | str]
    named: Callable[[str], dict[str, Operand]]


@frozen
class Form:
    """What it draws, with what resources, how it stands, and the box outside of which nothing of it is seen."""

    content: bytes
    resources: Resources
    matrix: Matrix
    edges: Edges


@frozen
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


def moved(run: Run, matrix: Matrix) -> Run:
    a, b, c, d, e, f = matrix
    if (a, b, c, d) == (1.0, 0.0, 0.0, 1.0):
        return run._replace(x=run.x + e, y=run.y + f, right=run.right + e)
    x, y = a * run.x + c * run.y + e, b * run.x + d * run.y + f
    return run._replace(x=x, y=y, right=a * run.right + c * run.y + e, size=run.size * (abs(d) or abs(b)))


def times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def matrix_of(operands: list[Operand]) -> Matrix:
    a, b, c, d, e, f = map(as_number, operands)
    return (a, b, c, d, e, f)


def changed(state: State, operator: bytes, operands: list[Operand]) -> State:
    if operator == b"Tf":
        return replace(state, font=as_name(operands[0]), size=as_number(operands[1]))
    value = as_number(operands[0])
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


def color_of(operator: bytes, operands: list[Operand]) -> bytes:
    return b" ".join(b"%g" % value for value in operands if isinstance(value, float)) + b" " + operator


def spoken_in(operands: list[Operand], resources: Resources, but: str = "") -> Iterator[str]:
    """Texts that a mark gives its content; `but` is one that is read as the text of the page itself."""
    for key, value in _properties(operands, resources).items():
        if isinstance(value, bytes) and key != but:
            yield text_string(value)


def actual_text(operands: list[Operand], resources: Resources) -> str | None:
    value = _properties(operands, resources).get("ActualText")
    return text_string(value) if isinstance(value, bytes) else None


def _properties(operands: list[Operand], resources: Resources) -> Mapping[str, Operand]:
    last = operands[-1]
    if isinstance(last, dict):
        return last
    return resources.named(as_name(last)) if len(operands) > 1 else {}


# Where PDFDocEncoding is not Latin-1 (ISO 32000-1, annex D.2).
_PDFDOC = {
    **dict(zip(range(0x18, 0x20), "˘ˇˆ˙˝˛˚˜", strict=True)),
    **dict(zip(range(0x80, 0x9F), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", strict=True)),
    0x9F: "\ufffd",
    0xA0: "€",
}


def text_string(raw: bytes) -> str:
    """A text string of a PDF: UTF-16 or UTF-8 with its mark, else one byte a letter."""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xff\xfe"):
        return raw[2:].decode("utf-16-le", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("latin-1").translate(_PDFDOC)
