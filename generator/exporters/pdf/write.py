"""Sections to a PDF file: what a file has once (fonts, pictures, trees, properties) around what its papers hold."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import BinaryIO

from generator.exporters.pdf.bound import FileNumbers, Section
from generator.exporters.pdf.box import Glyphs
from generator.exporters.pdf.embed import embed_fonts
from generator.exporters.pdf.forms import Form
from generator.exporters.pdf.images import PaperAsset, embed_image
from generator.exporters.pdf.objects import Objects, PdfFile, Segment, text_string
from generator.exporters.pdf.outline import Outline

_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><dc:title><rdf:Alt>'
    '<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{part}'
    '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
_UA = "<pdfuaid:part>1</pdfuaid:part>"


def _escaped(text: str) -> str:
    """Text as XML content. The library's own function is of a module that loads a client for the web."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def picture_names(assets: Mapping[str, PaperAsset]) -> dict[str, bytes]:
    """The name of each picture in page resources, the same in every file of a build."""
    return {asset: b"I%d" % index for index, asset in enumerate(sorted(assets))}


class PdfWriter:
    """Writes one file. `finish` must be called once, after the last section.

    `whole` files hold one document; others hold papers, each a part with a bookmark of its own.
    """

    def __init__(
        self,
        sink: BinaryIO,
        assets: Mapping[str, PaperAsset],
        title: str,
        language: str,
        *,
        tagged: bool,
        whole: bool = True,
    ) -> None:
        self.file = FileNumbers()
        self._out = PdfFile(sink)
        self._assets, self._title, self._language = assets, title, language
        self._tagged, self._whole = tagged, whole
        self._glyphs: set[tuple[str, int, str]] = set()
        self._drawn: dict[str, int] = {}
        self._forms: dict[bytes, Form] = {}
        self._size = self.file.first
        self._nodes, self._elements = array("Q"), array("Q")
        self._leaves = array("Q")
        self._outline = Outline()
        self.pages = 0

    def spilled(self, segment: Segment) -> None:
        """A part of a section that is not complete yet."""
        self._out.append(segment)

    def add(self, section: Section, extra: Glyphs = frozenset()) -> None:
        """`extra` are glyphs that the fonts are to have beside those in use."""
        self._out.append(section.segment)
        self._glyphs |= section.glyphs | extra
        for asset, width in section.pictures:
            self._drawn[asset] = max(width, self._drawn.get(asset, 0))
        self._forms.update((form.name, form) for form in section.forms)
        self._size = max(self._size, section.size)
        for paper in section.papers:
            self.pages += paper.pages + paper.blanks
            self._nodes.append(paper.node)
            if self._tagged:
                self._elements.append(paper.element)
                self._leaves.extend(paper.leaf)
            for mark in paper.bookmarks:
                self._outline.add(mark.level, mark.title, mark.page, mark.top)

    def finish(self) -> None:
        objects, file = Objects(self._size), self.file
        fonts = embed_fonts(objects, frozenset(self._glyphs))
        names = picture_names(self._assets)
        images = b"".join(
            b"/%b %d 0 R" % (names[asset], embed_image(objects, self._assets[asset], width))
            for asset, width in sorted(self._drawn.items())
        )
        forms = self._written_forms(objects, fonts, images)
        objects.pack(file.resources, b"<</Font<<%b>>/XObject<<%b%b>>>>" % (fonts, images, forms))
        kids = b" ".join(b"%d 0 R" % node for node in self._nodes)
        objects.pack(file.pages, b"<</Type/Pages/Count %d/Kids[%b]>>" % (self.pages, kids))
        metadata, info, catalog = objects.reserve(), objects.reserve(), objects.reserve()
        xmp = _XMP.format(title=_escaped(self._title), part=_UA if self._tagged else "").encode("utf-8")
        objects.stream(metadata, xmp, b"/Type/Metadata/Subtype/XML", filtered=True)
        objects.pack(info, b"<</Title%b>>" % text_string(self._title))
        tags = b""
        if self._tagged:
            self._structure(objects)
            tags = b"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R" % file.structure
        objects.pack(
            catalog,
            b"<</Type/Catalog/Pages %d 0 R/Lang%b%b/Metadata %d 0 R/ViewerPreferences<</DisplayDocTitle true>>%b>>"
            % (file.pages, text_string(self._language), tags, metadata, self._outline.write(objects)),
        )
        self._out.append(objects.done())
        self._out.close(catalog, info, objects.next_number + 1)

    def _written_forms(self, objects: Objects, fonts: bytes, images: bytes) -> bytes:
        """Their names and numbers. They have resources without forms, so that nothing draws itself."""
        if not self._forms:
            return b""
        letters = objects.reserve()
        objects.pack(letters, b"<</Font<<%b>>/XObject<<%b>>>>" % (fonts, images))
        names = []
        for name, form in sorted(self._forms.items()):
            number = objects.reserve()
            objects.stream(number, form.data, b"%b/Resources %d 0 R" % (form.entries, letters), filtered=True)
            names.append(b"/%b %d 0 R" % (name, number))
        return b"".join(names)

    def _structure(self, objects: Objects) -> None:
        file = self.file
        tree = objects.reserve()
        leaves = sorted(zip(*[iter(self._leaves)] * 3, strict=True))
        rows = b" ".join(b"%d 0 R" % leaf for _, _, leaf in leaves)
        objects.pack(tree, b"<</Kids[%b]>>" % rows)
        objects.pack(
            file.structure,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (file.document, tree, leaves[-1][1] + 1 if leaves else 0),
        )
        if not self._whole:
            kids = b" ".join(b"%d 0 R" % element for element in self._elements)
            objects.pack(file.document, b"<</S/Document/P %d 0 R/K[%b]>>" % (file.structure, kids))
