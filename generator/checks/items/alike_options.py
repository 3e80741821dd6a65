"""Two options that differ in capitals alone: a slip, or a test of eyesight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from generator.checks.items.asked import Asked
from generator.diagnostics import Diagnostic, problem


def find(asked: Asked) -> Iterator[Diagnostic]:
    for one, other in combinations(asked.options, 2):
        if one != other and one.casefold() == other.casefold():
            yield problem("alike-options", asked.at, one=one, other=other)
            return
