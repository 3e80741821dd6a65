"""Units of strips into columns: the best boundary when all fit, as much as fits when not, gaps stretched to level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.exporters.pdf.box import Box, Strip, cut_strips
from generator.frozen import replace, unique

_SLACK = 0.05
_MUCH = 0.4


@unique
class Unit:
    """Strips that stay together, their height measured once.

    `head` is that of the table that goes on with the first of them: it stands again where the unit begins a page or a
    column, unless it would push its row off the page, or stands in a frame.
    """

    strips: tuple[Strip, ...]
    gap: float
    height: float
    starts_column: bool
    head: Box | None = None

    @property
    def lead(self) -> float:
        """The height of the head that it begins a column with."""
        return self.head.height if self.head else 0.0


def unit(strips: tuple[Strip, ...], highest: float = 0.0) -> Unit:
    first = strips[0]
    height = first.box.height
    for strip in strips[1:]:
        height += strip.gap + strip.box.height
    head = first.head
    if head is not None and (height + head.height > highest or any(around.frame for around in first.shells)):
        head = None
    return Unit(strips, first.gap, height, first.starts_column, head)


@unique
class Piece:
    """A strip that stands for itself in every version it is in, and the units it makes where nothing is bound to it."""

    strip: Strip
    units: tuple[Unit, ...]


def piece(strip: Strip, highest: float) -> Piece:
    return Piece(strip, tuple(units_of((strip,), highest)))


def units_of(strips: Iterable[Strip | Piece], highest: float) -> list[Unit]:
    """Chains of `keep` become units no higher than `highest`.

    A longer chain is cut where one strip makes up much of it (a heading stays with the first lines of a long question),
    else parted between its strips.
    """
    units: list[Unit] = []
    chain: list[Strip] = []
    for one in strips:
        if isinstance(one, Piece):
            if not chain:
                units += one.units
                continue
            one = one.strip
        chain.append(one)
        if not one.keep:
            units += _fitting(chain, highest)
            chain = []
    if chain:
        units += _fitting(chain, highest)
    return units


def _fitting(chain: list[Strip], highest: float) -> list[Unit]:
    whole = unit(tuple(chain), highest)
    if whole.height <= highest + _SLACK:
        return [whole]
    at = max(range(len(chain)), key=lambda index: chain[index].box.height if chain[index].box.cut else 0.0)
    if chain[at].box.cut and chain[at].box.height > highest * _MUCH:
        return units_of((*chain[:at], *_pieces(chain[at]), *chain[at + 1 :]), highest)
    units: list[Unit] = []
    some: list[Strip] = []
    for strip in chain:
        if some and unit((*some, strip)).height > highest + _SLACK:
            units.append(unit(tuple(some), highest))
            some = []
        some.append(strip)
    return [*units, unit(tuple(some), highest)]


def _pieces(strip: Strip) -> tuple[Strip, ...]:
    """What a strip can be cut into, in its own groups, its gap above the first."""
    first, *others = cut_strips(strip.box)
    made = [replace(first, gap=strip.gap, starts_column=strip.starts_column), *others]
    made[-1] = replace(made[-1], keep=strip.keep)
    return tuple(replace(piece, shells=(*strip.shells, *piece.shells)) for piece in made)


def split_loose(whole: Unit, room: float, highest: float) -> list[Unit]:
    """A unit whose first strip is loose, in pieces of which the first fits into `room`; else the unit alone."""
    first = whole.strips[0]
    if not first.loose or first.box.cut is None or first.box.height <= room:
        return [whole]
    pieces = units_of((*_pieces(first), *whole.strips[1:]), highest)
    if pieces[0].height > room:
        smaller = split_loose(pieces[0], room, highest)
        return [*smaller, *pieces[1:]] if len(smaller) > 1 else [whole]
    return pieces


def height_of(units: Sequence[Unit]) -> float:
    """One above the other, with the head that goes on; the gap above the first is not counted."""
    total = units[0].lead if units else 0.0
    for one in units:
        total += one.gap + one.height
    return total - units[0].gap if units else 0.0


def balanced(units: list[Unit], count: int, room: float) -> list[list[Unit]] | None:
    """All units in `count` columns no higher than `room`, as level as boundaries allow; None if they do not fit."""
    if sum([unit.height for unit in units]) > count * (room + _SLACK):
        return None
    if count == 2 and True not in [unit.starts_column for unit in units]:
        return _halved(units, room)
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
    return best


def _halved(units: list[Unit], room: float) -> list[list[Unit]] | None:
    """Two columns: the boundary at which the higher one is lowest; of equal ones the most level, then the latest."""
    total = height_of(units)
    limit = room + _SLACK
    left = 0.0
    lowest = float("inf")
    tried: list[tuple[float, float, int]] = []
    for at, one in enumerate(units):
        gap = one.gap if at else 0.0
        right = total - left - gap + (one.lead if at else 0.0)
        highest = left if left > right else right
        if highest <= limit:
            if highest > lowest + _SLACK:  # from here on the left column is too high
                break
            tried.append((highest, abs(left - right), at))
            if highest < lowest:
                lowest = highest
        left += gap + one.height
    if left <= limit:
        tried.append((left, left, len(units)))
        lowest = min(lowest, left)
    if not tried:
        return None
    at = min([(difference, -at) for highest, difference, at in tried if highest <= lowest + _SLACK])[1] * -1
    return [units[:at], units[at:]]


def _heights_from(units: list[Unit], start: int) -> Iterator[float]:
    """The heights of columns that begin with one unit."""
    total = units[start].lead
    for index, one in enumerate(units[start:]):
        total += (one.gap if index else 0.0) + one.height
        yield total


def _filled(units: list[Unit], count: int, limit: float) -> list[list[Unit]] | None:
    """Column after column up to `limit`; None if something is left over."""
    columns: list[list[Unit]] = [[]]
    used = units[0].lead if units else 0.0
    for one in units:
        need = one.height + (one.gap if columns[-1] else 0.0)
        if columns[-1] and (used + need > limit + _SLACK or one.starts_column):
            columns.append([])
            used, need = one.lead, one.height
        if used + need > limit + _SLACK or len(columns) > count:
            return None
        columns[-1].append(one)
        used += need
    return columns + [[] for _ in range(count - len(columns))]


def filled_up(units: list[Unit], count: int, room: float, highest: float) -> tuple[list[list[Unit]], list[Unit]]:
    """As much as fits into `count` columns of `room`, and the rest."""
    rest = units
    at = 0
    columns: list[list[Unit]] = []
    for _ in range(count):
        start, used = at, rest[at].lead if at < len(rest) else 0.0
        while at < len(rest):
            one = rest[at]
            gap = one.gap if at > start else 0.0
            if at > start and one.starts_column:
                break
            if used + gap + one.height > room + _SLACK:
                pieces = split_loose(one, room - used - gap, highest)
                if len(pieces) == 1:
                    break
                rest = [*rest[:at], *pieces, *rest[at + 1 :]]
                continue
            at += 1
            used += gap + one.height
        columns.append(rest[start:at])
    return columns, rest[at:]


def stretched_gap(column: list[Unit], missing: float, most: float) -> float:
    """What each gap between the units of a column takes to be `missing` higher; nothing if that is more than `most`."""
    gaps = len(column) - 1
    if gaps < 1:
        return 0.0
    extra = missing / gaps
    return extra if 0 < extra <= most else 0.0
