"""Puzzles read back from the page: letters by their places, cells by their lines, solved anew by the lesson's words.

Nothing is taken from the grid that was made for printing: what is proven is that the printed one can be solved with the
lesson's words, that the key's is that solution, and that a pupil's shows none of it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from generator import resources
from generator.audit.drawn import GRID, RINGS, Painted, painted_of
from generator.audit.flat import Flat, Standing
from generator.audit.letters import letters, quoted
from generator.audit.pdf_state import Run
from generator.frozen import fresh, frozen
from generator.words import Words, base

Cell = tuple[int, int]
_ASIDE = re.compile(r"\([^()]*\)|/[^/\s][^/]*/|\[[^\[\]]*\]")
_GAPS = re.compile(r"[\s\-–—'’]+")
_WAYS = ((0, 1), (1, 0), (1, 1), (-1, 1), (0, -1), (-1, 0), (-1, -1), (1, -1))
# In em: how far above its baseline the middle of a letter is; how far apart the letters of two lines are at least.
_MIDDLE, _APART = 0.35, 0.4
_SLACK = 2.0


class GridFault(Exception):
    """A puzzle is not what the lesson makes it; the sentence goes behind its number."""


@frozen
class GridWord:
    """A word of the lesson: as it is listed, as cells have it, and its clue with its lengths."""

    text: str
    spelled: str
    clue: str


@frozen
class GridFact:
    """The words of a puzzle. `seen` keeps what worksheets were found to print, by the name of the form."""

    words: tuple[GridWord, ...]
    search: bool
    language: str
    seen: dict[str, object] = fresh(factory=dict)


def grid_word(term: str, clue: str) -> GridWord:
    bare = " ".join(_ASIDE.sub(" ", term).split())
    parts = [_plain(part) for part in _GAPS.split(bare)]
    counted = ", ".join(str(len(part)) for part in parts if part)
    return GridWord(letters(bare), "".join(parts), letters(f"{clue} ({counted})") if clue else "")


def _plain(text: str) -> str:
    """Capitals without accents."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare).upper()


def read_grids(flat: Flat, at: int, fact: GridFact, key: bool, words: Words) -> int:
    """Where the puzzle ends that begins at `at`: one form of it on a worksheet, all that are used on a key.

    Raises GridFault.
    """
    forms: set[str] = set()
    while not forms or (key and flat.text.startswith(GRID, at)):
        form, at = _Reading(flat, at, fact, key, words).read()
        forms.add(form)
    if key and not set(fact.seen) <= forms:
        raise GridFault(f"its solution of {quoted(min(set(fact.seen) - forms))} is missing")
    return at


class _Reading:
    """One form of a puzzle, from the place where its lines are drawn."""

    def __init__(self, flat: Flat, at: int, fact: GridFact, key: bool, words: Words) -> None:
        if not flat.text.startswith(GRID, at):
            raise GridFault("its grid is not there")
        self._flat, self._at, self._fact, self._key, self._words = flat, at + 1, fact, key, words
        self._lines = flat.standing(at)
        self._labels = self._inside()

    def _inside(self) -> list[Run]:
        """The texts inside the lines, which follow them."""
        flat, lines = self._flat, self._lines.run
        place = bisect_left(flat.offsets, self._at)
        found: list[Run] = []
        while place < len(flat.runs) and _holds(lines, self._lines.page, flat.runs[place]):
            run = flat.runs[place].run
            found.append(run._replace(text=run.text.strip()))
            place += 1
        self._at = flat.offsets[place] if place < len(flat.offsets) else len(flat.text)
        return found

    def read(self) -> tuple[str, int]:
        rings = self._rings() if self._key and self._fact.search else ()
        form = self._form()
        layout = self._search(rings) if self._fact.search else self._crossword()
        if self._fact.seen.setdefault(form, layout) != layout:
            raise GridFault(f"{quoted(form)} is not what it is on {'worksheets' if self._key else 'another paper'}")
        return form, self._at

    def _form(self) -> str:
        said = letters(self._words.fixed["puzzle_form"])
        run = self._flat.standing(self._at).run if self._at < len(self._flat.text) else None
        name = letters(run.text) if run else ""
        if not name.startswith(said) or not name[len(said) :].isdecimal():
            raise GridFault("its form is not named")
        self._at += len(name)
        return name

    # ---- crosswords

    def _crossword(self) -> object:
        cells, numbers, filled = self._cells()
        across, down = _entries(cells, (0, 1)), _entries(cells, (1, 0))
        starts = {cell: str(number) for number, cell in enumerate(sorted({*across, *down}), 1)}
        if numbers != starts:
            raise GridFault("its numbers are not those of its cells")
        sides = (("across", across), ("down", down))
        if self._key:
            spelled = {
                (starts[first], way): "".join(filled.get(cell, "?") for cell in run)
                for way, side in sides
                for first, run in side.items()
            }
            known = [word.spelled for word in self._fact.words]
            for word in spelled.values():
                if known.count(word) < 1 or list(spelled.values()).count(word) > 1:
                    raise GridFault(f"its solution spells {quoted(word)}")
            return frozenset(cells), tuple(sorted(spelled.items()))
        if filled:
            raise GridFault("its grid is filled in")
        slots = [
            ((starts[first], way), run, self._clued(starts[first], len(run)))
            for way, side in sides
            for first, run in self._headed(way, side, starts)
        ]
        solved = _solved(slots, {})
        if solved is None:
            raise GridFault("its words do not cross as its cells do")
        return frozenset(cells), tuple(sorted(solved.items()))

    def _headed(
        self, way: str, side: Mapping[Cell, tuple[Cell, ...]], starts: Mapping[Cell, str]
    ) -> Iterator[tuple[Cell, tuple[Cell, ...]]]:
        """The entries of one side in the order of their numbers; its head stands before their clues."""
        if side:
            head = letters(self._words.fixed[way])
            if not self._flat.text.startswith(head, self._at):
                raise GridFault(f"its clues do not begin with {quoted(self._words.fixed[way])}")
            self._at += len(head)
        yield from sorted(side.items(), key=lambda entry: int(starts[entry[0]]))

    def _clued(self, number: str, length: int) -> list[str]:
        """The words whose clue stands here, behind the number."""
        text, at = self._flat.text, self._at
        found = [word for word in self._fact.words if word.clue and text.startswith(number + word.clue, at)]
        if not found:
            raise GridFault(f"the clue of {number} is not one of the lesson")
        longest = max(len(word.clue) for word in found)
        self._at += len(number) + longest
        return [word.spelled for word in found if len(word.clue) == longest and len(word.spelled) == length]

    def _cells(self) -> tuple[set[Cell], dict[Cell, str], dict[Cell, str]]:
        """Cells by their squares, and the numbers and letters in them."""
        boxes = [_box(one) for one in painted_of(self._lines.run.picture)]
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        side = boxes[0][2] - boxes[0][0]
        cells = {(round((box[1] - top) / side), round((box[0] - left) / side)) for box in boxes}
        if len(cells) != len(boxes):
            raise GridFault("two of its cells are one")
        run, columns = self._lines.run, 1 + max(column for _, column in cells)
        size = (run.right - run.x) / columns
        numbers: dict[Cell, str] = {}
        filled: dict[Cell, str] = {}
        for label in self._labels:
            middle = (label.x + label.right) / 2, label.y + _MIDDLE * label.size
            cell = int((run.y + run.size - middle[1]) / size), int((middle[0] - run.x) / size)
            kept = numbers if label.text.isdecimal() else filled
            if cell not in cells or cell in kept or (kept is filled and len(label.text) != 1):
                raise GridFault(f"{quoted(label.text)} does not stand in a cell of its own")
            kept[cell] = label.text
        return cells, numbers, filled

    # ---- word searches

    def _search(self, rings: Sequence[tuple[float, float, float, float]]) -> object:
        columns = _lattice([(label.x + label.right) / 2 for label in self._labels], self._labels)
        lines = _lattice([-(label.y + _MIDDLE * label.size) for label in self._labels], self._labels)
        placed: dict[Cell, str] = {}
        for label in self._labels:
            cell = (
                _nearest(lines, -(label.y + _MIDDLE * label.size)),
                _nearest(columns, (label.x + label.right) / 2),
            )
            if cell in placed or len(label.text) != 1:
                raise GridFault("its letters do not stand in rows and columns")
            placed[cell] = label.text
        if not placed or len(placed) != len(lines) * len(columns):
            raise GridFault("its letters do not fill its grid")
        rows = tuple("".join(placed[row, column] for column in range(len(columns))) for row in range(len(lines)))
        if self._key:
            wanted = {_between(placed, _cell(ring[:2], lines, columns), _cell(ring[2:], lines, columns))
                      for ring in rings}  # fmt: skip
            known = {word.spelled for word in self._fact.words}
            if not wanted <= known or len(wanted) != len(rings):
                raise GridFault(f"its solution marks {quoted(', '.join(sorted(wanted - known)) or 'a word twice')}")
        else:
            wanted = {word.spelled for word in self._listed()}
        self._prove(rows, wanted)
        return rows, tuple(sorted(wanted))

    def _prove(self, rows: tuple[str, ...], wanted: set[str]) -> None:
        own: list[frozenset[Cell]] = []
        for word in sorted(wanted):
            found = set(_found(rows, word))
            if len(found) != 1:
                raise GridFault(f"{quoted(word)} stands in its grid {len(found)} times")
            own += found
        for bad in _unwanted(self._fact.language):
            for cells in _found(rows, bad):
                if not any(cells <= word for word in own):
                    raise GridFault(f"its grid spells a word of the list of unwanted ones: {quoted(bad)}")

    def _listed(self) -> list[GridWord]:
        """The words that are printed below, in any order."""
        flat, left, found = self._flat, list(self._fact.words), list[GridWord]()
        while True:
            here = [word for word in left if word.text and flat.is_word(self._at, word.text)]
            if not here:
                break
            best = max(here, key=lambda word: len(word.text))
            self._at += len(best.text)
            left.remove(best)
            found.append(best)
        if len(found) < 2:
            raise GridFault("the words to find are not printed")
        return found

    def _rings(self) -> list[tuple[float, float, float, float]]:
        """From where to where each line around a word goes, in pt on the page."""
        if not self._flat.text.startswith(RINGS, self._at):
            raise GridFault("its solution is not marked")
        run = self._flat.standing(self._at).run
        self._at += 1
        painted = painted_of(run.picture)
        boxes = [_box(one) for one in painted]
        left, top, right = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes)
        scale = (run.right - run.x) / (right - left)
        made = []
        for one in painted:
            points = [numbers for _, numbers in one.outline if numbers]
            half = len(points) // 2
            ends = []
            for side in (points[:half], points[half:]):
                x, y = (sum(point[axis] for point in side) / half for axis in (0, 1))
                ends += [run.x + (x - left) * scale, run.y + run.size - (y - top) * scale]
            made.append((ends[0], ends[1], ends[2], ends[3]))
        return made


def _holds(lines: Run, page: int, standing: Standing) -> bool:
    run = standing.run
    middle = (run.x + run.right) / 2
    inside = lines.x - _SLACK <= middle <= lines.right + _SLACK
    return not run.picture and standing.page == page and inside and lines.y - _SLACK <= run.y <= lines.y + lines.size


def _box(painted: Painted) -> tuple[int, int, int, int]:
    xs = [x for _, numbers in painted.outline for x in numbers[::2]]
    ys = [y for _, numbers in painted.outline for y in numbers[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


def _entries(cells: set[Cell], way: Cell) -> dict[Cell, tuple[Cell, ...]]:
    """Stretches of two cells and more, by their first."""
    found: dict[Cell, tuple[Cell, ...]] = {}
    down, right = way
    for row, column in cells:
        if (row - down, column - right) not in cells:
            run = [(row, column)]
            while (run[-1][0] + down, run[-1][1] + right) in cells:
                run.append((run[-1][0] + down, run[-1][1] + right))
            if len(run) > 1:
                found[row, column] = tuple(run)
    return found


_Slot = tuple[tuple[str, str], tuple[Cell, ...], list[str]]


def _solved(slots: Sequence[_Slot], grid: dict[Cell, str]) -> dict[tuple[str, str], str] | None:
    """A word for each entry, so that crossings agree; None where there is none."""
    if not slots:
        return {}
    (name, cells, candidates), *rest = slots
    for word in candidates:
        if all(grid.get(cell, letter) == letter for cell, letter in zip(cells, word, strict=True)):
            others = _solved(rest, grid | dict(zip(cells, word, strict=True)))
            if others is not None and word not in others.values():
                return {name: word, **others}
    return None


def _lattice(places: Sequence[float], labels: Sequence[Run]) -> list[float]:
    """Where rows or columns are, in order."""
    apart = max((label.size for label in labels), default=1.0) * _APART
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > apart:
            found.append(place)
    return found


def _nearest(places: Sequence[float], place: float) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - place))


def _cell(point: tuple[float, ...], lines: Sequence[float], columns: Sequence[float]) -> Cell:
    return _nearest(lines, -point[1]), _nearest(columns, point[0])


def _between(placed: Mapping[Cell, str], first: Cell, last: Cell) -> str:
    """The letters from one cell to another on a straight line; "" where there is none."""
    down, right = last[0] - first[0], last[1] - first[1]
    length = max(abs(down), abs(right))
    if not length or (down and right and abs(down) != abs(right)):
        return ""
    return "".join(placed[first[0] + at * down // length, first[1] + at * right // length] for at in range(length + 1))


def _found(rows: Sequence[str], word: str) -> Iterator[frozenset[Cell]]:
    """Every place where a word stands, each once."""
    seen: set[frozenset[Cell]] = set()
    for row in range(len(rows)):
        for column in range(len(rows[0])):
            for down, right in _WAYS:
                cells = [(row + at * down, column + at * right) for at in range(len(word))]
                if all(0 <= r < len(rows) and 0 <= c < len(rows[0]) and rows[r][c] == letter
                       for (r, c), letter in zip(cells, word, strict=True)):  # fmt: skip
                    seen.add(frozenset(cells))
    yield from seen


def _unwanted(language: str) -> tuple[str, ...]:
    name = f"unwanted-{base(language)}"
    return tuple(resources.toml("words", f"{name}.toml")["words"]) if name in resources.names("words", ".toml") else ()
