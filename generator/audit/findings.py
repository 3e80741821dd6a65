"""The audit of one set: every paper against the lesson and the plan, the leaks, and the key against the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from random import Random
from typing import Any, Literal

from generator.audit.deck import audit_deck, deck_leaks
from generator.audit.facts import read_facts
from generator.audit.guard import Guard
from generator.audit.key import audit_key
from generator.audit.leaks import (
    DrawnLetters,
    drawn_leaks,
    drawn_letters,
    file_leaks,
    font_leaks,
    name_leaks,
    page_leaks,
)
from generator.audit.papers import Paper
from generator.audit.pdf_file import Library
from generator.audit.pdf_paper import PdfPaper, read_pdf
from generator.audit.pdf_pictures import picture_digest
from generator.audit.pdf_second import letter_counts, second_reading
from generator.audit.pdf_tokens import Unreadable
from generator.audit.plan_facts import version_faults
from generator.audit.reading import Reader, signs_of
from generator.audit.sheet import Sheet, audit_sheet
from generator.lesson import Lesson
from generator.words import Words

# Of one paper no more than so many sentences are told; a mixed-up paper would fill pages with them.
_MOST_TOLD = 12
# Files that a second reader reads in a fast audit.
_SAMPLE = 8


def audit(
    lesson: Lesson,
    record: Mapping[str, Any],
    papers: Sequence[Paper],
    words: Words,
    depth: Literal["full", "fast"] = "full",
) -> tuple[str, ...]:
    """One sentence for each difference; none when the set is proven.

    `record` is plan.json. `fast` reads and walks every page too, but has only a seeded sample of files read a second
    time by pdfium.
    """
    return tuple(_Audit(lesson, record, papers, words, depth).findings())


class _Audit:
    def __init__(
        self, lesson: Lesson, record: Mapping[str, Any], papers: Sequence[Paper], words: Words, depth: str
    ) -> None:
        self._lesson, self._record, self._papers, self._words = lesson, record, papers, words
        signs = signs_of(tuple(lesson.assets))
        self._reader = Reader(signs)
        self._facts = read_facts(lesson, words, self._reader)
        self._guard = Guard(lesson, record, self._facts, words, self._reader)
        self._library = Library()
        self._signs = {_digest(lesson.assets[hash_].data): sign for hash_, sign in signs.items()}
        self._blobs = {sha256(lesson.assets[hash_].data).hexdigest(): sign for hash_, sign in signs.items()}
        self._versions = {str(version["code"]): version for version in record["versions"]}
        self._twice = self._read_twice(depth)
        self._sheets: dict[str, Sheet] = {}
        self._students: list[DrawnLetters] = []

    def findings(self) -> Iterator[str]:
        yield from self._plan()
        yield from self._missing()
        for paper in self._papers:
            if paper.format == "pdf" and paper.audience == "student":
                yield from _told(paper, self._student(paper))
        yield from font_leaks(self._students)
        for paper in self._papers:
            if paper.format == "pptx":
                yield from _told(paper, self._deck(paper))
            elif paper.audience != "student":
                yield from _told(paper, self._teacher(paper))

    def _plan(self) -> Iterator[str]:
        for version in (*self._versions.values(), self._record["slides"]):
            where = "paper" if version is not self._record["slides"] else "slides"
            for fault in version_faults(version, self._facts, self._wanted(where)):
                yield f"plan.json, version {version['code']}: {fault}"

    def _wanted(self, where: str) -> list[str]:
        other = {"paper": "slides", "slides": "paper"}[where]
        return [
            question.id
            for part in self._lesson.parts
            for question in part.questions
            if question.attributes.get("on", part.on) != other
        ]

    def _missing(self) -> Iterator[str]:
        """A version without a worksheet proves nothing; so does a worksheet of a version that is not planned."""
        printed = [paper.version for paper in self._papers if paper.document == "worksheet"]
        for code, version in self._versions.items():
            if version["items"] and code not in printed:
                yield f"there is no worksheet for version {code}"
        for code in printed:
            if code not in self._versions:
                yield f"there is a worksheet for version {code}, which plan.json does not have"

    def _read_twice(self, depth: str) -> frozenset[str]:
        names = sorted(paper.name for paper in self._papers if paper.format == "pdf")
        if depth == "full" or len(names) <= _SAMPLE:
            return frozenset(names)
        draw = Random(int(self._record["seed"]))  # noqa: S311 - a sample that anyone may foresee
        return frozenset(draw.sample(names, _SAMPLE))

    def _student(self, paper: Paper) -> Iterator[str]:
        read, parts = read_pdf(paper, self._library, self._signs)
        self._students.append(drawn_letters(read, parts))
        yield from self._legible(read)
        yield from file_leaks(paper, parts, self._guard)
        yield from drawn_leaks(read, self._guard)
        version = self._versions.get(paper.version)
        if paper.document != "worksheet" or version is None:
            yield from page_leaks(read, self._guard)
            return
        run = str(self._record["run"])
        sheet = audit_sheet(read, version, self._facts, self._guard, self._words, run)
        self._sheets[paper.version] = sheet
        yield from sheet.faults

    def _teacher(self, paper: Paper) -> Iterator[str]:
        read, _ = read_pdf(paper, self._library, self._signs)
        yield from self._legible(read)
        if paper.document == "key":
            yield from audit_key(read, self._record, self._facts, self._sheets, self._words)

    def _deck(self, paper: Paper) -> Iterator[str]:
        if paper.audience == "student":
            yield from name_leaks(paper, self._guard)
            yield from deck_leaks(paper, self._guard, self._blobs)
        if paper.document == "slides":
            reader = Reader(self._reader.signs, medium="slides")
            facts = read_facts(self._lesson, self._words, reader)
            yield from audit_deck(paper, self._record["slides"], facts, self._guard, self._words, self._blobs)

    def _legible(self, read: PdfPaper) -> Iterator[str]:
        """Every letter is one that can be read, and two readers find the same letters."""
        for page in sorted({standing.page for standing in read.unknown}):
            yield f"page {page} holds letters that cannot be read"
        if read.paper.name in self._twice:
            again = second_reading(read.paper.path, range(read.pages))
            for page, (one, other) in enumerate(zip(map(letter_counts, read.texts), again, strict=True), 1):
                if one != other:
                    odd = "".join(sorted((one - other) + (other - one)))[:20]
                    yield f"page {page} is read differently by a second reader: {odd}"


def _told(paper: Paper, faults: Iterator[str]) -> Iterator[str]:
    count = 0
    try:
        for fault in faults:
            count += 1
            if count <= _MOST_TOLD:
                yield f"{paper.name}: {fault}"
    except Unreadable as reason:
        yield f"{paper.name}: {reason}"
    if count > _MOST_TOLD:
        yield f"{paper.name}: {count - _MOST_TOLD} more findings like these"


def _digest(data: bytes) -> str:
    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        return picture_digest(image)
