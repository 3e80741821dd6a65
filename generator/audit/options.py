"""Letters to options: after each printed letter stands exactly one option that no earlier letter took.

A page is read without looking at the plan. Every way of reading it is followed, so that an option which begins like
another is told apart by what comes after it; a page that can be read in two ways proves nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from generator.audit.facts import Choice, Pairs
from generator.audit.flat import Flat
from generator.audit.letters import label
from generator.audit.reading import ends

T = TypeVar("T")

# Far more steps than any real question takes; a lesson made to be hard to read ends here.
_MOST_STEPS = 20_000


class TooHard(Exception):
    """There are too many ways to read what stands here."""


class Span(NamedTuple):
    """A choice of the lesson on a page: from `start`, where its letter stands if it has one, over `text` to `end`."""

    choice: int
    start: int
    text: int
    end: int


Spans = tuple[Span, ...]


def indices(spans: Spans) -> tuple[int, ...]:
    return tuple(span.choice for span in spans)


class OptionReader:
    """Reads what stands at a place of a page. Each method gives up to two readings; two say that it cannot be told."""

    def __init__(self, flat: Flat) -> None:
        self._flat = flat
        self._steps = 0

    def lettered(self, at: int, choices: Sequence[Choice], count: int) -> list[Spans]:
        """So many letters from A on, each before a choice."""
        self._steps = 0
        return _two(self._lettered(at, choices, count, ()), indices)

    def ordered(self, at: int, choices: Sequence[Choice], count: int) -> list[Spans]:
        """Choices one after the other, each behind one of so many letters, in any order and none twice."""
        self._steps = 0
        return _two(self._ordered(at, choices, count, (), ()), indices)

    def listed(self, at: int, choices: Sequence[Choice]) -> list[Spans]:
        """Choices one after the other, without letters."""
        self._steps = 0
        return _two(self._listed(at, choices, ()), indices)

    def matching(self, at: int, pairs: Pairs) -> list[tuple[Spans, Spans]]:
        """Left cells and lettered right cells, row by row or one side after the other."""
        self._steps = 0
        return _two(self._matching(at, pairs, (), ()), lambda sides: (indices(sides[0]), indices(sides[1])))

    def matched(self, at: int, pairs: Pairs, lead: str) -> list[tuple[Spans, Spans]]:
        """Rows of a key: a letter, a left cell, what belongs to it; `lead` comes next if right cells are left over."""
        self._steps = 0
        return _two(self._matched(at, pairs, lead, (), ()), lambda sides: (indices(sides[0]), indices(sides[1])))

    def candidates(self, at: int, choices: Sequence[Choice], taken: Spans) -> list[Span]:
        """Choices not yet taken that stand here as whole words, the longest first."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise TooHard
        flat, used = self._flat, indices(taken)
        found = [
            Span(index, at, at, end)
            for index, choice in enumerate(choices)
            if index not in used
            for end in ends(flat.text, at, choice.chunks)
            if flat.begins(end)
        ]
        if len(found) > 1:
            exact = {span.end for span in found if self._says(span, choices)}
            found = [span for span in found if span.end not in exact or self._says(span, choices)]
        return sorted(found, key=lambda span: -span.end) if flat.begins(at) else []

    def _says(self, span: Span, choices: Sequence[Choice]) -> bool:
        """Whether the gaps between words are printed as the choice has them: they tell `a b` from `ab`."""
        return choices[span.choice].words == self._flat.words(span.text, span.end)

    def _lettered(self, at: int, choices: Sequence[Choice], count: int, taken: Spans) -> Iterator[Spans]:
        if len(taken) == count:
            yield taken
            return
        name = label(len(taken))
        if self._flat.is_word(at, name):
            for span in self.candidates(at + len(name), choices, taken):
                yield from self._lettered(span.end, choices, count, (*taken, span._replace(start=at)))

    def _ordered(
        self, at: int, choices: Sequence[Choice], count: int, taken: Spans, used: tuple[str, ...]
    ) -> Iterator[Spans]:
        if len(taken) == len(choices):
            yield taken
            return
        for name in map(label, range(count)):
            if name not in used and self._flat.is_word(at, name):
                for span in self.candidates(at + len(name), choices, taken):
                    placed = (*taken, span._replace(start=at))
                    yield from self._ordered(span.end, choices, count, placed, (*used, name))

    def _listed(self, at: int, choices: Sequence[Choice], taken: Spans) -> Iterator[Spans]:
        if len(taken) == len(choices):
            yield taken
            return
        for span in self.candidates(at, choices, taken):
            yield from self._listed(span.end, choices, (*taken, span))

    def _matching(self, at: int, pairs: Pairs, lefts: Spans, rights: Spans) -> Iterator[tuple[Spans, Spans]]:
        if len(lefts) == len(pairs.lefts) and len(rights) == len(pairs.rights):
            yield lefts, rights
            return
        name = label(len(rights))
        if len(rights) < len(pairs.rights) and self._flat.is_word(at, name):
            for span in self.candidates(at + len(name), pairs.rights, rights):
                yield from self._matching(span.end, pairs, lefts, (*rights, span._replace(start=at)))
        for span in self.candidates(at, pairs.lefts, lefts):
            yield from self._matching(span.end, pairs, (*lefts, span), rights)

    def _matched(self, at: int, pairs: Pairs, lead: str, lefts: Spans, rights: Spans) -> Iterator[tuple[Spans, Spans]]:
        if len(lefts) == len(pairs.lefts):
            if len(set(indices(rights))) == len(pairs.rights) or self._flat.text.startswith(lead, at):
                yield lefts, rights
            return
        for name in map(label, range(len(pairs.rights))):
            if self._flat.is_word(at, name):
                for left in self.candidates(at + len(name), pairs.lefts, lefts):
                    for right in self.candidates(left.end, pairs.rights, ()):
                        placed = right._replace(start=at)
                        yield from self._matched(right.end, pairs, lead, (*lefts, left), (*rights, placed))


def _two(readings: Iterator[T], told_apart: Callable[[T], object]) -> list[T]:
    found: dict[object, T] = {}
    for reading in readings:
        found.setdefault(told_apart(reading), reading)
        if len(found) == 2:
            break
    return list(found.values())
