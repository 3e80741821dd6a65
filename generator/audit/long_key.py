"""A key of many versions, page by page: its table has a row for each and is judged while it is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.audit.flat import Standing, flatten
from generator.audit.key import audit_long_key
from generator.audit.key_table import KeyTable
from generator.audit.known import Known
from generator.audit.papers import Paper
from generator.audit.pdf_extract import extract
from generator.audit.pdf_file import PdfFile
from generator.audit.pdf_fonts import UNKNOWN
from generator.audit.pdf_lines import Lines
from generator.audit.pdf_paper import PdfPaper, alike, key_of
from generator.audit.pdf_pieces import pieces_of
from generator.audit.pdf_second import read_otherwise
from generator.audit.pdf_state import Run
from generator.audit.pdf_values import Entries
from generator.audit.run_file import sampled

# Pages that a second reader reads at once.
_BATCH = 16


def read_long_key(paper: Paper, known: Known, marks: Mapping[str, str]) -> Iterator[str]:
    """Sentences without the paper's name. Raises Unreadable."""
    with PdfFile(paper.path, known.library) as file:
        yield from _LongKey(paper, file, known, marks).faults()


class _LongKey:
    def __init__(self, paper: Paper, file: PdfFile, known: Known, marks: Mapping[str, str]) -> None:
        self._paper, self._file, self._known = paper, file, known
        self._table = KeyTable(known, marks)
        self._furniture: dict[int, list[Standing]] = {}
        self._edges: tuple[list[tuple[int, str]], list[tuple[int, str]]] | None = None
        self._batch: list[tuple[int, Entries, str]] = []
        self._lines: dict[int, Lines] = {}

    def faults(self) -> Iterator[str]:
        wrong: list[str] = []
        count = sum(1 for _ in self._file.pages())
        sample = sampled(count, self._known.run, fast=True)
        before: list[Standing] = []
        for number, page in enumerate(self._file.pages(), 1):
            runs = self._runs(page)
            self._file.objects.sources()  # a teacher's paper may carry anything
            here = [Standing(number, run) for run in runs if run.picture or run.text.strip()]
            if any(UNKNOWN in run.text for run in runs):
                yield f"page {number} holds letters that cannot be read"
            if number - 1 in sample:
                self._batch.append((number, page, " ".join(run.text for run in runs)))
                yield from self._second_batch(_BATCH)
            if number == 1 and count > 1:
                before = here  # what it repeats is known with the next
                continue
            if number == 2:
                self._find_edges(before, here)
                wrong += self._table.faults(self._without_furniture(1, before))
            wrong += self._table.faults(self._without_furniture(number, here))
        yield from self._second_batch(1)
        wrong += self._table.missing()
        signs = self._known.signs
        read = PdfPaper(
            paper=self._paper,
            pages=count,
            body=flatten(self._table.reader.other, signs),
            furniture={page: flatten(some, signs) for page, some in self._furniture.items()},
            unseen=(),
            unknown=(),
            texts=(),
            shown=frozenset(),
        )
        yield from audit_long_key(read, wrong, self._known)

    def _runs(self, page: Entries) -> list[Run]:
        """All that a page draws, mostly boxes whose lines are alike."""
        laid = pieces_of(self._file.content(page))
        if laid is None:
            return self._file.drawn(page).runs
        lines = self._lines.get(id(self._file.opened(page)))
        if lines is None:
            opened = self._file.opened(page)
            lines = self._lines[id(opened)] = Lines(opened.resources, self._known.library.memory)
        runs: list[Run] = []
        for body, x, y, artifact in laid:
            drawn = lines.read(body, (x, y), artifact)
            if drawn is None:
                return self._file.drawn(page).runs
            runs += drawn.runs
        return runs

    def _find_edges(self, one: Sequence[Standing], other: Sequence[Standing]) -> None:
        """What pages begin and end with alike, if the file does not call all of its furniture artifacts.

        A file without tags calls only the head of a table so that goes on.
        """
        pages = [[standing for standing in page if not standing.run.artifact] for page in (one, other)]
        if any(len(rest) == len(page) for rest, page in zip(pages, (one, other), strict=True)):
            first = alike(pages)
            last = alike([tuple(reversed(page[first:])) for page in pages])
            heads = [key_of(standing) for standing in pages[0][:first]]
            self._edges = heads, [key_of(standing) for standing in pages[0][len(pages[0]) - last :]]

    def _without_furniture(self, number: int, here: list[Standing]) -> list[Standing]:
        furniture = [standing for standing in here if standing.run.artifact]
        rest = [standing for standing in here if not standing.run.artifact]
        if self._edges is None:
            self._furniture[number] = furniture
            return rest
        heads, feet = self._edges
        start, end = len(heads), len(rest) - len(feet)
        if [key_of(one) for one in rest[:start]] != heads or [key_of(one) for one in rest[end:]] != feet:
            return here
        self._furniture[number] = [*furniture, *rest[:start], *rest[end:]]
        return rest[start:end]

    def _second_batch(self, least: int) -> Iterator[str]:
        if len(self._batch) < least:
            return
        batch, self._batch = self._batch, []
        data = extract(self._file.objects, [page for _, page, _ in batch])
        for place, fault in read_otherwise(data, [text for _, _, text in batch]):
            yield f"page {batch[place][0]} {fault}"
