"""A stimulus above its questions: kept with the first of them; where the others go on, a line says so."""

from __future__ import annotations

from generator.document.blocks import Blocks
from generator.exporters.pdf.box import Box, Strip, stack
from generator.exporters.pdf.content import content_strips
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_BELOW_HEAD = 6.0


def stimulus_strips(setter: Typesetter, stimulus: Blocks, width: float, gap: float) -> list[Strip]:
    """All of it on the page and in the column of what follows, as far as they have room for it."""
    strips = content_strips(setter, stimulus, width, setter.paper.type.text, frame_edge=setter.gutter)
    bound = [replace(strip, keep=True, loose=False) for strip in strips]
    return [replace(bound[0], gap=gap), *bound[1:]] if bound else []


def continued_head(setter: Typesetter, numbers: str) -> Box:
    """What stands above a group's questions on the next page; made once for the same numbers."""
    text = setter.words.fixed["group_continued"].format(range=numbers)
    label = setter.label(text, setter.paper.type.meta, "P")
    return stack([Strip(label), Strip(Box(setter.measure, 0.0, ()), gap=_BELOW_HEAD)], setter.measure)
