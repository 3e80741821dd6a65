"""Documents to PDF files: one engine serves all papers of a build, so that each text is set once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import BinaryIO

from generator.document.blocks import Document
from generator.exporters.pdf.bound import FileNumbers, Section
from generator.exporters.pdf.box import Glyphs
from generator.exporters.pdf.desk import PAPERS, Desk
from generator.exporters.pdf.edition import Edition, pages_of
from generator.exporters.pdf.forms import Forms
from generator.exporters.pdf.images import PaperAsset
from generator.exporters.pdf.impose import IMPOSITIONS
from generator.exporters.pdf.objects import Segment
from generator.exporters.pdf.page import Page
from generator.exporters.pdf.section import SectionWriter
from generator.exporters.pdf.separator import separator_page
from generator.exporters.pdf.write import PdfWriter, picture_names
from generator.frozen import frozen
from generator.plan import VersionPlan
from generator.theme import Theme
from generator.words import Words, runs_right_to_left

__all__ = ["PAPERS", "Binding", "PaperEngine", "PaperOrder", "SeparatorOrder"]


@frozen
class PaperOrder:
    """One paper of an edition: its version, the values of its slots, its bookmark."""

    version: VersionPlan
    slots: Mapping[str, str]
    title: str = ""


@frozen
class SeparatorOrder:
    """A sheet between classes: blank, or with their name on it and a band across its top."""

    name: str
    named: bool


@frozen
class Binding:
    """How papers are put into one file: each begins on a new sheet when they are `double_sided`; `imposed` names how
    their pages stand on larger sheets."""

    double_sided: bool = True
    imposed: str = ""


_PLAIN = Binding()


class PaperEngine:
    """Draws documents whose slots are filled but for `page` and `pages`; pages in a `language` from right to
    left are mirrored.

    Raises UsageError for a paper or a theme that cannot be used, LembarError for a letter that no face has.
    """

    def __init__(
        self,
        theme: Theme,
        assets: Mapping[str, PaperAsset],
        words: Words,
        paper: str = "A4",
        *,
        tagged: bool = True,
        language: str = "",
    ) -> None:
        self._desk = Desk(theme, assets, words, paper, language)
        self._assets, self._tagged = assets, tagged
        self._rtl = runs_right_to_left(language)
        self._forms = Forms()

    def write(self, document: Document, sink: BinaryIO) -> int:
        """Writes one PDF and returns its number of pages. Bytes depend on the document, theme and paper alone."""
        return self._write_whole(document, pages_of(self._desk, document), sink)

    def edition(self, composed: Document) -> Edition:
        return Edition(self._desk, composed)

    def write_paper(self, edition: Edition, order: PaperOrder, codes: str, sink: BinaryIO) -> int:
        """One paper of an edition as a file of its own; returns its number of pages.

        `codes` are the letters of all version codes of the build: its fonts have them all, so that all papers of a
        build share theirs.
        """
        pages = edition.pages(order.version, order.slots)
        return self._write_whole(edition.composed, pages, sink, edition.glyphs_of_codes(codes))

    def write_section(
        self,
        edition: Edition,
        orders: Sequence[PaperOrder | SeparatorOrder],
        first: int,
        binding: Binding = _PLAIN,
    ) -> Section:
        """Papers as a part of a file with others; its objects are numbered from `first` on."""
        section = self._section_writer(first, whole=False)
        imposed = IMPOSITIONS[binding.imposed] if binding.imposed else None
        for order in orders:
            if isinstance(order, PaperOrder):
                pages = edition.pages(order.version, order.slots)
                title = order.title
            else:
                pages, title = [self._separator(order)], order.name
            section.add(pages, title, imposed, whole_sheets=binding.double_sided)
        return section.done()

    def bound(self, sink: BinaryIO, document: Document) -> PdfWriter:
        """A file for sections."""
        return self._writer(sink, document, whole=False)

    def _separator(self, order: SeparatorOrder) -> Page:
        if not order.named:
            return Page(self._desk.width, self._desk.height, ())
        return separator_page(self._desk, order.name)

    def _write_whole(
        self, document: Document, pages: Sequence[Page], sink: BinaryIO, extra: Glyphs = frozenset()
    ) -> int:
        writer = self._writer(sink, document)
        section = self._section_writer(writer.file.first, whole=True, spill=writer.spilled)
        section.add(pages)
        writer.add(section.done(), extra)
        writer.finish()
        return writer.pages

    def _writer(self, sink: BinaryIO, document: Document, whole: bool = True) -> PdfWriter:
        return PdfWriter(sink, self._assets, document.title, document.language, tagged=self._tagged, whole=whole)

    def _section_writer(self, first: int, whole: bool, spill: Callable[[Segment], None] | None = None) -> SectionWriter:
        names = picture_names(self._assets)
        forms = None if whole or self._tagged else self._forms
        return SectionWriter(
            FileNumbers(), first, names, tagged=self._tagged, whole=whole, forms=forms, spill=spill, rtl=self._rtl
        )
