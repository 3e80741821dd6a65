"""A telling word of the stem stands again in the right option and in no other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.items.asked import Asked, word_list, words_of
from generator.diagnostics import Diagnostic, problem

# Shorter words are mostly those that every sentence has.
LEAST_LETTERS = 5


def find(asked: Asked) -> Iterator[Diagnostic]:
    common = set(word_list("common", asked.language))
    stem = {word for word in words_of(asked.stem) if len(word) >= LEAST_LETTERS} - common
    elsewhere = {word for text in asked.distractors for word in words_of(text)}
    if stem & elsewhere:
        return
    shared = [word for word in words_of(asked.right) if word in stem]
    if shared:
        yield problem("shared-word", asked.at, word=shared[0])
