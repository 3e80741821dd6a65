"""What stands between `\\begin` and `\\end`, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from generator.formulas.macros import ENVIRONMENTS
from generator.formulas.tree import Row, Table

MOST_CELLS = 100
_JOINED = ("aligned", "align", "align*", "split")
_GATHERED = ("gathered", "gather", "gather*")


def table_of(name: str, rows: Sequence[tuple[Row, ...]], columns: str) -> Table | None:
    """None if it is too large. A row with nothing in it at the end is none."""
    kept = list(rows)
    if len(kept) > 1 and not any(cell.kids for cell in kept[-1]):
        kept.pop()
    width = max(map(len, kept))
    if width * len(kept) > MOST_CELLS:
        return None
    filled = tuple((*row, *(Row() for _ in range(width - len(row)))) for row in kept)
    left, right = ENVIRONMENTS.get(name, ("", ""))
    joined = name in _JOINED
    if joined:
        aligns = "rl" * width
    elif name == "array":
        aligns = "".join(letter for letter in columns if letter in "lcr") or "c"
    else:
        aligns = "l" if name == "cases" else "c"
    aligns = (aligns + aligns[-1] * width)[:width]
    return Table(filled, aligns, joined, left, right, joined or name in _GATHERED)
