"""The school line: logo, the school's name in capitals, the subject at the right, a rule below."""

from __future__ import annotations

from generator.document import blocks as document
from generator.document.blocks import Figure
from generator.document.inlines import Text
from generator.document.transforms import inlines_of, plain
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Picture, Placed
from generator.exporters.pdf.typeset import Typesetter

_LOGO_WIDTH, _LOGO_HEIGHT = 60.0, 22.0
_LOGO_GAP = 8.0
_TO_RULE = 5.0


def letterhead_box(setter: Typesetter, block: document.Box, width: float) -> Box:
    """With a logo 22 pt high, else as high as its text."""
    paper, types = setter.paper, setter.paper.type
    logo = next((inner for inner in block.blocks if isinstance(inner, Figure)), None)
    name = " · ".join(
        text
        for inner in block.blocks
        if not isinstance(inner, Figure)
        for kids in inlines_of((inner,))
        if (text := plain(kids).strip())
    ).upper()
    x = 0.0
    kids: list[Placed] = []
    height = types.school.leading + 2.0
    if logo:
        asset = setter.assets[logo.asset]
        scale = min(_LOGO_WIDTH / asset.width_px, _LOGO_HEIGHT / asset.height_px)
        drawn = Picture(logo.asset, asset.width_px * scale, asset.height_px * scale)
        picture = Box(drawn.width, drawn.height, ((0.0, 0.0, drawn),), role="Figure", alt=logo.alt or name or " ")
        height = _LOGO_HEIGHT
        kids.append((0.0, (height - drawn.height) / 2, picture))
        x = drawn.width + _LOGO_GAP
    aside = block.aside
    aside_width = setter.natural_width(aside, types.subject) if plain(aside).strip() else 0.0
    if name:
        room = width - x - (aside_width + 12.0 if aside_width < width * 0.6 else 0.0)
        title = setter.paragraph((Text(name),), types.school, room)
        height = max(height, title.height)
        kids.append((x, (height - title.height) / 2, title))
    if aside_width and (not name or aside_width < width * 0.6):
        right = name or logo
        note = setter.paragraph(aside, types.subject, width, "right" if right else "left")
        height = max(height, note.height)
        kids.append((0.0, (height - note.height) / 2, note))
    height += _TO_RULE
    kids.append((0.0, height, Art(shapes.rule(0.0, 0.0, width, paper.head_width, paper.colors["accent"]))))
    return Box(width, height, tuple(kids))
