"""The printed papers of a set: each against its version, and those for teachers against the sheets.

A set of decks alone never loads this: reading PDF files takes most of the audit's modules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from generator.audit.draws import Wanted
from generator.audit.facts import Facts
from generator.audit.guard import FEW_VERSIONS, Guard
from generator.audit.imposed import audit_imposed
from generator.audit.key import audit_key
from generator.audit.known import Known
from generator.audit.leaks import drawn_leaks, drawn_letters, file_leaks, font_leaks, page_leaks
from generator.audit.long_key import read_long_key
from generator.audit.papers import Paper
from generator.audit.pdf_file import Library
from generator.audit.pdf_paper import PdfPaper, legible, read_pdf
from generator.audit.pdf_pictures import PictureCase
from generator.audit.pdf_second import read_otherwise
from generator.audit.phrases import Phrases, words_of
from generator.audit.run_file import Judged, audit_run, marks_in_order, sampled
from generator.audit.sheet import Student, audit_sheet
from generator.audit.stimuli import Stimuli
from generator.audit.versions import Versions
from generator.words import Words


class Prints:
    """Of `papers`, what is read of PDF files; `pictures` are the lesson's by the letter that stands for each,
    `drawn` letters for its drawings by their digest."""

    def __init__(
        self,
        papers: Sequence[Paper],
        facts: Facts,
        guard: Guard,
        words: Words,
        versions: Versions,
        pictures: Mapping[str, bytes],
        drawn: Mapping[str, str],
        wanted: Wanted,
        stimuli: Stimuli,
        run: str,
        fast: bool,
    ) -> None:
        self._papers = papers
        self._known = Known(
            facts=facts,
            guard=guard,
            words=words,
            library=Library(pictures=PictureCase(pictures.values())),
            signs={_digest(data): sign for sign, data in pictures.items()} | dict(drawn),
            versions=versions,
            wanted=wanted,
            stimuli=stimuli,
            run=run,
            fast=fast,
            shelves={},
        )
        self._known.library.memory.formulas = guard.formulas
        self._pdfs = sorted(paper.name for paper in papers if paper.format == "pdf" and not paper.holds)
        self._twice = {self._pdfs[at] for at in sampled(len(self._pdfs), run, fast)}
        self.judged = Judged()

    def drawn_faults(self) -> Iterator[str]:
        """Of letters that fonts hold and no paper of the set may show."""
        return font_leaks(self.judged.drawn)

    def pupils(self, paper: Paper) -> Iterator[str]:
        if paper.imposed:
            flat = next(one for one in self._papers if one.name == paper.flat)
            return audit_imposed(paper, flat, self._known, self.judged)
        return self._run(paper) if paper.holds else self._student(paper)

    def _run(self, paper: Paper) -> Iterator[str]:
        yield from audit_run(paper, self._known, self.judged, bool(paper.holds) or paper.name in self._twice)

    def _student(self, paper: Paper) -> Iterator[str]:
        known = self._known
        version = known.versions.get(paper.version)
        if paper.document == "worksheet" and version is not None and known.fast:
            yield from self._run(paper)
            return
        read, parts = read_pdf(paper, known.library, known.signs)
        self.judged.drawn.append(drawn_letters(read, parts))
        yield from self._legible(read)
        if version is not None:
            known.guard.before_paper(version)
        yield from file_leaks(paper, parts, known.guard, _names(paper))
        yield from drawn_leaks(read, known.guard)
        if paper.document != "worksheet" or version is None:
            yield from page_leaks(read, known.guard)
            return
        student = Student(paper.student, paper.class_name, paper.student_id, _names(paper))
        sheet = audit_sheet(read, version, known.facts, known.guard, known.words, known.run, known.stimuli, student)
        self.judged.marks[paper.version] = marks_in_order(sheet, version, known.words)
        self.judged.papers += 1
        yield from sheet.faults

    def teacher(self, paper: Paper) -> Iterator[str]:
        if paper.document == "key" and len(self._known.versions) > FEW_VERSIONS:
            yield from read_long_key(paper, self._known, self.judged.marks)
            return
        read, _ = read_pdf(paper, self._known.library, self._known.signs)
        yield from self._legible(read)
        if paper.document == "key":
            yield from audit_key(read, self._known, self.judged.marks)

    def _legible(self, read: PdfPaper) -> Iterator[str]:
        """Every letter is one that can be read, and two readers find the same letters."""
        yield from legible(read)
        self.judged.pages += read.pages
        if read.paper.name in self._twice:
            self.judged.twice += read.paper.document == "worksheet"
            for page, fault in read_otherwise(read.paper.path, read.texts):
                yield f"page {page + 1} {fault}"


def _names(paper: Paper) -> Phrases:
    return Phrases(map(words_of, (paper.student, paper.class_name, paper.student_id)))


def _digest(data: bytes) -> str:
    from PIL import Image

    from generator.audit.pdf_pictures import picture_digest
    from generator.audit.pdf_vectors import MIME_BEGINS, svg_digest

    if data.startswith(MIME_BEGINS):
        return svg_digest(data)
    with Image.open(BytesIO(data)) as image:
        return picture_digest(image)
