"""One shape of a slide as it is read from its XML: what it shows, where it stands, how it looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from generator.audit.deck_drawings import digest_of_group
from generator.audit.deck_formulas import FORMULA, formula_text
from generator.audit.letters import letters
from generator.frozen import frozen

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDES = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SHAPE, PICTURE, GROUP, FRAME = f"{SLIDES}sp", f"{SLIDES}pic", f"{SLIDES}grpSp", f"{SLIDES}graphicFrame"
ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
SHAPES = frozenset((SHAPE, PICTURE, GROUP, FRAME, f"{SLIDES}cxnSp", ALTERNATIVE))
TREE = f"{SLIDES}cSld/{SLIDES}spTree"
_NAMED = f"{SLIDES}cNvPr"
_PLACE = f"./*/{SLIDES}nvPr/{SLIDES}ph"
_OWN_AREA, _FRAME_AREA = f"{SLIDES}spPr/{_DRAWING}xfrm", f"{SLIDES}xfrm"
_GROUP_AREA = f"{SLIDES}grpSpPr/{_DRAWING}xfrm"
_OFFSET, _SIZE = f"{_DRAWING}off", f"{_DRAWING}ext"
_PROPERTIES, _BODY = f"{SLIDES}spPr", f"{SLIDES}txBody"
_OWN_FORM = f".//{_DRAWING}custGeom"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback/" + SHAPE
_FILL = f"{_DRAWING}solidFill"
_OUTLINES, _POINTS = f"{_DRAWING}custGeom/{_DRAWING}pathLst/{_DRAWING}path", f".//{_DRAWING}pt"
_FIRST_COLOR = f".//{_DRAWING}rPr/{_DRAWING}solidFill"
_PARAGRAPH, _RUN, _FIELD, _BREAK, _TEXT = (f"{_DRAWING}{tag}" for tag in ("p", "r", "fld", "br", "t"))
_TABLE = f"{_DRAWING}graphic/{_DRAWING}graphicData/{_DRAWING}tbl"
_CHART = f"{_DRAWING}graphic/{_DRAWING}graphicData/{{http://schemas.openxmlformats.org/drawingml/2006/chart}}chart"
_COLUMNS, _ROW, _CELL = f"{_DRAWING}tblGrid/{_DRAWING}gridCol", f"{_DRAWING}tr", f"{_DRAWING}tc"
_CELL_BODY = f"{_DRAWING}txBody"
_BLIP, _EMBED = f"{SLIDES}blipFill/{_DRAWING}blip", f"{_RELATIONS}embed"
_OUTLINED = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
RELATION_ID = f"{_RELATIONS}id"
FURNITURE = frozenset(("ftr", "sldNum", "dt"))
UNKNOWN_PICTURE = "\ufffc"


@frozen
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


NOWHERE = Area(0, 0, 0, 0)


class Said(NamedTuple):
    """A text as it is compared, and for people."""

    letters: str
    words: str


@frozen
class Shown:
    """A text, a cell or a picture of a slide: `letters` to compare (a sign for a picture), `words` for people.

    `look` is how it is drawn, whatever it says and wherever it stands.
    """

    letters: str
    words: str
    area: Area
    look: str = ""


@frozen
class Piece:
    """What one shape gives its slide. `title` is its text if it stands in the title's place, `figure` a drawn line.

    `note` is the text of a placeholder for prose, which a page of notes has one of.
    """

    described: tuple[str, ...]
    title: str | None = None
    shown: tuple[Shown, ...] = ()
    figure: Area | None = None
    rows: tuple[tuple[Area, ...], ...] = ()
    note: str | None = None


@frozen
class Form:
    """A shape but for the letters of its text. `shows` is False of a footer, a number or a date."""

    described: tuple[str, ...]
    area: Area
    look: str = ""
    titled: bool = False
    prose: bool = False
    drawn: bool = False
    shows: bool = True


# The area that a placeholder has from its layout, by its index.
Inherited = Mapping[str, Area]


def read_shape(shape: Element, inherited: Inherited, pictures: Mapping[str, str]) -> Piece:
    """`pictures` are letters for pictures by the ids of their relationships, and for drawings by their digest."""
    if shape.tag == GROUP:
        return read_group(shape, pictures)
    if shape.tag == ALTERNATIVE:
        return read_formula(shape)
    form = form_of(shape, inherited)
    if form.shows and shape.tag == PICTURE:
        blip = shape.find(_BLIP)
        sign = UNKNOWN_PICTURE if blip is None else pictures.get(blip.get(_EMBED, ""), UNKNOWN_PICTURE)
        if blip is not None and any(pictures.get(one.get(_EMBED, "")) != sign for one in blip.iter(_OUTLINED)):
            sign = UNKNOWN_PICTURE  # its outlines are another picture than its pixels
        return Piece(form.described, shown=(Shown(sign, "", form.area),))
    if form.shows and shape.tag == FRAME:
        chart = shape.find(_CHART)
        if chart is not None:
            return chart_piece(form.described, pictures.get(chart.get(RELATION_ID, ""), UNKNOWN_PICTURE), form.area)
        table = shape.find(_TABLE)
        return Piece(form.described) if table is None else _read_table(table, form)
    return piece_of(form, text_of(shape))


def chart_piece(described: tuple[str, ...], said: str, area: Area) -> Piece:
    """A chart: its letter, or a strange letter and the words of a chart that is not known."""
    words = said[1:].strip()
    return Piece(described, shown=(Shown(said[:1] + letters(words), words, area),))


def form_of(shape: Element, inherited: Inherited) -> Form:
    described = tuple(text for named in shape.iter(_NAMED) if (text := named.get("descr", "")))
    place = shape.find(_PLACE)
    kind, index = ("", "") if place is None else (place.get("type", "obj"), place.get("idx", "0"))
    if kind in FURNITURE:
        return Form(described, NOWHERE, shows=False)
    own = shape.find(_FRAME_AREA if shape.tag == FRAME else _OWN_AREA)
    area = inherited.get(index, NOWHERE) if own is None else _read_area(own)
    drawn = shape.find(_OWN_FORM) is not None
    return Form(described, area, spelt_look(shape), index == "0", kind == "body", drawn)


def piece_of(form: Form, text: str) -> Piece:
    """What a shape of a form gives with a text."""
    if not form.shows:
        return Piece(form.described)
    said = said_by(text)
    title = said.words if form.titled else None
    note = text if form.prose else None
    if said.words:
        return Piece(form.described, title, (Shown(said.letters, said.words, form.area, form.look),), note=note)
    return Piece(form.described, title, figure=form.area if form.drawn else None, note=note)


def flat(shapes: Iterable[Element]) -> Iterator[Element]:
    """Shapes, a group as one: it is a drawing."""
    return (shape for shape in shapes if shape.tag in SHAPES)


def read_group(group: Element, signs: Mapping[str, str]) -> Piece:
    """A drawing: its letter, by what it draws, and the words in it."""
    described = tuple(text for named in group.iter(_NAMED) if (text := named.get("descr", "")))
    drawn = digest_of_group(group)
    sign = signs.get(drawn, UNKNOWN_PICTURE) if drawn else ""
    said = [said_by(text_of(shape)) for shape in group.findall(SHAPE)]
    own = group.find(_GROUP_AREA)
    area = NOWHERE if own is None else _read_area(own)
    words = " ".join(filter(None, (one.words for one in said)))
    return Piece(described, shown=(Shown(sign + "".join(one.letters for one in said), words, area),))


def read_formula(alternative: Element) -> Piece:
    """A formula as programs show it that know native ones; the others have it as a shape that says the same."""
    described = tuple(text for named in alternative.iter(_NAMED) if (text := named.get("descr", "")))
    own = alternative.find(f".//{_OWN_AREA}")
    said = said_by(" ".join(map(formula_text, alternative.iter(FORMULA))))
    drawn = [text_of(shape) for shape in alternative.iter(SHAPE)]
    if not said.words or any(drawn) or not _is_outlined(alternative, said.letters):
        return Piece(described, shown=(Shown(UNKNOWN_PICTURE, "", NOWHERE),))
    return Piece(described, shown=(Shown(said.letters, said.words, NOWHERE if own is None else _read_area(own)),))


def _is_outlined(alternative: Element, said: str) -> bool:
    """Whether programs without native formulas have an outline for each letter and each digit at least, filled."""
    fallback = alternative.find(_FALLBACK)
    properties = None if fallback is None else fallback.find(_PROPERTIES)
    if properties is None or properties.find(_FILL) is None:
        return False
    paths = [path for path in properties.findall(_OUTLINES) if len(path.findall(_POINTS)) > 1]
    return len(paths) >= sum(map(str.isalnum, said))


def text_of(holder: Element, tag: str = _BODY) -> str:
    """The text of a shape or a cell: a line for each paragraph; U+000B stands for a break inside one."""
    body = holder.find(tag)
    paragraphs = () if body is None else body.findall(_PARAGRAPH)
    return "\n".join("".join(map(_letters, paragraph)) for paragraph in paragraphs)


def _letters(run: Element) -> str:
    if run.tag in (_RUN, _FIELD):
        text = run.find(_TEXT)
        return (text.text or "") if text is not None else ""
    return "\v" if run.tag == _BREAK else ""


@lru_cache(maxsize=1 << 14)
def said_by(text: str) -> Said:
    """A text as it is compared, and for people."""
    text = text.replace("\v", " ")
    return Said(letters(text), " ".join(text.split()))


def areas_of(tree: Element) -> dict[str, tuple[str, Area | None]]:
    """Kinds and areas of the placeholders of a layout or a master, by their indexes."""
    found: dict[str, tuple[str, Area | None]] = {}
    for shape in flat(tree):
        place = shape.find(_PLACE)
        if place is not None:
            own = shape.find(_OWN_AREA)
            area = None if own is None else _read_area(own)
            found.setdefault(place.get("idx", "0"), (place.get("type", "obj"), area))
    return found


def _read_area(node: Element) -> Area:
    at, size = node.find(_OFFSET), node.find(_SIZE)
    x, y = (int(at.get("x", "0")), int(at.get("y", "0"))) if at is not None else (0, 0)
    w, h = (int(size.get("cx", "0")), int(size.get("cy", "0"))) if size is not None else (0, 0)
    return Area(x, y, w, h)


def _read_table(table: Element, form: Form) -> Piece:
    widths = [int(column.get("w", "0")) for column in table.findall(_COLUMNS)]
    rows: list[tuple[Area, ...]] = []
    shown: list[Shown] = []
    y = form.area.y
    for row in table.findall(_ROW):
        height = int(row.get("h", "0"))
        lefts = [form.area.x + sum(widths[:at]) for at in range(len(widths))]
        cells = tuple(Area(x, y, width, height) for x, width in zip(lefts, widths, strict=True))
        for cell, place in zip(row.findall(_CELL), cells, strict=True):
            said = said_by(text_of(cell, _CELL_BODY))
            if said.words:
                shown.append(Shown(said.letters, said.words, place))
        rows.append(cells)
        y += height
    return Piece(form.described, shown=tuple(shown), rows=tuple(rows))


def spelt_look(shape: Element) -> str:
    """Fill, edge and form, and the colour of the first letters; bold and slanted words are the lesson's own."""
    properties = shape.find(_PROPERTIES)
    parts = [] if properties is None else [_spelt(part) for part in properties if not part.tag.endswith("}xfrm")]
    first = shape.find(_FIRST_COLOR)
    return "".join(parts if first is None else (*parts, _spelt(first)))


def _spelt(node: Element) -> str:
    """An element in full, the same whatever prefixes its file gives its names."""
    tag = node.tag.rpartition("}")[2]
    attributes = "".join(f" {name}={value!r}" for name, value in sorted(node.attrib.items()))
    return f"<{tag}{attributes}{''.join(map(_spelt, node))}>"
