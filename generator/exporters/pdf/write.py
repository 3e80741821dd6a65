"""Pages of placed boxes to a PDF file: one content stream a page, tagged, written as it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, assert_never
from xml.sax.saxutils import escape

from generator.exporters.pdf.box import Art, Box, Glyphs, Ink, Leaf, Picture, Target
from generator.exporters.pdf.embed import embed_fonts
from generator.exporters.pdf.images import PaperAsset, embed_image
from generator.exporters.pdf.objects import PdfObjects, text_string
from generator.exporters.pdf.outline import Outline
from generator.exporters.pdf.shapes import number
from generator.exporters.pdf.structure import StructureTree

_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt>'
    '<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title><pdfuaid:part>1</pdfuaid:part>'
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


@dataclass(frozen=True, slots=True)
class Placement:
    """A box on a page: its top left, y down from the page's top. `shells` are the groups it stands in."""

    x: float
    y: float
    box: Box
    shells: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """`frames` lie under the text, `furniture` is what every page repeats; both are no part of the reading order."""

    width: float
    height: float
    body: tuple[Placement, ...]
    frames: tuple[Placement, ...] = ()
    furniture: tuple[Placement, ...] = ()


class PdfWriter:
    """Writes one document; `finish` must be called once, after the last page."""

    def __init__(self, sink: BinaryIO, assets: Mapping[str, PaperAsset], title: str, language: str) -> None:
        self._objects = PdfObjects(sink)
        self._assets, self._title, self._language = assets, title, language
        self._tree = StructureTree(self._objects)
        self._outline = Outline(self._objects)
        self._pages_number, self._resources = self._objects.reserve(), self._objects.reserve()
        self._pages: list[int] = []
        self._shells: tuple[Box, ...] = ()
        self._glyphs: set[tuple[str, int, str]] = set()
        self._seen: set[Glyphs] = set()
        self._images: dict[str, tuple[bytes, int]] = {}

    def add(self, page: Page) -> None:
        drawing = _PageDrawing(self, page)
        self._pages.append(drawing.write())

    def finish(self) -> None:
        objects = self._objects
        tree = self._tree.finish()
        fonts = embed_fonts(objects, frozenset(self._glyphs))
        images = b"".join(b"/%b %d 0 R" % image for image in self._images.values())
        objects.pack(self._resources, b"<</Font<<%b>>/XObject<<%b>>>>" % (fonts, images))
        kids = b" ".join(b"%d 0 R" % page for page in self._pages)
        objects.pack(self._pages_number, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._pages), kids))
        metadata, info, catalog = objects.reserve(), objects.reserve(), objects.reserve()
        xmp = _XMP.format(title=escape(self._title)).encode("utf-8")
        objects.stream(metadata, xmp, b"/Type/Metadata/Subtype/XML", filtered=True)
        objects.pack(info, b"<</Title%b>>" % text_string(self._title))
        objects.pack(
            catalog,
            b"<</Type/Catalog/Pages %d 0 R/Lang%b/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R"
            b"/ViewerPreferences<</DisplayDocTitle true>>%b>>"
            % (self._pages_number, text_string(self._language), tree, metadata, self._outline.write()),
        )
        objects.close(catalog, info)


class _PageDrawing:
    def __init__(self, writer: PdfWriter, page: Page) -> None:
        self._writer, self._page = writer, page
        self._objects, self._tree = writer._objects, writer._tree
        self._number = self._objects.reserve()
        self._key = self._tree.new_key()
        self._owners: list[int] = []
        self._annotations: list[int] = []
        self._out: list[bytes] = []

    def write(self) -> int:
        page, objects = self._page, self._objects
        for frame in page.frames:
            self._artifact(frame)
        for placement in page.body:
            self._enter(placement.shells)
            self._draw(placement.x, placement.y, placement.box)
        for placement in page.furniture:
            self._artifact(placement)
        content = objects.reserve()
        objects.stream(content, b"\n".join(self._out))
        self._tree.end_page(self._key, self._owners)
        annotations = b"/Annots[%b]" % b" ".join(b"%d 0 R" % link for link in self._annotations)
        objects.pack(
            self._number,
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %b %b]/Resources %d 0 R/Contents %d 0 R/Tabs/S"
            b"/StructParents %d%b>>"
            % (
                self._writer._pages_number,
                number(page.width),
                number(page.height),
                self._writer._resources,
                content,
                self._key,
                annotations if self._annotations else b"",
            ),
        )
        return self._number

    def _enter(self, shells: tuple[Box, ...]) -> None:
        """Closes and opens groups, so that strips of one group share its element over columns and pages."""
        before = tuple(shell for shell in self._writer._shells if shell.role)
        wanted = tuple(shell for shell in shells if shell.role)
        same = 0
        while same < min(len(before), len(wanted)) and before[same] is wanted[same]:
            same += 1
        for _ in before[same:]:
            self._tree.close()
        for shell in wanted[same:]:
            self._tree.open(shell)
        self._writer._shells = shells

    def _draw(self, x: float, y: float, box: Box) -> None:
        if box.role:
            self._tree.open(box)
        if box.title:
            self._writer._outline.add(int(box.role[1:]), box.title, self._number, self._page.height - y)
        if box.frame:
            self._art(x + box.frame_x, y, box.frame(box.height))
        for dx, dy, kid in box.kids:
            if isinstance(kid, Box):
                self._draw(x + dx, y + dy, kid)
            else:
                self._leaf(x + dx, y + dy, kid)
        if box.role:
            self._tree.close()

    def _leaf(self, x: float, y: float, leaf: Leaf) -> None:
        match leaf:
            case Ink():
                self._marked(self._text(x, y, leaf))
            case Art(ops):
                self._art(x, y, ops)
            case Picture():
                self._marked(self._picture(x, y, leaf))
            case Target():
                self._link(x, y, leaf)
            case _:
                assert_never(leaf)

    def _text(self, x: float, y: float, ink: Ink) -> bytes:
        if ink.glyphs not in self._writer._seen:
            self._writer._seen.add(ink.glyphs)
            self._writer._glyphs |= ink.glyphs
        return b"BT 1 0 0 1 %b %b Tm %b ET" % (number(x), number(self._page.height - y), ink.ops)

    def _picture(self, x: float, y: float, picture: Picture) -> bytes:
        images = self._writer._images
        if picture.asset not in images:
            asset = self._writer._assets[picture.asset]
            images[picture.asset] = b"I%d" % len(images), embed_image(self._objects, asset)
        bottom = self._page.height - y - picture.height
        size = number(picture.width), number(picture.height), number(x), number(bottom)
        return b"q %b 0 0 %b %b %b cm /%b Do Q" % (*size, images[picture.asset][0])

    def _marked(self, drawn: bytes) -> None:
        content = len(self._owners)
        self._owners.append(self._tree.mark(self._number, content))
        self._out.append(b"/%b<</MCID %d>>BDC %b EMC" % (self._tree.innermost.role, content, drawn))

    def _art(self, x: float, y: float, ops: bytes) -> None:
        at = number(x), number(self._page.height - y)
        self._out.append(b"/Artifact BMC q 1 0 0 1 %b %b cm %b Q EMC" % (*at, ops))

    def _artifact(self, placement: Placement) -> None:
        """A box of furniture: all of it outside the structure, its texts too."""
        for x, y, leaf in leaves(placement.x, placement.y, placement.box):
            if isinstance(leaf, Ink):
                self._out.append(b"/Artifact<</Type/Pagination>>BDC %b EMC" % self._text(x, y, leaf))
            elif isinstance(leaf, Art):
                self._art(x, y, leaf.ops)

    def _link(self, x: float, y: float, target: Target) -> None:
        annotation, key = self._objects.reserve(), self._tree.new_key()
        top = self._page.height - y
        corners = number(x), number(top - target.height), number(x + target.width), number(top)
        self._objects.pack(
            annotation,
            b"<</Type/Annot/Subtype/Link/Rect[%b %b %b %b]/Border[0 0 0]/F 4/StructParent %d/Contents%b"
            b"/A<</S/URI/URI%b>>>>" % (*corners, key, text_string(target.words), _uri(target.url)),
        )
        self._annotations.append(annotation)
        self._tree.annotate(self._number, annotation, key)


def _uri(url: str) -> bytes:
    """Addresses are seven-bit: other letters go percent-encoded."""
    from urllib.parse import quote

    return text_string(quote(url, safe="!#$%&'()*+,/:;=?@[]~-._"))


def leaves(x: float, y: float, box: Box) -> Iterator[tuple[float, float, Leaf]]:
    """Every leaf of a box with its place, in drawing order."""
    if box.frame:
        yield x + box.frame_x, y, Art(box.frame(box.height))
    for dx, dy, kid in box.kids:
        if isinstance(kid, Box):
            yield from leaves(x + dx, y + dy, kid)
        else:
            yield x + dx, y + dy, kid
