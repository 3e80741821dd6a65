"""Units of strips into columns: the best boundary when all fit, as much as fits when not, gaps stretched to level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.exporters.pdf.box import Strip, cut_strips

_SLACK = 0.05
_MUCH = 0.4


@dataclass(frozen=True, slots=True)
class Unit:
    """Strips that stay together."""

    strips: tuple[Strip, ...]

    @property
    def gap(self) -> float:
        return self.strips[0].gap

    @property
    def height(self) -> float:
        return sum(strip.box.height for strip in self.strips) + sum(strip.gap for strip in self.strips[1:])

    @property
    def starts_column(self) -> bool:
        return self.strips[0].starts_column


def units_of(strips: Iterable[Strip], highest: float) -> list[Unit]:
    """Chains of `keep` become units no higher than `highest`.

    A longer chain is cut where one strip makes up much of it (a heading stays with the first lines of a long question),
    else parted between its strips.
    """
    return [unit for chain in _chains(strips) for unit in _fitting(chain, highest)]


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        chain.append(strip)
        if not strip.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _fitting(chain: list[Strip], highest: float) -> list[Unit]:
    if Unit(tuple(chain)).height <= highest + _SLACK:
        return [Unit(tuple(chain))]
    at = max(range(len(chain)), key=lambda index: chain[index].box.height if chain[index].box.cut else 0.0)
    if chain[at].box.cut and chain[at].box.height > highest * _MUCH:
        return units_of((*chain[:at], *_pieces(chain[at]), *chain[at + 1 :]), highest)
    units: list[Unit] = []
    some: list[Strip] = []
    for strip in chain:
        if some and Unit((*some, strip)).height > highest + _SLACK:
            units.append(Unit(tuple(some)))
            some = []
        some.append(strip)
    return [*units, Unit(tuple(some))]


def _pieces(strip: Strip) -> tuple[Strip, ...]:
    """What a strip can be cut into, in its own groups, its gap above the first."""
    first, *others = cut_strips(strip.box)
    made = [replace(first, gap=strip.gap, starts_column=strip.starts_column), *others]
    made[-1] = replace(made[-1], keep=strip.keep)
    return tuple(replace(piece, shells=(*strip.shells, *piece.shells)) for piece in made)


def split_loose(unit: Unit, room: float, highest: float) -> list[Unit]:
    """A unit whose first strip is loose, in pieces of which the first fits into `room`; else the unit alone."""
    first = unit.strips[0]
    if not first.loose or first.box.cut is None or first.box.height <= room:
        return [unit]
    pieces = units_of((*_pieces(first), *unit.strips[1:]), highest)
    if pieces[0].height > room:
        smaller = split_loose(pieces[0], room, highest)
        return [*smaller, *pieces[1:]] if len(smaller) > 1 else [unit]
    return pieces


def height_of(units: Iterable[Unit]) -> float:
    """One above the other; the gap above the first is not counted."""
    total = 0.0
    for index, unit in enumerate(units):
        total += (unit.gap if index else 0.0) + unit.height
    return total


def balanced(units: list[Unit], count: int, room: float) -> list[list[Unit]] | None:
    """All units in `count` columns no higher than `room`, as level as boundaries allow; None if they do not fit."""
    if sum(unit.height for unit in units) > count * (room + _SLACK):
        return None
    heights = sorted({height for start in range(len(units)) for height in _heights_from(units, start)})
    low, high = 0, len(heights) - 1
    best: list[list[Unit]] | None = None
    while low <= high:
        middle = (low + high) // 2
        tried = _filled(units, count, heights[middle])
        if tried is None:
            low = middle + 1
        else:
            best, high = tried, middle - 1
    if best is None or max(map(height_of, best)) > room + _SLACK:
        return None
    return _levelled(best, room) if count == 2 and not any(unit.starts_column for unit in units) else best


def _heights_from(units: list[Unit], start: int) -> Iterator[float]:
    """The heights of columns that begin with one unit."""
    total = 0.0
    for index, unit in enumerate(units[start:]):
        total += (unit.gap if index else 0.0) + unit.height
        yield total


def _levelled(columns: list[list[Unit]], room: float) -> list[list[Unit]]:
    """Of two columns, the boundary with the least difference among those that are not higher."""
    units = [unit for column in columns for unit in column]
    highest = max(map(height_of, columns)) + _SLACK

    def difference(at: int) -> tuple[float, int]:
        return abs(height_of(units[:at]) - height_of(units[at:])), -at

    fitting = [
        at
        for at in range(len(units) + 1)
        if height_of(units[:at]) <= highest and height_of(units[at:]) <= min(highest, room + _SLACK)
    ]
    at = min(fitting, key=difference)
    return [units[:at], units[at:]]


def _filled(units: list[Unit], count: int, limit: float) -> list[list[Unit]] | None:
    """Column after column up to `limit`; None if something is left over."""
    columns: list[list[Unit]] = [[]]
    used = 0.0
    for unit in units:
        need = unit.height + (unit.gap if columns[-1] else 0.0)
        if columns[-1] and (used + need > limit + _SLACK or unit.starts_column):
            columns.append([])
            used, need = 0.0, unit.height
        if need > limit + _SLACK or len(columns) > count:
            return None
        columns[-1].append(unit)
        used += need
    return columns + [[] for _ in range(count - len(columns))]


def filled_up(units: list[Unit], count: int, room: float, highest: float) -> tuple[list[list[Unit]], list[Unit]]:
    """As much as fits into `count` columns of `room`, and the rest."""
    rest = list(units)
    columns: list[list[Unit]] = []
    for _ in range(count):
        column: list[Unit] = []
        used = 0.0
        while rest:
            gap = rest[0].gap if column else 0.0
            if column and rest[0].starts_column:
                break
            if used + gap + rest[0].height > room + _SLACK:
                pieces = split_loose(rest[0], room - used - gap, highest)
                if len(pieces) == 1:
                    break
                rest[:1] = pieces
                continue
            column.append(rest.pop(0))
            used += gap + column[-1].height
        columns.append(column)
    return columns, rest


def stretched_gap(column: list[Unit], level: float, most: float) -> float:
    """What each gap between the units of a column takes to reach `level`; nothing if that is more than `most`."""
    gaps = len(column) - 1
    if gaps < 1:
        return 0.0
    extra = (level - height_of(column)) / gaps
    return extra if 0 < extra <= most else 0.0
