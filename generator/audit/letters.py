"""Text as the audit compares it: what a reader sees, without white space and without what never shows.

Line ends, word gaps and kerning differ between a lesson and a page; letters, accents, signs and their order must not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NO_LETTERS = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
UNSEEN = re.compile(f"[{_NO_LETTERS}]+")
_UNSEEN = re.compile(f"[\\s{_NO_LETTERS}]+")
_BLANK = re.compile("_{3,}")
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
        "\ufb05": "st", "\ufb06": "st", "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip
# Text from right to left is drawn with the mirror images of its brackets.
MIRRORED = str.maketrans(")]}>»›≥", "([{<«‹≤")
# Most texts have none of them, which is found out sooner than they are replaced.
_LIGATURE = re.compile("[" + "".join(map(chr, _LIGATURES)) + "]")
# Of texts no longer than this the letters are kept: they come again and again.
_SHORT = 24
_WORD = re.compile(r"\w+")


def letters(text: str) -> str:
    """NFC without white space, marks of direction and blanks to write on; ligatures and hyphens of one look are one."""
    return _of_word(text) if len(text) <= _SHORT else _letters(text)


@lru_cache(maxsize=1 << 12)
def _of_word(text: str) -> str:
    return _letters(text)


def _letters(text: str) -> str:
    if text.isascii() and "___" not in text:
        return "".join(text.split())
    seen = _UNSEEN.sub("", _BLANK.sub("", text) if "___" in text else text)
    return unicodedata.normalize("NFC", seen.translate(_LIGATURES) if _LIGATURE.search(seen) else seen)


@lru_cache(maxsize=1 << 12)
def folded(text: str) -> str:
    """Letters and figures alone, in one case: what is left of a phrase when its dress does not count."""
    plain = letters(text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain)
    return "".join(_WORD.findall(plain.casefold())).replace("_", "")


def label(index: int) -> str:
    """0 → A … 25 → Z, 26 → AA: the printed letter of what stands at a place."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def quoted(text: str, longest: int = 60) -> str:
    """Text in a sentence for a person."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= longest else line[: longest - 1].rstrip() + '…'}”"
