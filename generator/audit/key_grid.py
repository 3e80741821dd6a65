"""The table of a key, read by where its cells stand: versions across and numbers down, or the other way round.

A row is handed on as soon as it ends: a key of many versions has more cells than are kept at once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from generator.audit.flat import Standing
from generator.audit.letters import letters
from generator.frozen import fresh, frozen, record

# In pt: how far baselines of one row, and edges of one column, may be apart.
_SAME_ROW = 2.0
_SAME_EDGE = 3.0
# In em: how far down the next line of a cell is at most.
_LEADING = 1.6

Row = Mapping[tuple[str, str], str]
"""Letters by (version code, number); an empty cell is not there."""


@frozen
class _Head:
    """The first row of a table: its corner, and its columns with where one ends and the next begins."""

    corner: Standing
    columns: tuple[str, ...]
    borders: tuple[float, ...]
    versions_across: bool

    def column(self, standing: Standing) -> str:
        return self.columns[bisect_left(self.borders, _middle(standing))]

    def begins_row(self, standing: Standing) -> bool:
        run, corner = standing.run, self.corner.run
        return abs(run.right - corner.right) < _SAME_EDGE or abs(run.x - corner.x) < _SAME_EDGE


@record
class GridReader:
    """`corners` are the words that may stand over the first column. `other` are runs that are no part of a table."""

    codes: Collection[str]
    numbers: Collection[str]
    corners: Collection[str]
    other: list[Standing] = fresh(factory=list)
    _head: _Head | None = None
    _row: Standing | None = None
    _last: Standing | None = None
    _name: str = ""
    _cells: dict[tuple[str, str], str] = fresh(factory=dict)

    def rows(self, standings: Sequence[Standing]) -> Iterator[Row]:
        """Rows that end among these; `end` gives the last."""
        at = 0
        while at < len(standings):
            standing = standings[at]
            text = letters(standing.run.text)
            if text in self.corners and (found := self._head_at(standings, at)) is not None:
                yield from self.end()
                self._head = found
                at += 1 + len(found.columns)
                continue
            at += 1
            head, row = self._head, self._row
            names = () if head is None else self.numbers if head.versions_across else self.codes
            if head is not None and text in names and head.begins_row(standing):
                yield from self._ended()
                self._row = self._last = standing
                self._name = text
            elif head is not None and row is not None and self._goes_on(head, row, standing):
                self._last = standing
                column = head.column(standing)
                place = (column, self._name) if head.versions_across else (self._name, column)
                self._cells[place] = self._cells.get(place, "") + text
            else:
                yield from self.end()
                self.other.append(standing)

    def end(self) -> Iterator[Row]:
        """The row that was read last; what comes next is no part of its table."""
        yield from self._ended()
        self._head = self._row = None

    def _ended(self) -> Iterator[Row]:
        if self._cells:
            yield self._cells
            self._cells = {}

    def _goes_on(self, head: _Head, row: Standing, standing: Standing) -> bool:
        """On the row's line, or the next line of the cell before: a cell may take several."""
        last = self._last
        if last is None or standing.page != row.page:
            return False
        if abs(row.run.y - standing.run.y) < _SAME_ROW:
            return True
        down = last.run.y - standing.run.y
        return (
            last is not row and head.column(last) == head.column(standing) and 0 < down < _LEADING * standing.run.size
        )

    def _head_at(self, standings: Sequence[Standing], at: int) -> _Head | None:
        corner = standings[at]
        names: list[tuple[float, str]] = []
        for standing in standings[at + 1 :]:
            text = letters(standing.run.text)
            known = self.codes if not names or names[0][1] in self.codes else self.numbers
            if standing.page != corner.page or abs(standing.run.y - corner.run.y) > _SAME_ROW:
                break
            if text not in known and not (not names and text in self.numbers):
                break
            names.append((_middle(standing), text))
        if not names:
            return None
        across = names[0][1] in self.codes
        names.sort()
        borders = tuple((one + other) / 2 for (one, _), (other, _) in pairwise(names))
        return _Head(corner, tuple(name for _, name in names), borders, across)


def _middle(standing: Standing) -> float:
    return (standing.run.x + standing.run.right) / 2
