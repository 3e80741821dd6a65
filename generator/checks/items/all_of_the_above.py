"""“Semua benar”, “none of the above”: who knows two right options chooses it without knowing the third."""

from __future__ import annotations

from collections.abc import Iterator

from generator.anchors import speaks_of_all
from generator.checks.items.asked import Asked
from generator.diagnostics import Diagnostic, problem


def find(asked: Asked) -> Iterator[Diagnostic]:
    found = next(filter(speaks_of_all, asked.options), None)
    if found is not None:
        yield problem("all-of-the-above", asked.at, text=found)
