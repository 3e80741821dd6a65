"""The values of items with parameters, dealt to versions: none comes twice before all were used.

Every item has a row of value sets of its own, or sub-questions have one together. It is drawn without repetition from
all that the `vars` block allows, as far as versions need it, and depends on the seed and those items alone: neither
another question nor a further version changes what a version has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from generator.document.blocks import Item
from generator.document.values import Scalar
from generator.values.clashes import clash
from generator.values.evaluate import NoValue, Why
from generator.values.variables import block_of
from generator.versions.draws import Stream, Streams, stream_name

STREAM = "values"
MOST_SETS = 250
"""Of an item in one build: each is typeset and proven, and no school sees more."""
MOST_TRIES, MOST_SPOILED = 50_000, 2_000
"""Draws before an item is given up: those that conditions refuse cost little, those that spoil it more."""

Values = tuple[Scalar, ...]
Verdict = Literal["good", "refused", "equal", "right", "none"]


class Try(NamedTuple):
    """One draw and what came of it; `values` are empty where they have none, and `why` says for what reason."""

    verdict: Verdict
    values: Values
    why: Why | None = None


def companies(items: Iterable[Item]) -> dict[str, list[Item]]:
    """Items with parameters by the name that their values are drawn by; those of a name have the same values."""
    found: dict[str, list[Item]] = {}
    for item in items:
        if item.parameters:
            found.setdefault(name_of(item), []).append(item)
    return found


def name_of(item: Item) -> str:
    return (item.parameters and item.parameters.whole) or item.id


def tried(items: Sequence[Item], choice: int) -> Try:
    """The `choice`-th way to choose values of items with the same parameters: good if it is so for each of them."""
    parameters = items[0].parameters
    assert parameters is not None
    block = block_of(parameters)
    values: Values = ()
    try:
        values = block.values(choice)
        if not block.holds(values):
            return Try("refused", values)
        return Try(next((found for item in items if (found := clash(item, values))), "good"), values)
    except NoValue as none:
        return Try("none", values, none.why)


class Row:
    """The value sets of items that share them, in the order in which versions get them.

    `met` counts what became of all draws.
    """

    def __init__(self, items: Sequence[Item], seed: int) -> None:
        parameters = items[0].parameters
        assert parameters is not None
        self._items, self._count = items, block_of(parameters).count
        self._name = stream_name(name_of(items[0]), STREAM)
        self._seed = seed
        self._choices = _in_random_order(self._count, self._streams(0).stream(self._name))
        self._sets: list[Values] = []
        self._seen: set[Values] = set()
        self._ended = False
        self._turns: dict[int, list[int]] = {}
        self.met: Counter[Verdict] = Counter()
        self.failed: dict[Why, int] = {}
        """The first choice that met each failure of an expression."""

    def _streams(self, turn: int) -> Streams:
        return Streams(self._seed, STREAM, turn)

    def reach(self, count: int) -> int:
        """How many sets there are, counted no further than `count`."""
        while len(self._sets) < count and not self._ended:
            self._extend()
        return min(len(self._sets), count)

    def set(self, place: int) -> Values:
        """What the version at a place gets, if there is anything: later rounds go through all in another order."""
        if self.reach(place + 1) > place:
            return self._sets[place]
        turn, index = divmod(place, len(self._sets))
        if turn not in self._turns:
            self._turns[turn] = self._streams(turn).stream(self._name).shuffled(range(len(self._sets)))
        return self._sets[self._turns[turn][index]]

    def drawn(self, stream: Stream) -> Values:
        """Any of the sets that there are so far."""
        return self._sets[stream.below(len(self._sets))]

    def _extend(self) -> None:
        """One set more, or none: then that is all."""
        spoiled = 0
        for _, choice in zip(range(MOST_TRIES), self._choices, strict=False):
            found = tried(self._items, choice)
            self.met[found.verdict] += 1
            if found.why:
                self.failed.setdefault(found.why, choice)
            if found.verdict == "good" and found.values not in self._seen:
                self._sets.append(found.values)
                self._seen.add(found.values)
                self._ended = len(self._sets) >= MOST_SETS
                return
            spoiled += found.verdict != "refused"
            if spoiled > MOST_SPOILED:
                break
        self._ended = True


def _in_random_order(count: int, stream: Stream) -> Iterator[int]:
    """0 … count - 1, each once (Fisher–Yates, of which only what was moved is kept)."""
    moved: dict[int, int] = {}
    for last in range(count - 1, -1, -1):
        at = stream.below(last + 1)
        yield moved.get(at, at)
        tail = moved.pop(last, last)
        if at != last:
            moved[at] = tail
