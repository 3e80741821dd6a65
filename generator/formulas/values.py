"""Values that are put into formulas."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[-−+]?[\d.,]*\d")
_MARKS = re.compile(r"[\\{}$#%&_^~]")


def as_source(letters: str) -> str:
    """A printed value as it stands in a formula: one thing, whatever is written before it (`x^` and 12 give x¹²)."""
    if _NUMBER.fullmatch(letters):
        return "{" + letters + "}"
    return r"\text{" + _MARKS.sub(lambda found: "\\" + found[0] if found[0] in "{}$#%&_" else " ", letters) + "}"
