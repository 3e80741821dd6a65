"""The quick proof of a paper: its boxes, each judged once before, in the order and the places that the plan gives them.

What it proves the full reading would find right too. It tells no faults: a paper that it cannot prove is read in full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, repeat
from typing import Any

from generator.audit.draws import Wanted
from generator.audit.letters import letters
from generator.audit.papers import Held
from generator.audit.pdf_state import Edges
from generator.audit.phrases import Phrases, words_of
from generator.audit.pieces import Piece, Place, Reading, Shelf, name_of
from generator.audit.places import NEXT_COLUMN, SAME_EDGE
from generator.audit.plan_facts import as_answer

# In pt: how far a baseline may be off, and how far before its question a number ends at most.
_SAME_LINE, _GUTTER = 0.6, 60.0


Spot = tuple[int, Place]
"""A box in its place: page, place."""


Placed = tuple[Spot, list[Spot], Mapping[str, Reading]]
"""A question in its place: its number, the boxes behind it until the next one, and what they may be."""


class _Own:
    """What is known of a paper's student, word by word and without gaps."""

    def __init__(self, texts: list[list[str]]) -> None:
        self.phrases = Phrases(texts)
        self.joined = frozenset("".join(words) for words in texts if words)


_NOBODY = _Own([])


def prove(
    pages: Sequence[tuple[Edges, Sequence[Place]]],
    shelf: Shelf,
    held: Held,
    items: Sequence[Mapping[str, Any]],
    wanted: Wanted,
) -> list[str] | None:
    """The marks of its key in the order of its numbers; None for a paper that is not proven.

    `items` are what the plan has of its version, `wanted` the questions that each version must have.
    """
    known = [text for text in (held.student, held.class_name, held.student_id) if text]
    own = _Own(list(map(words_of, known))) if known else _NOBODY
    if known and not _names(known, pages[0][1] if pages else ()):
        return None
    code, count = held.version.casefold(), len(pages)
    body: list[Spot] = []
    for number, (edges, places) in enumerate(pages, 1):
        run = said = numbered = False
        for place in places:
            if place.edges is not edges and not place.stands_on(edges):
                return None
            piece = place.piece
            if not place.marked:
                body.append((number, place))
            elif piece.kind in ("question", "number") or not _is_known(shelf, number, piece, own, count):
                return None
            if piece.kind == "plain":
                run = run or piece.has_run
                said = said or code in piece.words
                numbered = numbered or (str(number), str(count)) in piece.numbers
                if piece.named and piece.named != {code}:
                    return None
        if not (run and said and numbered):
            return None
    placed = _questions(body, shelf, own, count)
    if placed is None or not all(map(_in_place, placed, (*placed[1:], None), repeat(shelf.rtl))):
        return None
    return _as_planned(placed, items, wanted)


def _names(known: Sequence[str], places: Sequence[Place]) -> bool:
    """Whether whatever is known of the student stands on the page."""
    texts = list(filter(None, map(letters, known)))
    flats = [place.piece.flat for place in places if place.piece.kind == "plain"]
    return all(any(flat.says(text) for flat in flats) for text in texts)


def _is_known(shelf: Shelf, number: int, piece: Piece, own: _Own, pages: int) -> bool:
    """Whether all words of a plain box are accounted for: by the lesson, the student's own names, the page's number."""
    if not piece.left_over:
        return True
    page = (str(number), str(pages))
    if piece.left_over == page and page in piece.numbers:
        return True
    if "".join(piece.left_over) in own.joined:  # its gaps may be lost, as between letters that are drawn from the right
        return True
    numbers = tuple(filter(None, shelf.left_over(own.phrases.left_over(piece.words))))
    return not numbers or (numbers == page and page in piece.numbers)


def _questions(body: Sequence[Spot], shelf: Shelf, own: _Own, pages: int) -> list[Placed] | None:
    """Every box is a number, what it numbers, or one all of whose words are known."""
    placed: list[Placed] = []
    number: Spot | None = None
    behind: list[Spot] = []
    for spot in body:
        piece = spot[1].piece
        kind = piece.kind
        if kind == "question" and number is not None and not behind:
            placed.append((number, [spot], piece.readings))
            number = None
        elif kind == "number":
            if number is not None:
                made = _together(number, behind, shelf, own, pages)
                if made is None:
                    return None
                placed.append(made)
            number, behind = spot, []
        elif kind == "question":
            return None
        elif kind == "plain":
            if number is not None:
                behind.append(spot)
            elif not _is_known(shelf, spot[0], piece, own, pages):
                return None
    if number is not None:
        made = _together(number, behind, shelf, own, pages)
        if made is None:
            return None
        placed.append(made)
    return placed


def _together(number: Spot, behind: list[Spot], shelf: Shelf, own: _Own, pages: int) -> Placed | None:
    """A question of as many boxes as belong to it; those behind them must be known."""
    for count in range(len(behind), 0, -1):
        if count < len(behind) and not _is_known(shelf, behind[count][0], behind[count][1].piece, own, pages):
            return None
        boxes = behind[:count]
        readings = shelf.together(tuple(place.piece for _, place in boxes))
        if readings:
            return number, boxes, readings
    return None


def _in_place(placed: Placed, following: Placed | None, rtl: bool) -> bool:
    """Number beside question, its boxes between it and the next number, as the eye meets them."""
    (page, mark), boxes, _ = placed
    first_page, first = boxes[0]
    gap = mark.left - first.right if rtl else first.start - mark.right
    if page != first_page or abs(first.line - mark.line) > _SAME_LINE or not -1 < gap < _GUTTER:
        return False
    if len(boxes) > 1:
        for (here, one), (there, other) in pairwise(boxes):
            if not _later(here, one.x, one.y, there, other.x, other.y, rtl):
                return False
    same_column, next_line = False, 0.0
    if following is not None:
        next_page, after = following[0]
        next_line = after.line
        if not _later(page, mark.x, mark.line, next_page, after.x, next_line, rtl):
            return False
        same_column = next_page == page and abs(after.x - mark.x) < SAME_EDGE * 3
    for box_page, box in boxes:
        higher = box_page == page and box.high > mark.top
        if same_column and (higher or box_page != page or box.low <= next_line):
            return False
        if higher and (mark.right - box.right if rtl else box.left - mark.x) < NEXT_COLUMN:
            return False
    return True


def _later(page: int, x: float, y: float, next_page: int, next_x: float, next_y: float, rtl: bool) -> bool:
    along = x - next_x if rtl else next_x - x
    return page < next_page or (page == next_page and (next_y < y or along > NEXT_COLUMN))


def _as_planned(placed: Sequence[Placed], items: Sequence[Mapping[str, Any]], wanted: Wanted) -> list[str] | None:
    if len(placed) != len(items) or len(items) != wanted.count:
        return None
    marks: list[str] = []
    seen: set[str] = set()
    for place, (((_, mark), _, readings), item) in enumerate(zip(placed, items, strict=True), 1):
        number, id_ = mark.piece.number, item.get("id")
        reading = readings.get(name_of(item))
        if reading is None or number != str(place) or str(item.get("number")) != number:
            return None
        if not _agrees(reading, item):
            return None
        seen.add(str(id_))
        marks.append(reading.mark)
    return marks if len(seen) == len(items) and wanted.are(seen) else None


def _agrees(reading: Reading, item: Mapping[str, Any]) -> bool:
    fact = reading.fact
    if item.get("options", []) != reading.options or item.get("rows", []) != reading.rows:
        return False
    if item.get("kind") != fact.kind or item.get("points") != fact.points:
        return False
    answer = item.get("answer")
    if reading.seen and answer == reading.answer:
        return True
    if as_answer(fact, answer) != reading.right:
        return False
    # What is true is equal to 1, and plan.json must say true.
    reading.answer, reading.seen = answer, fact.kind not in ("statements", "true-false")
    return True
