"""What stands on every page: head and foot of one to three cells, the band across the top of a teacher's paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.document.blocks import Running
from generator.document.filling import PAGE_SLOTS, page_slots
from generator.document.inlines import Inlines
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed
from generator.exporters.pdf.page import Placement
from generator.exporters.pdf.style import MM, TypeStyle
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_HEADER_TOP = 8 * MM
_BETWEEN = 12.0


def running_placements(
    setter: Typesetter, block: Running, slots: Mapping[str, str], width: float, height: float, pages: int
) -> list[tuple[Placement, ...]]:
    """What stands on each of `pages` pages of `width` × `height` pt.

    `slots` are the values of those that are still open, but for the numbers of pages; what has none of them is set once
    for all papers.
    """
    paper = setter.paper
    match block.where:
        case "footer":
            return _rows(setter, block.cells, slots, paper.type.running, height - paper.foot, pages, rises=True)
        case "header":
            return _rows(setter, block.cells, slots, paper.type.running, _HEADER_TOP, pages, rises=False)
        case "band":
            bands = []
            for page in range(1, pages + 1):
                setter.slots = {**slots, **page_slots(page, pages)}
                bands.append(_band(setter, block.cells, width))
            return bands


def _rows(
    setter: Typesetter,
    cells: tuple[Inlines, ...],
    slots: Mapping[str, str],
    style: TypeStyle,
    y: float,
    pages: int,
    rises: bool,
) -> list[tuple[Placement, ...]]:
    """The first cell at the left, the last at the right, one between them in the middle, shrunk if they must be.

    `rises` puts the foot of a row at `y` instead of its top.
    """
    made = []
    left, measure = setter.paper.left, setter.measure
    room = measure - _BETWEEN * (len(cells) - 1)
    columns = [_on_pages(setter, cell, slots, style, pages) for cell in cells]
    for page, shown in enumerate(zip(*columns, strict=True)):
        used = sum([box.width for box in shown])
        if used > room:
            smaller = replace(style, size=max(5.0, style.size * room / used))
            shown = tuple(_on_pages(setter, cell, slots, smaller, pages)[page] for cell in cells)
        xs = [0.0] if len(shown) == 1 else [0.0, measure - shown[-1].width]
        if len(shown) == 3:
            middle = (measure - shown[1].width) / 2
            lowest = shown[0].width + _BETWEEN
            highest = measure - shown[2].width - _BETWEEN - shown[1].width
            xs.insert(1, min(max(middle, lowest), max(lowest, highest)))
        top = y - max([box.height for box in shown]) if rises else y
        made.append(tuple([Placement(left + x, top, box) for x, box in zip(xs, shown, strict=True)]))
    return made


def _on_pages(
    setter: Typesetter, kids: Inlines, slots: Mapping[str, str], style: TypeStyle, pages: int
) -> Sequence[Box]:
    """A cell on each page, as wide as its text."""
    names = setter.slots_in(kids)
    if PAGE_SLOTS.isdisjoint(names):
        return [setter.natural_of(kids, style, slots) if names else setter.natural(kids, style)] * pages
    if PAGE_SLOTS.issuperset(names):
        return setter.natural_on_pages(kids, style, pages)
    return [setter.natural_of(kids, style, {**slots, **page_slots(page, pages)}) for page in range(1, pages + 1)]


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
