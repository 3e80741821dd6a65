"""Boxes of pupils' papers, each read and judged once however often it is placed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal

from generator.audit.facts import Fact, Facts
from generator.audit.flat import UNKNOWN_PICTURE, Flat, Standing, flatten
from generator.audit.guard import Guard
from generator.audit.leaks import PageNumbers, spoken_leaks
from generator.audit.marks import as_marks
from generator.audit.options import OptionReader, indices
from generator.audit.parameters import key_of
from generator.audit.pdf_content import Memory, read_content
from generator.audit.pdf_file import SLACK
from generator.audit.pdf_fonts import UNKNOWN
from generator.audit.pdf_lines import Lines
from generator.audit.pdf_paper import hides
from generator.audit.pdf_pieces import box_of, is_behind_mark, is_end, parts_of
from generator.audit.pdf_state import Edges, Resources, Run
from generator.audit.pdf_tokens import Unreadable
from generator.audit.phrases import Phrases, behind, words_of
from generator.audit.places import RISE, inner_faults
from generator.audit.plan_facts import Answer, right_answer
from generator.audit.reading import ends, variants
from generator.audit.sheet import unlike
from generator.audit.under_stem import Fault, read_under
from generator.frozen import record
from generator.words import Words

_NUMBER = re.compile(r"(\d{1,4})[.)]?")
# Boxes that are kept: far more than a bank of questions has orders of options; a paper's own come once.
_MOST_KEPT, _MOST_BYTES = 20_000, 10 << 20
_MOST_OWN, _MOST_PLACES = 512, 3_000
# Bytes of a box, as a number or a form drawn by its name, that is kept for each place where it stands.
_SHORT = 256
# Letters of a stem by which it is looked for.
_HEAD = 4

Kind = Literal["question", "number", "plain", "blank", "strange"]


@record
class Reading:
    """A question as boxes print it. `right` is what the lesson calls right in this order, `mark` how a key says it.

    `answer` is how plan.json was seen to say the same.
    """

    fact: Fact
    options: list[int]
    rows: list[int]
    right: Answer
    mark: str
    answer: Any = None
    seen: bool = False


@dataclass(slots=True, eq=False)
class Piece:
    """A box that was read. Edges and baselines are in pt from its top left, y up.

    `text` is all that it shows. `readings` are the questions that it is, by id. `left_over` are words of a plain box
    that nothing accounts for, `named` what stands behind the word for a version, `numbers` pairs of numbers that follow
    one another.
    """

    kind: Kind
    flat: Flat
    text: str = ""
    left: float = 0.0
    right: float = 0.0
    low: float = 0.0
    high: float = 0.0
    baseline: float = 0.0
    start: float = 0.0
    size: float = 0.0
    number: str = ""
    readings: Mapping[str, Reading] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    left_over: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()
    numbers: frozenset[tuple[str, str]] = frozenset()
    has_run: bool = False


class Place:
    """A box where pages have it, its edges and lines in pt from their lower left; `marked` calls it furniture.

    `behind_mark` says whether the box before it must be furniture, `edges` are those of a page that it was found to
    stand on.
    """

    __slots__ = (
        "behind_mark",
        "edges",
        "high",
        "left",
        "line",
        "low",
        "marked",
        "piece",
        "right",
        "start",
        "top",
        "x",
        "y",
    )

    def __init__(self, piece: Piece, x: float, y: float, marked: bool, behind_mark: bool) -> None:
        self.piece, self.x, self.y, self.marked, self.behind_mark = piece, x, y, marked, behind_mark
        self.left, self.right = x + piece.left, x + piece.right
        self.low, self.high = y + piece.low, y + piece.high
        self.line, self.start = y + piece.baseline, x + piece.start
        self.top = self.line + RISE * max(piece.size, 1.0)
        self.edges: Edges | None = None

    def stands_on(self, edges: Edges) -> bool:
        """Whether it is of a kind that is known, and all of it on a page of these edges."""
        if self.piece.kind == "strange":
            return False
        left, low, right, high = edges
        if self.piece.kind != "blank" and not (
            left - SLACK <= self.left and self.right <= right + SLACK and low <= self.low and self.high <= high
        ):
            return False
        self.edges = edges
        return True


class Shelf:
    """The boxes of one file, whose names of fonts and pictures are those of `resources`."""

    def __init__(
        self,
        resources: Resources,
        memory: Memory,
        signs: Mapping[str, str],
        facts: Facts,
        guard: Guard,
        words: Words,
        fixed: str,
    ) -> None:
        self._resources, self._memory, self._signs = resources, memory, signs
        self._guard, self._words, self.rtl = guard, words, guard.rtl
        self._facts, self._heads = facts, _by_head(facts)
        self._stems: dict[str, dict[str, Fact]] = {}
        self._lengths: set[int] = set()
        self._expected: set[str] = set()
        self._allowed: Phrases = guard.furniture(fixed)
        self._version = words_of(words.fixed["version"])
        self._kept: dict[bytes, Piece] = {}
        self._own: dict[bytes, Piece] = {}
        self._places: dict[bytes, Place] = {}
        self._lines = Lines(resources, memory)
        self._groups: dict[tuple[Piece, ...], Mapping[str, Reading]] = {}
        self._bytes = 0
        self.spoken: set[str] = set()
        self.letters: set[str] = set()

    def expect(self, items: Sequence[Mapping[str, Any]]) -> None:
        """Makes the questions of a version known, those with parameters by what its values make of them."""
        if len(self._expected) > _MOST_KEPT:
            self._stems.clear()
            self._expected.clear()
        for item in items:
            if "values" not in item:
                continue
            name = name_of(item)
            fact = self._facts.of(item) if name not in self._expected else None
            if fact is not None:
                self._expected.add(name)
                for text in variants(fact.stem):
                    self._lengths.add(len(text))
                    self._stems.setdefault(text, {})[name] = fact

    def _begun(self, text: str) -> Iterator[Fact]:
        """Questions that may begin a text."""
        yield from (fact for fact in self._heads.get(text[:_HEAD], ()) if not fact.open)
        for length in sorted(self._lengths):
            yield from (fact for fact in self._stems.get(text[:length], {}).values() if _may_be(text, fact))

    def places(self, content: bytes) -> list[Place] | None:
        """All boxes of a page, in order; None for a page that is not made of boxes alone."""
        *parts, rest = parts_of(content)
        known = self._places.get
        places: list[Place] = []
        marked = False
        for part in parts:
            place = known(part) or self._placed(part)
            if place is None or marked is not place.behind_mark:
                return None
            places.append(place)
            marked = place.marked
        return places if is_end(rest, marked) else None

    def _placed(self, part: bytes) -> Place | None:
        box = box_of(part)
        if box is None:
            return None
        body, x, y, marked = box
        piece = self._kept.get(body) or self._own.get(body) or self._put(body)
        place = Place(piece, x, y, marked, is_behind_mark(part))
        if len(part) <= _SHORT:
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            self._places[part] = place
        return place

    def _put(self, body: bytes) -> Piece:
        piece = self._read(body)
        if piece.kind in ("plain", "strange"):  # those that no paper shares with others are among them
            if len(self._own) >= _MOST_OWN:
                self._own.clear()
            self._own[body] = piece
            return piece
        self._bytes += len(body)
        if len(self._kept) >= _MOST_KEPT or self._bytes > _MOST_BYTES:
            self._kept.clear()
            self._groups.clear()
            self._bytes = len(body)
        self._kept[body] = piece
        return piece

    def _drawn(self, body: bytes) -> list[Run] | None:
        """None for a box that cannot be read by itself."""
        drawn = self._lines.read(body)
        if drawn is None:
            try:
                drawn = read_content(body, self._resources, self._memory)
            except Unreadable:
                return None
        self.spoken |= drawn.spoken
        for text in drawn.shown:
            self.letters.update(text)
        return drawn.runs if drawn.closed else None

    def _read(self, body: bytes) -> Piece:
        drawn = self._drawn(body)
        if drawn is None:
            return Piece("strange", _NOTHING)
        text = " ".join(run.text for run in drawn)
        runs = [run for run in drawn if run.picture or run.text.strip()]
        flat = flatten([Standing(1, run) for run in runs], self._signs)
        odd = flat.ticks or UNKNOWN_PICTURE in flat.text or any(sign in flat.text for sign in self._guard.secret_signs)
        if odd or UNKNOWN in text or any(run.artifact or hides(run) for run in runs):
            return Piece("strange", flat)
        if not runs:
            return Piece("blank", flat)
        piece = Piece(
            "plain",
            flat,
            text,
            left=min(run.left_edge for run in runs),
            right=max(run.right_edge for run in runs),
            low=min(run.y for run in runs),
            high=max(run.y + (run.size if run.picture else 0.0) for run in runs),
            baseline=runs[0].y,
            start=runs[0].x,
            size=runs[0].size,
        )
        number = _NUMBER.fullmatch(text.strip())
        if number is not None and number[0] == flat.text:
            piece.kind, piece.number, piece.flat = "number", number[1], _NOTHING
            return piece
        piece.readings = self._readings(flat)
        if piece.readings:
            piece.kind, piece.flat = "question", _NOTHING
            return piece
        self._as_plain(piece)
        return piece

    def _readings(self, flat: Flat) -> dict[str, Reading]:
        """Questions whose text this is, whole and with nothing else."""
        found: dict[str, Reading] = {}
        for fact in self._begun(flat.text):
            for end in filter(flat.begins, ends(flat.text, 0, fact.stem)):
                try:
                    printed = read_under(flat, OptionReader(flat), "", fact, 0, end, self._words, key=False)
                except Fault:
                    continue
                if printed.end != len(flat.text) or any(unlike(flat, printed)) or any(inner_faults(flat, printed)):
                    continue
                options, rows = printed.options, indices(printed.rows)
                right = right_answer(fact, options, rows)
                mark = as_marks(fact, options, rows, self._words)
                found[reading_name(fact.id, fact.values)] = Reading(fact, list(options), list(rows), right, mark)
                break
        return found

    def _as_plain(self, piece: Piece) -> None:
        words = words_of(piece.flat.words(0, len(piece.flat.text)))
        left = self._allowed.left_over(words)
        said = self._guard.titles.left_over(words)
        piece.words = tuple(words)
        piece.left_over = tuple(filter(None, left))
        piece.named = frozenset(behind(words, self._version)) | frozenset(behind(said, self._version))
        numbers = [word for word in said if word.isdecimal()]
        piece.numbers = frozenset(pairwise(numbers))
        piece.has_run = self._guard.run in said
        if not piece.left_over and any(spoken_leaks(words, self._allowed, self._guard, PageNumbers(0))):
            piece.kind = "strange"

    def left_over(self, words: Sequence[str]) -> tuple[str, ...]:
        """Words that may stand beside no question."""
        return self._allowed.left_over(words)

    def together(self, pieces: tuple[Piece, ...]) -> Mapping[str, Reading]:
        """Questions that boxes behind one another are, as one that does not fit into a column."""
        found = self._groups.get(pieces)
        if found is None:
            if len(self._groups) >= _MOST_OWN:
                self._groups.clear()
            # Each as on a page of its own: where they stand is not known here.
            standings = [
                Standing(number, standing.run) for number, piece in enumerate(pieces, 1) for standing in piece.flat.runs
            ]
            found = self._groups[pieces] = self._readings(flatten(standings, self._signs))
        return found


def _may_be(text: str, fact: Fact) -> bool:
    """Whether all that must stand under a stem stands somewhere: many instances of a question may have one stem."""
    pairs = fact.pairs
    cells = (*pairs.lefts, *pairs.rights) if pairs else () if fact.shown else fact.choices
    return all(cell.text in text for cell in cells)


def name_of(item: Mapping[str, Any]) -> str:
    """Tells the reading of an item of plan.json from others."""
    return reading_name(str(item.get("id")), key_of(item.get("values")))


def reading_name(id_: str, values: str) -> str:
    return f"{id_}\0{values}" if values else id_


def _by_head(facts: Mapping[str, Fact]) -> dict[str, list[Fact]]:
    """Questions by how their stems begin."""
    found: dict[str, list[Fact]] = {}
    for fact in facts.values():
        for head in {text[:_HEAD] for text in variants(fact.stem)}:
            found.setdefault(head, []).append(fact)
    return found


_NOTHING = flatten((), {})
