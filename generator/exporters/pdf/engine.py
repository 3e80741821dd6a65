"""Documents to PDF files: one engine serves all papers of a build, so that each text is set once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from generator.document import blocks as document
from generator.document.blocks import Block, Blocks, Columns, Document, Keep, Placed, Running
from generator.document.inlines import Slot
from generator.document.transforms import inlines_of
from generator.errors import UsageError
from generator.exporters.pdf.flow import flow_of
from generator.exporters.pdf.images import PaperAsset
from generator.exporters.pdf.pages import Area, Sheet, paginate
from generator.exporters.pdf.running import running_placements
from generator.exporters.pdf.style import MM, PaperStyle, read_style
from generator.exporters.pdf.typeset import Typesetter
from generator.exporters.pdf.write import Page, PdfWriter
from generator.theme import Theme
from generator.words import Words

PAPERS = {"A4": (210 * MM, 297 * MM), "F4": (215 * MM, 330 * MM), "Letter": (612.0, 792.0)}
_ALMOST_EMPTY = 0.2


class PaperEngine:
    """Draws documents whose slots are filled but for `page` and `pages`.

    Raises UsageError for a paper or a theme that cannot be used, LembarError for a letter that no face has.
    """

    def __init__(self, theme: Theme, assets: Mapping[str, PaperAsset], words: Words, paper: str = "A4") -> None:
        if paper not in PAPERS:
            raise UsageError(f"there is no paper “{paper}”; choose one of: {', '.join(PAPERS)}")
        self._style = read_style(theme)
        self._assets, self._words = assets, words
        self._width, self._height = PAPERS[paper]
        self._setters: dict[tuple[bool, bool, float], Typesetter] = {}

    def write(self, document: Document, sink: BinaryIO) -> int:
        """Writes one PDF and returns its number of pages. Bytes depend on the document, theme and paper alone."""
        running = [block for block in document.blocks if isinstance(block, Running)]
        setter, sheets = self._paged(document)
        writer = PdfWriter(sink, self._assets, document.title, document.language)
        for index, sheet in enumerate(sheets):
            setter.slots = {"page": str(index + 1), "pages": str(len(sheets))}
            furniture = tuple(
                placement
                for block in running
                for placement in running_placements(setter, block, self._width, self._height)
            )
            writer.add(Page(self._width, self._height, tuple(sheet.body), tuple(sheet.frames), furniture))
        writer.finish()
        return len(sheets)

    def _paged(self, document: Document) -> tuple[Typesetter, list[Sheet]]:
        """Pages of a document, set tighter if that saves a page that would be almost empty."""
        setter, sheets = self._set(document, tight=False)
        area = self._area(document.blocks)
        if len(sheets) > 1 and sheets[-1].used < area.height * _ALMOST_EMPTY:
            tighter = self._set(document, tight=True)
            if len(tighter[1]) < len(sheets):
                return tighter
        return setter, sheets

    def _set(self, document: Document, tight: bool) -> tuple[Typesetter, list[Sheet]]:
        """Text that names the number of pages is set again until the number holds."""
        setter = self._setter(document.blocks, tight)
        area = self._area(document.blocks)
        pages = "1"
        for _ in range(4):
            setter.slots = {"pages": pages}
            sheets = paginate(flow_of(setter, document.blocks), area)
            if str(len(sheets)) == pages or not _names_pages(document.blocks):
                break
            pages = str(len(sheets))
        return setter, sheets

    def _setter(self, blocks: Blocks, tight: bool) -> Typesetter:
        style = self._style.tight() if tight else self._style
        area = self._area(blocks)
        gutter = style.gutter
        key = (tight, area.top > style.top, 0.0)
        if key not in self._setters:
            self._setters[key] = Typesetter(style, self._words, self._assets, area.width, area.height, gutter)
        setter = self._setters[key]
        numbers = [placed.number for placed in _placed(blocks)]
        widest = max((setter.label(number, style.type.number).width for number in numbers), default=0.0)
        wanted = max(style.gutter, widest + style.number_gap)
        if wanted == setter.gutter:
            return setter
        key = (tight, area.top > style.top, wanted)
        if key not in self._setters:
            self._setters[key] = Typesetter(style, self._words, self._assets, area.width, area.height, wanted)
        return self._setters[key]

    def _area(self, blocks: Blocks) -> Area:
        style: PaperStyle = self._style
        banded = any(isinstance(block, Running) and block.where == "band" for block in blocks)
        top = style.below_band if banded else style.top
        width = self._width - style.left - style.right
        height = self._height - top - style.bottom
        gaps = style.gaps
        return Area(style.left, top, width, height, style.column_gap, gaps.part_first, gaps.feather)


def _placed(blocks: Blocks) -> Iterator[Placed]:
    for block in blocks:
        match block:
            case Placed():
                yield block
            case Columns(blocks=inner) | Keep(blocks=inner) | document.Box(blocks=inner):
                yield from _placed(inner)
            case _:
                pass


def _names_pages(blocks: Blocks) -> bool:
    body: tuple[Block, ...] = tuple(block for block in blocks if not isinstance(block, Running))
    return any(isinstance(inline, Slot) and inline.name == "pages" for kids in inlines_of(body) for inline in kids)
