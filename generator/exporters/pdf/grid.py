"""Statements with one tick each, and one statement judged by two boxes."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Blocks, Grid, Paragraph, Verdict
from generator.document.inlines import Inlines, Strong, Text
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed, Strip, shell, stack
from generator.exporters.pdf.content import content_box
from generator.exporters.pdf.table import Cell, head_strip, row_strip
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_TICK = 10.0
_LABEL_ROOM = 8.0
_VERDICT_GAP = 12.0
_BEFORE_LABEL = 5.0
_SHORT = 20


def grid_strips(setter: Typesetter, block: Grid, order: Sequence[int], width: float) -> list[Strip]:
    """A table: the statement flush with the stem, a column of tick boxes for each label."""
    paper, types = setter.paper, setter.paper.type
    columns = [
        max(paper.tick_column, setter.natural_width(label, types.table_head) + _LABEL_ROOM) for label in block.labels
    ]
    columns = [min(column, width * 0.6 / len(columns)) for column in columns]
    inner = width - sum(columns) - _LABEL_ROOM
    around = shell("Table")
    statement = setter.label(setter.words.fixed["statement"], types.table_head, "P")
    head = [Cell(statement, 0.0)]
    x = width - sum(columns)
    for label, column in zip(block.labels, columns, strict=True):
        head.append(Cell(setter.paragraph(label, types.table_head, column, "center"), x))
        x += column
    strips = [replace(head_strip(setter, head, width, around), gap=paper.gaps.blocks)]
    rows = [block.rows[index] for index in order] if order else list(block.rows)
    for index, row in enumerate(rows):
        text = setter.paragraph(row.kids, types.text, inner)
        if row.feedback:
            said = content_box(setter, row.feedback, inner, types.feedback)
            text = stack([Strip(text), Strip(said, gap=1.0)], inner)
        cells = [Cell(text, 0.0)]
        x = width - sum(columns)
        for number, column in enumerate(columns):
            cells.append(Cell(_tick_cell(setter, row.column, number, column), x, centred=True))
            x += column
        strips.append(row_strip(setter, cells, width, around, keep=index == 0 and len(rows) > 1))
    return strips


def _tick_cell(setter: Typesetter, right: int | None, number: int, width: float) -> Box:
    """An empty box to tick; in a key the tick alone, and nothing in the other columns."""
    size = setter.paper.tick_box
    if right is None:
        return Box(width, size, (((width - size) / 2, 0.0, Art(_empty_box(setter))),))
    if right != number:
        return Box(width, _TICK, ())
    return Box(width, _TICK, (((width - _TICK) / 2, 0.0, setter.tick(_TICK, setter.paper.colors["answer"])),))


def _empty_box(setter: Typesetter, color: str = "", stroke: float = 0.0) -> bytes:
    paper = setter.paper
    line = color or paper.colors["line"]
    return shapes.rounded(paper.tick_box, paper.tick_box, paper.shape_radius, stroke or paper.shape_width, line)


def verdict_strips(setter: Typesetter, block: Verdict, stem: Blocks, strips: list[Strip], width: float) -> list[Strip]:
    """The stem, and two boxes with their words at the right end of its last line or on a line of their own."""
    boxes = _verdict_boxes(setter, block)
    x = width - boxes.width
    last = strips[-1].box
    if _fits_last_line(setter, stem, boxes.width, width):
        level = last.height - boxes.height
        both = Box(width, last.height, ((0.0, 0.0, last), (x, level, boxes)), last.baseline)
        strips = [replace(strips[-1], box=both)]
    else:
        strips = [*strips, Strip(Box(width, boxes.height, ((x, 0.0, boxes),), boxes.baseline), gap=2.0)]
    if block.correction:
        strips.append(Strip(_correction(setter, block.correction, width), gap=3.0))
    return [*(replace(strip, keep=True) for strip in strips[:-1]), replace(strips[-1], keep=False)]


def _fits_last_line(setter: Typesetter, stem: Blocks, needed: float, width: float) -> bool:
    """Only behind a stem of one short paragraph; one that may have to be cut keeps the boxes apart, and so does one
    that ends where the boxes would stand."""
    if len(stem) != 1 or not isinstance(stem[0], Paragraph):
        return False
    lines = setter.lines(stem[0].kids, setter.paper.type.text, width)
    return (
        0 < len(lines) < _SHORT
        and lines[-1].rtl == setter.paper.rtl
        and lines[-1].width + _VERDICT_GAP + needed <= width
    )


def _correction(setter: Typesetter, kids: Inlines, width: float) -> Box:
    lead = (Strong((Text(setter.words.fixed["correction"] + ": "),)),)
    return setter.paragraph((*lead, *kids), replace(setter.paper.type.note, color=setter.paper.colors["answer"]), width)


def _verdict_boxes(setter: Typesetter, block: Verdict) -> Box:
    paper, types = setter.paper, setter.paper.type
    x, size = 0.0, paper.tick_box
    kids: list[Placed] = []
    for index, words in enumerate(block.labels):
        right = block.column == index
        style = types.text if block.column is None else types.right if right else types.wrong
        label = setter.paragraph(words, style, setter.natural_width(words, style) + 0.01)
        top = style.cap_centre - size / 2
        stroke = 1.0 if right else paper.shape_width
        kids.append((x, top, Art(_empty_box(setter, paper.colors["answer"] if right else "", stroke))))
        if right:
            spare = (size - _TICK) / 2
            kids.append((x + spare + 1, top + spare - 1, setter.tick(_TICK, paper.colors["answer"])))
        x += size + _BEFORE_LABEL
        kids.append((x, 0.0, label))
        x += label.width + _VERDICT_GAP
    style = types.text
    return Box(x - _VERDICT_GAP, style.leading, tuple(kids), style.baseline)
