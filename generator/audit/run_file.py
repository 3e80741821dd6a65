"""A file of many papers, paper by paper in the order of its pages: what was judged is forgotten before the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from random import Random

from generator.audit.known import Known
from generator.audit.leaks import DrawnLetters, carried_leaks, drawn_leaks, file_leaks
from generator.audit.letters import letters, quoted
from generator.audit.papers import Held, Paper
from generator.audit.pdf_extract import extract
from generator.audit.pdf_file import Opened, PdfFile
from generator.audit.pdf_paper import PartsReading, PdfPaper, legible, paper_of
from generator.audit.pdf_second import read_otherwise
from generator.audit.pdf_state import Edges
from generator.audit.pdf_values import Entries
from generator.audit.phrases import Phrases, words_of
from generator.audit.pieces import Place, Shelf
from generator.audit.proof import prove
from generator.audit.sheet import Sheet, Student, audit_sheet
from generator.audit.versions import Planned
from generator.frozen import fresh, record, replace
from generator.words import Words

# Papers of a long run that a second reader reads beside the first and the last, and how many at once.
_SAMPLE, _BATCH = 30, 40
_UNREAD = "?"
# Kinds of files of which the boxes are kept: those of a set mostly bring the same fonts.
_MOST_SHELVES = 4


@record
class Judged:
    """What was found of a file's papers: the marks of the key by version, in the order of its
    numbers and parted by tabs, and how much was read and how."""

    marks: dict[str, str] = fresh(factory=dict)
    drawn: list[DrawnLetters] = fresh(factory=list)
    papers: int = 0
    pages: int = 0
    twice: int = 0


def audit_run(paper: Paper, known: Known, judged: Judged, twice: bool = True) -> Iterator[str]:
    """Sentences without the file's name. Of a file of one paper `twice` asks for a second reader. Raises Unreadable."""
    with PdfFile(paper.path, known.library) as file:
        yield from _RunFile(paper, file, known, judged).faults(twice)


def sampled(count: int, run: str, fast: bool) -> frozenset[int]:
    """Which of so many papers a second reader reads."""
    if not fast or count <= _SAMPLE + 2:
        return frozenset(range(count))
    draw = Random(run)  # noqa: S311 - a sample that anyone may foresee
    return frozenset((0, count - 1, *draw.sample(range(1, count - 1), _SAMPLE)))


class _RunFile:
    def __init__(self, paper: Paper, file: PdfFile, known: Known, judged: Judged) -> None:
        self._paper, self._file, self._known, self._judged = paper, file, known, judged
        self._parts = PartsReading(file)
        self._shelves: dict[int, tuple[Opened, Shelf]] = {}
        self._students = _students_of(paper.holds)
        self._letters: set[str] = set()
        self._names = names_of((*paper.holds, Held("", 0, paper.student, paper.class_name, paper.student_id)))
        self._batch: list[tuple[int, Entries, str]] = []

    def faults(self, twice: bool) -> Iterator[str]:
        known, pages = self._known, self._file.pages()
        holds = self._paper.holds or (self._alone(),)
        papers = [index for index, held in enumerate(holds) if held.version]
        sample = {papers[at] for at in sampled(len(papers), known.run, known.fast) if twice}
        at = 0
        for index, held in enumerate(holds):
            some = list(islice(pages, held.pages))
            if len(some) < held.pages:
                yield f"it has {at + len(some)} pages, but its papers take {sum(one.pages for one in holds)}"
                return
            for number, page in enumerate(some, at + 1):
                self._parts.page(page, number)
            where = f"paper {index + 1}, pages {at + 1} to {at + held.pages}: "
            yield from (where + fault for fault in self._held(held, some, at, not known.fast or index in sample))
            yield from self._carried()
            at += held.pages
            self._judged.papers += bool(held.version)
        self._judged.pages += at
        if next(pages, None) is not None:
            yield f"it has more pages than the {at} that its papers take"
        yield from self._second_batch()
        for _, shelf in self._shelves.values():
            self._letters |= shelf.letters
            self._parts.spoken(iter(shelf.spoken))
        for _ in self._parts.rest():
            yield from self._carried()
        parts = self._parts.close()
        self._judged.drawn.append(DrawnLetters(self._paper.name, parts.fonts, frozenset(self._letters)))
        yield from file_leaks(self._paper, parts, known.guard, self._names)

    def _alone(self) -> Held:
        """The paper of a file of one."""
        paper = self._paper
        count = sum(1 for _ in self._file.pages())
        return Held(paper.version, count, paper.student, paper.class_name, paper.student_id)

    def _carried(self) -> Iterator[str]:
        yield from carried_leaks(self._paper, self._parts.fresh(), self._known.guard, self._names)

    # ---- a paper

    def _held(self, held: Held, pages: Sequence[Entries], at: int, twice: bool) -> Iterator[str]:
        if not held.version and not twice and not any(map(self._draws, pages)):
            return
        version = self._known.versions.get(held.version) if held.version else None
        by_boxes = version is not None and not self._known.stimuli
        laid = self._laid(pages, version["items"]) if version is not None and by_boxes else None
        marks = None
        if laid and version is not None:
            marks = prove(laid, self._shelf(self._file.opened(pages[0])), held, version["items"], self._known.wanted)
        texts: Sequence[str] = ()
        if marks is None:
            read = self._read(held, pages)
            texts = read.texts
            yield from self._in_full(held, version, read)
        else:
            self._judged.marks[held.version] = "\t".join(marks)
            self._known.versions.prove(held.version)
            if twice and laid is not None:
                texts = [" ".join(place.piece.text for place in places) for _, places in laid]
        if twice:
            self._batch += [(at + place, page, texts[place]) for place, page in enumerate(pages)]
            self._judged.twice += bool(held.version)
        if held.version and len(self._batch) >= _BATCH * held.pages:
            yield from self._second_batch()

    def _draws(self, page: Entries) -> bool:
        """Whether anything stands on a page, which must have a size and stand upright."""
        self._file.sheet(page)
        return self._file.content(page) != b""

    def _laid(self, pages: Sequence[Entries], items: Sequence[Planned]) -> list[tuple[Edges, list[Place]]] | None:
        """The boxes of a paper; None if its pages are not made of boxes, or name their fonts differently."""
        laid: list[tuple[Edges, list[Place]]] = []
        opened = [self._file.opened(page) for page in pages]
        if any(one is not opened[0] for one in opened):
            return None
        if opened:
            self._shelf(opened[0]).expect(items)
        for page in pages:
            places = self._shelf(opened[0]).places(self._file.content(page))
            if places is None:
                return None
            laid.append((self._file.sheet(page), places))
        return laid

    def _shelf(self, opened: Opened) -> Shelf:
        found = self._shelves.get(id(opened))
        if found is None:
            found = self._shelves[id(opened)] = opened, self._new_shelf(opened)
        return found[1]

    def _new_shelf(self, opened: Opened) -> Shelf:
        known, fixed = self._known, self._paper.fixed
        fonts = opened.signature()
        shelf = known.shelves.get((fixed, fonts)) if fonts is not None else None
        if shelf is None:
            memory = known.library.memory
            shelf = Shelf(opened.resources, memory, known.signs, known.facts, known.guard, known.words, fixed)
            if fonts is not None:
                if len(known.shelves) >= _MOST_SHELVES:
                    known.shelves.clear()
                known.shelves[fixed, fonts] = shelf
        return shelf

    def _read(self, held: Held, pages: Sequence[Entries]) -> PdfPaper:
        drawn = [self._file.drawn(page) for page in pages]
        self._parts.spoken(chain.from_iterable(page.spoken for page in drawn))
        for text in chain.from_iterable(page.shown for page in drawn):
            self._letters.update(text)
        paper = replace(self._paper, version=held.version, holds=())
        return paper_of(paper, drawn, [self._file.sheet(page) for page in pages], self._known.signs)

    def _in_full(self, held: Held, version: Planned | None, read: PdfPaper) -> Iterator[str]:
        known = self._known
        yield from legible(read)
        yield from drawn_leaks(read, known.guard)
        if not held.version:
            yield from _between(held, read)
        elif version is None:
            yield f"it is of version {held.version}, which plan.json does not have"
        else:
            known.guard.before_paper(version)
            student = Student(held.student, held.class_name, held.student_id, self._students)
            sheet = audit_sheet(read, version, known.facts, known.guard, known.words, known.run, known.stimuli, student)
            self._judged.marks[held.version] = marks_in_order(sheet, version, known.words)
            yield from sheet.faults

    def _second_batch(self) -> Iterator[str]:
        """Has the pages that wait read by the second reader."""
        batch, self._batch = self._batch, []
        if batch:
            data = extract(self._file.objects, [page for _, page, _ in batch])
            places = [place + 1 for place, _, _ in batch]
            for page, fault in read_otherwise(data, [text for _, _, text in batch]):
                yield f"page {places[page]} of it {fault}"


def marks_in_order(sheet: Sheet, version: Planned, words: Words) -> str:
    """In the order of the plan, parted by tabs."""
    marks = sheet.marks(words)
    return "\t".join(marks.get(str(item["number"]), _UNREAD) for item in version["items"])


def names_of(holds: Sequence[Held]) -> Phrases:
    """Names of all students of a file, and what else is known of them."""
    known = (text for held in holds for text in (held.student, held.class_name, held.student_id))
    return Phrases(map(words_of, filter(None, known)))


def _students_of(holds: Sequence[Held]) -> Phrases:
    """Their names, but for numbers, of which a page has more."""
    names = (words_of(held.student) for held in holds if held.student)
    return Phrases(words for words in names if not all(map(str.isdecimal, words)))


def _between(held: Held, read: PdfPaper) -> Iterator[str]:
    """A page between papers holds nothing, or the class alone."""
    flats = (read.body, *read.furniture.values())
    said = "".join(flat.text for flat in flats)
    if said and said != letters(held.class_name):
        yield f"between two papers stands {quoted(said)}"
