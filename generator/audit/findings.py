"""The audit of one set: every paper against the lesson and the plan, the leaks, and the key against the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from typing import Any, Literal

from generator.audit.facts import read_facts, reads_alike
from generator.audit.guard import FEW_VERSIONS, Guard
from generator.audit.imposed import audit_imposed
from generator.audit.key import audit_key
from generator.audit.known import Known
from generator.audit.leaks import drawn_leaks, drawn_letters, file_leaks, font_leaks, name_leaks, page_leaks
from generator.audit.long_key import read_long_key
from generator.audit.papers import Paper
from generator.audit.pdf_file import Library
from generator.audit.pdf_paper import PdfPaper, legible, read_pdf
from generator.audit.pdf_second import read_otherwise
from generator.audit.pdf_tokens import Unreadable
from generator.audit.phrases import Phrases, words_of
from generator.audit.plan_facts import version_faults
from generator.audit.reading import Reader, signs_of
from generator.audit.run_file import Judged, audit_run, marks_in_order, sampled
from generator.audit.sheet import Student, audit_sheet
from generator.audit.versions import Versions
from generator.frozen import frozen
from generator.lesson import Lesson
from generator.words import Words

# Of one paper no more than so many sentences are told; a mixed-up paper would fill pages with them. A file in which
# far more is wrong is not read to its end.
_MOST_TOLD, _MOST_COUNTED = 12, 400

Depth = Literal["full", "fast"]


@frozen
class Audited:
    """`findings` are one sentence for each difference, none when the set is proven; `done` says what was read."""

    findings: tuple[str, ...]
    done: Mapping[str, str | int]


def audit(
    lesson: Lesson, record: Mapping[str, Any], papers: Sequence[Paper], words: Words, depth: Depth = "full"
) -> Audited:
    """`record` is plan.json.

    `fast` reads every page too, but has only the first, the last and a seeded sample of papers read a second time by
    pdfium, and reads a box that stands on many papers once.
    """
    work = _Audit(lesson, record, papers, words, depth)
    findings = tuple(work.findings())
    judged = work.judged
    done = {"depth": depth, "papers": judged.papers, "pages": judged.pages, "cross_checked": judged.twice}
    return Audited(findings, done)


class _Audit:
    def __init__(
        self, lesson: Lesson, record: Mapping[str, Any], papers: Sequence[Paper], words: Words, depth: Depth
    ) -> None:
        self._lesson, self._record, self._papers, self._words = lesson, record, papers, words
        signs = signs_of(tuple(lesson.assets))
        self._reader = Reader(signs)
        facts = read_facts(lesson, words, self._reader)
        versions = Versions(record)
        # Those that papers say; that they are the plan's is found out with the papers.
        codes = {*_codes(iter(papers))} - {""} if len(versions) > FEW_VERSIONS else set(versions.codes)
        self._known = Known(
            facts=facts,
            guard=Guard(lesson, record, codes, facts, words, self._reader),
            words=words,
            library=Library(),
            signs={_digest(lesson.assets[hash_].data): sign for hash_, sign in signs.items()},
            versions=versions,
            wanted=frozenset(self._wanted("paper")),
            run=str(record["run"]),
            fast=depth == "fast",
            shelves={},
        )
        self._blobs = {sha256(lesson.assets[hash_].data).hexdigest(): sign for hash_, sign in signs.items()}
        self._pdfs = sorted(paper.name for paper in papers if paper.format == "pdf" and not paper.holds)
        self._twice = {self._pdfs[at] for at in sampled(len(self._pdfs), self._known.run, self._known.fast)}
        self.judged = Judged()

    def findings(self) -> Iterator[str]:
        if not self._known.fast:
            yield from self._plan()
            yield from self._missing()
        for paper in self._papers:
            if paper.format == "pdf" and paper.audience == "student":
                yield from _told(paper, self._pupils(paper))
        yield from font_leaks(self.judged.drawn)
        if self._known.fast:
            yield from self._missing()
            yield from self._plan()
        for paper in self._papers:
            if paper.format == "pptx":
                yield from _told(paper, self._deck(paper))
            elif paper.audience != "student":
                yield from _told(paper, self._teacher(paper))

    def _plan(self) -> Iterator[str]:
        """Of what no paper has proven yet."""
        wanted = self._wanted("paper")
        codes: set[str] = set()
        for version in self._known.versions.unproven():
            code = str(version["code"])
            if code in codes:
                yield f"plan.json has the version {code} more than once"
            codes.add(code)
            for fault in version_faults(version, self._known.facts, wanted):
                yield f"plan.json, version {code}: {fault}"
        for fault in version_faults(self._record["slides"], self._known.facts, self._wanted("slides")):
            yield f"plan.json, version {self._record['slides']['code']}: {fault}"

    def _wanted(self, where: str) -> list[str]:
        other = {"paper": "slides", "slides": "paper"}[where]
        return [
            question.id
            for part in self._lesson.parts
            for question in part.questions
            if question.attributes.get("on", part.on) != other
        ]

    def _missing(self) -> Iterator[str]:
        """A version without a worksheet proves nothing; so does a worksheet of a version that is not planned.

        A set of decks alone has neither.
        """
        if all(paper.audience == "class" for paper in self._papers):
            return
        versions = self._known.versions
        printed = set(_codes(paper for paper in self._papers if paper.document == "worksheet"))
        for code in versions.codes:
            if versions.count(code) and code not in printed:
                yield f"there is no worksheet for version {code}"
        for code in sorted(printed):
            if code not in versions:
                yield f"there is a worksheet for version {code}, which plan.json does not have"

    def _pupils(self, paper: Paper) -> Iterator[str]:
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
        sheet = audit_sheet(read, version, known.facts, known.guard, known.words, known.run, student)
        self.judged.marks[paper.version] = marks_in_order(sheet, version, known.words)
        self.judged.papers += 1
        yield from sheet.faults

    def _teacher(self, paper: Paper) -> Iterator[str]:
        if paper.document == "key" and len(self._known.versions) > FEW_VERSIONS:
            yield from read_long_key(paper, self._known, self.judged.marks)
            return
        read, _ = read_pdf(paper, self._known.library, self._known.signs)
        yield from self._legible(read)
        if paper.document == "key":
            yield from audit_key(read, self._known, self.judged.marks)

    def _deck(self, paper: Paper) -> Iterator[str]:
        from generator.audit.deck import audit_deck, deck_leaks  # its library is slow to load

        guard = self._known.guard
        if paper.audience == "student":
            yield from name_leaks(paper, guard)
            yield from deck_leaks(paper, guard, self._blobs)
        if paper.document == "slides":
            facts = self._known.facts
            if not reads_alike(self._lesson):
                facts = read_facts(self._lesson, self._words, Reader(self._reader.signs, medium="slides"))
            yield from audit_deck(paper, self._record["slides"], facts, guard, self._words, self._blobs)

    def _legible(self, read: PdfPaper) -> Iterator[str]:
        """Every letter is one that can be read, and two readers find the same letters."""
        yield from legible(read)
        self.judged.pages += read.pages
        if read.paper.name in self._twice:
            self.judged.twice += read.paper.document == "worksheet"
            for page, fault in read_otherwise(read.paper.path, read.texts):
                yield f"page {page + 1} {fault}"


def _codes(papers: Iterator[Paper]) -> Iterator[str]:
    for paper in papers:
        yield from (held.version for held in paper.holds if held.version)
        if not paper.holds:
            yield paper.version


def _names(paper: Paper) -> Phrases:
    return Phrases(map(words_of, (paper.student, paper.class_name, paper.student_id)))


def _told(paper: Paper, faults: Iterator[str]) -> Iterator[str]:
    count = 0
    try:
        for fault in faults:
            count += 1
            if count <= _MOST_TOLD:
                yield f"{paper.name}: {fault}"
            if count == _MOST_COUNTED:
                break
    except Unreadable as reason:
        yield f"{paper.name}: {reason}"
    if count > _MOST_TOLD:
        more = "or more " if count == _MOST_COUNTED else ""
        yield f"{paper.name}: {count - _MOST_TOLD} {more}more findings like these"


def _digest(data: bytes) -> str:
    from PIL import Image

    from generator.audit.pdf_pictures import picture_digest

    with Image.open(BytesIO(data)) as image:
        return picture_digest(image)
