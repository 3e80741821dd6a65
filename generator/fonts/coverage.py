"""Which letters paper can show."""

from __future__ import annotations

import unicodedata

from generator.errors import LembarError
from generator.fonts.faces import face, fallbacks, with_extras
from generator.fonts.standins import spelling

TEXT_FACE = "atkinson-400"
HEADING_FACE = "jakarta-700"


class UncoveredLetter(LembarError):
    """No face of the chain has this letter."""

    def __init__(self, char: str, text: str) -> None:
        name = unicodedata.name(char, "unnamed")
        super().__init__(f"no font here has the letter “{char}” (U+{ord(char):04X}, {name}) in “{text[:60]}”")
        self.char = char


def is_shapeless(char: str) -> bool:
    """Spaces, joiners, soft hyphens and variation selectors: they need no glyph of their own."""
    return unicodedata.category(char) in ("Zs", "Cf") or "\ufe00" <= char <= "\ufe0f" or char in "\t\n"


def covers(char: str, extras: tuple[str, ...] = ()) -> bool:
    """True if a letter prints in text and in headings: some face of both fallback chains, or of the further faces
    named, has it or what it is spelt with."""
    if is_shapeless(char) or _has(char, extras):
        return True
    spelt = spelling(char)
    return bool(spelt) and all(is_shapeless(letter) or _has(letter, extras) for letter in spelt)


def _has(char: str, extras: tuple[str, ...]) -> bool:
    shared = fallbacks(with_extras(TEXT_FACE, extras))[1:]
    return any(member.covers(char) for member in shared) or (
        face(TEXT_FACE).covers(char) and face(HEADING_FACE).covers(char)
    )
