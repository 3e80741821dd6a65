"""A deck read by python-pptx: what every slide shows, in reading order, with its place and its look."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from generator.audit.letters import letters
from generator.audit.pdf_tokens import Unreadable

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDES = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_NAMED, _PICTURE, _GROUP = f"{_SLIDES}cNvPr", f"{_SLIDES}pic", f"{_SLIDES}grpSp"
_PLACE = f"./*/{_SLIDES}nvPr/{_SLIDES}ph"
_OWN_AREA = f"{_SLIDES}spPr/{_DRAWING}xfrm"
_FURNITURE = frozenset(("ftr", "sldNum", "dt"))
_UNKNOWN_PICTURE = "\ufffc"


@dataclass(frozen=True, slots=True)
class Area:
    """In EMU."""

    x: int
    y: int
    w: int
    h: int

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2

    def distance(self, x: float) -> float:
        """How far a place is to the left or to the right."""
        return max(self.x - x, x - self.x - self.w, 0.0)

    def holds(self, point: tuple[float, float]) -> bool:
        return self.x <= point[0] <= self.x + self.w and self.y <= point[1] <= self.y + self.h


@dataclass(frozen=True, slots=True)
class Shown:
    """A text, a cell or a picture of a slide: `letters` to compare (a sign for a picture), `words` for people.

    `look` is how it is drawn, whatever it says and wherever it stands.
    """

    letters: str
    words: str
    area: Area
    look: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """`shown` in reading order without title, footer and number; `figures` are areas of drawn lines without text."""

    number: int
    title: str
    shown: tuple[Shown, ...]
    figures: tuple[Area, ...]
    rows: tuple[tuple[Area, ...], ...]
    notes: str
    described: tuple[str, ...]


# Areas that layouts give, by layout, index and kind of placeholder.
_Inherited = dict[tuple[str, str, str], Area]


def read_slides(path: Path, signs: Mapping[str, str]) -> tuple[list[Slide], tuple[str, ...]]:
    """Slides, and the properties of the file. `signs` are letters for pictures by the sha256 of their bytes.

    Raises Unreadable.
    """
    from lxml.etree import XMLSyntaxError
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    spoiled = (PythonPptxError, BadZipFile, zlib.error, XMLSyntaxError, KeyError, ValueError, AttributeError, OSError)
    try:
        deck = Presentation(str(path))
        inherited: _Inherited = {}
        slides = [_slide(number, slide, signs, inherited) for number, slide in enumerate(deck.slides, 1)]
    except spoiled as error:
        raise Unreadable(f"it cannot be opened as a presentation ({error})") from error
    properties = deck.core_properties
    names = ("author", "category", "comments", "keywords", "subject", "title", "content_status", "identifier")
    return slides, tuple(text for name in names if (text := str(getattr(properties, name) or "")))


def _slide(number: int, slide: Any, signs: Mapping[str, str], inherited: _Inherited) -> Slide:
    title = ""
    titled = False
    shown: list[Shown] = []
    figures: list[Area] = []
    rows: list[tuple[Area, ...]] = []
    described: list[str] = []
    for shape in _flat(slide.shapes):
        element = shape._element
        described.extend(filter(None, (named.get("descr") for named in element.iter(_NAMED))))
        place = element.find(_PLACE)
        if place is not None and place.get("type") in _FURNITURE:
            continue
        if place is not None and place.get("idx", "0") == "0" and not titled:
            title, titled = " ".join(shape.text_frame.text.split()), True
            continue
        if getattr(shape, "has_table", False):
            rows.extend(_rows(shape))
            shown.extend(_cells(shape, rows[-len(shape.table.rows) :]))
        elif element.tag == _PICTURE:
            sign = signs.get(sha256(shape.image.blob).hexdigest(), _UNKNOWN_PICTURE)
            shown.append(Shown(sign, "", _area(shape, place, inherited)))
        elif shape.has_text_frame and (text := shape.text_frame.text.replace("\v", " ")).strip():
            area = _area(shape, place, inherited)
            shown.append(Shown(letters(text), " ".join(text.split()), area, _look(shape)))
        elif element.find(f".//{_DRAWING}custGeom") is not None:
            figures.append(_area(shape, place, inherited))
    notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return Slide(
        number,
        title,
        tuple(shown),
        tuple(figures),
        tuple(rows),
        notes.text if notes is not None else "",
        tuple(described),
    )


def _flat(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape._element.tag == _GROUP:
            yield from _flat(shape.shapes)
        else:
            yield shape


def _area(shape: Any, place: Any, inherited: _Inherited) -> Area:
    """A placeholder without an area of its own has that of its layout, which python-pptx looks for at length."""
    if place is None or shape._element.find(_OWN_AREA) is not None:
        return Area(shape.left or 0, shape.top or 0, shape.width or 0, shape.height or 0)
    key = (str(shape.part.slide_layout.part.partname), place.get("idx", "0"), place.get("type", "obj"))
    if key not in inherited:
        inherited[key] = Area(shape.left or 0, shape.top or 0, shape.width or 0, shape.height or 0)
    return inherited[key]


def _rows(shape: Any) -> Iterator[tuple[Area, ...]]:
    table = shape.table
    y = shape.top or 0
    for row in table.rows:
        x = shape.left or 0
        areas = []
        for column in table.columns:
            areas.append(Area(x, y, column.width, row.height))
            x += column.width
        yield tuple(areas)
        y += row.height


def _cells(shape: Any, rows: list[tuple[Area, ...]]) -> Iterator[Shown]:
    for row, areas in zip(shape.table.rows, rows, strict=True):
        for cell, area in zip(row.cells, areas, strict=True):
            text = cell.text_frame.text.replace("\v", " ")
            if text.strip():
                yield Shown(letters(text), " ".join(text.split()), area)


def _look(shape: Any) -> str:
    """Fill, edge and form, and the colour of the first letters; bold and slanted words are the lesson's own."""
    from lxml import etree

    properties = shape._element.spPr
    parts = [etree.tostring(part).decode() for part in properties if not str(part.tag).endswith("}xfrm")]
    first = shape._element.find(f".//{_DRAWING}rPr/{_DRAWING}solidFill")
    if first is not None:
        parts.append(etree.tostring(first).decode())
    return "".join(parts)
