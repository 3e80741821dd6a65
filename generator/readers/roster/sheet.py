"""The rows of a worksheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from generator.diagnostics import At, problem
from generator.frozen import frozen
from generator.readers.roster.archive import Archive, Refused
from generator.readers.roster.markup import feed
from generator.readers.roster.rows import COLUMNS, LINE_LIMIT, STUDENT_LIMIT, Trouble
from generator.readers.roster.strings import Text, unescaped
from generator.readers.roster.styles import PLAIN, Format

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LONGEST_NUMBER = 40


@frozen
class SheetRow:
    path: str
    number: int
    cells: Sequence[str]
    troubles: Mapping[int, Trouble]

    @property
    def strict(self) -> bool:
        """The cells of a sheet have their columns: a note beside the list moves nothing."""
        return False

    def at(self, column: int, letter: str = "") -> At:
        """The row and the column of the cell, both from 1: there is no line of text to show."""
        return At(self.path, self.number, column + 1)


def read_sheet(archive: Archive, part: str, strings: Sequence[str], formats: Sequence[Format]) -> Iterator[SheetRow]:
    """The rows that are not empty; columns beyond `COLUMNS` are not read."""
    sheet = _Sheet(archive, strings, formats)
    for _ in feed(archive, part, sheet):
        yield from sheet.rows
        sheet.rows.clear()


class _Sheet:
    def __init__(self, archive: Archive, strings: Sequence[str], formats: Sequence[Format]) -> None:
        self.rows: list[SheetRow] = []
        self._archive = archive
        self._strings = strings
        self._formats = formats
        self._text = Text(archive)
        self._inside = False
        self._number = 0
        self._count = 0
        self._column = -1
        self._kind = "n"
        self._format = PLAIN
        self._formula = False
        self._cells: list[str] = []
        self._troubles: dict[int, Trouble] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheetData":
            self._inside = True
        elif not self._inside:
            return
        elif name == "c":
            self._column = self._place(attributes.get("r", ""))
            self._kind = attributes.get("t", "n")
            self._format = self._style(attributes.get("s", ""))
            self._formula = False
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._start_row(attributes.get("r", ""))
        self._text.start(name)

    def end(self, name: str) -> None:
        if not self._inside:
            return
        self._text.end(name)
        if name == "c":
            self._end_cell()
        elif name == "row":
            if any(map(str.strip, self._cells)):
                self.rows.append(SheetRow(self._archive.path, self._number, self._cells, self._troubles))
        elif name == "sheetData":
            self._inside = False

    def text(self, data: str) -> None:
        if self._inside:
            self._text.text(data)

    def _start_row(self, number: str) -> None:
        self._number = int(number[:8]) if number.isdecimal() else self._number + 1
        self._count += 1
        if self._count > LINE_LIMIT:
            at = At(self._archive.path, self._number)
            raise Refused(problem("roster-too-many", at, limit=f"{STUDENT_LIMIT:,}"))
        self._column = -1
        self._cells = []
        self._troubles = {}

    def _place(self, reference: str) -> int:
        """The column from 0; a cell without a reference stands right of the one before."""
        found = _REFERENCE.fullmatch(reference)
        if not found:
            return self._column + 1
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return column - 1

    def _style(self, number: str) -> Format:
        index = int(number[:6]) if number.isdecimal() else 0
        return self._formats[index] if index < len(self._formats) else PLAIN

    def _end_cell(self) -> None:
        written = self._text.take()
        if self._column >= COLUMNS or (not written and not self._formula):
            return
        text, trouble = self._value(written)
        self._cells += [""] * (self._column + 1 - len(self._cells))
        self._cells[self._column] = text
        if trouble:
            self._troubles[self._column] = trouble

    def _value(self, written: str) -> tuple[str, Trouble | None]:
        match self._kind:
            case "s":
                return self._shared(written), None
            case "inlineStr" | "str":
                return unescaped(written), None
            case "b":
                return ("FALSE" if written == "0" else "TRUE"), None
            case "e":
                return written, Trouble.ERROR
            case "d":
                return written, Trouble.DATE
            case _ if not written:
                return "=", Trouble.NO_VALUE
            case _:
                return self._numeral(written), Trouble.DATE if self._format.is_date else None

    def _shared(self, index: str) -> str:
        if not index.isdecimal() or int(index[:8]) >= len(self._strings):
            raise self._archive.broken()
        return self._strings[int(index[:8])]

    def _numeral(self, written: str) -> str:
        """A number as it is written by hand: whole numbers with all their digits and without a point."""
        try:
            number = Decimal(written)
        except InvalidOperation as error:
            raise self._archive.broken() from error
        if not number.is_finite() or len(written) > _LONGEST_NUMBER or abs(number.adjusted()) > _LONGEST_NUMBER:
            return written
        if number == number.to_integral_value():
            return str(int(number)).zfill(self._format.digits)
        return repr(float(number))
