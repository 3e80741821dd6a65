"""The table of a key, read by where its cells stand: versions across and numbers down, or the other way round."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from generator.audit.flat import Standing
from generator.audit.letters import letters

# In pt: how far baselines of one row, and edges of one column, may be apart.
_SAME_ROW = 2.0
_SAME_EDGE = 3.0
# In em: how far down the next line of a cell is at most.
_LEADING = 1.6

Cells = Mapping[tuple[str, str], str]
"""Letters by (version code, number); an empty cell is not there."""


@dataclass(frozen=True, slots=True)
class _Head:
    """The first row of a table: its corner, and the middle of each column with its name."""

    corner: Standing
    columns: tuple[tuple[float, str], ...]
    versions_across: bool

    def column(self, standing: Standing) -> str:
        middle = _middle(standing)
        return min(self.columns, key=lambda column: abs(column[0] - middle))[1]

    def begins_row(self, standing: Standing) -> bool:
        run, corner = standing.run, self.corner.run
        return abs(run.right - corner.right) < _SAME_EDGE or abs(run.x - corner.x) < _SAME_EDGE


def read_grid(
    standings: Sequence[Standing], codes: Collection[str], numbers: Collection[str], corners: Collection[str]
) -> Cells:
    """`corners` are the words that may stand over the first column."""
    cells: dict[tuple[str, str], str] = {}
    head: _Head | None = None
    row: Standing | None = None
    last: Standing | None = None
    at = 0
    while at < len(standings):
        found = _head(standings, at, codes, numbers, corners)
        if found is not None:
            head, row = found, None
            at += 1 + len(found.columns)
            continue
        standing = standings[at]
        at += 1
        text = letters(standing.run.text)
        if head is not None and head.begins_row(standing) and text in (numbers if head.versions_across else codes):
            row = last = standing
        elif head is not None and row is not None and last is not None and _goes_on(head, row, last, standing):
            last = standing
            name, column = letters(row.run.text), head.column(standing)
            place = (column, name) if head.versions_across else (name, column)
            cells[place] = cells.get(place, "") + text
        else:
            head = row = None
    return cells


def _goes_on(head: _Head, row: Standing, last: Standing, standing: Standing) -> bool:
    """On the row's line, or the next line of the cell before: a cell may take several."""
    if standing.page != row.page:
        return False
    if abs(row.run.y - standing.run.y) < _SAME_ROW:
        return True
    down = last.run.y - standing.run.y
    return last is not row and head.column(last) == head.column(standing) and 0 < down < _LEADING * standing.run.size


def _head(
    standings: Sequence[Standing], at: int, codes: Collection[str], numbers: Collection[str], corners: Collection[str]
) -> _Head | None:
    corner = standings[at]
    if letters(corner.run.text) not in corners:
        return None
    names: list[tuple[float, str]] = []
    for standing in standings[at + 1 :]:
        text = letters(standing.run.text)
        known = codes if not names or names[0][1] in codes else numbers
        if standing.page != corner.page or abs(standing.run.y - corner.run.y) > _SAME_ROW:
            break
        if text not in known and not (not names and text in numbers):
            break
        names.append((_middle(standing), text))
    return _Head(corner, tuple(names), names[0][1] in codes) if names else None


def _middle(standing: Standing) -> float:
    return (standing.run.x + standing.run.right) / 2
