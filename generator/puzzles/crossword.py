"""Crosswords: every word crosses another, no two lie side by side, nothing is spelled that was not given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from generator.frozen import frozen

Cell = tuple[int, int]
"""Row and column."""

ACROSS, DOWN = (0, 1), (1, 0)
MOST_ROWS, MOST_COLUMNS = 18, 18
_TRIES = 12


@frozen
class Entry:
    """A word in the grid: which of those given, its first cell, and whether it goes across."""

    word: int
    row: int
    column: int
    across: bool
    number: int = 0

    def cells(self, length: int) -> tuple[Cell, ...]:
        down, right = ACROSS if self.across else DOWN
        return tuple((self.row + at * down, self.column + at * right) for at in range(length))


@frozen
class Crossword:
    """`letters` by cell; entries in the order of their numbers, those across first."""

    rows: int
    columns: int
    letters: tuple[tuple[Cell, str], ...]
    entries: tuple[Entry, ...]


def make_crossword(words: Sequence[str], name: str) -> Crossword:
    """The best of some tries: most words, then the densest. `name` decides all draws."""
    made: _Laying | None = None
    for at in range(_TRIES):
        laid = _Laying(words, Random(f"{name}/{at}"))  # noqa: S311 - a puzzle, no secret
        if made is None or laid.worth > made.worth:
            made = laid
    assert made is not None
    return made.finished()


class _Laying:
    """One try: the longest words first, each where it crosses most."""

    def __init__(self, words: Sequence[str], random: Random) -> None:
        self._words, self._random = words, random
        self._grid: dict[Cell, str] = {}
        self._ways: dict[Cell, set[bool]] = {}
        self._entries: list[Entry] = []
        self._crossings = 0
        order = sorted(range(len(words)), key=lambda at: (-len(words[at]) + random.random() * 3, at))
        if order:
            self._put(Entry(order[0], 0, 0, across=True))
        waiting = order[1:]
        placed = True
        while waiting and placed:
            placed = False
            for word in tuple(waiting):
                spot = self._best(word)
                if spot is not None:
                    self._put(spot)
                    waiting.remove(word)
                    placed = True

    @property
    def worth(self) -> tuple[int, int, int]:
        rows, columns = self._size(self._grid)
        return len(self._entries), self._crossings * 4 - rows - columns, -abs(rows - columns)

    @staticmethod
    def _size(grid: Mapping[Cell, str]) -> tuple[int, int]:
        rows, columns = zip(*grid, strict=True) if grid else ((0,), (0,))
        return max(rows) - min(rows) + 1, max(columns) - min(columns) + 1

    def _put(self, entry: Entry) -> None:
        for cell, letter in zip(entry.cells(len(self._words[entry.word])), self._words[entry.word], strict=True):
            self._crossings += cell in self._grid
            self._grid[cell] = letter
            self._ways.setdefault(cell, set()).add(entry.across)
        self._entries.append(entry)

    def _best(self, word: int) -> Entry | None:
        best: tuple[float, Entry] | None = None
        for at, letter in enumerate(self._words[word]):
            for cell, there in self._grid.items():
                if there != letter:
                    continue
                for across in (True, False):
                    down, right = ACROSS if across else DOWN
                    entry = Entry(word, cell[0] - at * down, cell[1] - at * right, across)
                    worth = self._fits(entry)
                    if worth is not None:
                        worth += self._random.random() * 0.5
                        if best is None or worth > best[0]:
                            best = worth, entry
        return best[1] if best else None

    def _fits(self, entry: Entry) -> float | None:
        """How well a word stands there; None where it would touch, run on or contradict another."""
        word = self._words[entry.word]
        cells = entry.cells(len(word))
        down, right = ACROSS if entry.across else DOWN
        before = (entry.row - down, entry.column - right)
        behind = (cells[-1][0] + down, cells[-1][1] + right)
        if before in self._grid or behind in self._grid:
            return None
        crossings = 0
        for cell, letter in zip(cells, word, strict=True):
            if cell in self._grid:
                if self._grid[cell] != letter or entry.across in self._ways[cell]:
                    return None
                crossings += 1
            elif (cell[0] + right, cell[1] + down) in self._grid or (cell[0] - right, cell[1] - down) in self._grid:
                return None
        if crossings == len(word):
            return None
        rows, columns = self._size(self._grid | dict.fromkeys(cells, ""))
        if rows > MOST_ROWS or columns > MOST_COLUMNS:
            return None
        return crossings * 4 - (rows + columns) / 2 - abs(rows - columns) / 4

    def finished(self) -> Crossword:
        top = min((row for row, _ in self._grid), default=0)
        left = min((column for _, column in self._grid), default=0)
        rows, columns = self._size(self._grid)
        letters = {(row - top, column - left): letter for (row, column), letter in self._grid.items()}
        starts = {(entry.row - top, entry.column - left) for entry in self._entries}
        numbers = {cell: number for number, cell in enumerate(sorted(starts), 1)}
        entries = [
            Entry(one.word, one.row - top, one.column - left, one.across, numbers[one.row - top, one.column - left])
            for one in self._entries
        ]
        entries.sort(key=lambda entry: (not entry.across, entry.number))
        return Crossword(rows, columns, tuple(sorted(letters.items())), tuple(entries))
