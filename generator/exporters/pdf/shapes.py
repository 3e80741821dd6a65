"""Rules, frames, circles and ticks as path operators, drawn from a pen at (0, 0), y up."""

from __future__ import annotations

from functools import lru_cache

# How far the handles of a Bézier curve stand from its ends, in radii, so that four of them make a circle.
_BEND = 0.5523


@lru_cache(maxsize=1 << 14)
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


def _point(x: float, y: float) -> bytes:
    return number(x) + b" " + number(y)


def _move(x: float, y: float) -> bytes:
    return _point(x, y) + b" m"


def _line(x: float, y: float) -> bytes:
    return _point(x, y) + b" l"


def _corner(x: float, y: float, across: float, along: float, vertical_first: bool) -> bytes:
    """A quarter of an ellipse from (x, y) to (x + across, y + along)."""
    if vertical_first:
        first = _point(x, y + along * _BEND)
        second = _point(x + across * (1 - _BEND), y + along)
    else:
        first = _point(x + across * _BEND, y)
        second = _point(x + across, y + along * (1 - _BEND))
    return b" ".join((first, second, _point(x + across, y + along), b"c"))


@lru_cache(maxsize=512)
def rounded(width: float, height: float, radius: float, stroke: float, line: str, inside: str = "") -> bytes:
    """A rounded frame whose outer edges are (0, 0) and (width, -height). `inside` fills it first."""
    half = stroke / 2
    left, right, top, bottom = half, width - half, -half, half - height
    bend = min(radius, height / 2 - half, width / 2 - half)
    path = (
        _move(left + bend, top),
        _line(right - bend, top),
        _corner(right - bend, top, bend, -bend, vertical_first=False),
        _line(right, bottom + bend),
        _corner(right, bottom + bend, -bend, -bend, vertical_first=True),
        _line(left + bend, bottom),
        _corner(left + bend, bottom, -bend, bend, vertical_first=False),
        _line(left, top - bend),
        _corner(left, top - bend, bend, bend, vertical_first=True),
        b"h",
    )
    paint = b"B" if inside else b"S"
    start = fill(inside) + b" " if inside else b""
    return start + pen(line, stroke) + b" " + b" ".join(path) + b" " + paint


@lru_cache(maxsize=512)
def circle(diameter: float, stroke: float, line: str) -> bytes:
    """A circle in the square from (0, 0) to (diameter, -diameter), its stroke inside."""
    return pen(line, stroke) + b" " + _round(diameter / 2, (diameter - stroke) / 2) + b" S"


@lru_cache(maxsize=64)
def disc(diameter: float, color: str) -> bytes:
    """A filled circle in the square from (0, 0) to (diameter, -diameter)."""
    return fill(color) + b" " + _round(diameter / 2, diameter / 2) + b" f"


def _round(middle: float, radius: float) -> bytes:
    path = (
        _move(middle + radius, -middle),
        _corner(middle + radius, -middle, -radius, radius, vertical_first=True),
        _corner(middle, radius - middle, -radius, -radius, vertical_first=False),
        _corner(middle - radius, -middle, radius, -radius, vertical_first=True),
        _corner(middle, -radius - middle, radius, radius, vertical_first=False),
        b"h",
    )
    return b" ".join(path)


@lru_cache(maxsize=64)
def tick(size: float, color: str) -> bytes:
    """A tick in the square from (0, 0) to (size, -size)."""
    path = (
        _move(size * 0.10, -size * 0.55),
        _line(size * 0.37, -size * 0.84),
        _line(size * 0.92, -size * 0.20),
    )
    return pen(color, size * 0.19) + b" 1 J 1 j " + b" ".join(path) + b" S"


@lru_cache(maxsize=64)
def arrow(length: float, width: float, color: str) -> bytes:
    """An arrow from (0, 0) to (length, 0)."""
    head = min(3.5, length / 2)
    path = (_move(0, 0), _line(length, 0), _move(length - head, head * 0.7), _line(length, 0))
    return pen(color, width) + b" 1 J 1 j " + b" ".join((*path, _line(length - head, head * -0.7))) + b" S"


@lru_cache(maxsize=64)
def tab(width: float, height: float, radius: float, color: str) -> bytes:
    """A filled tab that hangs from (0, 0), its lower corners rounded."""
    path = (
        _move(0, 0),
        _line(0, radius - height),
        _corner(0, radius - height, radius, -radius, vertical_first=True),
        _line(width - radius, -height),
        _corner(width - radius, -height, radius, radius, vertical_first=False),
        _line(width, 0),
        b"h",
    )
    return fill(color) + b" " + b" ".join(path) + b" f"
