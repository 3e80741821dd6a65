"""What is drawn for a letter that no face has but that Unicode spells in others: ℃ as °C, ㎏ as kg."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPELT = ("<compat>", "<square>", "<wide>", "<narrow>", "<noBreak>")


@lru_cache(maxsize=1 << 12)
def spelling(char: str) -> str:
    """The letters a letter or sign is spelt with; empty if it is its own."""
    kind, *codes = unicodedata.decomposition(char).split() or [""]
    if kind in _SPELT:
        return "".join(chr(int(code, 16)) for code in codes)
    return unicodedata.normalize("NFD", char) if kind and not kind.startswith("<") else ""
