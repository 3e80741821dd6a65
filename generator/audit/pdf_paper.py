"""A PDF paper read back: its body in reading order, what its pages repeat, and what else its file carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from generator.audit.flat import TICKS, Flat, Standing, flatten
from generator.audit.letters import letters
from generator.audit.papers import Paper
from generator.audit.pdf_carried import REMARKS, Carried, entry_texts, stream_texts
from generator.audit.pdf_content import Drawn
from generator.audit.pdf_file import Library, PdfFile, is_inside
from generator.audit.pdf_fonts import UNKNOWN, Font
from generator.audit.pdf_parts import attachments, mark_parts, note_faults
from generator.audit.pdf_state import Edges, Run
from generator.audit.pdf_values import Entries
from generator.frozen import frozen


@frozen
class PdfPaper:
    """What the pages of a paper show. `furniture` are texts by page (counted from 1) outside the reading order.

    `unseen` are texts that are drawn without showing or outside the page, `unknown` those with letters that cannot be
    read; `texts` are all letters by page, for a second reader; `shown` the texts that its fonts were used for.
    """

    paper: Paper
    pages: int
    body: Flat
    furniture: Mapping[int, Flat]
    unseen: tuple[Standing, ...]
    unknown: tuple[Standing, ...]
    texts: tuple[str, ...]
    shown: frozenset[str]


@frozen
class Parts:
    """What a file holds beside its pages; `strange` are sentences on parts that a paper has no use for."""

    carried: tuple[Carried, ...]
    attachments: tuple[str, ...]
    fonts: tuple[Font, ...]
    strange: tuple[str, ...]


def read_pdf(paper: Paper, library: Library, signs: Mapping[str, str]) -> tuple[PdfPaper, Parts]:
    """`signs` are letters for pictures by the digest of their pixels. Raises Unreadable."""
    with PdfFile(paper.path, library) as file:
        pages = list(file.pages())
        drawn = [file.drawn(page) for page in pages]
        reading = PartsReading(file)
        for number, page in enumerate(pages, 1):
            reading.page(page, number)
        reading.spoken(text for page in drawn for text in page.spoken)
        sheets = [file.sheet(page) for page in pages]
        for _ in reading.rest():
            pass
        return paper_of(paper, drawn, sheets, signs), reading.close()


class PartsReading:
    """Gathers what a file holds beside its pages, while these are read."""

    def __init__(self, file: PdfFile) -> None:
        self._file, self._objects = file, file.objects
        self._sources = file.library.sources
        self._followed: set[int] = set()
        self._carried: dict[Carried, None] = {}
        self._strange: dict[str, None] = {}

    def page(self, page: Entries, number: int) -> None:
        self._strange.update(dict.fromkeys(note_faults(self._objects, page, number)))
        resources = page.get("Resources")
        mark_parts(self._objects, [resources], self._followed)

    def spoken(self, texts: Iterator[str]) -> None:
        self._carried.update(dict.fromkeys(Carried("a text read aloud", text) for text in sorted(set(texts))))

    def fresh(self) -> list[Carried]:
        """Texts of the objects that were read since it was last asked."""
        self._read_sources()
        found = list(self._carried)
        self._carried.clear()
        return found

    def _read_sources(self) -> None:
        for source in self._objects.sources():
            self._carried.update(dict.fromkeys(self._sources.texts(source)))

    def rest(self) -> Iterator[None]:
        """Reads all that is left of the file, an object at a time."""
        file, objects = self._file, self._objects
        mark_parts(objects, [file.catalog], self._followed)
        for opened in file.opened_resources():
            mark_parts(objects, list(opened.drawn_refs()), self._followed)
        info = objects.get(objects.trailer.get("Info"))
        if isinstance(info, dict):
            self._carried.update(dict.fromkeys(entry_texts(info, "the properties of the file")))
        trailer = {key: value for key, value in objects.trailer.items() if key != "ID"}  # two digests
        self._carried.update(dict.fromkeys(entry_texts(trailer)))
        for stream, shown in objects.rest():
            if stream is not None:
                self._carried.update(dict.fromkeys(stream_texts(stream)))
                if not shown:
                    self._strange["it carries data that no page shows"] = None
            yield
        for gap in objects.gaps():
            self._carried[Carried(REMARKS, gap.decode("latin-1"))] = None
        yield

    def close(self) -> Parts:
        """What is left when all was read."""
        file, objects = self._file, self._objects
        self._read_sources()
        return Parts(
            tuple(self._carried), tuple(attachments(objects, file.catalog)), file.fonts(), tuple(self._strange)
        )


def paper_of(paper: Paper, pages: Sequence[Drawn], sheets: Sequence[Edges], signs: Mapping[str, str]) -> PdfPaper:
    """A paper by what its pages draw; `sheets` are the edges of each."""
    standings = [
        [Standing(number, run) for run in page.runs if run.picture or run.text.strip()]
        for number, page in enumerate(pages, 1)
    ]
    everything = [standing for page in standings for standing in page]
    body, furniture = _parted(standings)
    return PdfPaper(
        paper=paper,
        pages=len(pages),
        body=flatten(body, signs),
        furniture={page: flatten(some, signs) for page, some in furniture.items()},
        unseen=tuple(one for one in everything if _is_unseen(one.run, sheets[one.page - 1])),
        unknown=tuple(one for one in everything if UNKNOWN in one.run.text),
        texts=tuple(" ".join(run.text for run in page.runs) for page in pages),
        shown=frozenset(text for page in pages for text in page.shown),
    )


def legible(read: PdfPaper) -> Iterator[str]:
    """Whether every letter is one that can be read."""
    for page in sorted({standing.page for standing in read.unknown}):
        yield f"page {page} holds letters that cannot be read"


def _is_unseen(run: Run, sheet: Edges) -> bool:
    says = bool(run.picture or set(letters(run.text)) - TICKS)
    return hides(run) or (says and not is_inside(sheet, run.left_edge, run.y, run.right_edge))


def hides(run: Run) -> bool:
    """Whether a run says something that no eye sees; what stands for a blank to write on says nothing."""
    return not run.seen and bool(set(letters(run.text)) - TICKS)


def _parted(pages: Sequence[Sequence[Standing]]) -> tuple[list[Standing], dict[int, list[Standing]]]:
    """Body and furniture: what the file itself calls an artifact, and what all pages begin or end with alike.

    A file whose every page has artifacts calls all of its furniture so.
    """
    furniture = {number: [one for one in page if one.run.artifact] for number, page in enumerate(pages, 1)}
    rest = [[one for one in page if not one.run.artifact] for page in pages]
    if all(furniture.values()):
        return [standing for page in rest for standing in page], furniture
    first = alike(rest)
    last = alike([tuple(reversed(page[first:])) for page in rest])
    body: list[Standing] = []
    for number, page in enumerate(rest, 1):
        end = len(page) - last
        body.extend(page[first:end])
        furniture[number] += [*page[:first], *page[end:]]
    return body, furniture


def alike(pages: Sequence[Sequence[Standing]]) -> int:
    """How many runs all pages begin with, at the same places; the numbers of the pages themselves may differ."""
    if len(pages) < 2:
        return 0
    keys = [[key_of(standing) for standing in page] for page in pages]
    return sum(1 for _ in takewhile(lambda same: len(set(same)) == 1, zip(*keys, strict=False)))


def key_of(standing: Standing) -> tuple[int, str]:
    words = standing.run.text.split()
    if str(standing.page) in words:
        words[words.index(str(standing.page))] = "#"
    return round(standing.run.y), " ".join(words)
