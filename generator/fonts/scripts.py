"""Which script a letter belongs to, and text parted by script."""

from __future__ import annotations

from functools import lru_cache

import uharfbuzz as hb

_LAST_LATIN = "\u036f"


@lru_cache(maxsize=1 << 12)
def script_of(char: str) -> str:
    """The ISO 15924 name; empty for what all scripts share (spaces, signs, European figures, marks)."""
    buffer = hb.Buffer()
    buffer.add_str(char)
    buffer.guess_segment_properties()
    return str(buffer.script or "")


def script_stretches(text: str) -> list[tuple[str, str]]:
    """Scripts and their texts in order. What all scripts share goes with what is before it, at the start with what
    follows."""
    if not text or max(text) <= _LAST_LATIN:
        return [("Latn", text)]
    found: list[tuple[str, str]] = []
    for char in text:
        script = script_of(char)
        if found and (not script or script == found[-1][0]):
            found[-1] = (found[-1][0], found[-1][1] + char)
        elif found and not found[-1][0]:
            found[-1] = (script, found[-1][1] + char)
        else:
            found.append((script, char))
    return found
