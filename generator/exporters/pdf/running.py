"""What stands on every page: head and foot of one to three cells, the band across the top of a teacher's paper."""

from __future__ import annotations

from generator.document.blocks import Running
from generator.document.filling import PAGE_SLOTS, slot_names
from generator.document.inlines import Inlines
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed
from generator.exporters.pdf.section import Placement
from generator.exporters.pdf.style import MM, TypeStyle
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_HEADER_TOP = 8 * MM
_BETWEEN = 12.0


def running_placements(
    setter: Typesetter, block: Running, composed: Running, width: float, height: float, pages: int
) -> list[tuple[Placement, ...]]:
    """What stands on each of `pages` pages of `width` × `height` pt.

    `composed` is the block before a version filled it in: cells that it did not change are set once for all.
    """
    paper = setter.paper
    match block.where:
        case "footer":
            return _rows(setter, block, composed, paper.type.running, height - paper.foot, pages, rises=True)
        case "header":
            return _rows(setter, block, composed, paper.type.running, _HEADER_TOP, pages, rises=False)
        case "band":
            bands = []
            for page in range(1, pages + 1):
                setter.slots = {"page": str(page), "pages": str(pages)}
                bands.append(_band(setter, block.cells, width))
            return bands


def _rows(
    setter: Typesetter, block: Running, composed: Running, style: TypeStyle, y: float, pages: int, rises: bool
) -> list[tuple[Placement, ...]]:
    """The first cell at the left, the last at the right, one between them in the middle, shrunk if they must be.

    `rises` puts the foot of a row at `y` instead of its top.
    """
    made = []
    left, measure = setter.paper.left, setter.measure
    pairs = tuple(zip(block.cells, composed.cells, strict=True))
    counted = [bool(PAGE_SLOTS.intersection(slot_names(cell))) for cell in block.cells]
    boxes: list[Box] = []
    for page in range(1, pages + 1):
        setter.slots = {"page": str(page), "pages": str(pages)}
        boxes = [
            _cell(setter, cell, before, style) if page == 1 or counts else boxes[index]
            for index, ((cell, before), counts) in enumerate(zip(pairs, counted, strict=True))
        ]
        room = measure - _BETWEEN * (len(boxes) - 1)
        used = sum(box.width for box in boxes)
        if used > room:
            smaller = replace(style, size=max(5.0, style.size * room / used))
            shown = [_cell(setter, cell, before, smaller) for cell, before in pairs]
        else:
            shown = boxes
        xs = [0.0] if len(shown) == 1 else [0.0, measure - shown[-1].width]
        if len(shown) == 3:
            middle = (measure - shown[1].width) / 2
            lowest = shown[0].width + _BETWEEN
            highest = measure - shown[2].width - _BETWEEN - shown[1].width
            xs.insert(1, min(max(middle, lowest), max(lowest, highest)))
        top = y - max((box.height for box in shown), default=0.0) if rises else y
        made.append(tuple(Placement(left + x, top, box) for x, box in zip(xs, shown, strict=True)))
    return made


def _cell(setter: Typesetter, kids: Inlines, before: Inlines, style: TypeStyle) -> Box:
    """A cell as wide as its text."""
    setter.passing = kids is not before
    box = setter.natural(kids, style)
    setter.passing = False
    return box


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
