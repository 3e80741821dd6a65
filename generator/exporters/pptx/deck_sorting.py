"""Sorting: a table with the heads of the groups over lettered tiles; the answer has letters in the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.document.blocks import Sorting
from generator.document.transforms import letter, plain
from generator.exporters.pptx.reply import Reply, Twin, badge, text_box, tile
from generator.exporters.pptx.rows import ROW_GAP, Place, Places, Shelf, one_slide_rows, over_slides
from generator.exporters.pptx.runs import plain_run, runs_of, text_of, trimmed
from generator.exporters.pptx.slides import (
    PT,
    Area,
    Body,
    Cell,
    Element,
    Insets,
    Para,
    Row,
    Run,
    Runs,
    Style,
    TableFrame,
    cm,
)
from generator.exporters.pptx.stage import Stage
from generator.frozen import replace

_SHELF = Shelf(before=cm(2.10), after=cm(0.40))
_BADGE, _BADGE_MARGIN, _BADGE_LEFT = cm(1.10), cm(0.30), cm(0.45)
_SIZE = 24.0
_HEAD, _HEAD_LINES, _ROW = cm(1.50), 2, cm(1.90)
_INSET = Insets(cm(0.20), cm(0.10), cm(0.20), cm(0.10))
_COLUMNS = (3, 2, 1)


def sorting_reply(sorting: Sorting, printed: tuple[int, ...], room: Area, stage: Stage) -> Reply:
    """`printed` is the printed order of the members."""
    order = printed or tuple(range(len(sorting.members)))
    texts = [trimmed(runs_of(sorting.members[index])) for index in order]
    groups = [sorting.groups[index] if sorting.groups else -1 for index in order]
    heads = [trimmed(runs_of(head)) for head in sorting.heads]
    table = _table(heads, [()] * len(heads), room, stage)
    below = Area(room.x, table.area.bottom + ROW_GAP, room.w, room.bottom - table.area.bottom - ROW_GAP)
    twins = []
    for places in _placed(texts, below, stage):
        named = [_named(places.indexes, groups, group) for group in range(len(heads))]
        tiles = tuple(_tiles(places, stage))
        filled = _table(heads, named, room, stage)
        twins.append(Twin((table, *tiles), (filled, *tiles), places.strip))
    letters = [_named(range(len(order)), groups, group) for group in range(len(heads))]
    told = tuple((*head, Run(": "), *names) for head, names in zip(heads, letters, strict=True))
    key = " · ".join(f"{plain(head)}: {text_of(names)}" for head, names in zip(sorting.heads, letters, strict=True))
    return Reply("sort_groups", tuple(twins), key if sorting.groups else "", told if sorting.groups else ())


def _named(places: Sequence[int], groups: Sequence[int], group: int) -> Runs:
    """The letters of a group among these places."""
    return plain_run(", ".join(letter(at) for at in dict.fromkeys(places) if groups[at] == group) or "–")


def _placed(texts: Sequence[Runs], room: Area, stage: Stage) -> list[Places]:
    sizes = stage.look.sizes["row"]
    for columns in _COLUMNS:
        rows = one_slide_rows(texts, room, sizes, _SHELF, stage, columns)
        if rows is not None:
            return [rows]
    return over_slides(texts, room, sizes[-1], _SHELF, stage)


def _table(heads: Sequence[Runs], cells: Sequence[Runs], room: Area, stage: Stage) -> TableFrame:
    """Heads and one row below them, as high before the answer as with it."""
    width = room.w // len(heads)
    inner = width - _INSET.left - _INSET.right
    widths = (*([width] * (len(heads) - 1)), room.w - width * (len(heads) - 1))

    def para(runs: Runs, style: Style, lines: int) -> Para:
        one = replace(Para(runs, style), align="center")
        return stage.ruler.shortened(one, inner, lines) if runs else one

    top = [para(head, Style(_SIZE, bold=True), _HEAD_LINES) for head in heads]
    tallest = max(stage.ruler.height([one], inner) for one in top)
    head = max(_HEAD, round(tallest * PT) + 1 + 2 * _INSET.top)
    filled = [para(cell, Style(_SIZE, bold=True, color="answer"), 1) for cell in cells]
    rows = (
        Row(head, tuple(Cell(Body((one,), "middle", _INSET)) for one in top)),
        Row(_ROW, tuple(Cell(Body((one,), "middle", _INSET)) for one in filled)),
    )
    area = Area(room.x, room.y, room.w, head + _ROW)
    return TableFrame("Groups", area, widths, rows, ", ".join(map(text_of, heads)), banded=False)


def _tiles(places: Places, stage: Stage) -> Iterator[Element]:
    for place, runs, index in zip(places.places, places.runs, places.indexes, strict=True):
        name = letter(index)
        yield tile(f"Member {name}", place.area, "open", stage)
        yield badge(f"Letter {name}", _badge_area(place), name, "open", stage, _SIZE)
        yield text_box(f"Text {name}", place.text, runs, places.size, "open", place.right)


def _badge_area(place: Place) -> Area:
    area = place.area
    side = min(_BADGE, area.h - _BADGE_MARGIN)
    return Area(area.x + _BADGE_LEFT, area.y + (area.h - side) // 2, side, side)
