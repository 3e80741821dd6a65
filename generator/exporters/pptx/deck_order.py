"""Ordering: lettered rows with a box at the right; the answer has each row's place in that box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.document.blocks import Ordering
from generator.document.transforms import letter
from generator.exporters.pptx.reply import EDGE_GAP, TICK_WIDTH, Reply, Twin, badge, text_box, tile
from generator.exporters.pptx.rows import Place, Places, Shelf, one_slide_rows, over_slides
from generator.exporters.pptx.runs import runs_of, trimmed
from generator.exporters.pptx.slides import Area, Element, Run, Runs, Shape, cm
from generator.exporters.pptx.stage import Stage
from generator.frozen import frozen

_SHELF = Shelf()
_BADGE, _BADGE_MARGIN = cm(1.20), cm(0.30)
_SIZE = 24
_BOX_PT = 2


@frozen
class _Step:
    """`place` is where it stands in the right order, from 1 on; 0 when that is not known."""

    letter: str
    runs: Runs
    place: int


def order_reply(ordering: Ordering, printed: tuple[int, ...], room: Area, stage: Stage) -> Reply:
    """`printed` is the printed order of the steps."""
    places = {step: place for place, step in enumerate(ordering.order, 1)}
    steps = [
        _Step(letter(at), trimmed(runs_of(ordering.steps[index])), places.get(index, 0))
        for at, index in enumerate(printed or range(len(ordering.steps)))
    ]
    right = sorted((step for step in steps if step.place), key=lambda step: step.place)
    told = tuple((Run(f"{step.place}. {step.letter} – "), *step.runs) for step in right)
    key = " · ".join(step.letter for step in right)
    twins = tuple(_twin(slide, steps, stage) for slide in _placed([step.runs for step in steps], room, stage))
    return Reply("put_in_order", twins, key, told)


def _placed(texts: Sequence[Runs], room: Area, stage: Stage) -> list[Places]:
    sizes = stage.look.sizes["row"]
    rows = one_slide_rows(texts, room, sizes, _SHELF, stage)
    return [rows] if rows else over_slides(texts, room, sizes[-1], _SHELF, stage)


def _twin(places: Places, steps: Sequence[_Step], stage: Stage) -> Twin:
    asked: list[Element] = []
    answered: list[Element] = []
    for place, runs, index in zip(places.places, places.runs, places.indexes, strict=True):
        step = steps[index]
        asked += [*_row(place, step.letter, runs, places.size, stage), _box(place, step.letter, stage)]
        answered += [*_row(place, step.letter, runs, places.size, stage), _place_badge(place, step, stage)]
    return Twin(tuple(asked), tuple(answered), places.strip)


def _row(place: Place, name: str, runs: Runs, size: float, stage: Stage) -> Iterator[Element]:
    area = place.area
    side = _side(area)
    at = Area(area.x + min(EDGE_GAP, (place.text.x - area.x - side) // 2), area.y + (area.h - side) // 2, side, side)
    yield tile(f"Step {name}", area, "open", stage)
    yield badge(f"Letter {name}", at, name, "open", stage, _SIZE)
    yield text_box(f"Text {name}", place.text, runs, size, "open", place.right)


def _box(place: Place, name: str, stage: Stage) -> Shape:
    area = _answer_area(place)
    return Shape(f"Place {name}", "round", area, "card", "option_edge", _BOX_PT, min(stage.look.radius, area.h // 6))


def _place_badge(place: Place, step: _Step, stage: Stage) -> Shape:
    return badge(f"Place {step.letter}", _answer_area(place), str(step.place), "right", stage, _SIZE)


def _answer_area(place: Place) -> Area:
    area, side = place.area, _side(place.area)
    x = area.right - EDGE_GAP - TICK_WIDTH + (TICK_WIDTH - side) // 2
    return Area(x, area.y + (area.h - side) // 2, side, side)


def _side(area: Area) -> int:
    return min(_BADGE, area.h - _BADGE_MARGIN)
