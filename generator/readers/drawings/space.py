"""An empty frame to draw a map, a graph or a picture in, plain or with squares or dots."""

from __future__ import annotations

import re
from fractions import Fraction

from generator.document.drawings import Circle, Drawing, Label, Polyline, Rectangle, Shape
from generator.readers.drawings.values import Values

NAME = "blank"
KEYS = ("width", "height", "pattern", "title")
SPACE = True

_LENGTH = re.compile(r"(\S+?)\s*(cm|mm)")
_WIDTH, _HEIGHT, _LEAST, _MOST_WIDTH, _MOST_HEIGHT = 120.0, 60.0, 15.0, 165.0, 200.0
_SQUARE, _EDGE, _TITLE = 5.0, 0.5, 6.0
_LONGEST = 60


def draw(values: Values) -> Drawing | None:
    width = _length(values, "width", _WIDTH, _MOST_WIDTH)
    height = _length(values, "height", _HEIGHT, _MOST_HEIGHT)
    pattern = values.choice("pattern", ("none", "squares", "dots"))
    title = values.text("title")
    if len(title) > _LONGEST:
        values.wrong("title", f"≤ {_LONGEST}")
    if values.failed:
        return None
    top = _EDGE + (_TITLE if title else 0.0)
    shapes: list[Shape] = [Label(_EDGE, _TITLE / 2, title, 9.0, "start", bold=True)] if title else []
    shapes += _pattern(pattern, width, height, top)
    shapes.append(Rectangle(_EDGE, top, width, height, 1.0))
    alt = f"{title}: {values.words('space_alt')}" if title else values.words("space_alt")
    return Drawing(width + 2 * _EDGE, top + height + _EDGE, tuple(shapes), alt)


def _length(values: Values, key: str, default: float, most: float) -> float:
    """`60 mm` or `6 cm`."""
    if key not in values:
        return default
    found = _LENGTH.fullmatch(values.text(key))
    number = values.parsed(found[1]) if found else None
    length = (number or Fraction(0)) * (10 if found and found[2] == "cm" else 1)
    if not _LEAST <= length <= most:
        values.wrong(key, "6 cm, 60 mm")
        return default
    return round(float(length), 1)


def _pattern(pattern: str, width: float, height: float, top: float) -> list[Shape]:
    columns, rows = int(width / _SQUARE), int(height / _SQUARE)
    xs = [_EDGE + at * _SQUARE for at in range(1, columns + 1) if at * _SQUARE < width]
    ys = [top + at * _SQUARE for at in range(1, rows + 1) if at * _SQUARE < height]
    match pattern:
        case "squares":
            upright = [Polyline(((x, top), (x, top + height)), stroke=0.3, shade="faint") for x in xs]
            return [*upright, *(Polyline(((_EDGE, y), (_EDGE + width, y)), stroke=0.3, shade="faint") for y in ys)]
        case "dots":
            return [Circle(x, y, 0.25, 0, "solid", "soft") for y in ys for x in xs]
        case _:
            return []
