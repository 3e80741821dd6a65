"""A coordinate grid: two axes with their numbers, points with their names, perhaps joined by lines."""

from __future__ import annotations

import re
from fractions import Fraction

from generator.document.drawings import Circle, Drawing, Label, Polyline, Shape
from generator.readers.drawings.values import Values

NAME = "grid"
KEYS = ("x", "y", "points", "line", "shape", "labels")
SPACE = False

MOST_CELLS = 40
_RANGE = re.compile(r"(\S+)\s*\.\.\s*(\S+)")
_POINT = re.compile(r"([^\W\d_][^\W_]{0,3})?\s*\(([^()]*)\)")
_MOST_CELL, _MOST_SIDE = 7.0, 90.0
_EDGE, _ARROW, _SIZE, _DOT, _LETTER = 6.5, 2.0, 8.0, 1.0, 9.5

_Spot = tuple[str, Fraction, Fraction]


def draw(values: Values) -> Drawing | None:
    xs, ys = _range(values, "x"), _range(values, "y")
    if xs is None or ys is None:
        return None
    points = [*_points(values, "points"), *_points(values, "line"), *_points(values, "shape")]
    for key in ("points", "line", "shape"):
        for _, x, y in _points(values, key):
            if not (xs[0] <= x <= xs[1] and ys[0] <= y <= ys[1]):
                values.outside(key, f"({values.shown(x)}, {values.shown(y)})")
    return None if values.failed else _Grid(values, xs, ys).drawing(points)


def _range(values: Values, key: str) -> tuple[int, int] | None:
    found = _RANGE.fullmatch(values.text(key, "0..10"))
    ends = [values.parsed(found[1]), values.parsed(found[2])] if found else []
    first, last = ends if len(ends) == 2 else (None, None)
    if first is None or last is None or first.denominator != 1 or last.denominator != 1 or first >= last:
        values.wrong(key, "0..10, -5..5")
        return None
    if last - first > MOST_CELLS:
        values.too_many(key, int(last - first), MOST_CELLS)
        return None
    return int(first), int(last)


def _points(values: Values, key: str) -> list[_Spot]:
    """`A(2, 3) B(5, 1)`, with or without names and commas between them."""
    text, made, at = values.text(key), list[_Spot](), 0
    for found in _POINT.finditer(text):
        numbers = re.split(r"\s*;\s*|,\s+|,(?=[^,]*$)", found[2].strip(), maxsplit=1)
        x, y = map(values.parsed, numbers) if len(numbers) == 2 else (None, None)
        if x is None or y is None or text[at : found.start()].strip(" ,;"):
            values.wrong(key, "A(2, 3), B(5, 1)")
            return []
        made.append((found[1] or "", x, y))
        at = found.end()
    if text[at:].strip(" ,;"):
        values.wrong(key, "A(2, 3), B(5, 1)")
        return []
    return made


class _Grid:
    def __init__(self, values: Values, xs: tuple[int, int], ys: tuple[int, int]) -> None:
        self._values, self._xs, self._ys = values, xs, ys
        longest = max(xs[1] - xs[0], ys[1] - ys[0])
        self._cell = round(min(_MOST_CELL, _MOST_SIDE / longest), 2)
        self._width = round((xs[1] - xs[0]) * self._cell + 2 * _EDGE, 2)
        self._height = round((ys[1] - ys[0]) * self._cell + 2 * _EDGE, 2)
        # The axes stand at zero, or at the edge where zero is not on the grid.
        self._zero = min(max(0, xs[0]), xs[1]), min(max(0, ys[0]), ys[1])

    def _at(self, x: float, y: float) -> tuple[float, float]:
        left, low = self._xs[0], self._ys[0]
        return round(_EDGE + (x - left) * self._cell, 2), round(self._height - _EDGE - (y - low) * self._cell, 2)

    def drawing(self, points: list[_Spot]) -> Drawing:
        values = self._values
        shapes = [*self._lines(), *self._axes()]
        if values.choice("labels", ("all", "none")) == "all":
            shapes += self._numbers()
        told = [*self._joined("line", closed=False), *self._joined("shape", closed=True)]
        told += [shape for point in points for shape in self._dot(point)]
        ranges = {"x1": self._xs[0], "x2": self._xs[1], "y1": self._ys[0], "y2": self._ys[1]}
        alt = values.words("grid_alt", **{name: values.shown(Fraction(value)) for name, value in ranges.items()})
        named = ", ".join(f"{name}({values.shown(x)}, {values.shown(y)})" for name, x, y in points)
        full = alt + (" " + values.words("grid_points", points=named) if named else "")
        if values.answer:
            return Drawing(self._width, self._height, tuple(shapes), alt, tuple(told), full)
        return Drawing(self._width, self._height, (*shapes, *told), full)

    def _lines(self) -> list[Shape]:
        (x1, x2), (y1, y2) = self._xs, self._ys
        upright = [Polyline((self._at(x, y1), self._at(x, y2)), stroke=0.3, shade="faint") for x in range(x1, x2 + 1)]
        level = [Polyline((self._at(x1, y), self._at(x2, y)), stroke=0.3, shade="faint") for y in range(y1, y2 + 1)]
        return [*upright, *level]

    def _axes(self) -> list[Shape]:
        (x1, x2), (y1, y2) = self._xs, self._ys
        zero_x, zero_y = self._zero
        (left, level), (right, _) = self._at(x1, zero_y), self._at(x2, zero_y)
        (upright, low), (_, high) = self._at(zero_x, y1), self._at(zero_x, y2)
        right, high = right + 3.5, high - 3.5
        return [
            Polyline(((left, level), (right, level)), stroke=1.0),
            Polyline(((right - _ARROW, level - 1.1), (right, level), (right - _ARROW, level + 1.1)), stroke=1.0),
            Polyline(((upright, low), (upright, high)), stroke=1.0),
            Polyline(((upright - 1.1, high + _ARROW), (upright, high), (upright + 1.1, high + _ARROW)), stroke=1.0),
            Label(right + 2.0, level, "x", _SIZE + 1),
            Label(upright, high - 2.0, "y", _SIZE + 1),
        ]

    def _numbers(self) -> list[Shape]:
        zero_x, zero_y = self._zero
        every = max(1, round(4.2 / self._cell + 0.49))
        made: list[Shape] = []
        for x in range(self._xs[0], self._xs[1] + 1):
            if x != zero_x and x % every == 0:
                left, top = self._at(x, zero_y)
                made.append(Label(left, top + 3.0, self._values.shown(Fraction(x)), _SIZE))
        for y in range(self._ys[0], self._ys[1] + 1):
            if y != zero_y and y % every == 0:
                left, top = self._at(zero_x, y)
                made.append(Label(left - 1.6, top, self._values.shown(Fraction(y)), _SIZE, "end"))
        left, top = self._at(zero_x, zero_y)
        return [*made, Label(left - 1.6, top + 3.0, self._values.shown(Fraction(zero_x)), _SIZE, "end")]

    def _joined(self, key: str, closed: bool) -> list[Shape]:
        spots = tuple(self._at(float(x), float(y)) for _, x, y in _points(self._values, key))
        return [Polyline(spots, closed, stroke=1.3)] if len(spots) > 1 else []

    def _dot(self, point: _Spot) -> list[Shape]:
        name, x, y = point
        left, top = self._at(float(x), float(y))
        dot = Circle(left, top, _DOT, 0, "solid")
        return [dot, Label(left + 1.6, top - 2.4, name, _LETTER, "start", bold=True)] if name else [dot]
