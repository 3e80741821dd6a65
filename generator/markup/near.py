"""“Did you mean …”: the known word that is nearest to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or nothing when none is like it."""
    known = tuple(known)
    folded = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), folded, 1, 0.6)
    return folded[found[0]] if found else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """The nearest known word; all of them when none is near."""
    known = tuple(known)
    return nearest(word, known) or ", ".join(known)
