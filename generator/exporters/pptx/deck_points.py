"""Points in one placeholder, so that a teacher who adds a line moves the rest: size by steps, then split evenly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exporters.pptx.master import Slot
from generator.exporters.pptx.material import Point, Unit
from generator.exporters.pptx.runs import words_in
from generator.exporters.pptx.slides import PT, Area, Mark, Para, cm
from generator.exporters.pptx.split import evenly
from generator.exporters.pptx.stage import Page, Stage, inner
from generator.frozen import replace

MOST_POINTS = 5.0
MOST_WORDS = 45.0
"""More on one slide is read, not listened to (looks/slides.md of the design: points and words a slide)."""
_BESIDE = 0.5
_DEEPER = 4.0
_FLOOR = 24.0
_WITHIN = 0.4
_NUMBER_HANGING = cm(1.90)


def points_pages(units: Sequence[Unit], stage: Stage) -> list[Page]:
    """Slides of the layout for points or, when all of them are numbered, for numbered lists."""
    numbered = all(unit[0].mark == "number" for unit in units)
    layout = "Numbered list" if numbered else "Points"
    slot = stage.slot(layout, 1)
    return [Page(layout, (stage.filled(slot, paras),)) for paras in flowed(units, slot, stage)]


def flowed(units: Sequence[Unit], slot: Slot, stage: Stage, area: Area | None = None) -> list[tuple[Para, ...]]:
    """Points as the text of one placeholder after the other, all in one size."""
    room = inner(area or slot.area, slot.insets)
    floor_size, floor_after = stage.look.points[-1]
    pieces = [piece for unit in units for piece in _broken(unit, slot, room, stage)]
    costs = [_cost(unit, slot, room.w, stage) for unit in pieces]
    groups = evenly(pieces, costs, (MOST_POINTS, MOST_WORDS, room.h / PT + floor_after))
    for size, after in stage.look.points:
        made = [paragraphs(group, slot, size, after, stage) for group in groups]
        if all(stage.ruler.fits(paras, room.w, room.h) for paras in made):
            return made
    return [paragraphs(group, slot, floor_size, floor_after, stage) for group in groups]


def one_slide(
    units: Sequence[Unit], slot: Slot, stage: Stage, smallest: float, area: Area | None = None
) -> tuple[Para, ...] | None:
    """All points in one placeholder at `smallest` pt or larger; None when they need more room."""
    room = inner(area or slot.area, slot.insets)
    if len(units) > MOST_POINTS or sum(words_in(point.runs) for unit in units for point in unit) > MOST_WORDS:
        return None
    for size, after in stage.look.points:
        paras = paragraphs(units, slot, size, after, stage)
        if size >= smallest and stage.ruler.fits(paras, room.w, room.h):
            return paras
    return None


def paragraphs(units: Sequence[Unit], slot: Slot, size: float, after: float, stage: Stage) -> tuple[Para, ...]:
    made: list[Para] = []
    for unit in units:
        for at, point in enumerate(unit):
            last = at == len(unit) - 1
            made.append(_paragraph(point, slot, size, after if last else after * _WITHIN, stage))
    return _counted(made)


def _paragraph(point: Point, slot: Slot, size: float, after: float, stage: Stage) -> Para:
    own = stage.para(slot, point.runs, point.level, max(size - _DEEPER * point.level, min(size, _FLOOR)))
    mark: Mark = point.mark
    left, hanging = own.left, own.hanging
    if mark == "number" and own.mark != "number":
        left, hanging = left - hanging + _NUMBER_HANGING, _NUMBER_HANGING
    if not mark:
        left, hanging = (left if point.inside or point.level else 0), 0
    return replace(own, mark=mark, left=left, hanging=hanging, number=point.number, after=after)


def _counted(paras: list[Para]) -> tuple[Para, ...]:
    """Each number in a row of numbers gets the row's start: PowerPoint counts on from it, and anew after other text."""
    made: list[Para] = []
    rows: dict[int, tuple[int, int]] = {}
    for para in paras:
        if para.mark == "number":
            start, due = rows.get(para.level, (para.number, para.number))
            if due != para.number:
                start = para.number
            rows[para.level] = (start, para.number + 1)
            made.append(replace(para, number=start))
        else:
            rows.pop(para.level, None)
            made.append(para)
        rows = {level: row for level, row in rows.items() if level <= para.level}
    return tuple(made)


def _cost(unit: Unit, slot: Slot, width: int, stage: Stage) -> tuple[float, float, float]:
    size, after = stage.look.points[-1]
    height = stage.ruler.height(paragraphs([unit], slot, size, after, stage), width) + after
    return 1 + _BESIDE * (len(unit) - 1), float(sum(words_in(point.runs) for point in unit)), height


def _broken(unit: Unit, slot: Slot, room: Area, stage: Stage) -> Iterator[Unit]:
    """The unit if it fits a slide at the smallest size, else its points, else pieces of lines."""
    size, after = stage.look.points[-1]
    if stage.ruler.fits(paragraphs([unit], slot, size, after, stage), room.w, room.h):
        yield unit
        return
    for point in unit:
        (para,) = paragraphs([(point,)], slot, size, after, stage)
        piece = point
        for part in stage.ruler.pieces(para, room.w, stage.ruler.lines_in(para, room.h)):
            yield (replace(piece, runs=part.runs),)
            piece = replace(point, mark="", inside=point.mark != "" or point.inside)
