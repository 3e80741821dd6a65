"""The texts that the cells of a workbook share."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.readers.roster.archive import Archive
from generator.readers.roster.markup import read

STRING_LIMIT = 400_000
"""Texts of a workbook: 50,000 rows with eight columns, all different."""
LETTER_LIMIT = 32_767
"""Letters of a cell, as spreadsheets have it."""
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


class Text:
    """The letters of `<t>` elements put together; how they are read aloud (`<rPh>`) and their looks are left out."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._pieces: list[str] = []
        self._letters = 0
        self._aloud = False
        self._open = False

    def start(self, name: str) -> None:
        if name == "rPh":
            self._aloud = True
        self._open = name in ("t", "v") and not self._aloud

    def end(self, name: str) -> None:
        self._open = False
        if name == "rPh":
            self._aloud = False

    def text(self, data: str) -> None:
        if self._open:
            self._letters += len(data)
            if self._letters > LETTER_LIMIT:
                raise self._archive.too_large()
            self._pieces.append(data)

    def take(self) -> str:
        """What was put together so far; the next text begins."""
        text = "".join(self._pieces)
        self._pieces.clear()
        self._letters = 0
        return text


def unescaped(text: str) -> str:
    """`_x000D_` is a letter that XML cannot hold (ECMA-376, 22.4.2.4 bstr); halves of letters stay as they are."""
    return _ESCAPE.sub(_letter, text) if "_x" in text else text


def _letter(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return found[0] if 0xD800 <= code <= 0xDFFF else chr(code)


class _Strings:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._text = Text(archive)
        self.found: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._text.start(name)

    def end(self, name: str) -> None:
        self._text.end(name)
        if name == "si":
            if len(self.found) == STRING_LIMIT:
                raise self._archive.too_large()
            self.found.append(unescaped(self._text.take()))

    def text(self, data: str) -> None:
        self._text.text(data)


def read_strings(archive: Archive, part: str) -> list[str]:
    strings = _Strings(archive)
    read(archive, part, strings)
    return strings.found
