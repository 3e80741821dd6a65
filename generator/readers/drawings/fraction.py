"""A fraction as a bar or a circle in equal parts, some of them hatched."""

from __future__ import annotations

import re

from generator.document.drawings import Arc, Circle, Drawing, Polyline, Rectangle, Shape, on_circle
from generator.readers.drawings.values import Values

NAME = "fraction"
KEYS = ("value", "as")
SPACE = False

MOST_PARTS, _MOST_WHOLES = 24, 6
_VALUE = re.compile(r"([0-9]{1,3})\s*/\s*([0-9]{1,3})")
_BAR_WIDTH, _BAR_HEIGHT, _GAP = 66.0, 11.0, 3.0
_RADIUS, _EDGE = 14.0, 0.5


def draw(values: Values) -> Drawing | None:
    if not values.need("value", "3/4"):
        return None
    found = _VALUE.fullmatch(values.text("value"))
    if not found or not int(found[2]):
        values.wrong("value", "3/4, 5/8")
        return None
    count, parts = int(found[1]), int(found[2])
    form = values.choice("as", ("bar", "circle"))
    wholes = max(1, -(-count // parts))
    if parts > MOST_PARTS or wholes > _MOST_WHOLES:
        values.too_many("value", max(parts, wholes), MOST_PARTS if parts > MOST_PARTS else _MOST_WHOLES)
    if values.failed:
        return None
    cells = [_bar(whole, part, parts) if form == "bar" else _slice(whole, part, parts)
             for whole in range(wholes) for part in range(parts)]  # fmt: skip
    frames = [frame for whole in range(wholes) for frame in (_frame(whole) if form == "bar" else _ring(whole, parts))]
    hatched = tuple(cells[:count])
    edges = tuple(frames) if form == "circle" else (*_cuts(wholes, parts), *frames)
    alt = values.words("fraction_alt", parts=parts)
    full = values.words("fraction_shaded_alt", count=count, parts=parts)
    if form == "bar":
        size = _BAR_WIDTH + 2 * _EDGE, wholes * (_BAR_HEIGHT + _GAP) - _GAP + 2 * _EDGE
    else:
        size = wholes * (2 * _RADIUS + _GAP) - _GAP + 2 * _EDGE, 2 * (_RADIUS + _EDGE)
    if values.answer:
        return Drawing(*size, edges, alt, hatched, full)
    return Drawing(*size, (*hatched, *edges), full)


def _bar(whole: int, part: int, parts: int) -> Shape:
    width = _BAR_WIDTH / parts
    return Rectangle(_EDGE + part * width, _EDGE + whole * (_BAR_HEIGHT + _GAP), width, _BAR_HEIGHT, 0, "hatch")


def _cuts(wholes: int, parts: int) -> tuple[Shape, ...]:
    made = []
    for whole in range(wholes):
        top = _EDGE + whole * (_BAR_HEIGHT + _GAP)
        for part in range(1, parts):
            x = _EDGE + part * _BAR_WIDTH / parts
            made.append(Polyline(((x, top), (x, top + _BAR_HEIGHT)), stroke=0.7))
    return tuple(made)


def _frame(whole: int) -> tuple[Shape, ...]:
    return (Rectangle(_EDGE, _EDGE + whole * (_BAR_HEIGHT + _GAP), _BAR_WIDTH, _BAR_HEIGHT, 1.0),)


def _middle(whole: int) -> tuple[float, float]:
    return _EDGE + _RADIUS + whole * (2 * _RADIUS + _GAP), _EDGE + _RADIUS


def _slice(whole: int, part: int, parts: int) -> Shape:
    if parts == 1:
        return Circle(*_middle(whole), _RADIUS, 0, "hatch")
    return Arc(*_middle(whole), _RADIUS, part * 360 / parts, 360 / parts, pie=True, stroke=0, fill="hatch")


def _ring(whole: int, parts: int) -> tuple[Shape, ...]:
    middle = _middle(whole)
    cuts = range(parts) if parts > 1 else ()
    spokes = tuple(Polyline((middle, on_circle(*middle, _RADIUS, part * 360 / parts)), stroke=0.7) for part in cuts)
    return (*spokes, Circle(*middle, _RADIUS, 1.0))
