"""How large a picture is drawn, and pictures side by side."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Figure
from generator.document.transforms import captioned
from generator.exporters.pdf.box import Box, Picture, Placed
from generator.exporters.pdf.style import MM
from generator.exporters.pdf.typeset import Typesetter

MOST_OF_A_PAGE = 0.8
_POINTS_A_PIXEL = 72 / 144
_GAP = 12.0
_ABOVE_CAPTION = 4.0


def wanted_width(setter: Typesetter, figure: Figure, width: float) -> float:
    """As wide as it says, else at two pixels a point; never wider than the measure."""
    if figure.width:
        return width * figure.width
    if figure.width_mm:
        return min(width, figure.width_mm * MM)
    return min(width, setter.assets[figure.asset].width_px * _POINTS_A_PIXEL)


def picture_box(setter: Typesetter, figure: Figure, widest: float, highest: float) -> Box:
    asset = setter.assets[figure.asset]
    scale = min(widest / asset.width_px, highest / asset.height_px)
    drawn = Picture(figure.asset, asset.width_px * scale, asset.height_px * scale, figure.decorative)
    role = "" if figure.decorative else "Figure"
    return Box(drawn.width, drawn.height, ((0.0, 0.0, drawn),), role=role, alt=figure.alt)


def shared(wanted: Sequence[float], width: float) -> tuple[list[float], list[float]]:
    """How wide each picture of a row is drawn, and how wide its place is; gaps stand between places."""
    room = width - _GAP * (len(wanted) - 1)
    scale = min(1.0, room / sum(wanted))
    spare = max(0.0, room - sum(wanted)) / len(wanted)
    return [one * scale for one in wanted], [one * scale + spare for one in wanted]


def picture_row(setter: Typesetter, figures: Sequence[Figure], width: float) -> Box:
    """Pictures share the measure, all made smaller alike where they are too wide for it together; their lower edges
    are level, and what is said of each stands under it."""
    wanted, cells = shared([wanted_width(setter, figure, width) for figure in figures], width)
    style = setter.paper.type.caption
    lines = [
        setter.paragraph(told, style, cell, role="Caption") if (told := captioned(figure)) else None
        for figure, cell in zip(figures, cells, strict=True)
    ]
    below = max((_ABOVE_CAPTION + line.height for line in lines if line), default=0.0)
    highest = setter.page_height * MOST_OF_A_PAGE - below
    pictures = [picture_box(setter, figure, one, highest) for figure, one in zip(figures, wanted, strict=True)]
    level = max(picture.height for picture in pictures)
    kids: list[Placed] = []
    x = 0.0
    for picture, line, cell in zip(pictures, lines, cells, strict=True):
        inside: list[Placed] = [(0.0, level - picture.height, picture)]
        if line:
            inside.append((0.0, level + _ABOVE_CAPTION, line))
        kids.append((x, 0.0, Box(cell, level + below, tuple(inside))))
        x += cell + _GAP
    return Box(width, level + below, tuple(kids))
