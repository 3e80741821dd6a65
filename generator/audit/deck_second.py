"""Slides read again by python-pptx, which shares no line with the first reading: it opens the file as a whole.

It takes 3 ms for a slide and twenty times that for finding what placeholders inherit, so a long deck is cut to the
slides that are read again, untouched as they are.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from random import Random
from typing import Any
from xml.etree import ElementTree
from zipfile import BadZipFile

from generator.audit.deck_package import Package, unreadable
from generator.audit.deck_second_charts import second_chart
from generator.audit.deck_shapes import (
    ALTERNATIVE,
    FURNITURE,
    SLIDES,
    UNKNOWN_PICTURE,
    Area,
    Form,
    Piece,
    Shown,
    chart_piece,
    piece_of,
    read_formula,
    read_group,
    said_by,
    spelt_look,
)
from generator.audit.deck_slides import Slide, slide_of, slide_relations
from generator.audit.deck_xml import parsed

MOST = 60
"""A deck of so many slides is read again as a whole."""
_DRAWN = 30
_TYPES = "[Content_Types].xml"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NAMED, _PICTURE, _GROUP = f"{SLIDES}cNvPr", f"{SLIDES}pic", f"{SLIDES}grpSp"
_PLACE = f"./*/{SLIDES}nvPr/{SLIDES}ph"
_OWN_FORM = ".//{http://schemas.openxmlformats.org/drawingml/2006/main}custGeom"


def sample(count: int) -> list[int]:
    """Numbers of the slides that are read again: all of a short deck, else the first, the last and 30 between."""
    if count <= MOST:
        return list(range(1, count + 1))
    drawn = Random(count).sample(range(2, count), _DRAWN)  # noqa: S311 - a sample that anyone may foresee
    return [1, *sorted(drawn), count]


def second_reading(package: Package, numbers: Sequence[int], signs: Mapping[str, str]) -> Iterator[Slide]:
    """The slides of these numbers. Raises Unreadable."""
    from lxml.etree import XMLSyntaxError
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    spoiled = (
        *(PythonPptxError, BadZipFile, zlib.error, XMLSyntaxError, ElementTree.ParseError),
        *(KeyError, ValueError, AttributeError, OSError),
    )
    try:
        main, relations = slide_relations(package)
        chosen = [relations[number - 1] for number in numbers]
        left_out = {one.target for one in relations} - {one.target for one in chosen}
        part = Presentation(_cut(package, main, left_out) if left_out else package.whole()).part
        inherited: _Inherited = {}
        for number, relation in zip(numbers, chosen, strict=True):
            slide = part.related_slide(relation.id)
            notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
            pieces = list(_pieces(slide, signs, inherited))
            yield slide_of(number, pieces, notes.text if notes is not None else "")
    except spoiled as error:
        raise unreadable(error) from error


def _cut(package: Package, main: str, left_out: Collection[str]) -> BytesIO:
    """The package without some slides, and without the relationships to them."""
    folder, _, file = main.rpartition("/")
    ties = f"{folder}/_rels/{file}.rels"
    names = [_TYPES, "_rels/.rels", ties]
    seen = {main, *left_out}
    waiting = [main, *(one.target for one in package.relations("") if one.target != main)]
    while waiting:
        name = waiting.pop()
        names.append(name)
        folder, _, file = name.rpartition("/")
        if name != main and f"{folder}/_rels/{file}.rels" in package:
            names.append(f"{folder}/_rels/{file}.rels")
        for one in package.relations(name):
            if not one.outside and one.target not in seen:
                seen.add(one.target)
                waiting.append(one.target)
    there = {f"/{name}" for name in names}
    kept_ids = {one.id for one in package.relations(main) if one.target not in left_out}
    changed = {
        _TYPES: _without(package.read(_TYPES), _OVERRIDE, "PartName", there),
        ties: _without(package.read(ties), _RELATION, "Id", kept_ids),
    }
    return package.cut(names, changed)


def _without(data: bytes, tag: str, attribute: str, kept: Collection[str]) -> bytes:
    """The elements of a kind that have one of these values, and everything else."""
    root = parsed(data)
    root[:] = [one for one in root if one.tag != tag or one.get(attribute) in kept]
    return ElementTree.tostring(root)


# Areas that layouts give, by layout, index and kind of placeholder.
_Inherited = dict[tuple[str, str, str], Area]


def _pieces(slide: Any, signs: Mapping[str, str], inherited: _Inherited) -> Iterator[Piece]:
    """python-pptx passes over formulas, which stand among its shapes."""
    shapes = {shape._element: shape for shape in slide.shapes}
    for element in slide.shapes._spTree:
        if element.tag == ALTERNATIVE:
            yield read_formula(element)
        elif element in shapes:
            yield _piece(shapes[element], signs, inherited)


def _piece(shape: Any, signs: Mapping[str, str], inherited: _Inherited) -> Piece:
    element = shape._element
    if element.tag == _GROUP:
        return read_group(element, signs)
    described = tuple(filter(None, (named.get("descr") for named in element.iter(_NAMED))))
    place = element.find(_PLACE)
    if place is not None and place.get("type") in FURNITURE:
        return Piece(described)
    if getattr(shape, "has_table", False):
        rows = tuple(_rows(shape))
        return Piece(described, shown=tuple(_cells(shape, rows)), rows=rows)
    area = _area(shape, place, inherited)
    if getattr(shape, "has_chart", False):
        return chart_piece(described, second_chart(shape.chart).read(signs), area)
    if element.tag == _PICTURE:
        sign = signs.get(sha256(shape.image.blob).hexdigest(), UNKNOWN_PICTURE)
        return Piece(described, shown=(Shown(sign, "", area),))
    text = shape.text_frame.text if shape.has_text_frame else ""
    kind, index = ("", "") if place is None else (place.get("type", "obj"), place.get("idx", "0"))
    drawn = element.find(_OWN_FORM) is not None
    return piece_of(Form(described, area, spelt_look(element), index == "0", kind == "body", drawn), text)


def _area(shape: Any, place: Any, inherited: _Inherited) -> Area:
    """What a placeholder inherits python-pptx looks for at length, so it is asked once for each place of a layout."""
    properties = getattr(shape._element, "spPr", None)
    own = None if properties is None else properties.xfrm
    if own is not None and own.off is not None and own.ext is not None:
        return Area(own.off.x, own.off.y, own.ext.cx, own.ext.cy)
    if place is None or own is not None:
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


def _cells(shape: Any, rows: tuple[tuple[Area, ...], ...]) -> Iterator[Shown]:
    for row, areas in zip(shape.table.rows, rows, strict=True):
        for cell, area in zip(row.cells, areas, strict=True):
            said = said_by(cell.text_frame.text)
            if said.words:
                yield Shown(said.letters, said.words, area)
