"""The head line of a table: which column holds what. The words are in `templates/words/roster.toml`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from generator import resources
from generator.frozen import frozen
from generator.readers.roster.rows import Row

HEAD_LINES = 10
"""The head line is looked for in so many lines that are not empty: above it stand titles."""

Role = Literal["name", "first", "last", "class", "id", "roll"]
ROLES: tuple[Role, ...] = ("name", "first", "last", "class", "id", "roll")


@frozen
class Columns:
    """Columns from 0, by what they hold; `width` is how many there are, `again` those whose head was read before."""

    of: Mapping[Role, int]
    width: int
    again: tuple[int, ...] = ()

    @property
    def known(self) -> int:
        return len(self.of)


@frozen
class Head:
    row: Row
    columns: Columns


def find_head(rows: Iterable[Row]) -> Head | None:
    """Of the rows with a column of names the one with most columns that we know; the first of several such rows."""
    heads = [Head(row, _columns(row.cells)) for row in rows]
    heads = [head for head in heads if head.columns.of.keys() & {"name", "first", "last"}]
    return max(heads, key=lambda head: head.columns.known, default=None)


def _columns(cells: Sequence[str]) -> Columns:
    heads = [_folded(cell) for cell in cells]
    of: dict[Role, int] = {}
    again: list[int] = []
    for role in ROLES:
        found = min((head for head in heads if head in _words()[role]), key=_words()[role].__getitem__, default=None)
        if found is not None:
            of[role] = heads.index(found)
            again += [index for index, head in enumerate(heads) if head == found][1:]
    return Columns(of, len(cells), tuple(again))


def begins_with_a_name(row: Row) -> bool:
    """Whether the first cell is letters without digits, and no cell has a word by which lists call their columns."""
    first = next(text for text in row.cells if text.strip())
    words = {_folded(word) for text in row.cells for word in text.split()} & _words_of_names_and_classes()
    known = {_folded(text) for text in row.cells} & {word for words in _words().values() for word in words}
    return any(map(str.isalpha, first)) and not any(map(str.isdigit, first)) and not words and not known


@cache
def _words() -> Mapping[Role, Mapping[str, int]]:
    """The rank of each word of each role: a lower one is preferred."""
    tables = resources.toml("words", "roster.toml").values()
    ranks: dict[Role, dict[str, int]] = {role: {} for role in ROLES}
    for role in ROLES:
        for table in tables:
            for rank, word in enumerate(table[role]):
                ranks[role].setdefault(_folded(word), rank)
    return ranks


@cache
def _words_of_names_and_classes() -> frozenset[str]:
    tables = resources.toml("words", "roster.toml").values()
    return frozenset(
        _folded(word) for table in tables for role in ("name", "class") for head in table[role] for word in head.split()
    )


def _folded(text: str) -> str:
    """Only letters, marks and digits, in one case; a lone sign (`#`) stays."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if unicodedata.category(letter)[0] in "LMN") or folded.strip()
