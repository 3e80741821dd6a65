"""Over a whole test the right option is the longest one more often than chance lets it be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import comb

from generator.checks.items.asked import Asked
from generator.diagnostics import Diagnostic, problem

FEWEST = 8
CHANCE = 0.05
"""How likely it may be that as many come about by chance: 6 of 10, 9 of 20 and 13 of 30 with four options each."""


def find(asked: Sequence[Asked]) -> Iterator[Diagnostic]:
    if len(asked) < FEWEST:
        return
    longest = sum(len(one.right) > max(map(len, one.distractors)) for one in asked)
    share = sum(1 / len(one.options) for one in asked) / len(asked)
    if _at_least(longest, len(asked), share) < CHANCE:
        yield problem("key-often-longest", asked[0].at, count=longest, of=len(asked))


def _at_least(successes: int, tries: int, share: float) -> float:
    """How likely so many successes or more are."""
    return sum(comb(tries, n) * share**n * (1 - share) ** (tries - n) for n in range(successes, tries + 1))
