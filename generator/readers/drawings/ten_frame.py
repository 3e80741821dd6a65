"""Ten-frames: two rows of five boxes with a dot for each thing that is counted."""

from __future__ import annotations

from generator.document.drawings import Circle, Drawing, Polyline, Rectangle, Shape
from generator.readers.drawings.values import Values

NAME = "ten-frame"
KEYS = ("count", "frames")
SPACE = False

_CELL, _GAP, _EDGE, _DOT = 9.0, 6.0, 0.5, 3.1
_ROW, _FRAME, _MOST_FRAMES = 5, 10, 3


def draw(values: Values) -> Drawing | None:
    if not values.need("count", "7"):
        return None
    count = values.whole("count", 0, 0, _FRAME * _MOST_FRAMES)
    frames = values.whole("frames", max(1, -(-count // _FRAME)), 1, _MOST_FRAMES)
    if not values.failed and count > frames * _FRAME:
        values.too_many("count", count, frames * _FRAME)
    if values.failed:
        return None
    shapes: list[Shape] = [shape for frame in range(frames) for shape in _boxes(frame)]
    dots = tuple(_dot(at) for at in range(count))
    size = frames * (_ROW * _CELL + _GAP) - _GAP + 2 * _EDGE, 2 * _CELL + 2 * _EDGE
    empty = values.words("ten_frame_empty_alt", frames=frames)
    full = values.words("ten_frame_alt", count=count)
    if values.answer:
        return Drawing(*size, tuple(shapes), empty, dots, full)
    return Drawing(*size, (*shapes, *dots), full)


def _left(frame: int) -> float:
    return _EDGE + frame * (_ROW * _CELL + _GAP)


def _boxes(frame: int) -> tuple[Shape, ...]:
    left, top, width, height = _left(frame), _EDGE, _ROW * _CELL, 2 * _CELL
    uprights = (left + at * _CELL for at in range(1, _ROW))
    return (
        *(Polyline(((x, top), (x, top + height)), stroke=0.7) for x in uprights),
        Polyline(((left, top + _CELL), (left + width, top + _CELL)), stroke=0.7),
        Rectangle(left, top, width, height, 1.1),
    )


def _dot(at: int) -> Shape:
    """The upper row is filled first, from the left."""
    frame, place = divmod(at, _FRAME)
    row, column = divmod(place, _ROW)
    return Circle(_left(frame) + (column + 0.5) * _CELL, _EDGE + (row + 0.5) * _CELL, _DOT, 0, "solid")
