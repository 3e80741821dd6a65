"""“a” or “an” before the blank fits only some of the options."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.items.asked import Asked
from generator.diagnostics import Diagnostic, problem

_ARTICLE = re.compile(r"(?<!\w)(an?)[\s_.…]*$", re.IGNORECASE)
# Letters are heard otherwise than they are written in these beginnings.
_VOWEL = re.compile(r"(?:[aeio]|u(?!ni|s[aeiu]|ti|ra)|hour|hono|heir|8|11\b|18\b)", re.IGNORECASE)
_CONSONANT_AFTER_ALL = re.compile(r"(?:one\b|once\b|eu|ewe)", re.IGNORECASE)


def find(asked: Asked) -> Iterator[Diagnostic]:
    article = _ARTICLE.search(asked.stem.rstrip()) if asked.language == "en" else None
    if article:
        wanted = article[1].casefold() == "an"
        if any(_sounds_open(text) is not wanted for text in asked.distractors):
            yield problem("article-tells", asked.at, article=article[1])


def _sounds_open(text: str) -> bool:
    """Whether it begins with the sound of a vowel."""
    return bool(_VOWEL.match(text)) and not _CONSONANT_AFTER_ALL.match(text)
