"""Papers whose pages stand on larger sheets: cut or folded, they are the papers that were proven page by page.

The pages by themselves are a file of their own, which is judged like any other. Here each of them must be found again,
drawn by the same operators with the same letters, in the place where cutting or folding puts it in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from generator.audit.known import Known
from generator.audit.leaks import DrawnLetters, carried_leaks, file_leaks
from generator.audit.papers import Paper
from generator.audit.pdf_extract import extract
from generator.audit.pdf_file import PdfFile
from generator.audit.pdf_paper import PartsReading
from generator.audit.pdf_second import read_otherwise
from generator.audit.pdf_state import Edges
from generator.audit.pdf_tokens import Unreadable
from generator.audit.pdf_values import Entries, Ref
from generator.audit.run_file import Judged, names_of, sampled

_MOVE = re.compile(rb"q (\d+\.?\d*) 0 0 (\d+\.?\d*) (-?\d+\.?\d*) (-?\d+\.?\d*) cm")
# In pt: figures are written with two decimals.
_SLACK = 0.05


class _Spot(NamedTuple):
    """A page on a side: what draws it, its scale, its lower left corner."""

    content: bytes
    scale: float
    x: float
    y: float


def audit_imposed(paper: Paper, flat: Paper, known: Known, judged: Judged) -> Iterator[str]:
    """Sentences without the file's name. `flat` holds the same papers page by page. Raises Unreadable."""
    with PdfFile(paper.path, known.library) as file, PdfFile(flat.path, known.library) as proven:
        sides, pages = file.pages(), proven.pages()
        parts = PartsReading(file)
        names = names_of(paper.holds)
        shown: set[str] = set()
        every: list[Entries] = []
        texts: list[str] = []
        for number, (held, whole) in enumerate(zip(paper.holds, flat.holds, strict=True), 1):
            some, papers = list(islice(sides, held.pages)), list(islice(pages, whole.pages))
            if len(some) < held.pages or len(papers) < whole.pages:
                yield f"paper {number} lacks sides"
                return
            for fault in _paper_faults(paper.imposed, file, some, proven, papers, known.guard.rtl):
                yield f"paper {number}: {fault}"
            for side in some:
                every.append(side)
                parts.page(side, len(every))
                drawn = file.drawn(side)
                texts.append(" ".join(run.text for run in drawn.runs))
                shown.update(*drawn.shown)
                parts.spoken(iter(drawn.spoken))
        if next(sides, None) is not None:
            yield f"it has more sides than the {len(every)} that its papers take"
        for _ in parts.rest():
            yield from carried_leaks(paper, parts.fresh(), known.guard, names)
        closed = parts.close()
        judged.drawn.append(DrawnLetters(paper.name, closed.fonts, frozenset(shown)))
        yield from file_leaks(paper, closed, known.guard, names)
        twice = sorted(sampled(len(every), known.run, known.fast))
        data = extract(file.objects, [every[at] for at in twice])
        for page, fault in read_otherwise(data, [texts[at] for at in twice]):
            yield f"side {twice[page] + 1} of it {fault}"


def _paper_faults(
    how: str, file: PdfFile, sides: Sequence[Entries], proven: PdfFile, pages: Sequence[Entries], rtl: bool
) -> Iterator[str]:
    spots = [_spots(file, side) for side in sides]
    sizes = {proven.sheet(page)[2:] for page in pages}
    for side, here in zip(sides, spots, strict=True):
        yield from _place_faults(here, file.sheet(side), sizes)
    read = [_mirrored(here, file.sheet(side), sizes) for side, here in zip(sides, spots, strict=True)] if rtl else spots
    order = _folded(read, [file.sheet(side) for side in sides]) if how == "booklet" else _row_by_row(read)
    while order and order[-1] is None:
        order.pop()
    if [spot.content if spot else None for spot in order] != [proven.content(page) for page in pages]:
        yield "its pages are not in order when its sheets are cut or folded"
        return
    by_content = {proven.content(page): page for page in pages}
    for side, here in zip(sides, spots, strict=True):
        wanted = [run for spot in here for run in proven.drawn(by_content[spot.content]).runs]
        drawn = file.drawn(side).runs
        if [(run.text, run.picture) for run in drawn] != [(run.text, run.picture) for run in wanted]:
            yield "its pages do not show what they show by themselves"


def _spots(file: PdfFile, side: Entries) -> list[_Spot]:
    """Raises Unreadable for a side that holds anything but pages, each moved to its place."""
    contents = side.get("Contents")
    if not isinstance(contents, list) or len(contents) % 3:
        raise Unreadable("a side of a sheet is not made of pages")
    drawn = [file.objects.content(part) for part in contents if isinstance(part, Ref)]
    spots = []
    for before, content, after in zip(drawn[::3], drawn[1::3], drawn[2::3], strict=True):
        move = _MOVE.fullmatch(before) if isinstance(before, bytes) else None
        if move is None or move[1] != move[2] or after != b"Q" or not isinstance(content, bytes):
            raise Unreadable("a side of a sheet is not made of pages")
        spots.append(_Spot(content, *map(float, (move[1], move[3], move[4]))))
    return spots


def _place_faults(spots: Sequence[_Spot], sheet: Edges, sizes: set[tuple[float, float]]) -> Iterator[str]:
    """Pages stand on their side, and over no other."""
    if len(sizes) != 1:
        yield "its pages are of several sizes"
        return
    ((width, height),) = sizes
    boxes = [(spot.x, spot.y, spot.x + width * spot.scale, spot.y + height * spot.scale) for spot in spots]
    for left, low, right, high in boxes:
        inside = left >= sheet[0] - _SLACK and low >= sheet[1] - _SLACK
        if not inside or right > sheet[2] + _SLACK or high > sheet[3] + _SLACK:
            yield "a page of it stands beyond its sheet"
    for one, other in combinations(boxes, 2):
        if (
            min(one[2], other[2]) - max(one[0], other[0]) > _SLACK
            and min(one[3], other[3]) - max(one[1], other[1]) > _SLACK
        ):
            yield "two pages of it stand over one another"


def _mirrored(spots: Sequence[_Spot], sheet: Edges, sizes: set[tuple[float, float]]) -> list[_Spot]:
    """As they would stand if the sheet were read from the left."""
    width = min(sizes)[0]
    return [spot._replace(x=sheet[0] + sheet[2] - spot.x - width * spot.scale) for spot in spots]


def _row_by_row(sides: Sequence[Sequence[_Spot]]) -> list[_Spot | None]:
    return [spot for side in sides for spot in sorted(side, key=lambda spot: (-spot.y, spot.x))]


def _folded(sides: Sequence[Sequence[_Spot]], sheets: Sequence[Edges]) -> list[_Spot | None]:
    """Sheets laid into one another and folded: right halves of fronts and left ones of backs first, then back out."""
    halves = []
    for side, sheet in zip(sides, sheets, strict=True):
        middle = (sheet[0] + sheet[2]) / 2 - _SLACK
        left = next((spot for spot in side if spot.x < middle), None)
        halves.append((left, next((spot for spot in side if spot.x >= middle), None)))
    fronts, backs = halves[::2], halves[1::2]
    leaves = list(zip(fronts, backs, strict=True))
    first = [half for front, back in leaves for half in (front[1], back[0])]
    return [*first, *(half for front, back in reversed(leaves) for half in (back[1], front[0]))]
