"""The audit of one set: every paper against the lesson and the plan, the leaks, and the key against the sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Literal

from generator.audit.charts import chart_faults
from generator.audit.draws import wanted
from generator.audit.facts import read_facts, reads_alike
from generator.audit.guard import FEW_VERSIONS, Guard
from generator.audit.lesson_drawings import digests, drawings_of
from generator.audit.papers import Paper
from generator.audit.pdf_tokens import Unreadable
from generator.audit.plan_facts import version_faults
from generator.audit.reading import Reader, signs_of
from generator.audit.stimuli import Stimuli
from generator.audit.versions import Versions
from generator.frozen import frozen
from generator.lesson import Lesson
from generator.words import Words

if TYPE_CHECKING:  # a set of decks does without
    from generator.audit.prints import Prints

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
    lesson: Lesson,
    record: Mapping[str, Any],
    papers: Sequence[Paper],
    words: Words,
    depth: Depth = "full",
    every_slide: bool = False,
) -> Audited:
    """`record` is plan.json.

    `fast` reads every page too, but has only the first, the last and a seeded sample of papers read a second time by
    pdfium, and reads a box that stands on many papers once. Of a long deck a sample is read twice, whatever the depth,
    unless `every_slide` is asked for.
    """
    work = _Audit(lesson, record, papers, words, depth == "fast", every_slide)
    findings = tuple(work.findings())
    return Audited(findings, {"depth": depth, **work.done()})


class _Audit:
    def __init__(
        self,
        lesson: Lesson,
        record: Mapping[str, Any],
        papers: Sequence[Paper],
        words: Words,
        fast: bool,
        every_slide: bool,
    ) -> None:
        self._lesson, self._record, self._papers, self._words = lesson, record, papers, words
        self._fast, self._every_slide = fast, every_slide
        drawn = digests(lesson)
        signs = signs_of((*lesson.assets, *drawn))
        self._reader = Reader(signs)
        self._facts = read_facts(lesson, words, self._reader)
        self._stimuli = Stimuli(lesson, self._reader)
        self._versions = Versions(record)
        # Those that papers say; that they are the plan's is found out with the papers.
        codes = {*_codes(iter(papers))} - {""} if len(self._versions) > FEW_VERSIONS else set(self._versions.codes)
        self._guard = Guard(lesson, record, codes, self._facts, words, self._reader)
        pictures = {signs[hash_]: asset.data for hash_, asset in lesson.assets.items()}
        self._drawn = {digest: signs[digest] for digest in drawn}
        self._blobs = {
            sha256(data).hexdigest(): sign for sign, kept in pictures.items() for data in _on_slides(kept)
        } | self._drawn
        self._prints = self._opened(pictures) if any(paper.format == "pdf" for paper in papers) else None
        self._slides = self._slides_twice = 0

    def _opened(self, pictures: Mapping[str, bytes]) -> Prints:
        from generator.audit.prints import Prints

        return Prints(
            self._papers,
            self._facts,
            self._guard,
            self._words,
            self._versions,
            pictures,
            self._drawn,
            wanted(self._lesson, "paper"),
            self._stimuli,
            str(self._record["run"]),
            self._fast,
        )

    def done(self) -> dict[str, int]:
        """How much was read, and how much of it by two readers."""
        judged = self._prints and self._prints.judged
        done = {
            "papers": judged.papers if judged else 0,
            "pages": judged.pages if judged else 0,
            "cross_checked": judged.twice if judged else 0,
        }
        slides = {"slides": self._slides, "slides_cross_checked": self._slides_twice}
        return done | slides if self._slides else done

    def findings(self) -> Iterator[str]:
        prints = self._prints
        mark = self._words.decimal_mark
        yield from (fault for drawing in drawings_of(self._lesson) for fault in chart_faults(drawing, mark))
        if not self._fast:
            yield from self._plan()
            yield from self._missing()
        if prints is not None:
            for paper in self._papers:
                if paper.format == "pdf" and paper.audience == "student":
                    yield from _told(paper, prints.pupils(paper))
            yield from prints.drawn_faults()
        if self._fast:
            yield from self._missing()
            yield from self._plan()
        for paper in self._papers:
            if paper.format == "pptx":
                yield from _told(paper, self._deck(paper))
            elif paper.audience != "student" and prints is not None:
                yield from _told(paper, prints.teacher(paper))

    def _plan(self) -> Iterator[str]:
        """Of what no paper has proven yet."""
        on_paper = wanted(self._lesson, "paper")
        codes: set[str] = set()
        for version in self._versions.unproven():
            code = str(version["code"])
            if code in codes:
                yield f"plan.json has the version {code} more than once"
            codes.add(code)
            for fault in version_faults(version, self._facts, on_paper):
                yield f"plan.json, version {code}: {fault}"
            yield from (f"plan.json, version {code}: {fault}" for fault in self._stimuli.broken(version["items"]))
        for fault in version_faults(self._record["slides"], self._facts, wanted(self._lesson, "slides")):
            yield f"plan.json, version {self._record['slides']['code']}: {fault}"

    def _missing(self) -> Iterator[str]:
        """A version without a worksheet proves nothing; so does a worksheet of a version that is not planned.

        A set of decks alone has neither.
        """
        if all(paper.audience == "class" for paper in self._papers):
            return
        versions = self._versions
        printed = set(_codes(paper for paper in self._papers if paper.document == "worksheet"))
        for code in versions.codes:
            if versions.count(code) and code not in printed:
                yield f"there is no worksheet for version {code}"
        for code in sorted(printed):
            if code not in versions:
                yield f"there is a worksheet for version {code}, which plan.json does not have"

    def _deck(self, paper: Paper) -> Iterator[str]:
        from generator.audit.deck import audit_deck, deck_leaks  # its library is slow to load
        from generator.audit.deck_reading import read_deck

        guard = self._guard
        if paper.audience == "student":
            from generator.audit.leaks import name_leaks

            yield from name_leaks(paper, guard)
        deck = read_deck(paper.path, self._blobs, self._every_slide)
        self._slides += len(deck.slides)
        self._slides_twice += deck.twice
        if paper.audience == "student":
            yield from deck_leaks(deck, paper, guard)
        if paper.document == "slides":
            facts = self._facts
            if not reads_alike(self._lesson):
                facts = read_facts(self._lesson, self._words, Reader(self._reader.signs, medium="slides"))
            stimuli = self._stimuli.on_slides()
            yield from audit_deck(deck, self._record["slides"], facts, guard, self._words, stimuli)


def _codes(papers: Iterator[Paper]) -> Iterator[str]:
    for paper in papers:
        yield from (held.version for held in paper.holds if held.version)
        if not paper.holds:
            yield paper.version


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


def _on_slides(picture: bytes) -> Iterator[bytes]:
    """What a deck may show it as: outlines also as pixels, for programs that show no outlines."""
    if not picture.startswith(b"<svg "):
        yield picture
        return
    from generator.rendered import as_png
    from generator.vectors import on_white

    yield on_white(picture)
    yield as_png(picture)
