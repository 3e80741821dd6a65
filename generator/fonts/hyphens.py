"""Where the words of a language may be parted at a line's end, by its hyphenation patterns."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

Hyphens = Callable[[str], tuple[int, ...]]

SOFT = "\u00ad"
_SHORTEST = 6
_LEFT, _RIGHT = 2, 3


@lru_cache(maxsize=16)
def hyphenator(language: str) -> Hyphens | None:
    """For a word, the offsets at which a hyphen may stand; None for a language without patterns (`en`, `id-ID`, `de`).

    Words of fewer than six letters, and those in capitals, stay whole.
    """
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    if known is None:
        return None
    patterns = pyphen.Pyphen(lang=known, left=_LEFT, right=_RIGHT)

    @lru_cache(maxsize=1 << 14)
    def positions(word: str) -> tuple[int, ...]:
        if len(word) < _SHORTEST or word.isupper():
            return ()
        return tuple(int(at) for at in patterns.positions(word))

    return positions
