"""Rows of texts to choose among or to answer in: where each stands and how large its text is, equal on both twins."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exporters.pptx.reply import EDGE_GAP, TICK_WIDTH
from generator.exporters.pptx.slides import PT, Area, Para, Runs, cm
from generator.exporters.pptx.split import evenly
from generator.exporters.pptx.stage import Stage, drawn
from generator.frozen import frozen

ROW_GAP = cm(0.35)
_TIGHT_GAP = cm(0.25)
_MANY = 5
_TALLEST = cm(2.10)
_TALLEST_LONG = cm(2.75)
PADDING = cm(0.22)
_SHORTEST = cm(1.35)


@frozen
class Place:
    """Where one text stands: its ground, the box of its text, and the inset that balances it."""

    area: Area
    text: Area
    right: int = 0


@frozen
class Places:
    """One slide's worth. `first` is the index of its first text; `strip` says that the explanation has its room."""

    places: tuple[Place, ...]
    runs: tuple[Runs, ...]
    indexes: tuple[int, ...]
    size: float
    strip: bool


@frozen
class Shelf:
    """How rows are built: room before the text and for the tick after it."""

    before: int = cm(2.80)
    after: int = EDGE_GAP + TICK_WIDTH + cm(0.58)

    def text(self, area: Area) -> Area:
        return Area(area.x + self.before, area.y, max(area.w - self.before - self.after, cm(2)), area.h)


def one_slide_rows(
    texts: Sequence[Runs],
    room: Area,
    sizes: Sequence[float],
    shelf: Shelf,
    stage: Stage,
    columns: int = 1,
    tall: float = 0.0,
) -> Places | None:
    """All texts on one slide, above the strip if they can, else down to the foot. None when there is no room.

    What stands for a text may be `tall` em high.
    """
    above = stage.look.grid.strip_top - ROW_GAP - room.y
    for height, strip in ((above, True), (stage.look.grid.bottom - room.y, False)):
        for size in sizes:
            found = _in_columns(texts, Area(room.x, room.y, room.w, height), size, shelf, stage, columns, tall)
            if found is not None:
                return Places(found, tuple(texts), tuple(range(len(texts))), size, strip)
    return None


def _in_columns(
    texts: Sequence[Runs], room: Area, size: float, shelf: Shelf, stage: Stage, columns: int, tall: float
) -> tuple[Place, ...] | None:
    gap = ROW_GAP if len(texts) <= _MANY * columns else _TIGHT_GAP
    width = (room.w - (columns - 1) * stage.look.grid.gap) // columns
    deep = -(-len(texts) // columns)
    text_width = shelf.text(Area(0, 0, width, 0)).w
    paras = [drawn(runs, size, bold=True) for runs in texts]
    needed = max(round(tall * size * PT), *(_text_height(para, text_width, stage) for para in paras)) + 2 * PADDING
    most = (room.h - (deep - 1) * gap) // deep
    least = max(needed, _SHORTEST)
    if least > most or (columns > 1 and not all(stage.ruler.whole(para, text_width) for para in paras)):
        return None
    single = all(stage.ruler.line_count(para, text_width) == 1 for para in paras)
    height = max(least, min(most, _TALLEST if single else _TALLEST_LONG))
    places = []
    for at, para in enumerate(paras):
        area = Area(
            room.x + at // deep * (width + stage.look.grid.gap), room.y + at % deep * (height + gap), width, height
        )
        places.append(_place(area, para, shelf, stage))
    return tuple(places)


def over_slides(texts: Sequence[Runs], room: Area, size: float, shelf: Shelf, stage: Stage) -> list[Places]:
    """Texts of any length: rows as high as they need, evenly over slides; one longer than a slide is cut at a line."""
    width = shelf.text(room).w
    pieces: list[tuple[int, Para]] = []
    for at, runs in enumerate(texts):
        para = drawn(runs, size, bold=True)
        most = stage.ruler.lines_in(para, room.h - 2 * PADDING)
        pieces += [(at, piece) for piece in stage.ruler.pieces(para, width, most)]
    heights = [max(_text_height(para, width, stage) + 2 * PADDING, _SHORTEST) for _, para in pieces]
    costs = [(float(height + ROW_GAP),) for height in heights]
    made = []
    for group in evenly(list(zip(pieces, heights, strict=True)), costs, (float(room.h + ROW_GAP),)):
        places, y = [], room.y
        for (_, para), height in group:
            places.append(_place(Area(room.x, y, room.w, height), para, shelf, stage))
            y += height + ROW_GAP
        shown = tuple(para.runs for (_, para), _ in group)
        strip = y <= stage.look.grid.strip_top
        made.append(Places(tuple(places), shown, tuple(at for (at, _), _ in group), size, strip))
    return made


def _place(area: Area, para: Para, shelf: Shelf, stage: Stage) -> Place:
    text = shelf.text(area)
    return Place(area, text, stage.balance([para], text.w))


def _text_height(para: Para, width: int, stage: Stage) -> int:
    return round(stage.ruler.height([para], width) * PT) + 1
