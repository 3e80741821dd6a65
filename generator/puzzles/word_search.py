"""Word searches: each word stands in the grid once, in any of eight directions, and nothing that must not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, sqrt
from random import Random

from generator.frozen import frozen

Cell = tuple[int, int]
Step = tuple[int, int]

ALL_STEPS: tuple[Step, ...] = ((0, 1), (1, 0), (1, 1), (-1, 1), (0, -1), (-1, 0), (-1, -1), (1, -1))
STEPS: dict[str, tuple[Step, ...]] = {"easy": ALL_STEPS[:2], "medium": ALL_STEPS[:4], "hard": ALL_STEPS}
"""Directions in which words are hidden, by how hard the puzzle is."""

SMALLEST, LARGEST = 8, 18
_TRIES, _SPOTS, _MENDS = 60, 240, 400
_ROOM = 1.9
"""Cells for each hidden letter."""


@frozen
class Hidden:
    """A word in the grid: which of those given, its first cell and its direction."""

    word: int
    row: int
    column: int
    step: Step

    def cells(self, length: int) -> tuple[Cell, ...]:
        return tuple((self.row + at * self.step[0], self.column + at * self.step[1]) for at in range(length))


@frozen
class WordSearch:
    rows: tuple[str, ...]
    hidden: tuple[Hidden, ...]


def occurrences(rows: Sequence[str], word: str) -> set[frozenset[Cell]]:
    """Where a word stands, in any direction; read back and forth, a palindrome stands there once."""
    found: set[frozenset[Cell]] = set()
    size = len(rows), len(rows[0]) if rows else 0
    for row, line in enumerate(rows):
        for column, letter in enumerate(line):
            if letter == word[0]:
                found.update(_from(rows, word, (row, column), size))
    return found


def _from(rows: Sequence[str], word: str, start: Cell, size: tuple[int, int]) -> Iterator[frozenset[Cell]]:
    for down, right in ALL_STEPS:
        cells = [(start[0] + at * down, start[1] + at * right) for at in range(len(word))]
        row, column = cells[-1]
        inside = 0 <= row < size[0] and 0 <= column < size[1]
        if inside and all(rows[r][c] == letter for (r, c), letter in zip(cells, word, strict=True)):
            yield frozenset(cells)


def hideable(words: Sequence[str]) -> list[int]:
    """Which words can be hidden together: none of them stands inside another, read in either direction."""
    kept: list[int] = []
    for at in sorted(range(len(words)), key=lambda at: (-len(words[at]), at)):
        if not any(words[at] in words[other] or words[at][::-1] in words[other] for other in kept):
            kept.append(at)
    return sorted(kept)


def make_word_search(
    words: Sequence[str], alphabet: str, unwanted: Sequence[str], steps: Sequence[Step], name: str
) -> WordSearch | None:
    """None if no grid was found in bounded time. What is unwanted may only stand inside a hidden word itself."""
    area = sum(map(len, words)) * _ROOM
    size = min(max(SMALLEST, max(map(len, words), default=0), ceil(sqrt(area))), LARGEST)
    for at in range(_TRIES):
        random = Random(f"{name}/{at}")  # noqa: S311 - a puzzle, no secret
        made = _Hiding(words, min(size + at // 12, LARGEST), steps, random).filled(alphabet, unwanted)
        if made is not None:
            return made
    return None


class _Hiding:
    def __init__(self, words: Sequence[str], size: int, steps: Sequence[Step], random: Random) -> None:
        self._words, self._size, self._random = words, size, random
        self._grid: dict[Cell, str] = {}
        self._hidden: list[Hidden] = []
        order = sorted(range(len(words)), key=lambda at: (-len(words[at]), random.random()))
        self._whole = all(self._hide(word, steps) for word in order)

    def _hide(self, word: int, steps: Sequence[Step]) -> bool:
        letters = self._words[word]
        for _ in range(_SPOTS):
            step = steps[int(self._random.random() * len(steps))]
            row, column = (self._first(one, len(letters)) for one in step)
            spot = Hidden(word, row, column, step)
            cells = spot.cells(len(letters))
            if (
                row >= 0
                and column >= 0
                and all(self._grid.get(cell, letter) == letter for cell, letter in zip(cells, letters, strict=True))
            ):
                if all(cell in self._grid for cell in cells):
                    continue
                self._grid.update(zip(cells, letters, strict=True))
                self._hidden.append(spot)
                return True
        return False

    def _first(self, step: int, length: int) -> int:
        """A row or column from which a word of this length stays inside; -1 where there is none."""
        room = self._size - (length - 1) * abs(step)
        if room <= 0:
            return -1
        drawn = int(self._random.random() * room)
        return drawn + (length - 1 if step < 0 else 0)

    def filled(self, alphabet: str, unwanted: Sequence[str]) -> WordSearch | None:
        if not self._whole:
            return None
        own = {hidden.word: frozenset(hidden.cells(len(self._words[hidden.word]))) for hidden in self._hidden}
        free = [(row, column) for row in range(self._size) for column in range(self._size)]
        free = [cell for cell in free if cell not in self._grid]
        filling = {cell: self._letter(alphabet) for cell in free}
        for _ in range(_MENDS):
            rows = self._rows(filling)
            wrong = self._wrong(rows, own, unwanted)
            if wrong is None:
                return WordSearch(rows, tuple(sorted(self._hidden, key=lambda hidden: hidden.word)))
            loose = sorted(cell for cell in wrong if cell in filling)
            if not loose:
                return None
            filling[loose[int(self._random.random() * len(loose))]] = self._letter(alphabet)
        return None

    def _letter(self, alphabet: str) -> str:
        return alphabet[int(self._random.random() * len(alphabet))]

    def _rows(self, filling: dict[Cell, str]) -> tuple[str, ...]:
        grid = self._grid | filling
        return tuple("".join(grid[row, column] for column in range(self._size)) for row in range(self._size))

    def _wrong(
        self, rows: tuple[str, ...], own: dict[int, frozenset[Cell]], unwanted: Sequence[str]
    ) -> frozenset[Cell] | None:
        """Cells that spell a word once more, or one that is unwanted."""
        for word, cells in own.items():
            for found in sorted(occurrences(rows, self._words[word]), key=sorted):
                if found != cells:
                    return found
        for bad in unwanted:
            for found in sorted(occurrences(rows, bad), key=sorted):
                if not any(found <= cells for cells in own.values()):
                    return found
        return None
