"""Documents to PDF files: one engine serves all papers of a build, so that each text is set once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from generator.document.blocks import Document
from generator.exporters.pdf.desk import PAPERS, Desk
from generator.exporters.pdf.edition import Edition, pages_of
from generator.exporters.pdf.images import PaperAsset
from generator.exporters.pdf.section import FileNumbers, Section, SectionWriter
from generator.exporters.pdf.write import PdfWriter, picture_names
from generator.plan import VersionPlan
from generator.theme import Theme
from generator.words import Words

__all__ = ["PAPERS", "PaperEngine", "PaperOrder"]


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """One paper of an edition: its version, the values of its slots, its bookmark."""

    version: VersionPlan
    slots: Mapping[str, str]
    title: str = ""


class PaperEngine:
    """Draws documents whose slots are filled but for `page` and `pages`.

    Raises UsageError for a paper or a theme that cannot be used, LembarError for a letter that no face has.
    """

    def __init__(
        self, theme: Theme, assets: Mapping[str, PaperAsset], words: Words, paper: str = "A4", *, tagged: bool = True
    ) -> None:
        self._desk = Desk(theme, assets, words, paper)
        self._assets, self._tagged = assets, tagged

    def write(self, document: Document, sink: BinaryIO) -> int:
        """Writes one PDF and returns its number of pages. Bytes depend on the document, theme and paper alone."""
        writer = self._writer(sink, document)
        section = self._section_writer(writer.file.first, whole=True)
        section.add(pages_of(self._desk, document))
        writer.add(section.done())
        writer.finish()
        return writer.pages

    def edition(self, composed: Document) -> Edition:
        return Edition(self._desk, composed)

    def write_paper(self, edition: Edition, composed: Document, order: PaperOrder, sink: BinaryIO) -> int:
        """One paper of an edition as a file of its own; returns its number of pages."""
        writer = self._writer(sink, composed)
        section = self._section_writer(writer.file.first, whole=True)
        section.add(edition.pages(order.version, order.slots))
        writer.add(section.done())
        writer.finish()
        return writer.pages

    def write_section(self, edition: Edition, orders: Sequence[PaperOrder], first: int) -> Section:
        """Papers as a part of a file with others; its objects are numbered from `first` on."""
        section = self._section_writer(first, whole=False)
        for order in orders:
            section.add(edition.pages(order.version, order.slots), order.title)
        return section.done()

    def bound(self, sink: BinaryIO, document: Document) -> PdfWriter:
        """A file for sections."""
        return self._writer(sink, document, whole=False)

    def _writer(self, sink: BinaryIO, document: Document, whole: bool = True) -> PdfWriter:
        return PdfWriter(sink, self._assets, document.title, document.language, tagged=self._tagged, whole=whole)

    def _section_writer(self, first: int, whole: bool) -> SectionWriter:
        names = picture_names(self._assets)
        return SectionWriter(FileNumbers(), first, names, tagged=self._tagged, whole=whole)
