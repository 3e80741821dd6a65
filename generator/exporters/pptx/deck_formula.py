"""A formula in an area of its own: alone on a slide, beside a question, or as an option, where text would stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.document.blocks import Blocks, Paragraph
from generator.document.inlines import Formula, Text
from generator.exporters.pptx.slides import PT, Align, Area, Equation
from generator.exporters.pptx.stage import Page, Stage
from generator.fonts.mathset import formula_box
from generator.formulas import linear
from generator.formulas.flat import is_flat

_LARGEST, _SMALLEST = 44.0, 12.0
_SLACK = 1.12
"""Other programs set formulas in a face of their own, which may be wider."""
_LEGIBLE = 18.0
"""Formulas among texts are letters rather than smaller than this."""


def formula_alone(formula: Formula, stage: Stage) -> Page:
    grid = stage.look.grid
    return Page("Title only", (placed_formula(formula, Area(grid.left, grid.top, grid.width, grid.height)),))


def placed_formula(formula: Formula, room: Area) -> Equation:
    """In the middle of its room, as large as a slide reads well."""
    size = max(fitting_size(formula.source, room, _LARGEST), _SMALLEST)
    height = min(round(size * _high(formula.source) * 1.5 * PT), room.h)
    area = Area(room.x, room.y + (room.h - height) // 2, room.w, height)
    return Equation("Formula", area, formula.source, linear.text(formula.source), size)


def only_formula(blocks: Blocks) -> str:
    """The formula that is all there is in blocks; "" if there is more."""
    if len(blocks) != 1 or not isinstance(only := blocks[0], Paragraph):
        return ""
    kids = [kid for kid in only.kids if not (isinstance(kid, Text) and not kid.text.strip())]
    if len(kids) == 1 and isinstance(formula := kids[0], Formula):
        return formula.source
    return ""


def drawn_formulas(sources: Sequence[str]) -> bool:
    """Options are drawn alike: as formulas if all of them are, and letters would not show one of them faithfully."""
    return all(sources) and not all(map(is_flat, sources))


def tallest(sources: Iterable[str]) -> float:
    """How high the highest of some formulas is, in em."""
    return max(map(_high, sources), default=0.0)


def common_size(formulas: Iterable[tuple[str, Area]], wanted: float) -> float:
    """A size in which each formula stands in its room; 0 if that could not be read."""
    sizes = [fitting_size(source, room, wanted) for source, room in formulas]
    size = min(sizes, default=wanted)
    return size if size >= min(_LEGIBLE, wanted) else 0.0


def fitting_size(source: str, room: Area, wanted: float) -> float:
    """The largest whole size that is at most the wanted one."""
    wide = formula_box(source, True).width * _SLACK * PT
    return float(int(min(wanted, room.w / max(wide, 1.0), room.h / (_high(source) * PT))))


def formula_beside(name: str, area: Area, source: str, size: float, color: str, stage: Stage) -> Equation:
    """A formula where a text would stand."""
    align: Align = "right" if stage.rtl else "left"
    return Equation(name, area, source, linear.text(source), size, color, align)


def _high(source: str) -> float:
    box = formula_box(source, True)
    return (box.height + box.depth) * _SLACK
