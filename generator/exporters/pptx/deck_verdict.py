"""One statement to judge: two large tiles; the right one is marked and the correction stands in the strip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.document.blocks import Verdict
from generator.document.transforms import plain
from generator.exporters.pptx.deck_stem import BELOW_STEM
from generator.exporters.pptx.reply import EDGE_GAP, TICK_WIDTH, Reply, State, Twin, state_text, tick, tile
from generator.exporters.pptx.runs import runs_of, trimmed
from generator.exporters.pptx.slides import PT, Area, Element, Runs, cm
from generator.exporters.pptx.stage import Stage
from generator.frozen import replace

_HEIGHT = cm(3.80)
_SIDE = EDGE_GAP + TICK_WIDTH + cm(0.35)


def verdict_reply(verdict: Verdict, room: Area, stage: Stage) -> Reply:
    labels = [trimmed(runs_of(label)) for label in verdict.labels]
    if room.w == stage.look.grid.width:
        room = replace(room, y=BELOW_STEM)
    size, shown = _fitted(labels, _areas(room, stage), stage)
    asked = tuple(one for at in range(2) for one in _tile(at, shown, size, "open", room, stage))
    answered = tuple(
        one
        for at in range(2)
        for one in _tile(at, shown, size, "right" if verdict.column == at else "other", room, stage)
    )
    if verdict.column is None:
        return Reply("judge", (Twin(asked, answered),))
    correction = trimmed(runs_of(verdict.correction))
    key = plain(verdict.labels[verdict.column])
    return Reply("judge", (Twin(asked, answered),), key, (correction,) if correction else (), correction)


def _areas(room: Area, stage: Stage) -> tuple[Area, Area]:
    """Side by side, or one above the other beside a picture."""
    gap = stage.look.grid.gap
    if room.w < stage.look.grid.width:
        first = Area(room.x, room.y, room.w, _HEIGHT)
        return first, replace(first, y=room.y + _HEIGHT + gap)
    first = Area(room.x, room.y, stage.look.grid.half, _HEIGHT)
    return first, replace(first, x=stage.look.grid.second)


def _text_area(area: Area) -> Area:
    """Room for the tick is kept on both sides, so that the label stands in the middle of its tile."""
    return Area(area.x + _SIDE, area.y, area.w - 2 * _SIDE, area.h)


def _fitted(labels: Sequence[Runs], areas: tuple[Area, Area], stage: Stage) -> tuple[float, list[Runs]]:
    width = _text_area(areas[0]).w
    sizes = stage.look.sizes["verdict"]
    for size in sizes:
        paras = [state_text(runs, size, "right") for runs in labels]
        if all(stage.ruler.line_count(para, width) == 1 for para in paras):
            return size, list(labels)
    paras = [state_text(runs, sizes[-1], "right") for runs in labels]
    lines = int(_HEIGHT / PT / stage.ruler.line_height(paras[0]))
    return sizes[-1], [stage.ruler.shortened(para, width, lines).runs for para in paras]


def _tile(at: int, labels: Sequence[Runs], size: float, state: State, room: Area, stage: Stage) -> Iterator[Element]:
    area = _areas(room, stage)[at]
    style = state_text(labels[at], size, state)
    para = replace(style, align="center", style=replace(style.style, bold=True))
    yield tile(f"Verdict {at + 1}", area, state, stage)
    yield stage.text(f"Label {at + 1}", _text_area(area), [para], "middle")
    if state == "right":
        yield tick(f"Tick {at + 1}", area)
