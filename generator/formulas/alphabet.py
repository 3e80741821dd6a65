"""The letters that can stand in a formula: those of the face that formulas are set in."""

from __future__ import annotations

import re

from generator.formulas.macros import CHARACTERS, SYMBOLS

_LETTERS = re.compile("[ -~\xa0-\u0180\u0391-\u03a1\u03a3-\u03ce\u1e00-\u1ef9\u2010-\u2022\u2026\u2032\u2033]")
_SIGNS = frozenset("".join(symbol.text for symbol in (*CHARACTERS.values(), *SYMBOLS.values())))


def is_known(letter: str) -> bool:
    return letter in _SIGNS or _LETTERS.fullmatch(letter) is not None
