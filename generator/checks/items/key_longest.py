"""The right option is clearly the longest: pupils who do not know the answer choose the longest one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.items.asked import Asked
from generator.diagnostics import Diagnostic, problem

# A guideline of theirs on length. Between words of one or two syllables length tells nothing.
LONGER_THAN_MEAN = 1.5
LEAST_LETTERS = 20


def find(asked: Asked) -> Iterator[Diagnostic]:
    lengths = [len(text) for text in asked.options]
    right = lengths[asked.key]
    others = [length for index, length in enumerate(lengths) if index != asked.key]
    if right >= LEAST_LETTERS and right > max(others) and right > LONGER_THAN_MEAN * sum(others) / len(others):
        yield problem("key-longest", asked.at, text=asked.right)
