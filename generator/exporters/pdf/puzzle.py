"""Grids of words: with their clues for pupils, solved and smaller on a key."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Layout
from generator.exporters.pdf.box import Strip, indent
from generator.exporters.pdf.content import content_strips
from generator.exporters.pdf.drawing import drawing_box
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_SOLVED = 0.62
"""Of the measure: how wide a grid on a key is at most."""
_GRID, _NAME, _CLUES = 4.0, 2.0, 6.0


def puzzle_strips(setter: Typesetter, layouts: Sequence[Layout], width: float) -> list[Strip]:
    strips: list[Strip] = []
    for layout in layouts:
        solved = bool(layout.drawing.answers)
        grid = drawing_box(setter, layout.drawing, width * _SOLVED if solved else width)
        name = setter.paragraph(layout.name, setter.paper.type.meta, width)
        strips += [Strip(indent(grid, 0.0, width), gap=_GRID, keep=True), Strip(name, gap=_NAME, keep=not solved)]
        if not solved:
            clues = content_strips(setter, layout.clues, width, setter.paper.type.text)
            strips += [replace(strip, gap=_CLUES if at == 0 else strip.gap) for at, strip in enumerate(clues)]
    return strips
