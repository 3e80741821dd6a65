"""What a terminal can show: safe letters, how wide they are, and colours where they are wanted."""

from __future__ import annotations

import os
import unicodedata
from typing import TextIO

UNSHOWN = "\ufffd"
TAB = 4
# These turn the direction of what follows, so that a line on the terminal reads as something it is not.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RED, _YELLOW, _CYAN, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[1m", "\x1b[0m"


def shown(text: str) -> str:
    """The text without letters that steer a terminal: each becomes a replacement mark."""
    return "".join(map(_shown_letter, text))


def _shown_letter(letter: str) -> str:
    if letter in _TURNING or unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp"):
        return UNSHOWN
    return letter


def width(letter: str) -> int:
    """Columns that a shown letter takes: none for a combining mark, two for a wide East Asian letter or an emoji."""
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def cells(text: str) -> list[tuple[str, int]]:
    """Each letter of a line as it is shown, with its width; a tab reaches to the next stop."""
    found: list[tuple[str, int]] = []
    column = 0
    for letter in text:
        if letter == "\t":
            wide = TAB - column % TAB
            found.append((" " * wide, wide))
        else:
            wide = width(letter) if _shown_letter(letter) == letter else 1
            found.append((_shown_letter(letter), wide))
        column += wide
    return found


class Palette:
    """Paints words for one stream; leaves them plain where colours are not wanted."""

    def __init__(self, stream: TextIO) -> None:
        wanted = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        self._on = wanted

    def _paint(self, code: str, text: str) -> str:
        return f"{code}{text}{_PLAIN}" if self._on and text else text

    def error(self, text: str) -> str:
        return self._paint(_BOLD + _RED, text)

    def warning(self, text: str) -> str:
        return self._paint(_BOLD + _YELLOW, text)

    def mark(self, text: str) -> str:
        return self._paint(_CYAN, text)

    def place(self, text: str) -> str:
        return self._paint(_BOLD, text)
