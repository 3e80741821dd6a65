"""What of a term goes into a grid: one capital letter a cell, without gaps and signs, accents dropped."""

from __future__ import annotations

import re
import unicodedata

from generator import resources, words

SHORTEST, LONGEST = 3, 15
_ASIDE = re.compile(r"\([^()]*\)|/[^/\s][^/]*/|\[[^\[\]]*\]")
_PARTS = re.compile(r"[\s\-–—'’]+")


def bare(term: str) -> str:
    """A term without what is said beside it: `Book (n.)`, `Eraser /ɪˈreɪsər/`."""
    return " ".join(_ASIDE.sub(" ", term).split())


def letters(term: str) -> str:
    """`Pencil case` → PENCILCASE, `é` → E; empty for a term that holds anything but letters."""
    parts = _PARTS.split(bare(term))
    plain = "".join(_without_accents(part) for part in parts).upper()
    return plain if plain.isalpha() else ""


def lengths(term: str) -> tuple[int, ...]:
    """How many letters each of its words has."""
    counted = (len(_without_accents(part).upper()) for part in _PARTS.split(bare(term)))
    return tuple(count for count in counted if count)


def _without_accents(text: str) -> str:
    taken_apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in taken_apart if not unicodedata.combining(sign)))


def unwanted(language: str) -> tuple[str, ...]:
    """Words that no grid may spell; none for a language without a list."""
    name = f"unwanted-{words.base(language)}"
    return tuple(resources.toml("words", f"{name}.toml")["words"]) if name in resources.names("words", ".toml") else ()
