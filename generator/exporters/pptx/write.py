"""A deck as the bytes of a .pptx package: what `deck` decided is written, nothing else happens here.

The master's parts are read once and copied, slides and notes are spelt out one after the other, each relationship is
known when it is written: the cost grows with the number of slides and with nothing else (python-pptx looks through
all slides for each new one, which makes 2000 slides seventy times as dear). Equal decks give equal bytes: part names
are sorted, every date is the zip format's first, and the properties name title, subject and language only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import BinaryIO, Protocol

from generator.exporters.pptx.look import Look
from generator.exporters.pptx.master import Master
from generator.exporters.pptx.slides import ChartFrame, Deck, Picture, Runs, Slide
from generator.exporters.pptx.write_package import (
    Relations,
    content_types,
    core_properties,
    package_relations,
    presentation,
    presentation_relations,
)
from generator.exporters.pptx.write_shapes import element
from generator.exporters.pptx.write_text import Pen, escape
from generator.exporters.pptx.write_zip import Zip
from generator.vectors import MIME, on_white

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_COLORS = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg", MIME: "png"}


def outlines(name: str) -> str:
    """The file beside the pixels of a picture that is outlines."""
    return name.removesuffix("png") + "svg"


class Asset(Protocol):
    """A picture: its bytes, re-encoded when it was read."""

    @property
    def data(self) -> bytes: ...
    @property
    def mime(self) -> str: ...
    @property
    def width_px(self) -> int: ...
    @property
    def height_px(self) -> int: ...


def write(deck: Deck, look: Look, master: Master, assets: Mapping[str, Asset], sink: BinaryIO) -> None:
    """Raises KeyError for a picture that `assets` lacks, TooManyParts for a deck that no file holds."""
    pen = Pen(look, master, deck.language, deck.rtl)
    media = _media(deck, assets)
    vectors = frozenset(digest for digest in media if assets[digest].mime == MIME)
    package = Zip()
    for name, data in master.parts.items():
        package.add(name, _footed(name, data, deck.footer))
    for name, digest in zip(media.values(), media, strict=True):
        data = assets[digest].data
        if assets[digest].mime == MIME:
            from generator.rendered import as_png

            package.add(f"ppt/media/{outlines(name)}", on_white(data))
            data = as_png(data)
        package.add(f"ppt/media/{name}", data, packed=False)
    charts: list[ChartFrame] = []
    for number, slide in enumerate(deck.slides, 1):
        for name, part in _slide_parts(slide, number, pen, media, vectors, charts):
            package.add(name, part)
    if charts:
        from generator.exporters.pptx.write_chart import chart_parts  # few decks have one

        for name, made in chart_parts(charts, pen):
            package.add(name, made, packed=not name.endswith(".xlsx"))
    noted = tuple(number for number, slide in enumerate(deck.slides, 1) if slide.notes)
    package.add("[Content_Types].xml", content_types(master, len(deck.slides), noted, len(charts), bool(vectors)))
    package.add("_rels/.rels", package_relations())
    package.add("docProps/core.xml", core_properties(deck))
    package.add("ppt/presentation.xml", presentation(deck))
    package.add("ppt/_rels/presentation.xml.rels", presentation_relations(len(deck.slides)))
    package.write(sink)


def _footed(name: str, data: bytes, footer: str) -> bytes:
    """Layouts carry the deck's footer, so that a slide that a teacher adds has it too."""
    if not name.startswith(("ppt/slideLayouts/slideLayout", "ppt/slideMasters/slideMaster")):
        return data
    return data.replace(b"<a:t>Footer</a:t>", f"<a:t>{escape(footer)}</a:t>".encode())


def _media(deck: Deck, assets: Mapping[str, Asset]) -> dict[str, str]:
    """File names by hash, in the order in which pictures first appear."""
    names: dict[str, str] = {}
    for slide in deck.slides:
        for one in slide.elements:
            if isinstance(one, Picture) and one.asset not in names:
                names[one.asset] = f"image{len(names) + 1}.{_SUFFIXES[assets[one.asset].mime]}"
    return names


def _slide_parts(
    slide: Slide,
    number: int,
    pen: Pen,
    media: Mapping[str, str],
    vectors: Collection[str],
    charts: list[ChartFrame],
) -> Iterator[tuple[str, str]]:
    """Charts are added to `charts`: each has parts of its own, as PowerPoint changes them where they stand."""
    layout = pen.master.layouts[slide.layout]
    relations = Relations()
    relations.add("slideLayout", f"../{layout.part.removeprefix('ppt/')}")

    def picture(digest: str) -> str:
        return relations.add("image", f"../media/{media[digest]}")

    def outlined(digest: str) -> str:
        return relations.add("image", f"../media/{outlines(media[digest])}") if digest in vectors else ""

    def chart(frame: ChartFrame) -> str:
        charts.append(frame)
        return relations.add("chart", f"../charts/chart{len(charts)}.xml")

    link = relations.link
    shapes = [element(one, at, pen, layout, link, picture, outlined, chart) for at, one in enumerate(slide.elements, 2)]
    yield f"ppt/slides/slide{number}.xml", _page("sld", "".join(shapes))
    if slide.notes:
        relations.add("notesSlide", f"../notesSlides/notesSlide{number}.xml")
        back = Relations()
        back.add("notesMaster", "../notesMasters/notesMaster1.xml")
        back.add("slide", f"../slides/slide{number}.xml")
        yield f"ppt/notesSlides/notesSlide{number}.xml", _page("notes", _notes(slide.notes, pen, back.link))
        yield f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels", back.xml()
    yield f"ppt/slides/_rels/slide{number}.xml.rels", relations.xml()


def _page(tag: str, shapes: str) -> str:
    tree = f"<p:cSld><p:spTree>{_GROUP}{shapes}</p:spTree></p:cSld>"
    return f"{_DECLARATION}<p:{tag} {_SPACES}>{tree}{_COLORS}</p:{tag}>"


def _notes(notes: tuple[Runs, ...], pen: Pen, link: Callable[[str], str]) -> str:
    lines = "".join(pen.note(runs, link) for runs in notes)
    number = (
        f'<a:p><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2C}}" type="slidenum">'
        f'<a:rPr lang="{escape(pen.language)}"/><a:t>‹#›</a:t></a:fld></a:p>'
    )
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{lines}</p:txBody></p:sp>"
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        '<p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{number}</p:txBody></p:sp>"
    )
