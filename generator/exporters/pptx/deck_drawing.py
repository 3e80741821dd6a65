"""A drawing alone, beside its text, or as the place where pupils answer: the key is drawn over it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Blocks
from generator.document.drawings import Drawing
from generator.exporters.pptx.deck_chart import chart_frame
from generator.exporters.pptx.reply import Twin
from generator.exporters.pptx.slides import Area, ChartFrame, Element, Sketch, cm
from generator.exporters.pptx.stage import Page, Stage

_MOST_LARGER = 3.0
"""A drawing is made for paper in a hand; on a wall it is larger, but not without end."""
_GAP = cm(0.8)


def drawing_alone(drawing: Drawing, stage: Stage) -> Page:
    grid = stage.look.grid
    return Page("Title only", (shown(drawing, Area(grid.left, grid.top, grid.width, grid.height), stage),))


def shown(drawing: Drawing, room: Area, stage: Stage, beside: bool = False) -> Sketch | ChartFrame:
    """A chart as a native one, which fills the room; `beside` options its letters are smaller."""
    return chart_frame(drawing, drawing.chart, room, stage, beside) if drawing.chart else sketch(drawing, room)


def sketch(drawing: Drawing, room: Area, name: str = "Drawing") -> Sketch:
    """As large as the room allows, in its middle."""
    return Sketch(name, _placed(drawing, room), drawing.width, drawing.height, drawing.shapes, drawing.alt)


def answered(drawing: Drawing, room: Area, name: str = "Drawn answer") -> Sketch:
    """What a key draws over it."""
    area = _placed(drawing, room)
    return Sketch(name, area, drawing.width, drawing.height, drawing.answers, drawing.answer_alt, "answer")


def _placed(drawing: Drawing, room: Area) -> Area:
    width, height = cm(drawing.width / 10), cm(drawing.height / 10)
    scale = min(room.w / width, room.h / height, _MOST_LARGER)
    w, h = round(width * scale), round(height * scale)
    return Area(room.x + (room.w - w) // 2, room.y + (room.h - h) // 2, w, h)


def spaces(stem: Blocks) -> tuple[Drawing, ...]:
    """The drawings in which pupils answer."""
    return tuple(block for block in stem if isinstance(block, Drawing) and block.space)


def drawn_twin(drawings: Sequence[Drawing], room: Area) -> Twin:
    """All of them side by side, first as they are asked, then with what is right over them."""
    width = (room.w - _GAP * (len(drawings) - 1)) // len(drawings)
    asked: list[Element] = []
    told: list[Element] = []
    for at, drawing in enumerate(drawings):
        here = Area(room.x + at * (width + _GAP), room.y, width, room.h)
        asked.append(sketch(drawing, here, f"Drawing {at + 1}"))
        told.append(asked[-1])
        if drawing.answers:
            told.append(answered(drawing, here, f"Drawn answer {at + 1}"))
    return Twin(tuple(asked), tuple(told), strip=False)
