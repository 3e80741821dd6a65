"""The master deck of a theme: its parts as they are zipped into every deck, and what its layouts offer.

A master is a folder of plain XML parts, not a .pptx file: its text can be read and compared in review, it holds no
preview picture, no author and no dates, and a deck made from it opens in PowerPoint as a master like any other. Where
placeholders stand, how large and in which face, is read from these parts, so that the deck measures what it will show
and a master with other boxes needs no code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from generator.errors import UsageError
from generator.exporters.pptx.slides import Anchor, Area, FaceRole, Insets, Mark, Style
from generator.frozen import frozen, replace

_SPACE = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
_ANCHORS: Mapping[str, Anchor] = {"t": "top", "ctr": "middle", "b": "bottom"}
_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle", "subTitle": "bodyStyle"}
LEVELS = 3


@frozen
class Level:
    """How a paragraph of a placeholder looks when a slide says nothing: lengths in EMU, `after` in pt."""

    style: Style
    left: int
    hanging: int
    mark: Mark
    after: float


@frozen
class Slot:
    """A placeholder of a layout. `kind` is PowerPoint's: title, ctrTitle, body, pic, tbl, ftr, sldNum …"""

    kind: str
    idx: int
    name: str
    area: Area
    anchor: Anchor
    insets: Insets
    levels: tuple[Level, ...]


@frozen
class Layout:
    name: str
    part: str
    slots: Mapping[int, Slot]

    @property
    def title(self) -> Slot:
        return self.slots[0]


@frozen
class Master:
    """`parts` are bytes by part name without a leading slash; `scheme` maps RRGGBB to its name in the colours."""

    parts: Mapping[str, bytes]
    layouts: Mapping[str, Layout]
    scheme: Mapping[str, str]


@cache
def read_master(*folders: Path) -> Master:
    """A part of a later folder takes the place of one before. Raises UsageError if that makes no master deck."""
    parts = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".xml", ".rels")
    }
    try:
        styles = _Styles(_parse(parts["ppt/slideMasters/slideMaster1.xml"]))
        names = sorted(name for name in parts if name.startswith("ppt/slideLayouts/slideLayout"))
        layouts = [_layout(name, _parse(parts[name]), styles) for name in names]
        return Master(
            parts, {layout.name: layout for layout in layouts}, _scheme(_parse(parts["ppt/theme/theme1.xml"]))
        )
    except (KeyError, ValueError, AttributeError, ElementTree.ParseError) as error:
        raise UsageError(f"the master deck in {folders[-1]} cannot be read: {error}") from error


def _parse(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314  the theme's own parts, never a lesson's


class _Styles:
    """The text styles of a master: how a level of a kind of text looks when a layout says nothing."""

    def __init__(self, master: ElementTree.Element) -> None:
        self._master = master
        self.level = cache(self._level)

    def _level(self, style: str, number: int) -> Level:
        level = Level(Style(18), 0, 0, "", 0)
        source = self._master.find(f"p:txStyles/p:{style}/a:lvl{number}pPr", _SPACE)
        return level if source is None else _overlaid(level, source)


def _layout(part: str, root: ElementTree.Element, styles: _Styles) -> Layout:
    common = _one(root, "p:cSld")
    slots = {slot.idx: slot for slot in _slots(common, styles)}
    return Layout(common.get("name", ""), part, slots)


def _slots(common: ElementTree.Element, styles: _Styles) -> Iterator[Slot]:
    for shape in common.iterfind("p:spTree/p:sp", _SPACE):
        holder = shape.find("p:nvSpPr/p:nvPr/p:ph", _SPACE)
        if holder is not None:
            kind = holder.get("type", "obj")
            name = _one(shape, "p:nvSpPr/p:cNvPr").get("name", "")
            body = _one(shape, "p:txBody/a:bodyPr")
            yield Slot(
                kind,
                int(holder.get("idx", "0")),
                name,
                _area(shape),
                _ANCHORS[body.get("anchor", "t")],
                Insets(*(int(body.get(side, "0")) for side in ("lIns", "tIns", "rIns", "bIns"))),
                tuple(_levels(kind, shape, styles)),
            )


def _area(shape: ElementTree.Element) -> Area:
    at, size = _one(shape, "p:spPr/a:xfrm/a:off"), _one(shape, "p:spPr/a:xfrm/a:ext")
    return Area(int(at.attrib["x"]), int(at.attrib["y"]), int(size.attrib["cx"]), int(size.attrib["cy"]))


def _levels(kind: str, shape: ElementTree.Element, styles: _Styles) -> Iterator[Level]:
    """Each level's own properties over those of the master's text styles."""
    own = shape.find("p:txBody/a:lstStyle", _SPACE)
    for number in range(1, LEVELS + 1):
        level = styles.level(_STYLES.get(kind, "otherStyle"), number)
        source = None if own is None else own.find(f"a:lvl{number}pPr", _SPACE)
        yield level if source is None else _overlaid(level, source)


def _overlaid(level: Level, source: ElementTree.Element) -> Level:
    style = level.style
    text = source.find("a:defRPr", _SPACE)
    if text is not None:
        latin = text.find("a:latin", _SPACE)
        style = replace(
            style,
            size=int(text.get("sz", round(style.size * 100))) / 100,
            bold=text.get("b", str(int(style.bold))) in ("1", "true"),
            face=style.face if latin is None else _face(latin.get("typeface", "")),
        )
    line = source.find("a:lnSpc/a:spcPct", _SPACE)
    if line is not None:
        style = replace(style, line=int(line.attrib["val"]) // 1000)
    after = source.find("a:spcAft/a:spcPts", _SPACE)
    return Level(
        style,
        int(source.get("marL", level.left)),
        -int(source.get("indent", -level.hanging)),
        _mark(source, level.mark),
        level.after if after is None else int(after.attrib["val"]) / 100,
    )


def _face(typeface: str) -> FaceRole:
    return "heading" if typeface.startswith("+mj") else "body"


def _mark(source: ElementTree.Element, inherited: Mark) -> Mark:
    if source.find("a:buNone", _SPACE) is not None:
        return ""
    if source.find("a:buAutoNum", _SPACE) is not None:
        return "number"
    bullet = source.find("a:buChar", _SPACE)
    if bullet is None:
        return inherited
    return "dash" if bullet.get("char") == "–" else "dot"


def _scheme(theme: ElementTree.Element) -> Mapping[str, str]:
    names = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
    scheme: dict[str, str] = {}
    for entry in _one(theme, "a:themeElements/a:clrScheme"):
        place = entry.tag.rpartition("}")[2]
        scheme.setdefault(entry[0].attrib["val"], names.get(place, place))
    return scheme


def _one(node: ElementTree.Element, path: str) -> ElementTree.Element:
    found = node.find(path, _SPACE)
    if found is None:
        raise ValueError(f"{path} is missing")
    return found
