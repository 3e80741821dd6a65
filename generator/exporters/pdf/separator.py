"""The sheet before the papers of a class: a band that shows in a stack, the class in letters for a whole room."""

from __future__ import annotations

from generator.document.inlines import Text
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box
from generator.exporters.pdf.desk import Desk
from generator.exporters.pdf.page import Page, Placement
from generator.frozen import replace

_LARGEST, _SMALLEST = 144.0, 36.0
"""In pt. A name that is too long for one line in the smallest goes on to the next."""
_HEIGHT = 0.4
"""Where the name stands: its middle, as a part of the page from its top."""


def separator_page(desk: Desk, name: str) -> Page:
    setter = desk.setter((), True, tight=False)
    paper = setter.paper
    color = shapes.fill(paper.colors["warn"])
    band = Art(color + b" 0 %b %b %b re f" % tuple(map(shapes.number, (-paper.band, desk.width, paper.band))))
    kids = (Text(name),)
    title = paper.type.title
    wide = setter.natural_width(kids, title)
    size = max(_SMALLEST, min(_LARGEST, title.size * setter.measure / max(wide, 1.0) * 0.98))
    scale = size / title.size
    style = replace(title, size=size, leading=title.leading * scale)
    text = setter.paragraph(kids, style, setter.measure, "center")
    return Page(
        desk.width,
        desk.height,
        (Placement(paper.left, desk.height * _HEIGHT - text.height / 2, text),),
        (Placement(0.0, 0.0, Box(desk.width, paper.band, ((0.0, 0.0, band),))),),
    )
