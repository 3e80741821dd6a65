"""The rows of a table that is written as text, and the sign between its cells.

Cells are quoted as RFC 4180 says: a quoted cell may hold the sign, line ends, and `""` for a quote. Spaces round the
quotes do not count, and a quote inside a cell that does not begin with one is a letter like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from types import MappingProxyType

from generator.diagnostics import At, Diagnostic, problem
from generator.frozen import frozen
from generator.readers.roster.columns import HEAD_LINES, find_head
from generator.readers.roster.rows import COLUMNS, LINE_LIMIT, STUDENT_LIMIT, Trouble

SEPARATORS = (";", "\t", ",", "|")
_DECLARED = re.compile(r"\"?sep=([^\w\s\"]|\t)\"?[ ;,\t]*(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_LINE = re.compile(r"([^\r\n]*+)(?:\r\n|\r|\n|\Z)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r' *"((?:[^"]++|"")*+)" *')
_OPEN = re.compile(r' *"')
_NO_TROUBLES: Mapping[int, Trouble] = MappingProxyType({})

Report = Callable[[Diagnostic], None]


@frozen
class DelimitedRow:
    """`start` is where the row begins in `text`, the whole file."""

    path: str
    number: int
    cells: Sequence[str]
    text: str
    start: int
    separator: str

    @property
    def troubles(self) -> Mapping[int, Trouble]:
        return _NO_TROUBLES

    @property
    def strict(self) -> bool:
        return True

    def at(self, column: int, letter: str = "") -> At:
        cells = tuple(islice(_cells(self.text, self.start, self.separator), min(column + 1, len(self.cells))))
        _, start, end = cells[-1]
        if letter:
            start, end = self.text.find(letter, start, end), 0
        else:
            start, end = _trimmed(self.text, start, end)
        return _place(self.text, self.path, self.start, self.number, start, max(end - start, 1))


def read_delimited(text: str, path: str, report: Report) -> Iterator[DelimitedRow]:
    """The rows that are not empty. What is wrong with the writing of a row is reported, and the row left out."""
    declared = _DECLARED.match(text)
    start, number = (declared.end(), 2) if declared else (0, 1)
    separator = declared[1] if declared else sniff(text, path)
    return _rows(text, path, separator, report, start, number)


def sniff(text: str, path: str) -> str:
    """The sign between the cells: the one by which the head line has most columns that we know.

    Without a head line, the one that makes most cells of the first line. Where that line has one cell only, the list is
    one column, and a comma belongs to the name.
    """
    best = (0, 1, "")
    for separator in SEPARATORS:
        rows = tuple(islice(_rows(text, path, separator, _nothing, 0, 1), HEAD_LINES))
        head = find_head(rows)
        row = head.row if head else next(iter(rows), None)
        score = (head.columns.known if head else 0, len(row.cells) if row else 1)
        if score > best[:2] and score[1] > 1:
            best = (*score, separator)
        elif score[0] > best[0]:
            best = (*score, "")
    return best[2] or next((separator for separator in ";\t" if separator in text), ";")


def _nothing(_: Diagnostic) -> None:
    """The rows are read again, and then reported."""


def _rows(text: str, path: str, separator: str, report: Report, start: int, number: int) -> Iterator[DelimitedRow]:
    while start < len(text):
        if number > LINE_LIMIT:
            report(problem("roster-too-many", At(path, number), limit=f"{STUDENT_LIMIT:,}"))
            return
        line = _LINE.match(text, start)
        assert line
        if '"' in line[1]:
            cells, end = _quoted_row(text, path, separator, report, start, number)
        elif line[1].count(separator) < COLUMNS:
            cells, end = line[1].split(separator), line.end()
        else:
            report(_too_wide(text, path, start, number))
            cells, end = [], line.end()
        if any(cells) and not all(map(str.isspace, filter(None, cells))):
            yield DelimitedRow(path, number, cells, text, start, separator)
        number += 1 if end == line.end() else len(_LINE_END.findall(text, start, end))
        start = end


def _quoted_row(text: str, path: str, separator: str, report: Report, start: int, number: int) -> tuple[list[str], int]:
    """The cells of a row, and where the next one begins. A row that cannot be read ends with its line."""
    cells: list[str] = []
    end = start
    for value, first, end in _cells(text, start, separator):
        if value is None:
            at = first + len(text[first:end]) - len(text[first:end].lstrip())
            report(problem("roster-open-quote", _place(text, path, start, number, at, 1)))
            return [], _line_end(text, first)
        if len(cells) == COLUMNS:
            report(_too_wide(text, path, start, number))
            return [], _line_end(text, first)
        cells.append(value)
    return cells, _line_end(text, end)


def _cells(text: str, start: int, separator: str) -> Iterator[tuple[str | None, int, int]]:
    """Each cell of the row with its two ends in `text`; None for one whose quotes are not closed where it ends."""
    plain = _plain(separator)
    while True:
        quoted = _QUOTED.match(text, start)
        if quoted and (quoted.end() == len(text) or text[quoted.end()] in f"\r\n{separator}"):
            end = quoted.end()
            yield quoted[1].replace('""', '"'), start, end
        else:
            found = plain.match(text, start)
            assert found
            end = found.end()
            if _OPEN.match(text, start):
                yield None, start, end
                return
            yield found[0], start, end
        if end == len(text) or text[end] != separator:
            return
        start = end + 1


@cache
def _plain(separator: str) -> re.Pattern[str]:
    return re.compile(rf"[^\r\n{re.escape(separator)}]*+")


def _line_end(text: str, start: int) -> int:
    """Where the line after the one of `start` begins."""
    line = _LINE.match(text, start)
    assert line
    return line.end()


def _too_wide(text: str, path: str, start: int, number: int) -> Diagnostic:
    return problem(
        "roster-too-many-cells", _place(text, path, start, number, start, 1), count=f">{COLUMNS}", wanted=COLUMNS
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The ends of a cell's text without its quotes and the white space round it, on its first line."""
    while start < end and text[start] in ' \t\r\n"\xa0':
        start += 1
    line = _LINE.match(text, start)
    end = min(end, line.end(1)) if line else end
    while end > start and text[end - 1] in ' \t"\xa0':
        end -= 1
    return start, end


def _place(text: str, path: str, row: int, number: int, offset: int, length: int) -> At:
    """The place of an offset in a row that begins at `row`, on line `number`."""
    ends = [found.end() for found in _LINE_END.finditer(text, row, offset)]
    start = ends[-1] if ends else row
    line = _LINE.match(text, start)
    assert line
    return At(path, number + len(ends), offset - start + 1, length, line[1])
