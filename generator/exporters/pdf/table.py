"""Tables: rules between rows, no verticals; columns as wide as their content asks for."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Align, Table
from generator.document.inlines import Inlines
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed, Strip, shell
from generator.exporters.pdf.style import TypeStyle
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import frozen, replace

COLUMN_SCOPE = b"/A<</O/Table/Scope/Column>>"
PADDING = 4.5
NOTE_PADDING = 3.0
_BETWEEN = 10.0


@frozen
class Cell:
    """A typeset cell; `x` from the table's left edge, centred in the row's height if asked."""

    box: Box
    x: float
    centred: bool = False


def table_strips(setter: Typesetter, block: Table, width: float) -> list[Strip]:
    """The head keeps with the first row; each row is a strip, cut between lines only when longer than a page."""
    types = setter.paper.type
    rows = [*([block.head] if any(block.head) else []), *block.rows]
    if not rows:
        return []
    widths = column_widths(
        [[setter.natural_width(cell, types.table) for cell in column] for column in zip(*rows, strict=True)],
        [[longest_word(setter, cell, types.table) for cell in column] for column in zip(*rows, strict=True)],
        width,
    )
    around = shell("Table")
    strips = []
    if any(block.head):
        cells = _cells(setter, block.head, widths, block.aligns, types.table_head)
        strips.append(head_strip(setter, cells, width, around))
    for index, row in enumerate(block.rows):
        cells = _cells(setter, row, widths, block.aligns, types.table)
        first = index == 0 and not any(block.head)
        strips.append(row_strip(setter, cells, width, around, keep=index == 0 and len(block.rows) > 1, above=first))
    if any(block.head):
        strips[1:] = [replace(strip, head=strips[0].box) for strip in strips[1:]]
    return strips


def _cells(
    setter: Typesetter, row: Sequence[Inlines], widths: Sequence[float], aligns: Sequence[Align], style: TypeStyle
) -> list[Cell]:
    """Columns that say left or right mean it, on a page that is mirrored too."""
    named = {"left": "right", "right": "left"} if setter.paper.rtl else {}
    cells, x = [], 0.0
    for kids, width, align in zip(row, widths, aligns, strict=True):
        cells.append(Cell(setter.paragraph(kids, style, width, named.get(align, align) if align else "left"), x))
        x += width + _BETWEEN
    return cells


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


def longest_word(setter: Typesetter, kids: Inlines, style: TypeStyle) -> float:
    widest = current = 0.0
    for line in setter.lines(kids, style, 1e6):
        for part in line.parts:
            current = 0.0 if part.text == " " else current + part.width
            widest = max(widest, current)
        current = 0.0
    return widest


def column_widths(natural: Sequence[Sequence[float]], longest: Sequence[Sequence[float]], width: float) -> list[float]:
    """Columns at their natural widths if they fit (the spare width to the widest).

    Else columns that ask for less than an equal share get what they ask for, and the others share the rest, none
    narrower than its longest word where that is possible.
    """
    wanted = [max(column, default=0.0) + 0.5 for column in natural]
    room = width - _BETWEEN * (len(wanted) - 1)
    spare = room - sum(wanted)
    if spare >= 0:
        wanted[wanted.index(max(wanted))] += spare
        return wanted
    least = [max(column, default=0.0) + 0.5 for column in longest]
    widths = [0.0] * len(wanted)
    open_columns = sorted(range(len(wanted)), key=lambda index: wanted[index])
    while open_columns and wanted[open_columns[0]] <= room / len(open_columns):
        index = open_columns.pop(0)
        widths[index] = wanted[index]
        room -= wanted[index]
    fair = room / max(1, len(open_columns))
    needy = [index for index in open_columns if least[index] > fair]
    slack = sum(fair - least[index] for index in open_columns if least[index] < fair)
    lack = sum(least[index] - fair for index in needy)
    for index in open_columns:
        if lack <= slack:
            share = 0.0 if not slack else lack / slack
            widths[index] = least[index] if index in needy else fair - (fair - least[index]) * share
        else:
            widths[index] = fair
    return widths
