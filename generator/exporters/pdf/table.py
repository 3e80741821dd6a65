"""Tables: rules between rows, no verticals; columns as wide as their content asks for."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Table
from generator.document.inlines import Inlines
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed, Strip, shell
from generator.exporters.pdf.style import TypeStyle
from generator.exporters.pdf.table_columns import Column, Plan, lead_of, plan_columns
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import frozen, replace

COLUMN_SCOPE = b"/A<</O/Table/Scope/Column>>"
PADDING = 4.5
NOTE_PADDING = 3.0


@frozen
class Cell:
    """A typeset cell; `x` from the table's left edge, centred in the row's height if asked."""

    box: Box
    x: float
    centred: bool = False


def table_strips(setter: Typesetter, block: Table, width: float) -> list[Strip]:
    """The head keeps with the first row; each row is a strip, cut between lines only when longer than a page."""
    if not block.rows and not any(block.head):
        return []
    plan = plan_columns(setter, block, width)
    around = shell("Table")
    strips = []
    if any(block.head):
        cells = _cells(setter, block.head, plan, is_head=True)
        strips.append(head_strip(setter, cells, width, around))
    for index, row in enumerate(block.rows):
        cells = _cells(setter, row, plan)
        first = index == 0 and not any(block.head)
        strips.append(row_strip(setter, cells, width, around, keep=index == 0 and len(block.rows) > 1, above=first))
    if any(block.head):
        strips[1:] = [replace(strip, head=strips[0].box) for strip in strips[1:]]
    return strips


def _cells(setter: Typesetter, row: Sequence[Inlines], plan: Plan, is_head: bool = False) -> list[Cell]:
    """Columns that say left or right mean it, on a page that is mirrored too."""
    named = {"left": "right", "right": "left"} if setter.paper.rtl else {}
    cells = []
    for kids, column, width, x in zip(row, plan.columns, plan.widths, plan.lefts, strict=True):
        style = plan.look.head if is_head else plan.look.text_of(column)
        if column.figures and not is_head and column.lead + column.tail <= width:
            cells.append(_figure(setter, kids, column, width, x, style))
        else:
            align = named.get(column.align, column.align) if column.align else "left"
            cells.append(Cell(setter.paragraph(kids, style, width, align), x))
    return cells


def _figure(setter: Typesetter, kids: Inlines, column: Column, width: float, x: float, style: TypeStyle) -> Cell:
    """A number whose decimal mark stands under those of its column, the longest at the column's right edge."""
    box = setter.natural(kids, style)
    left = width - column.tail - lead_of(setter, kids, style)
    return Cell(box, x + (width - left - box.width if setter.paper.rtl else left))


def head_strip(setter: Typesetter, cells: Sequence[Cell], width: float, around: Box, padding: float = PADDING) -> Strip:
    """The head between two accent rules."""
    paper = setter.paper
    height = max((cell.box.height for cell in cells), default=0.0) + 2 * padding
    rules = b" ".join(
        shapes.rule(0, y, width, paper.head_width, paper.colors["accent"])
        for y in (-paper.head_width / 2, -height + paper.head_width / 2)
    )
    return Strip(_row(cells, width, height, padding, rules, "TH", COLUMN_SCOPE), keep=True, shells=(around,))


def row_strip(
    setter: Typesetter,
    cells: Sequence[Cell],
    width: float,
    around: Box,
    keep: bool = False,
    above: bool = False,
    padding: float = PADDING,
    out: float = 0.0,
) -> Strip:
    """A row with a rule under it, `above` with one over it too; rules begin `out` pt left of the table."""
    paper = setter.paper
    height = max((cell.box.height for cell in cells), default=0.0) + 2 * padding
    levels = (0.0, -height) if above else (-height,)
    rules = b" ".join(shapes.rule(-out, y, width + out, paper.rule_width, paper.colors["line"]) for y in levels)
    box = _row(cells, width, height, padding, rules, "TD", b"")

    return Strip(replace(box, cut=lambda: _cut_row(setter, cells, width)), shells=(around,), keep=keep)


def _row(
    cells: Sequence[Cell], width: float, height: float, padding: float, rules: bytes, role: str, attributes: bytes
) -> Box:
    kids: list[Placed] = [(0.0, 0.0, Art(rules))]
    for cell in cells:
        y = (height - cell.box.height) / 2 if cell.centred else padding
        inside: tuple[Placed, ...] = ((0.0, 0.0, cell.box),)
        kids.append((cell.x, y, Box(cell.box.width, cell.box.height, inside, role=role, attributes=attributes)))
    baseline = padding + (cells[0].box.baseline if cells else 0.0)
    return Box(width, height, tuple(kids), baseline, "TR")


def _cut_row(setter: Typesetter, cells: Sequence[Cell], width: float) -> tuple[Strip, ...]:
    """A row too high for a page: cell after cell, line after line, its rule last."""
    paper = setter.paper
    strips = []
    for cell in cells:
        around = shell("TD")
        for strip in _smallest(Strip(cell.box)):
            kids: tuple[Placed, ...] = ((cell.x, 0.0, strip.box),)
            strips.append(Strip(Box(width, strip.box.height, kids), shells=(around,)))
    rule = Art(shapes.rule(0, -PADDING, width, paper.rule_width, paper.colors["line"]))
    return (*strips, Strip(Box(width, PADDING, ((0.0, 0.0, rule),))))


def _smallest(strip: Strip) -> tuple[Strip, ...]:
    return tuple(small for part in strip.box.cut() for small in _smallest(part)) if strip.box.cut else (strip,)
