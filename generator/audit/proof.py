"""The quick proof of a paper: its boxes, each judged once before, in the order and the places that the plan gives them.

What it proves the full reading would find right too. It tells no faults: a paper that it cannot prove is read in full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from generator.audit.letters import letters
from generator.audit.papers import Held
from generator.audit.pdf_pieces import Laid
from generator.audit.pdf_state import Edges
from generator.audit.phrases import Phrases, words_of
from generator.audit.pieces import Piece, Reading, Shelf
from generator.audit.places import NEXT_COLUMN, RISE, SAME_EDGE
from generator.audit.plan_facts import as_answer
from generator.frozen import record

# In pt: how far a baseline may be off, and how far before its question a number ends at most.
_SAME_LINE, _GUTTER = 0.6, 60.0
_SLACK = 3.0


Spot = tuple[int, float, float, Piece]
"""A box in its place: page, x, y."""


@record
class Placed:
    """A question in its place: its number, and the boxes behind it until the next one."""

    number: Spot
    boxes: list[Spot]
    readings: Mapping[str, Reading]


class _Own:
    """What is known of a paper's student, word by word and without gaps."""

    def __init__(self, texts: list[list[str]]) -> None:
        self.phrases = Phrases(texts)
        self.joined = frozenset("".join(words) for words in texts if words)


def prove(
    pages: Sequence[tuple[Edges, Sequence[Laid]]],
    shelf: Shelf,
    held: Held,
    items: Sequence[Mapping[str, Any]],
    wanted: frozenset[str],
) -> list[str] | None:
    """The marks of its key in the order of its numbers; None for a paper that is not proven.

    `items` are what the plan has of its version, `wanted` the questions that each version must have.
    """
    own = _Own([words_of(text) for text in (held.student, held.class_name, held.student_id)])
    body: list[Spot] = []
    for number, (edges, laid) in enumerate(pages, 1):
        pieces = shelf.pieces([one[0] for one in laid])
        spots = [(number, x, y, piece) for (_, x, y, _), piece in zip(laid, pieces, strict=True)]
        if not _stands_well(edges, spots) or not _is_marked(spots, held.version.casefold(), number, len(pages)):
            return None
        if number == 1 and not _names(held, spots):
            return None
        for spot, one in zip(spots, laid, strict=True):
            if not one[3]:
                body.append(spot)
            elif spot[3].kind in ("question", "number") or not _is_known(shelf, spot, own, len(pages)):
                return None
    placed = _questions(body, shelf, own, len(pages))
    if placed is None or not all(
        _in_place(one, other, shelf.rtl) for one, other in zip(placed, (*placed[1:], None), strict=True)
    ):
        return None
    return _as_planned(placed, items, wanted)


def _stands_well(edges: Edges, spots: Sequence[Spot]) -> bool:
    """Whether all boxes are on the page, and of a kind that is known."""
    left, low, right, high = edges[0] - _SLACK, edges[1], edges[2] + _SLACK, edges[3]
    for _, x, y, piece in spots:
        if piece.kind == "strange":
            return False
        if piece.kind != "blank" and not (
            left <= x + piece.left and x + piece.right <= right and low <= y + piece.low and y + piece.high <= high
        ):
            return False
    return True


def _is_marked(spots: Sequence[Spot], code: str, page: int, pages: int) -> bool:
    """Whether the page says its version, its run and “x / y”, and no other version."""
    run = said = numbered = False
    for _, _, _, piece in spots:
        if piece.kind == "plain":
            run = run or piece.has_run
            said = said or code in piece.words
            numbered = numbered or (str(page), str(pages)) in piece.numbers
            if piece.named and piece.named != {code}:
                return False
    return run and said and numbered


def _names(held: Held, spots: Sequence[Spot]) -> bool:
    """Whether whatever is known of the student stands on the page."""
    texts = [text for text in map(letters, (held.student, held.class_name, held.student_id)) if text]
    flats = [piece.flat for _, _, _, piece in spots if piece.kind == "plain"] if texts else []
    return all(any(flat.says(text) for flat in flats) for text in texts)


def _is_known(shelf: Shelf, spot: Spot, own: _Own, pages: int) -> bool:
    """Whether all words of a plain box are accounted for: by the lesson, the student's own names, the page's number."""
    number, _, _, piece = spot
    page = (str(number), str(pages))
    if not piece.left_over or (piece.left_over == page and page in piece.numbers):
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
        piece = spot[3]
        kind = piece.kind
        if kind == "question" and number is not None and not behind:
            placed.append(Placed(number, [spot], piece.readings))
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
            elif not _is_known(shelf, spot, own, pages):
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
        if count < len(behind) and not _is_known(shelf, behind[count], own, pages):
            return None
        boxes = behind[:count]
        readings = shelf.together(tuple(spot[3] for spot in boxes))
        if readings:
            return Placed(number, boxes, readings)
    return None


def _in_place(placed: Placed, following: Placed | None, rtl: bool) -> bool:
    """Number beside question, its boxes between it and the next number, as the eye meets them."""
    page, x, y, mark = placed.number
    first_page, first_x, first_y, first = placed.boxes[0]
    line = y + mark.baseline
    gap = x + mark.left - first_x - first.right if rtl else first_x + first.start - x - mark.right
    if page != first_page or abs(first_y + first.baseline - line) > _SAME_LINE or not -1 < gap < _GUTTER:
        return False
    for one, other in pairwise(placed.boxes):
        if not _later(one[0], one[1], one[2], other[0], other[1], other[2], rtl):
            return False
    same_column, next_line = False, 0.0
    if following is not None:
        next_page, next_x, next_y, number = following.number
        next_line = next_y + number.baseline
        if not _later(page, x, line, next_page, next_x, next_line, rtl):
            return False
        same_column = next_page == page and abs(next_x - x) < SAME_EDGE * 3
    top = line + RISE * max(mark.size, 1.0)
    for box_page, box_x, box_y, box in placed.boxes:
        higher = box_page == page and box_y + box.high > top
        if same_column and (higher or box_page != page or box_y + box.low <= next_line):
            return False
        along = x + mark.right - box_x - box.right if rtl else box_x + box.left - x
        if higher and along < NEXT_COLUMN:
            return False
    return True


def _later(page: int, x: float, y: float, next_page: int, next_x: float, next_y: float, rtl: bool) -> bool:
    along = x - next_x if rtl else next_x - x
    return page < next_page or (page == next_page and (next_y < y or along > NEXT_COLUMN))


def _as_planned(
    placed: Sequence[Placed], items: Sequence[Mapping[str, Any]], wanted: frozenset[str]
) -> list[str] | None:
    if len(placed) != len(items) or len(items) != len(wanted):
        return None
    marks: list[str] = []
    seen: set[str] = set()
    for place, (one, item) in enumerate(zip(placed, items, strict=True), 1):
        number, id_ = one.number[3].number, item.get("id")
        reading = one.readings.get(str(id_))
        if reading is None or number != str(place) or str(item.get("number")) != number:
            return None
        if not _agrees(reading, item):
            return None
        seen.add(str(id_))
        marks.append(reading.mark)
    return marks if seen == wanted else None


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
