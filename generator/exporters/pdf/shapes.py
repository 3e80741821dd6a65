"""Rules, frames, circles and ticks as path operators, drawn by reportlab's paths from a pen at (0, 0), y up."""

from __future__ import annotations

from functools import lru_cache

from reportlab.pdfgen.pathobject import PDFPathObject


def number(value: float) -> bytes:
    """As short as two decimals can be written."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return b"0" if text in ("-0", "") else text.encode()


@lru_cache(maxsize=256)
def rgb(color: str) -> bytes:
    """RRGGBB as three operands."""
    return b" ".join(f"{int(color[at : at + 2], 16) / 255:.3f}".rstrip("0").rstrip(".").encode() for at in (0, 2, 4))


def fill(color: str) -> bytes:
    return rgb(color) + b" rg"


def pen(color: str, width: float) -> bytes:
    return rgb(color) + b" RG " + number(width) + b" w"


def rule(x: float, y: float, length: float, width: float, color: str) -> bytes:
    """A horizontal rule; y up."""
    start, end, level = number(x), number(x + length), number(y)
    return b" ".join((pen(color, width), start, level, b"m", end, level, b"l S"))


def upright(x: float, y: float, length: float, width: float, color: str) -> bytes:
    """A vertical rule that goes down from y."""
    at = number(x)
    return b" ".join((pen(color, width), at, number(y), b"m", at, number(y - length), b"l S"))


def _code(path: PDFPathObject) -> bytes:
    code: str = path.getCode()
    return code.replace("\n", " ").encode("ascii")


@lru_cache(maxsize=512)
def rounded(width: float, height: float, radius: float, stroke: float, line: str, inside: str = "") -> bytes:
    """A rounded frame whose outer edges are (0, 0) and (width, -height). `inside` fills it first."""
    path = PDFPathObject()
    half = stroke / 2
    path.roundRect(half, half - height, width - stroke, height - stroke, min(radius, height / 2, width / 2))
    paint = b"B" if inside else b"S"
    start = fill(inside) + b" " if inside else b""
    return start + pen(line, stroke) + b" " + _code(path) + b" " + paint


@lru_cache(maxsize=512)
def circle(diameter: float, stroke: float, line: str) -> bytes:
    """A circle in the square from (0, 0) to (diameter, -diameter), its stroke inside."""
    path = PDFPathObject()
    path.circle(diameter / 2, -diameter / 2, (diameter - stroke) / 2)
    return pen(line, stroke) + b" " + _code(path) + b" S"


@lru_cache(maxsize=64)
def tick(size: float, color: str) -> bytes:
    """A tick in the square from (0, 0) to (size, -size)."""
    path = PDFPathObject()
    path.moveTo(size * 0.10, -size * 0.55)
    path.lineTo(size * 0.37, -size * 0.84)
    path.lineTo(size * 0.92, -size * 0.20)
    return pen(color, size * 0.19) + b" 1 J 1 j " + _code(path) + b" S"


@lru_cache(maxsize=64)
def tab(width: float, height: float, radius: float, color: str) -> bytes:
    """A filled tab that hangs from (0, 0), its lower corners rounded."""
    bend = radius * 0.4477
    path = PDFPathObject()
    path.moveTo(0, 0)
    path.lineTo(0, radius - height)
    path.curveTo(0, bend - height, bend, -height, radius, -height)
    path.lineTo(width - radius, -height)
    path.curveTo(width - bend, -height, width, bend - height, width, radius - height)
    path.lineTo(width, 0)
    path.close()
    return fill(color) + b" " + _code(path) + b" f"
