"""A picture beside its text, or alone with its caption. Never cropped, never stretched, never blown up to a blur."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Figure, PictureRow
from generator.document.transforms import captioned
from generator.exporters.pptx.deck_points import one_slide
from generator.exporters.pptx.material import Unit
from generator.exporters.pptx.runs import runs_of, trimmed
from generator.exporters.pptx.slides import PT, Area, Element, Picture, Runs, cm
from generator.exporters.pptx.stage import Page, Stage, drawn, inner
from generator.frozen import replace

BESIDE, ALONE = "Picture with text", "Picture"
_PICTURE, _TEXT, _CAPTION = 1, 2, 3
_SMALLEST_TEXT = 24.0
_CAPTION_LINES = 2
_ROW_CAPTION = 20.0
_ROW_GAP = cm(0.8)
_CAPTION_GAP = cm(0.25)
_LEAST_RESOLUTION = 72
"""Pixels an inch below which a picture is not enlarged further."""
_WIDE = 1.9
_INCH = 914400


def picture_beside(figure: Figure, units: Sequence[Unit], stage: Stage) -> Page | None:
    """Points at the right of a picture; None when they need a slide of their own."""
    slot = stage.slot(BESIDE, _TEXT)
    paras = one_slide(units, slot, stage, _SMALLEST_TEXT)
    if paras is None:
        return None
    picture = placed_picture(figure, stage.slot(BESIDE, _PICTURE).area, stage, idx=_PICTURE, high=True)
    caption, notes = _caption(figure, BESIDE, None, stage)
    return Page(BESIDE, (picture, stage.filled(slot, paras), *caption), notes)


def picture_alone(figure: Figure, stage: Stage) -> Page:
    width, height = stage.pictures[figure.asset]
    if trimmed(runs_of(captioned(figure))) and width < _WIDE * height:
        picture = placed_picture(figure, stage.slot(BESIDE, _PICTURE).area, stage, idx=_PICTURE, high=True)
        caption, notes = _caption(figure, BESIDE, None, stage)
        return Page(BESIDE, (picture, *caption), notes)
    picture = placed_picture(figure, stage.slot(ALONE, _PICTURE).area, stage, idx=_PICTURE, high=True)
    caption, notes = _caption(figure, ALONE, picture.area, stage)
    return Page(ALONE, (picture, *caption), notes)


def pictures_in_row(row: PictureRow, stage: Stage) -> Page:
    """Pictures that share the slide's width, their lower edges level, what is said of each under it."""
    grid = stage.look.grid
    figures = [block for block in row.blocks if isinstance(block, Figure)]
    width = (grid.width - _ROW_GAP * (len(figures) - 1)) // len(figures)
    lefts = [grid.left + at * (width + _ROW_GAP) for at in range(len(figures))]
    told = [trimmed(runs_of(captioned(figure))) for figure in figures]
    paras = [drawn(runs, _ROW_CAPTION) for runs in told]
    short = [stage.ruler.shortened(para, width, _CAPTION_LINES) if para.runs else para for para in paras]
    high = max((round(stage.ruler.height((para,), width) * PT) + 1 for para in short if para.runs), default=0)
    room = grid.height - (high + _CAPTION_GAP if high else 0)
    placed = [
        placed_picture(figure, Area(left, grid.top, width, room), stage, high=True)
        for figure, left in zip(figures, lefts, strict=True)
    ]
    bottom = max(picture.area.bottom for picture in placed)
    elements: list[Element] = []
    for at, (picture, para, left) in enumerate(zip(placed, short, lefts, strict=True)):
        level = replace(picture.area, y=bottom - picture.area.h)
        elements.append(replace(picture, name=f"Picture {at + 1}", area=level))
        if para.runs:
            under = Area(left, bottom + _CAPTION_GAP, width, high)
            elements.append(stage.text(f"Caption {at + 1}", under, (para,)))
    notes = tuple(runs for runs, para in zip(told, short, strict=True) if para.runs != runs)
    return Page("Title only", tuple(elements), notes)


def placed_picture(figure: Figure, room: Area, stage: Stage, idx: int = 0, high: bool = False) -> Picture:
    """The picture as large as the room allows, in its middle or (`high`) at its top left."""
    width, height = stage.pictures[figure.asset]
    scale = min(room.w / width, room.h / height, _INCH / _LEAST_RESOLUTION)
    w, h = max(round(width * scale), 1), max(round(height * scale), 1)
    x = room.x if high else room.x + (room.w - w) // 2
    y = room.y if high else room.y + (room.h - h) // 2
    return Picture("Picture", Area(x, y, w, h), figure.asset, figure.alt, idx, stage.look.radius)


def _caption(
    figure: Figure, layout: str, under: Area | None, stage: Stage
) -> tuple[tuple[Element, ...], tuple[Runs, ...]]:
    """The caption's placeholder, moved up under a picture if one is given; what is cut goes to the notes whole."""
    runs = trimmed(runs_of(captioned(figure)))
    if not runs:
        return (), ()
    slot = stage.slot(layout, _CAPTION)
    area = slot.area if under is None else Area(under.x, under.bottom + _CAPTION_GAP, slot.area.w, slot.area.h)
    para = stage.para(slot, runs)
    lines = int(inner(area, slot.insets).h / PT / stage.ruler.line_height(para))
    short = stage.ruler.shortened(para, area.w, min(max(lines, 1), _CAPTION_LINES))
    notes = (runs,) if short.runs != runs else ()
    return (stage.filled(slot, [short], area),), notes
