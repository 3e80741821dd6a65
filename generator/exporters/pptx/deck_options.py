"""Choice questions: four short options as tiles, others as rows, pictures as tiles; the answer over the same boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.document.blocks import Choices, Figure, Option
from generator.document.transforms import letter
from generator.exporters.pptx.deck_formula import common_size, drawn_formulas, formula_beside, only_formula, tallest
from generator.exporters.pptx.deck_picture import placed_picture
from generator.exporters.pptx.deck_stem import BELOW_STEM
from generator.exporters.pptx.reply import (
    EDGE_GAP,
    Reply,
    State,
    Twin,
    badge,
    blocks_as_runs,
    one_line,
    state_color,
    text_box,
    tick,
    tile,
)
from generator.exporters.pptx.rows import PADDING, Place, Places, Shelf, one_slide_rows, over_slides
from generator.exporters.pptx.runs import plain_run
from generator.exporters.pptx.slides import PT, Area, Element, Picture, Run, Runs, cm
from generator.exporters.pptx.split import in_parts
from generator.exporters.pptx.stage import Stage, drawn
from generator.frozen import frozen, replace

_TILES = (2, 4)
_TILE_HEIGHT = cm(3.80)
_TILE_BADGE = cm(1.50)
_TILE_SHELF = Shelf(before=cm(2.90), after=cm(2.40))
_ROW_BADGE = cm(1.20)
_BADGE_MARGIN = cm(0.30)
_ROW_SHELF = Shelf()
_PICTURES_A_SLIDE = 4
_PICTURE_MARGIN = cm(0.25)


@frozen
class _Lettered:
    letter: str
    runs: Runs
    right: bool | None
    figure: Figure | None
    feedback: tuple[Runs, ...]
    formula: str = ""


def choices_reply(choices: Choices, order: tuple[int, ...], room: Area, stage: Stage) -> Reply:
    """`order` is the printed order of options, empty as written. The room may be the half beside a picture."""
    options = [_lettered(letter(at), choices.options[index]) for at, index in enumerate(order or _written(choices))]
    if not drawn_formulas([option.formula for option in options]):
        options = [replace(option, formula="") for option in options]
    right = [option for option in options if option.right]
    instruction = "survey" if choices.survey else "choose_all" if choices.multiple else "choose_one"
    pictured = any(option.figure for option in options)
    told = tuple(
        (Run(f"{option.letter}. "), *_words(option)) for option in options if option.right or (pictured and option.runs)
    )
    feedback = tuple((Run(f"{option.letter}: "), *runs) for option in options for runs in option.feedback)
    return Reply(
        instruction,
        tuple(_twins(options, room, stage)),
        ", ".join(option.letter for option in right),
        (*told, *feedback),
    )


def _written(choices: Choices) -> range:
    return range(len(choices.options))


def _lettered(name: str, option: Option) -> _Lettered:
    figure = next((block for block in option.blocks if isinstance(block, Figure)), None)
    texts = tuple(block for block in option.blocks if not isinstance(block, Figure))
    return _Lettered(
        name,
        one_line(blocks_as_runs(texts)),
        option.right,
        figure,
        blocks_as_runs(option.feedback, "teacher"),
        only_formula(option.blocks),
    )


def _words(option: _Lettered) -> Runs:
    return option.runs or (plain_run(option.figure.alt) if option.figure else ())


def _twins(options: Sequence[_Lettered], room: Area, stage: Stage) -> Iterator[Twin]:
    if any(option.figure for option in options):
        yield from _pictured(options, room, stage)
        return
    texts = [option.runs for option in options]
    tall = tallest(option.formula for option in options if option.formula)
    for places in _placed(texts, tall, room, stage):
        yield _twin(places, options, stage)


def _placed(texts: Sequence[Runs], tall: float, room: Area, stage: Stage) -> list[Places]:
    sizes = stage.look.sizes["row"]
    tiles = _tiles(texts, room, stage)
    if tiles is not None:
        return [tiles]
    for columns in (1, 2) if room.w == stage.look.grid.width else (1,):
        rows = one_slide_rows(texts, room, sizes, _ROW_SHELF, stage, columns, tall)
        if rows is not None:
            return [rows]
    return over_slides(texts, room, sizes[-1], _ROW_SHELF, stage)


def _tiles(texts: Sequence[Runs], room: Area, stage: Stage) -> Places | None:
    """Two by two when every option is one line."""
    grid = stage.look.grid
    if len(texts) not in _TILES or room.w < grid.width:
        return None
    areas = [
        Area(
            (grid.left, grid.second)[at % 2], BELOW_STEM + at // 2 * (_TILE_HEIGHT + grid.gap), grid.half, _TILE_HEIGHT
        )
        for at in range(len(texts))
    ]
    width = _TILE_SHELF.text(areas[0]).w
    for size in stage.look.sizes["tile"]:
        if all(stage.ruler.line_count(drawn(runs, size, bold=True), width) == 1 for runs in texts):
            places = tuple(Place(area, _TILE_SHELF.text(area)) for area in areas)
            return Places(places, tuple(texts), tuple(range(len(texts))), size, strip=True)
    return None


def _twin(places: Places, options: Sequence[_Lettered], stage: Stage) -> Twin:
    asked: list[Element] = []
    answered: list[Element] = []
    shown = [
        (place, runs, options[at]) for place, runs, at in zip(places.places, places.runs, places.indexes, strict=True)
    ]
    formulas = [
        (option.formula, _inside(place)) for place, runs, option in shown if option.formula and runs == option.runs
    ]
    size = common_size(formulas, places.size)
    for place, runs, option in shown:
        formula = (option.formula, size) if size and runs == option.runs else ("", 0.0)
        asked += _drawn(place, runs, places.size, formula, option.letter, "open", stage)
        state: State = "right" if option.right else "other"
        answered += _drawn(place, runs, places.size, formula, option.letter, state, stage)
    return Twin(tuple(asked), tuple(answered), places.strip)


def _drawn(
    place: Place, runs: Runs, size: float, formula: tuple[str, float], name: str, state: State, stage: Stage
) -> Iterator[Element]:
    """A formula, with its size, stands in the place of its letters."""
    yield tile(f"Option {name}", place.area, state, stage)
    yield _badge(place, name, state, stage)
    if formula[0]:
        yield formula_beside(f"Text {name}", place.text, *formula, state_color(state), stage)
    else:
        yield text_box(f"Text {name}", place.text, runs, size, state, place.right)
    if state == "right":
        yield tick(f"Tick {name}", place.area)


def _inside(place: Place) -> Area:
    return replace(place.text, y=place.text.y + PADDING, h=place.text.h - 2 * PADDING)


def _badge(place: Place, name: str, state: State, stage: Stage) -> Element:
    area = place.area
    side = _TILE_BADGE if area.h == _TILE_HEIGHT else min(_ROW_BADGE, area.h - _BADGE_MARGIN)
    room = place.text.x - area.x
    x = area.x + min(EDGE_GAP, (room - side) // 2)
    at = Area(x, area.y + (area.h - side) // 2, side, side)
    return badge(f"Letter {name}", at, name, state, stage, 28 if side == _TILE_BADGE else 24)


# ---- pictures


def _pictured(options: Sequence[_Lettered], room: Area, stage: Stage) -> Iterator[Twin]:
    """Pictures two by two. Their words stand in the notes, a picture takes the whole tile."""
    grid = stage.look.grid
    for group in in_parts(options, _PICTURES_A_SLIDE):
        asked: list[Element] = []
        answered: list[Element] = []
        deep = -(-len(group) // 2)
        bottom = grid.strip_top - grid.gap
        width = (room.w - grid.gap) // 2
        height = (bottom - room.y - (deep - 1) * grid.gap) // deep
        for at, option in enumerate(group):
            area = Area(room.x + at % 2 * (width + grid.gap), room.y + at // 2 * (height + grid.gap), width, height)
            asked += _pictured_tile(area, option, "open", stage)
            answered += _pictured_tile(area, option, "right" if option.right else "other", stage)
        yield Twin(tuple(asked), tuple(answered))


def _pictured_tile(area: Area, option: _Lettered, state: State, stage: Stage) -> Iterator[Element]:
    shelf = Shelf(before=cm(2.50), after=cm(2.30))
    inside = shelf.text(area)
    high = inside.h - 2 * _PICTURE_MARGIN
    place = Place(area, inside)
    yield tile(f"Option {option.letter}", area, state, stage)
    yield _badge(place, option.letter, state, stage)
    if option.figure is None:
        size = stage.look.sizes["row"][-1]
        para = drawn(option.runs, size, bold=True)
        lines = max(int(inside.h / PT / stage.ruler.line_height(para)), 1)
        short = stage.ruler.shortened(para, inside.w, lines)
        yield text_box(f"Text {option.letter}", inside, short.runs, size, state, 0)
    else:
        room = Area(inside.x, inside.y + _PICTURE_MARGIN, inside.w, high)
        picture = placed_picture(option.figure, room, stage)
        # Right beside its letter: in the middle of a wide tile it would seem to belong to neither.
        beside = replace(picture.area, x=inside.x)
        area = replace(area, w=beside.right + shelf.after - area.x)  # the tick stands beside the picture too
        yield Picture(f"Picture {option.letter}", beside, picture.asset, picture.alt, 0, 0)
    if state == "right":
        yield tick(f"Tick {option.letter}", area)
