"""A row of a table, whatever it was read from: its cells, and where each of them stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Protocol

from generator.diagnostics import At

COLUMNS = 500
"""Columns that a table may have."""
STUDENT_LIMIT = 50_000
LINE_LIMIT = 2 * STUDENT_LIMIT
"""Lines of a file or rows of a sheet, empty ones too."""


class Trouble(Enum):
    """Why a cell of a workbook has no text that can be printed."""

    NO_VALUE = auto()
    """A formula that was never worked out."""
    ERROR = auto()
    """`#REF!` and its like."""
    DATE = auto()
    """Spreadsheets make a date of a class such as 7-1."""


class Row(Protocol):
    @property
    def number(self) -> int:
        """The line of the file, or the row of the sheet, counted from 1."""

    @property
    def cells(self) -> Sequence[str]: ...

    @property
    def troubles(self) -> Mapping[int, Trouble]:
        """The cells, by column from 0, whose text must not be used."""

    @property
    def strict(self) -> bool:
        """Whether a cell too many shows that the cells before it are not where they should be."""

    def at(self, column: int, letter: str = "") -> At:
        """The place of a cell (columns count from 0), or of a letter in it."""


def cell(row: Row, column: int | None) -> str:
    """The text of a cell; nothing where the row is too short or the table has no such column."""
    return "" if column is None or column >= len(row.cells) else row.cells[column]
