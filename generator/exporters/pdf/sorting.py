"""Sorting: lettered members over a table with the heads of the groups and room to write; in a key the groups filled."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Sorting
from generator.document.transforms import letter
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed, Strip, shell, stack
from generator.exporters.pdf.lettered import in_columns, keyed_strips
from generator.exporters.pdf.style import MM
from generator.exporters.pdf.table import NOTE_PADDING, PADDING, Cell, row_strip
from generator.exporters.pdf.table_columns import longest_word
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_NARROW = 24 * MM
_INSET = 5.0
_HEAD_SHARE = 0.3
_BETWEEN = 10.0


def sorting_strips(setter: Typesetter, block: Sorting, printed: Sequence[int], width: float) -> list[Strip]:
    """`printed` is the printed order of the members."""
    shown = list(printed) or list(range(len(block.members)))
    gap = setter.paper.gaps.blocks
    if block.groups:
        strips = _filled(setter, block, shown, width)
        return [replace(strips[0], gap=gap), *strips[1:]]
    members = in_columns(setter, [block.members[index] for index in shown], width)
    members = [replace(strip, keep=True) for strip in members]
    room = _open(setter, block, width)
    return [replace(members[0], gap=gap), *members[1:], replace(room[0], gap=setter.paper.gaps.item), *room[1:]]


def _open(setter: Typesetter, block: Sorting, width: float) -> list[Strip]:
    """A column for each group, or a row where columns would be too narrow for their heads.

    The room depends on what pupils see alone: how many members and groups there are.
    """
    style = setter.paper.type.table_head
    count = len(block.heads)
    column = width / count
    lines = -(-len(block.members) // count) + 1
    if column < _NARROW or any(longest_word(setter, head, style) > column - 2 * _INSET for head in block.heads):
        return _open_rows(setter, block, width)
    heads = [setter.paragraph(head, style, column - 2 * _INSET, "center") for head in block.heads]
    top = max(head.height for head in heads) + 2 * PADDING
    height = min(top + lines * setter.paper.answer_line * 0.75, setter.page_height * 0.6)
    texts: tuple[Placed, ...] = tuple(
        (index * column + _INSET, (top - head.height) / 2, head) for index, head in enumerate(heads)
    )
    room = _frame(setter, width, height, top, [column * index for index in range(1, count)], count)
    return [Strip(Box(width, height, (*texts, (0.0, 0.0, room)), PADDING + heads[0].baseline))]


def _frame(setter: Typesetter, width: float, height: float, top: float, dividers: Sequence[float], groups: int) -> Box:
    paper = setter.paper
    line, stroke = paper.colors["line"], paper.frame_width
    outer = shapes.rounded(width, height, paper.radius, stroke, line)
    ops = [outer, shapes.rule(0.0, -top, width, stroke, line)]
    ops += [shapes.upright(x, 0.0, height, stroke, line) for x in dividers]
    spoken = setter.words.count("room_of_groups", groups)
    kids: tuple[Placed, ...] = ((0.0, 0.0, Art(b" ".join(ops), content=True)),)
    return Box(width, height, kids, role="Figure", alt=spoken)


def _open_rows(setter: Typesetter, block: Sorting, width: float) -> list[Strip]:
    paper, style = setter.paper, setter.paper.type.table_head
    strips: list[Strip] = []
    for index, head in enumerate(block.heads):
        text = setter.paragraph(head, style, width)
        height = paper.answer_line * 1.5
        frame = shapes.rounded(width, height, paper.radius, paper.frame_width, paper.colors["line"])
        art: tuple[Placed, ...] = ((0.0, 0.0, Art(frame, content=True)),)
        room = Box(width, height, art, role="Figure", alt=setter.words.fixed["answer_box"])
        strips.append(Strip(text, gap=paper.gaps.blocks if index else 0.0, keep=True))
        strips.append(Strip(room, gap=2.0))
    return strips


def _filled(setter: Typesetter, block: Sorting, shown: Sequence[int], width: float) -> list[Strip]:
    """A row for each group: its head, and its members behind their letters."""
    style = setter.paper.type.note_strong
    wanted = max(setter.natural_width(head, style) for head in block.heads) + 0.1
    first = min(wanted, width * _HEAD_SHARE)
    x = first + _BETWEEN
    around = shell("Table")
    strips = []
    for group, head in enumerate(block.heads):
        texts = [
            (letter(spot), block.members[index]) for spot, index in enumerate(shown) if block.groups[index] == group
        ]
        members = stack(keyed_strips(setter, texts, width - x), width - x)
        cells = [Cell(setter.paragraph(head, style, first), 0.0), Cell(members, x)]
        strips.append(row_strip(setter, cells, width, around, keep=group == 0, above=group == 0, padding=NOTE_PADDING))
    return strips
