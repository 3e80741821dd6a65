"""The plan of a build: for each version, which question stands where and in which order its options do."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Choices, Grid, InStem, Item, Lines, Match, Place, Quantity, Verdict
from generator.document.orders import orders_of, orders_of_places
from generator.document.transforms import letter
from generator.frozen import frozen
from generator.plan import ItemOrder, Plan, VersionPlan, Versions, numbered
from generator.versions.draws import Streams, stream_name
from generator.versions.orders import placed_order

SLIDES = "slides"

# Where fewer orders exist than this, versions are told apart by drawing again; with more, chance alone all but does.
_MANY_ORDERS = 1_000_000
_DRAWS_AN_ORDER = 64


@frozen
class PartItems:
    """Items that shuffle among themselves. `shuffle` False keeps their order in every version."""

    items: tuple[Item, ...]
    shuffle: bool = True


def make_plan(paper: Sequence[PartItems], slides: Sequence[Item], seed: int, run: str, versions: int) -> Plan:
    """Draws `versions` papers and the slides' own order.

    A class works through questions in the order the teacher wrote, so on slides only options move.

    A version equal to an earlier one is drawn again while the material allows another; which attempt stood is part of
    its streams, so the plan is the same for the same seed.
    """
    possible = _count_papers(paper)
    drawing = _Drawing(paper)
    seen: set[tuple[ItemOrder, ...]] = set()
    planned = []
    codes = [letter(index) for index in range(versions)]
    for code in codes:
        orders = drawing.draw(Streams(seed, code, 0))
        attempt = 0
        while orders in seen and len(seen) < possible and attempt < _DRAWS_AN_ORDER * min(possible, _MANY_ORDERS):
            attempt += 1
            orders = drawing.draw(Streams(seed, code, attempt))
        seen.add(orders)
        planned.append(orders)
    shown = _Drawing([PartItems(tuple(slides), shuffle=False)]).draw(Streams(seed, SLIDES, 0))
    return Plan(seed, run, Versions(codes, planned), VersionPlan(SLIDES, numbered(shown)))


@frozen
class _Shuffle:
    """One permutation of an item: the name of its stream, where its things may go, and which of them do."""

    name: bytes
    places: tuple[Place, ...]
    moving: tuple[int, ...]

    def order(self, streams: Streams) -> tuple[int, ...]:
        drawn = streams.stream(self.name).shuffled(self.moving)
        return tuple(drawn) if len(drawn) == len(self.places) else placed_order(self.places, drawn)


class _Stretch:
    """Questions that shuffle among themselves."""

    def __init__(self, stretch: PartItems) -> None:
        self._items = stretch.items
        self._places = _item_places(stretch.items)
        self._free = [
            (stream_name(item.id, "question order"), item.id, index)
            for index, item in enumerate(stretch.items)
            if stretch.shuffle and not item.pinned
        ]

    def question_order(self, streams: Streams) -> Sequence[Item]:
        if not self._free:
            return self._items
        keys = sorted([(streams.key(name), id_, index) for name, id_, index in self._free])
        order: Sequence[int] = [index for _, _, index in keys]
        if len(order) < len(self._items):
            order = placed_order(self._places, order)
        return [self._items[index] for index in order]


class _Drawing:
    """What the draws of all versions share. Equal orders of an item are one object."""

    def __init__(self, stretches: Sequence[PartItems]) -> None:
        self._stretches = [_Stretch(stretch) for stretch in stretches]
        self._shuffles = {item.id: _shuffles(item) for stretch in stretches for item in stretch.items}
        self._known: dict[tuple[str, tuple[tuple[int, ...], ...]], ItemOrder] = {}

    def draw(self, streams: Streams) -> tuple[ItemOrder, ...]:
        return tuple(
            [self._order(item, streams) for stretch in self._stretches for item in stretch.question_order(streams)]
        )

    def _order(self, item: Item, streams: Streams) -> ItemOrder:
        key = item.id, tuple([shuffle.order(streams) for shuffle in self._shuffles[item.id]])
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = ItemOrder(item.id, *key[1])
        return known


def _item_places(items: Sequence[Item]) -> list[Place]:
    return ["pinned" if item.pinned else "free" for item in items]


def _all(place: Place, count: int) -> tuple[Place, ...]:
    return (place,) * count


def _shuffles(item: Item) -> tuple[_Shuffle, ...]:
    """The permutations of an item: of its options, and for a matching of its rows too."""
    match item.response:
        case Choices(options=options, shuffle=shuffle):
            return (_shuffle(item, "options", tuple([option.place for option in options]), shuffle),)
        case Grid(rows=rows, shuffle=shuffle):
            return (_shuffle(item, "statements", _all("free", len(rows)), shuffle),)
        case Match(left=left, right=right, shuffle=shuffle):
            return (
                _shuffle(item, "right side", _all("free", len(right)), shuffle),
                _shuffle(item, "left side", _all("free", len(left)), shuffle),
            )
        case Verdict() | Lines() | Quantity() | InStem():
            return ()


def _shuffle(item: Item, purpose: str, places: tuple[Place, ...], shuffle: bool) -> _Shuffle:
    places = places if shuffle else _all("pinned", len(places))
    moving = tuple([index for index, place in enumerate(places) if place == "free"])
    return _Shuffle(stream_name(item.id, purpose), places, moving)


def _count_papers(stretches: Sequence[PartItems]) -> int:
    """How many different papers can be drawn, counted no further than `_MANY_ORDERS`."""
    total = 1
    for stretch in stretches:
        if stretch.shuffle:
            total = _times(total, orders_of_places(_item_places(stretch.items)))
        for item in stretch.items:
            total = _times(total, orders_of(item))
    return total


def _times(total: int, factor: int) -> int:
    return min(total * factor, _MANY_ORDERS)
