"""A formula that stands alone in its paragraph, as large as a slide reads well."""

from __future__ import annotations

from generator.document.inlines import Formula
from generator.exporters.pptx.slides import PT, Area, Equation
from generator.exporters.pptx.stage import Page, Stage
from generator.fonts.mathset import formula_box
from generator.formulas import linear

_LARGEST, _SMALLEST = 44.0, 12.0
_SLACK = 1.12
"""Other programs set formulas in a face of their own, which may be wider."""


def formula_alone(formula: Formula, stage: Stage) -> Page:
    grid = stage.look.grid
    return Page("Title only", (placed_formula(formula, Area(grid.left, grid.top, grid.width, grid.height)),))


def placed_formula(formula: Formula, room: Area) -> Equation:
    box = formula_box(formula.source, True)
    high = (box.height + box.depth) * _SLACK * PT
    size = min(_LARGEST, room.w / (box.width * _SLACK * PT), room.h / high)
    size = max(round(size - 0.5), _SMALLEST)
    height = min(round(size * high * 1.5), room.h)
    area = Area(room.x, room.y + (room.h - height) // 2, room.w, height)
    return Equation("Formula", area, formula.source, linear.text(formula.source), float(size))
