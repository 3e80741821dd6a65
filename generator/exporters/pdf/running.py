"""What stands on every page: head and foot of one to three cells, the band across the top of a teacher's paper."""

from __future__ import annotations

from dataclasses import replace

from generator.document.blocks import Running
from generator.document.inlines import Inlines
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed
from generator.exporters.pdf.style import MM, TypeStyle
from generator.exporters.pdf.typeset import Typesetter
from generator.exporters.pdf.write import Placement

_HEADER_TOP = 8 * MM
_BETWEEN = 12.0


def running_placements(setter: Typesetter, block: Running, width: float, height: float) -> tuple[Placement, ...]:
    """For a page of `width` × `height` pt; `setter.slots` hold its page number."""
    paper = setter.paper
    match block.where:
        case "footer":
            row = _row(setter, block.cells, paper.type.running)
            return (Placement(paper.left, height - paper.foot - row.height, row),)
        case "header":
            return (Placement(paper.left, _HEADER_TOP, _row(setter, block.cells, paper.type.running)),)
        case "band":
            return _band(setter, block.cells, width)


def _row(setter: Typesetter, cells: tuple[Inlines, ...], style: TypeStyle) -> Box:
    """The first cell at the left, the last at the right, one between them in the middle, shrunk if they must be."""

    natural = [setter.natural_width(cell, style) for cell in cells]
    room = setter.measure - _BETWEEN * (len(cells) - 1)
    if sum(natural) > room:
        style = replace(style, size=max(5.0, style.size * room / sum(natural)))
        natural = [setter.natural_width(cell, style) for cell in cells]
    xs = [0.0] if len(cells) == 1 else [0.0, setter.measure - natural[-1]]
    if len(cells) == 3:
        middle = (setter.measure - natural[1]) / 2
        lowest, highest = natural[0] + _BETWEEN, setter.measure - natural[2] - _BETWEEN - natural[1]
        xs.insert(1, min(max(middle, lowest), max(lowest, highest)))
    kids: list[Placed] = []
    for cell, x, width in zip(cells, xs, natural, strict=True):
        kids.append((x, 0.0, setter.paragraph(cell, style, width + 0.01)))
    return Box(
        setter.measure, max((box.height for _, _, box in kids if isinstance(box, Box)), default=0.0), tuple(kids)
    )


def _band(setter: Typesetter, cells: tuple[Inlines, ...], width: float) -> tuple[Placement, ...]:
    paper, types = setter.paper, setter.paper.type
    height = paper.band
    fill = Art(
        shapes.fill(paper.colors["warn"]) + b" 0 %b %b %b re f" % tuple(map(shapes.number, (-height, width, height)))
    )
    kids: list[Placed] = [(0.0, 0.0, fill)]
    styles = [types.band, *([types.band_aside] * (len(cells) - 1))]
    x = paper.left
    for index, (cell, style) in enumerate(zip(cells, styles, strict=True)):
        wide = setter.natural_width(cell, style)
        text = setter.paragraph(cell, style, wide + 0.01)
        if index and index + 1 == len(cells):
            x = width - paper.right - wide
        kids.append((x, height / 2 - style.cap_centre, text))
        x += wide + _BETWEEN * 2
    return (Placement(0.0, 0.0, Box(width, height, tuple(kids))),)
