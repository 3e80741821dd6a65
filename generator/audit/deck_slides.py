"""A deck read from its XML: what every slide shows, in reading order, with its place and its look.

Shapes that differ in nothing but their ids are read once: the twins of a question and the same badge on a thousand
slides cost a look into a dictionary. Slides that are spelt in another way than shape after shape are read as a whole.
Another library reads some of the slides again (`deck_second`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from xml.etree import ElementTree

from generator.audit.deck_charts import read_chart
from generator.audit.deck_package import Package, Relation, unreadable
from generator.audit.deck_shapes import (
    RELATION_ID,
    SLIDES,
    TREE,
    UNKNOWN_PICTURE,
    Area,
    Form,
    Inherited,
    Piece,
    Shown,
    areas_of,
    flat,
    form_of,
    piece_of,
    read_shape,
    text_of,
)
from generator.audit.deck_xml import parsed
from generator.audit.drawn import DRAWN
from generator.frozen import frozen

_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_SLIDE_IDS = f"{SLIDES}sldIdLst/{SLIDES}sldId"
_CORE, _DUBLIN = (
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}",
    "{http://purl.org/dc/elements/1.1/}",
)
_PROPERTIES = (
    f"{_DUBLIN}creator", f"{_CORE}category", f"{_DUBLIN}description", f"{_CORE}keywords", f"{_DUBLIN}subject",
    f"{_DUBLIN}title", f"{_CORE}contentStatus", f"{_DUBLIN}identifier",
)  # fmt: skip
_OPENING = re.compile(
    rb"(?:<\?xml version=.1\.0.(?: encoding=.UTF-8.)?(?: standalone=.yes.)?\?>\s*)?(<(p:\w+)(?:\s[^<>]*)?>)"
)
_SHAPE, _END = b'<p:sp><p:nvSpPr><p:cNvPr id="', b"</p:sp>"
_ID = len(_SHAPE)
_LETTERS = re.compile(rb"<a:t>([^<]*)</a:t>")
# What an XML parser must see: signs that stand for others, letters that it refuses.
_NOT_PLAIN = re.compile(rb"[&\x00-\x08\x0b-\x1f]|\]\]>|\xef\xbf[\xbe\xbf]")
# The first of many letters that no text has: they stand for the letters of a shape while its form is read.
_MARK = 0xF0000


@frozen
class Slide:
    """`shown` in reading order without title, footer and number; `figures` are areas of drawn lines without text."""

    number: int
    title: str
    shown: tuple[Shown, ...]
    figures: tuple[Area, ...]
    rows: tuple[tuple[Area, ...], ...]
    notes: str
    described: tuple[str, ...]


def first_reading(package: Package, signs: Mapping[str, str]) -> tuple[list[Slide], tuple[str, ...]]:
    """All slides, and the properties of the file. `signs` are letters for pictures by the sha256 of their bytes,
    and for drawings by their digest.

    Raises Unreadable.
    """
    try:
        deck = _Deck(package, signs)
        return deck.slides(), deck.properties()
    except (ElementTree.ParseError, ValueError, KeyError) as error:
        raise unreadable(error) from error


def slide_relations(package: Package) -> tuple[str, list[Relation]]:
    """The part that is the presentation itself, and the relationships to its slides in their order."""
    main = _only(package.relations(""), "officeDocument").target
    by_id = {relation.id: relation for relation in package.relations(main)}
    root = parsed(package.read(main))
    return main, [by_id[one.attrib[RELATION_ID]] for one in root.findall(_SLIDE_IDS)]


def slide_of(number: int, pieces: Iterable[Piece], notes: str) -> Slide:
    """The first text in the title's place is the title, whatever stands before it."""
    title: str | None = None
    shown: list[Shown] = []
    figures: list[Area] = []
    rows: list[tuple[Area, ...]] = []
    described: list[str] = []
    for piece in pieces:
        described += piece.described
        if title is None and piece.title is not None:
            title = piece.title
            continue
        shown += piece.shown
        rows += piece.rows
        if piece.figure is not None:
            figures.append(piece.figure)
    return Slide(number, title or "", tuple(shown), tuple(figures), tuple(rows), notes, tuple(described))


class _Deck:
    def __init__(self, package: Package, signs: Mapping[str, str]) -> None:
        self._package, self._signs = package, signs
        self._drawn = {digest: sign for digest, sign in signs.items() if digest.startswith(DRAWN)}
        self._layouts: dict[str, _Page] = {}
        self._notes = _Page({})

    def slides(self) -> list[Slide]:
        _, relations = slide_relations(self._package)
        root = parsed(self._package.read("[Content_Types].xml"))
        types = {one.get("PartName", "")[1:]: one.get("ContentType") for one in root.iter(_TYPES)}
        for relation in relations:
            if types.get(relation.target) != _TYPE:
                raise ValueError(f"{relation.target} is no slide")
        return [self._slide(number, relation.target) for number, relation in enumerate(relations, 1)]

    def properties(self) -> tuple[str, ...]:
        kept = [one for one in self._package.relations("") if one.kind == "core-properties"]
        roots = [parsed(self._package.read(one.target)) for one in kept]
        return tuple(text for name in _PROPERTIES for root in roots if (text := root.findtext(name, "")))

    def _slide(self, number: int, name: str) -> Slide:
        relations = self._package.relations(name)
        layout = self._layout(_only(relations, "slideLayout").target)
        pictures = self._drawn | {one.id: self._picture(one) for one in relations if one.kind == "image"}
        for one in relations:
            if one.kind == "chart":
                pictures[one.id] = read_chart(self._package, one.target).read(self._signs)
        pieces = layout.pieces(self._package.read(name), pictures)
        notes = next((self._package.read(one.target) for one in relations if one.kind == "notesSlide"), b"")
        told = (piece.note for piece in self._notes.pieces(notes, {})) if notes else ()
        return slide_of(number, pieces, next((text for text in told if text is not None), ""))

    def _layout(self, name: str) -> _Page:
        if name not in self._layouts:
            master = _only(self._package.relations(name), "slideMaster").target
            self._layouts[name] = _Page(_inherited(self._package.read(name), self._package.read(master)))
        return self._layouts[name]

    def _picture(self, relation: Relation) -> str:
        digest = "" if relation.outside else sha256(self._package.read(relation.target)).hexdigest()
        return self._signs.get(digest, UNKNOWN_PICTURE)


class _Page:
    """Pages of one layout: the areas that it gives, and the shapes and forms that were read on them."""

    def __init__(self, inherited: Inherited) -> None:
        self._inherited = inherited
        self._known: dict[bytes, Piece] = {}
        self._forms: dict[tuple[bytes, ...], tuple[Form, str]] = {}
        self._openings: dict[tuple[bytes, bytes], tuple[bytes, bytes] | None] = {}

    def pieces(self, data: bytes, pictures: Mapping[str, str]) -> list[Piece]:
        start, end = data.find(_SHAPE), data.rfind(_END) + len(_END)
        shapes = data[start:end].split(_END)[:-1] if 0 <= start < end else []
        if not shapes or b"<!" in data or not all(shape.startswith(_SHAPE) for shape in shapes):
            return self._as_a_whole(data, pictures)
        around = data[:start], data[end:]
        if around not in self._openings:
            self._openings[around] = _opening(*around)
        opening = self._openings[around]
        if opening is None:
            return self._as_a_whole(data, pictures)
        known, pieces = self._known, []
        for shape in shapes:
            bare = shape[shape.find(b'"', _ID) :]
            piece = known.get(bare)
            if piece is None:
                piece = known[bare] = self._read(bare, opening)
            pieces.append(piece)
        return pieces

    def _as_a_whole(self, data: bytes, pictures: Mapping[str, str]) -> list[Piece]:
        return [read_shape(shape, self._inherited, pictures) for shape in _shapes(data)]

    def _read(self, shape: bytes, opening: tuple[bytes, bytes]) -> Piece:
        """A shape without its id. What stands round its letters is looked at once, whatever they are."""
        parts = _LETTERS.split(shape)
        around, letters = tuple(parts[::2]), parts[1::2]
        if _NOT_PLAIN.search(b" ".join(letters)):
            page = parsed(b"".join((opening[0], _SHAPE, shape, _END, opening[1])))
            return read_shape(page[0], self._inherited, {})
        if around not in self._forms:
            self._forms[around] = self._form(around, opening)
        form, order = self._forms[around]
        texts = [text.decode() for text in letters]
        if len(order) == len(texts) == 1:
            return piece_of(form, texts[0])
        return piece_of(form, "".join([texts[ord(one) - _MARK] if ord(one) >= _MARK else one for one in order]))

    def _form(self, around: tuple[bytes, ...], opening: tuple[bytes, bytes]) -> tuple[Form, str]:
        """A shape's form, and the text of it with a mark for each stretch of letters, from the first of them on."""
        marks = [b"<a:t>" + chr(_MARK + at).encode() + b"</a:t>" for at in range(len(around) - 1)]
        pieces = [piece for both in zip(around, (*marks, b""), strict=True) for piece in both]
        shape = parsed(b"".join((opening[0], _SHAPE, *pieces, _END, opening[1])))[0]
        return form_of(shape, self._inherited), text_of(shape)


def _opening(before: bytes, behind: bytes) -> tuple[bytes, bytes] | None:
    """What makes a page of one shape; None when something else than a row of shapes stands on the page."""
    found = _OPENING.match(before)
    try:
        if found is None or any(True for _ in _shapes(before + behind)):
            return None
    except ElementTree.ParseError:  # the shapes stand inside of something
        return None
    return found[1], b"</" + found[2] + b">"


def _shapes(data: bytes) -> Iterator[ElementTree.Element]:
    tree = parsed(data).find(TREE)
    return iter(()) if tree is None else flat(tree)


def _inherited(layout: bytes, master: bytes) -> dict[str, Area]:
    """A placeholder without an area of its own has that of its layout's, else that of its kind in the master."""
    kinds = {kind: area for kind, area in _areas(master).values() if area is not None}
    found: dict[str, Area] = {}
    for index, (kind, area) in _areas(layout).items():
        above = area or kinds.get("title" if kind in ("title", "ctrTitle") else "body")
        if above is not None:
            found[index] = above
    return found


def _areas(data: bytes) -> dict[str, tuple[str, Area | None]]:
    tree = parsed(data).find(TREE)
    return {} if tree is None else areas_of(tree)


def _only(relations: Iterable[Relation], kind: str) -> Relation:
    found = next((relation for relation in relations if relation.kind == kind), None)
    if found is None:
        raise ValueError(f"a part without its {kind}")
    return found
