"""“Semua benar”, “none of the above”: who knows two right options chooses it without knowing the third."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator import resources
from generator.checks.items.asked import Asked
from generator.diagnostics import Diagnostic, problem


def find(asked: Asked) -> Iterator[Diagnostic]:
    found = next(filter(speaks_of_all, asked.options), None)
    if found is not None:
        yield problem("all-of-the-above", asked.at, text=found)


def speaks_of_all(text: str) -> bool:
    return " ".join(text.split()).strip(" .…!?;,\"'“”").casefold() in _all_or_none()


@cache
def _all_or_none() -> frozenset[str]:
    tables = resources.toml("words", "anchors.toml").values()
    return frozenset(word for table in tables for name in ("all", "none") for word in table[name])
