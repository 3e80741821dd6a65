"""Options that are numbers stand in no order; in order, pupils find theirs at once."""

from __future__ import annotations

from collections.abc import Iterator

from generator import words
from generator.anchors import are_numbers, in_order
from generator.checks.items.asked import Asked
from generator.diagnostics import Diagnostic, problem


def find(asked: Asked) -> Iterator[Diagnostic]:
    if len(asked.options) < 3:
        return
    mark = words.decimal_mark(asked.language)
    if are_numbers(asked.options, mark) and not in_order(asked.options, mark):
        yield problem("numbers-unordered", asked.at)
