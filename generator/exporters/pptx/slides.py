"""A deck as plain data: what stands on every slide, where, how large, in which reading order.

Lengths are EMU (360000 to a centimetre, 12700 to a point), sizes and spaces pt. Colours are roles of the theme; an
empty role keeps the colour of the placeholder. Nothing is left to decide once these values are made.
"""

from __future__ import annotations

from typing import Literal

from generator.document.charts import Chart
from generator.document.drawings import Shapes
from generator.frozen import frozen

CM = 360000
PT = 12700


def cm(length: float) -> int:
    """Centimetres in EMU."""
    return round(length * CM)


@frozen
class Area:
    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h


# ---- text

FaceRole = Literal["heading", "body"]


@frozen
class Run:
    """Letters of one look. `"\\n"` alone is a line break; `number` is the slide's own number."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    shift: Literal["", "sub", "super"] = ""
    code: bool = False
    color: str = ""
    link: str = ""
    number: bool = False


Runs = tuple[Run, ...]


@frozen
class Style:
    """`line` is the share of the face's own line height, in per cent."""

    size: float
    bold: bool = False
    face: FaceRole = "body"
    color: str = ""
    line: int = 100


Mark = Literal["", "dot", "dash", "number", "tick"]
Align = Literal["left", "center", "right"]


@frozen
class Para:
    """`left` is where text begins, `hanging` how far its mark stands before it. `number` counts from there on."""

    runs: Runs
    style: Style
    level: int = 0
    left: int = 0
    hanging: int = 0
    mark: Mark = ""
    number: int = 1
    after: float = 0
    align: Align = "left"

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


Anchor = Literal["top", "middle", "bottom"]


@frozen
class Insets:
    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0


@frozen
class Body:
    """Paragraphs in a box. `insets` keep text from the box's edges; the right one also balances short lines."""

    paras: tuple[Para, ...]
    anchor: Anchor = "top"
    insets: Insets = Insets()


# ---- what stands on a slide


@frozen
class Placeholder:
    """Text in a placeholder of the layout. `moved` is true when the area is not the layout's own."""

    idx: int
    name: str
    area: Area
    body: Body
    moved: bool = False


Form = Literal["text", "rect", "round", "round-top", "ellipse", "tick"]


@frozen
class Shape:
    """A drawn shape. An empty `fill` or `edge` draws none; `radius` rounds corners. Without text it is an ornament."""

    name: str
    form: Form
    area: Area
    fill: str = ""
    edge: str = ""
    edge_pt: float = 0
    radius: int = 0
    body: Body | None = None


@frozen
class Line:
    """A straight ornament from one point to another, `down` to the right or rising."""

    name: str
    area: Area
    color: str
    width_pt: float
    rising: bool = False


@frozen
class Picture:
    """A picture of the lesson, in a placeholder of the layout when `idx` is not 0."""

    name: str
    area: Area
    asset: str
    alt: str
    idx: int = 0
    radius: int = 0


@frozen
class Sketch:
    """A drawing as a group of native shapes, `width` and `height` mm as it is drawn, in an area of the same form.

    `ink` is the role of the colour that its shapes have.
    """

    name: str
    area: Area
    width: float
    height: float
    shapes: Shapes
    alt: str = ""
    ink: str = "ink"


@frozen
class ChartFrame:
    """A native chart, whose letters are `size` pt, with a workbook of its data."""

    name: str
    area: Area
    chart: Chart
    alt: str
    size: float


@frozen
class Equation:
    """A formula alone in its area, in `size` pt. `color` is a role."""

    name: str
    area: Area
    source: str
    alt: str
    size: float
    color: str = "ink"
    align: Align = "center"


@frozen
class Cell:
    body: Body


@frozen
class Row:
    height: int
    cells: tuple[Cell, ...]


@frozen
class TableFrame:
    """A native table, in a placeholder when `idx` is not 0. The first row is its head if `head`."""

    name: str
    area: Area
    columns: tuple[int, ...]
    rows: tuple[Row, ...]
    alt: str
    head: bool = True
    banded: bool = True
    idx: int = 0


Element = Placeholder | Shape | Line | Picture | Sketch | ChartFrame | Equation | TableFrame


@frozen
class Slide:
    """`elements` stand in reading order, the title first, footer and number last. Their names are unique."""

    layout: str
    title: str
    elements: tuple[Element, ...]
    notes: tuple[Runs, ...] = ()


@frozen
class Deck:
    """`language` is the tag set on every run, such as `id-ID`. `footer` also stands in the layouts, for new slides."""

    title: str
    subject: str
    language: str
    rtl: bool
    footer: str
    slides: tuple[Slide, ...]
