"""What is drawn for a sign that no face has but that Unicode spells in other letters: ℃ as °C, ㎏ as kg."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPELT = ("<compat>", "<square>", "<wide>", "<narrow>", "<noBreak>")


@lru_cache(maxsize=1 << 12)
def spelling(char: str) -> str:
    """The letters a sign is spelt with; empty if it is its own letter."""
    kind, _, codes = unicodedata.decomposition(char).partition(" ")
    if kind not in _SPELT:
        return ""
    return "".join(chr(int(code, 16)) for code in codes.split())
