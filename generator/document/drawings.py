"""Drawings of neutral shapes: a number line, a clock, a grid. Paper draws them as paths, slides as native shapes.

Lengths are mm from the drawing's upper left corner, x to the right and y *down*; strokes and letters are in pt. What is
drawn is exact to a hundredth of a millimetre, so that a finished file can be read back and compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin, tan
from typing import Literal, assert_never

from generator.document.charts import Chart
from generator.frozen import frozen

Point = tuple[float, float]
Fill = Literal["", "white", "light", "solid", "hatch"]
"""`light` is a grey of 6 %, `hatch` are slanting lines, for what must be seen on a copy."""
Shade = Literal["ink", "soft", "faint"]
"""`soft` is for rules that only help; `faint` is a grey to trace over, which a copier still shows."""


@frozen
class Polyline:
    """Straight lines from point to point; `closed` makes a polygon. A `stroke` of 0 draws no line."""

    points: tuple[Point, ...]
    closed: bool = False
    stroke: float = 0.75
    fill: Fill = ""
    shade: Shade = "ink"
    dashed: bool = False


@frozen
class Rectangle:
    x: float
    y: float
    width: float
    height: float
    stroke: float = 0.75
    fill: Fill = ""
    shade: Shade = "ink"
    dashed: bool = False


@frozen
class Circle:
    """`x` and `y` are its middle."""

    x: float
    y: float
    radius: float
    stroke: float = 0.75
    fill: Fill = ""
    shade: Shade = "ink"
    dashed: bool = False


@frozen
class Arc:
    """A part of a circle, in degrees clockwise from the top; `pie` joins its ends to the middle."""

    x: float
    y: float
    radius: float
    start: float
    sweep: float
    pie: bool = False
    stroke: float = 0.75
    fill: Fill = ""
    shade: Shade = "ink"
    dashed: bool = False


@frozen
class Label:
    """Words on one line. `x` is their start, middle or end by `anchor`; `y` is the middle of their capitals, or the
    line that they stand on (`level`). A `hand` is the letters that children learn to write."""

    x: float
    y: float
    text: str
    size: float = 9.0
    anchor: Literal["start", "middle", "end"] = "middle"
    level: Literal["middle", "base"] = "middle"
    bold: bool = False
    hand: bool = False
    shade: Shade = "ink"


Path = Polyline | Rectangle | Circle | Arc
Shape = Path | Label
Shapes = tuple[Shape, ...]


@frozen
class Drawing:
    """`shapes` are what everybody sees, `answers` what a key draws over them; `blank` takes these out.

    `alt` says in words what is to be seen, `answer_alt` what a key shows; a `decorative` drawing is not told of.
    A `space` is there for pupils to write or draw in. `chart` is the data that the shapes were made from.
    """

    width: float
    height: float
    shapes: Shapes
    alt: str = ""
    answers: Shapes = ()
    answer_alt: str = ""
    decorative: bool = False
    space: bool = False
    chart: Chart | None = None


def labels(shapes: Shapes) -> tuple[Label, ...]:
    """The words of a drawing, in the order in which they are drawn and read."""
    return tuple(shape for shape in shapes if isinstance(shape, Label))


def paths(shapes: Shapes) -> tuple[Path, ...]:
    """Everything else, which is drawn below the words."""
    return tuple(shape for shape in shapes if not isinstance(shape, Label))


# ---- outlines

Step = tuple[Literal["M", "L", "C", "Z"], tuple[int, ...]]
"""Move, line, curve (two handles, then its end) or close; coordinates in hundredths of a millimetre."""

Outline = tuple[Step, ...]

HUNDREDTHS = 100
# How far the handles of a Bézier curve stand from its ends, in radii, so that four of them make a circle.
_BEND = 4 / 3 * tan(radians(90) / 4)


def outline(shape: Path) -> Outline:
    """A shape as steps of a pen."""
    return tuple(_rounded(_steps(shape)))


def _rounded(steps: Iterator[tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]]) -> Iterator[Step]:
    for name, numbers in steps:
        yield name, tuple([round(number * HUNDREDTHS) for number in numbers])


def _exact(length: float) -> float:
    return round(length * HUNDREDTHS) / HUNDREDTHS


def _steps(shape: Path) -> Iterator[tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]]:
    match shape:
        case Polyline(points, closed):
            yield "M", points[0]
            for point in points[1:]:
                yield "L", point
            if closed:
                yield "Z", ()
        case Rectangle(x, y, width, height):
            yield "M", (x, y)
            yield "L", (x + width, y)
            yield "L", (x + width, y + height)
            yield "L", (x, y + height)
            yield "Z", ()
        case Circle():
            x, y, radius = map(_exact, (shape.x, shape.y, shape.radius))
            bend = radius * _BEND
            yield "M", (x + radius, y)
            yield "C", (x + radius, y + bend, x + bend, y + radius, x, y + radius)
            yield "C", (x - bend, y + radius, x - radius, y + bend, x - radius, y)
            yield "C", (x - radius, y - bend, x - bend, y - radius, x, y - radius)
            yield "C", (x + bend, y - radius, x + radius, y - bend, x + radius, y)
            yield "Z", ()
        case Arc():
            yield from _arc(shape)
        case _:
            assert_never(shape)


def _arc(arc: Arc) -> Iterator[tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]]:
    first = on_circle(arc.x, arc.y, arc.radius, arc.start)
    if arc.pie:
        yield "M", (arc.x, arc.y)
        yield "L", first
    else:
        yield "M", first
    pieces = max(1, -(-round(abs(arc.sweep) * HUNDREDTHS) // (90 * HUNDREDTHS)))
    step = arc.sweep / pieces
    handle = arc.radius * 4 / 3 * tan(radians(step) / 4)
    for piece in range(pieces):
        one, other = arc.start + piece * step, arc.start + (piece + 1) * step
        (x, y), (end_x, end_y) = (on_circle(arc.x, arc.y, arc.radius, angle) for angle in (one, other))
        (dx, dy), (back_x, back_y) = ((cos(radians(angle)), sin(radians(angle))) for angle in (one, other))
        handles = (x + handle * dx, y + handle * dy, end_x - handle * back_x, end_y - handle * back_y)
        yield "C", (*handles, end_x, end_y)
    if arc.pie:
        yield "Z", ()


def on_circle(x: float, y: float, radius: float, angle: float) -> Point:
    """The point at an angle, in degrees clockwise from the top."""
    return x + radius * sin(radians(angle)), y - radius * cos(radians(angle))


GREYS = {"soft": "7A7A7A", "faint": "A0A0A0", "white": "FFFFFF", "light": "F0F0F0"}
"""RRGGBB of shades and fills that are the same in every theme; ink is a theme's own."""
