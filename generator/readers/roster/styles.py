"""What the cells' number formats make of their numbers: zeros in front, or a date."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.frozen import frozen
from generator.readers.roster.archive import Archive
from generator.readers.roster.markup import read

# The formats that every spreadsheet knows by number (ECMA-376, 18.8.30 numFmt): dates and times.
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NOT_LETTERS = re.compile(r'"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|[_*].', re.IGNORECASE)
_ZEROS = re.compile(r"0{2,32}")


@frozen
class Format:
    """`digits` is how many digits a whole number is filled up to with zeros."""

    digits: int = 0
    is_date: bool = False


PLAIN = Format()


class _Styles:
    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._in_cells = False
        self._of_cells: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "numFmt":
                self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            case "cellXfs":
                self._in_cells = True
            case "xf" if self._in_cells:
                self._of_cells.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False

    def text(self, data: str) -> None: ...

    def formats(self) -> tuple[Format, ...]:
        known = {number: _format(number, self._codes.get(number, "")) for number in dict.fromkeys(self._of_cells)}
        return tuple(known[number] for number in self._of_cells)


def _format(number: str, code: str) -> Format:
    if _ZEROS.fullmatch(code):
        return Format(digits=len(code))
    letters = _NOT_LETTERS.sub("", code[:255]).casefold()
    is_date = any(letter in letters for letter in "dmyh") if code else number.isdecimal() and int(number[:4]) in _DATES
    return Format(is_date=is_date)


def read_styles(archive: Archive, part: str) -> tuple[Format, ...]:
    """The format of each style that cells refer to by its number."""
    styles = _Styles()
    read(archive, part, styles)
    return styles.formats()
