"""Ordering: lettered steps, and a row of boxes for their letters; in a key the steps in their order."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Ordering
from generator.document.transforms import letter
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed, Strip
from generator.exporters.pdf.lettered import keyed_strips, lettered_strips
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_ROOM = 4.0
_ARROW = 18.0
_ARROW_GAP = 4.0
_AFTER_WORD = 8.0


def order_strips(setter: Typesetter, block: Ordering, printed: Sequence[int], width: float) -> list[Strip]:
    """`printed` is the printed order of the steps."""
    shown = list(printed) or list(range(len(block.steps)))
    gap = setter.paper.gaps.blocks
    if block.order:
        texts = [(letter(shown.index(step)), block.steps[step]) for step in block.order]
        strips = keyed_strips(setter, texts, width)
        return [replace(strips[0], gap=gap), *strips[1:]]
    steps = lettered_strips(setter, [block.steps[index] for index in shown], width)
    steps = [replace(strip, keep=True) for strip in steps]
    return [
        replace(steps[0], gap=gap),
        *steps[1:],
        Strip(_boxes(setter, len(shown), width), gap=setter.paper.gaps.item),
    ]


def _boxes(setter: Typesetter, count: int, width: float) -> Box:
    """A box for each letter, arrows between them, in as few rows as they need: beside their word, or else below it."""
    paper = setter.paper
    word = setter.label(setter.words.fixed["in_order"] + ":", paper.type.match, "P")
    step = paper.box + _ARROW
    start, top = word.width + _AFTER_WORD, 0.0
    if start + count * step - _ARROW > width:
        start, top = 0.0, word.height + _ROOM
    a_row = max(1, int((width - start + _ARROW) // step))
    line = paper.colors["line"]
    frame = shapes.rounded(paper.box, paper.box_height, paper.shape_radius, paper.frame_width, line)
    arrow = shapes.arrow(_ARROW - 2 * _ARROW_GAP, paper.frame_width, line)
    drawn: list[Placed] = []
    for index in range(count):
        row, column = divmod(index, a_row)
        x, y = start + column * step, top + row * (paper.box_height + _ROOM)
        drawn.append((x, y, Art(frame, content=index == 0)))
        if index + 1 < count and column + 1 < a_row:
            drawn.append((x + paper.box + _ARROW_GAP, y + paper.box_height / 2, Art(arrow)))
    rows = -(-count // a_row)
    height = top + rows * paper.box_height + (rows - 1) * _ROOM
    spoken = setter.words.count("order_boxes", count)
    figure = Box(width, height, tuple(drawn), role="Figure", alt=spoken)
    level = 0.0 if top else (paper.box_height - word.height) / 2
    return Box(width, height, ((0.0, level, word), (0.0, 0.0, figure)), level + word.baseline)
