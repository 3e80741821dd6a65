"""The plan of a build: for each version, which question stands where and in which order its options do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from math import factorial, prod

from generator.document.blocks import (
    Choices,
    Grid,
    Group,
    InStem,
    Item,
    Lines,
    Match,
    Ordering,
    Place,
    Puzzle,
    Quantity,
    Sorting,
    Verdict,
)
from generator.document.orders import drawn_options, gives_away, orders_of, orders_of_places
from generator.document.transforms import letter
from generator.document.values import Scalar
from generator.frozen import frozen, replace
from generator.plan import ItemOrder, Plan, VersionPlan, Versions, numbered
from generator.versions.draws import Streams, stream_name
from generator.versions.orders import placed_order
from generator.versions.pools import Dealer, pool_name
from generator.versions.values import STREAM, Row, companies, name_of

SLIDES = "slides"

# Where fewer orders exist than this, versions are told apart by drawing again; with more, chance alone all but does.
_MANY_ORDERS = 1_000_000
_DRAWS_AN_ORDER = 64
_PLACE_OF_SLIDES = 0
"""Of values: versions come behind, so that what a class saw is on no paper while there are others."""


@frozen
class Pool:
    """So many questions are drawn of some units of a stretch, by their places in it."""

    units: tuple[int, ...]
    count: int


@frozen
class PartItems:
    """Units that shuffle among themselves, questions and groups of them. `shuffle` False keeps their order in every
    version. With `pools`, a version has of the units what is drawn of each pool, and no others."""

    items: tuple[Item | Group, ...]
    shuffle: bool = True
    pools: tuple[Pool, ...] = ()


def make_plan(paper: Sequence[PartItems], slides: Sequence[PartItems], seed: int, run: str, versions: int) -> Plan:
    """Draws `versions` papers and the slides' own order.

    A class works through questions in the order the teacher wrote, so on slides only options move.

    A version equal to an earlier one is drawn again while the material allows another; which attempt stood is part of
    its streams, so the plan is the same for the same seed. What is drawn of pools does not change with an attempt.
    """
    drawing = _Drawing(paper, seed, "papers", versions + 1)
    seen: set[tuple[ItemOrder, ...]] = set()
    alike: Counter[_Hand] = Counter()
    planned = []
    codes = [letter(index) for index in range(versions)]
    for place, code in enumerate(codes, 1):
        hand = drawing.deal()
        orders = drawing.draw(Streams(seed, code, 0), hand, place)
        if orders in seen:
            possible, attempt = drawing.possible(hand), 0
            while orders in seen and alike[hand] < possible and attempt < _DRAWS_AN_ORDER * possible:
                attempt += 1
                orders = drawing.draw(Streams(seed, code, attempt), hand)
        if orders not in seen:
            seen.add(orders)
            alike[hand] += 1
        planned.append(orders)
    in_order = [PartItems(stretch.items, shuffle=False, pools=stretch.pools) for stretch in slides]
    showing = _Drawing(in_order, seed, SLIDES, 1)
    shown = showing.draw(Streams(seed, SLIDES, 0), showing.deal(), _PLACE_OF_SLIDES)
    return Plan(seed, run, Versions(codes, planned), VersionPlan(SLIDES, numbered(shown)))


@frozen
class _Shuffle:
    """One permutation of an item: the name of its stream, where its things may go, and which of them do.

    An order that `tells` the answer is drawn again from the same stream. With `first`, only so many of it are kept.
    """

    name: bytes
    places: tuple[Place, ...]
    moving: tuple[int, ...]
    tells: Callable[[Sequence[int]], bool] | None = None
    first: int = 0

    def order(self, streams: Streams) -> tuple[int, ...]:
        stream = streams.stream(self.name)
        drawn = stream.shuffled(self.moving)
        while self.tells and self.tells(drawn):
            drawn = stream.shuffled(self.moving)
        if self.first:
            return tuple(drawn[: self.first])
        return tuple(drawn) if len(drawn) == len(self.places) else placed_order(self.places, drawn)


class NoValues(Exception):
    """No values were found for an item's parameters."""

    def __init__(self, id_: str, seed: int) -> None:
        super().__init__(id_)
        self.id, self.seed = id_, seed


class _Stretch:
    """Units that shuffle among themselves."""

    def __init__(self, units: Sequence[Item | Group], shuffle: bool) -> None:
        self.units = units
        self.places = [_place(unit) if shuffle else "pinned" for unit in units]
        self._names = [stream_name(unit.id, "question order") for unit in units]
        inner = {index: unit for index, unit in enumerate(units) if isinstance(unit, Group)}
        self.inner = {index: _Stretch(group.items, shuffle and group.shuffle) for index, group in inner.items()}

    def questions(self, streams: Streams, drawn: Sequence[int] | None = None) -> Sequence[Item]:
        """All of those units, or of those that were drawn, in the order of a version."""
        if drawn is None and not self.inner and "free" not in self.places:
            return self.units  # type: ignore[return-value]
        here = range(len(self.units)) if drawn is None else drawn
        keys = sorted(
            [(streams.key(self._names[at]), self.units[at].id, at) for at in here if self.places[at] == "free"]
        )
        order: Sequence[int] = [at for _, _, at in keys]
        if len(order) < len(here):
            moved = iter(order)
            order = [at if self.places[at] == "pinned" else next(moved) for at in here]
        if not self.inner:
            return [self.units[at] for at in order]  # type: ignore[misc]
        return [item for at in order for item in self._of_unit(at, streams)]

    def _of_unit(self, at: int, streams: Streams) -> Sequence[Item]:
        unit = self.units[at]
        return self.inner[at].questions(streams) if isinstance(unit, Group) else (unit,)

    def possible(self, drawn: Sequence[int]) -> int:
        """How many orders there are of what was drawn."""
        own = orders_of_places([self.places[at] for at in drawn])
        groups = [self.inner[at] for at in drawn if at in self.inner]
        return own * prod(group.possible(range(len(group.units))) for group in groups)

    def items(self, drawn: Sequence[int]) -> list[Item]:
        units = [self.units[at] for at in drawn]
        return [item for unit in units for item in (unit.items if isinstance(unit, Group) else (unit,))]


_Hand = tuple[tuple[tuple[int, ...] | None, ...], tuple[tuple[str, tuple[int, ...]], ...]]
"""What a version gets of pools: the units of each stretch (None for all), and the free options of items by their id."""


class _Drawing:
    """What the draws of all versions share. Equal orders of an item are one object.

    `places` is for how many papers values are dealt. Raises NoValues for an item whose parameters have none.
    """

    def __init__(self, stretches: Sequence[PartItems], seed: int, purpose: str, places: int) -> None:
        self._seed, self._purpose, self._places = seed, f"{purpose} drawn", places
        self._stretches = [_Stretch(stretch.items, stretch.shuffle) for stretch in stretches]
        self._dealers = [self._dealt_units(stretch) for stretch in stretches]
        items = [item for stretch in self._stretches for item in stretch.items(range(len(stretch.units)))]
        self._items = {item.id: item for item in items}
        self._shuffles = {item.id: _shuffles(item) for item in items}
        self._options = {item.id: self._dealt_options(item) for item in items if _shown(item)}
        self._pooled = bool(self._options) or any(self._dealers)
        together = companies(items)
        self._rows = {name: Row(company, seed) for name, company in together.items()}
        for name, row in self._rows.items():
            if not row.reach(1):
                raise NoValues(together[name][0].id, seed)
        self._known: dict[tuple[str, tuple[tuple[int, ...], ...], tuple[Scalar, ...]], ItemOrder] = {}

    def _dealt_units(self, stretch: PartItems) -> list[tuple[Pool, Dealer]]:
        dealers = []
        for pool in stretch.pools:
            units = [stretch.items[at] for at in pool.units]
            sizes = [_size(unit) for unit in units]
            names = [pool_name(unit.id) for unit in units]
            dealers.append((pool, Dealer(self._seed, self._purpose, names, sizes, pool.count)))
        return dealers

    def _dealt_options(self, item: Item) -> Dealer:
        assert isinstance(item.response, Choices)
        drawn = drawn_options(item.response.options)
        count = len(drawn) - (len(item.response.options) - item.response.shown)
        names = [pool_name(item.id, str(index)) for index in drawn]
        return Dealer(self._seed, self._purpose, names, [1] * len(names), count)

    def deal(self) -> _Hand:
        """What the next version gets."""
        if not self._pooled:
            return (), ()
        units = tuple([_dealt(dealers) if dealers else None for dealers in self._dealers])
        items = self._drawn_items(units) if self._options else ()
        options = [(item.id, self._deal_options(item)) for item in items if item.id in self._options]
        return units, tuple(options)

    def _deal_options(self, item: Item) -> tuple[int, ...]:
        """The options that a version prints of those that are free to move."""
        assert isinstance(item.response, Choices)
        options = item.response.options
        drawn = drawn_options(options)
        there = {drawn[at] for at in self._options[item.id].deal()}
        return tuple([at for at, one in enumerate(options) if one.place == "free" and (one.right or at in there)])

    def _drawn_items(self, units: Sequence[tuple[int, ...] | None]) -> list[Item]:
        pairs = zip(self._stretches, units, strict=True)
        return [
            item
            for stretch, drawn in pairs
            for item in stretch.items(range(len(stretch.units)) if drawn is None else drawn)
        ]

    def draw(self, streams: Streams, hand: _Hand, place: int | None = None) -> tuple[ItemOrder, ...]:
        """`place` is where a version stands among all, whose values are dealt; without it they are drawn."""
        if not self._pooled:
            return tuple(
                [
                    self._order(item, streams, place)
                    for stretch in self._stretches
                    for item in stretch.questions(streams)
                ]
            )
        units, options = hand
        free = dict(options)
        return tuple(
            [
                self._order(item, streams, place, free.get(item.id))
                for stretch, drawn in zip(self._stretches, units, strict=True)
                for item in stretch.questions(streams, drawn)
            ]
        )

    def possible(self, hand: _Hand) -> int:
        """How many different papers can be drawn with what a version got, counted no further than `_MANY_ORDERS`."""
        units = hand[0] or (None,) * len(self._stretches)
        free = dict(hand[1])
        total = 1
        for stretch, drawn in zip(self._stretches, units, strict=True):
            here = range(len(stretch.units)) if drawn is None else drawn
            total = _times(total, stretch.possible(here))
            for item in stretch.items(here):
                if item.id in free:
                    moves = isinstance(item.response, Choices) and item.response.shuffle
                    total = _times(total, factorial(len(free[item.id])) if moves else 1)
                else:
                    total = _times(total, orders_of(item))
            for name in companies(stretch.items(here)):
                total = _times(total, self._rows[name].reach(self._places))
        return total

    def _order(self, item: Item, streams: Streams, place: int | None, free: tuple[int, ...] | None = None) -> ItemOrder:
        shuffles = self._shuffles[item.id]
        values = self._values(item, streams, place) if item.parameters else ()
        if free is None:
            key = item.id, tuple([shuffle.order(streams) for shuffle in shuffles]), values
        else:
            key = item.id, (_order_of_drawn(item, shuffles[0], free, streams),), values
        known = self._known.get(key)
        if known is None:
            options, rows = (*key[1], (), ())[:2]
            known = self._known[key] = ItemOrder(item.id, options, rows, values, item.letter)
        return known

    def _values(self, item: Item, streams: Streams, place: int | None) -> tuple[Scalar, ...]:
        name = name_of(item)
        row = self._rows[name]
        return row.set(place) if place is not None else row.drawn(streams.stream(stream_name(name, STREAM)))


def _dealt(dealers: Sequence[tuple[Pool, Dealer]]) -> tuple[int, ...]:
    return tuple(sorted([pool.units[at] for pool, dealer in dealers for at in dealer.deal()]))


def _size(unit: Item | Group) -> int:
    """How many numbers it has: sub-questions stand under one."""
    return sum(item.letter in ("", "a") for item in unit.items) if isinstance(unit, Group) else 1


def _shown(item: Item) -> int:
    return item.response.shown if isinstance(item.response, Choices) else 0


def _order_of_drawn(item: Item, shuffle: _Shuffle, free: tuple[int, ...], streams: Streams) -> tuple[int, ...]:
    """Of the options that a version prints."""
    assert isinstance(item.response, Choices)
    placed = [at for at, option in enumerate(item.response.options) if option.place != "free"]
    if not item.response.shuffle:
        return tuple(sorted((*placed, *free)))
    return placed_order(shuffle.places, streams.stream(shuffle.name).shuffled(free))


def _place(unit: Item | Group) -> Place:
    return "pinned" if unit.pinned else "free"


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
        case Ordering(steps=steps) as ordering:
            return (_guarded(item, "steps", len(steps), partial(gives_away, ordering)),)
        case Sorting(members=members) as sorting:
            return (_guarded(item, "members", len(members), partial(gives_away, sorting)),)
        case Puzzle(layouts):
            every = _shuffle(item, "layout", _all("free", len(layouts)), True)
            return (replace(every, first=1),)
        case InStem(bank=bank) as gapped if bank:
            return (_guarded(item, "bank", len(bank), partial(gives_away, gapped)),)
        case Verdict() | Lines() | Quantity() | InStem():
            return ()


def _shuffle(item: Item, purpose: str, places: tuple[Place, ...], shuffle: bool) -> _Shuffle:
    places = places if shuffle else _all("pinned", len(places))
    moving = tuple([index for index, place in enumerate(places) if place == "free"])
    return _Shuffle(stream_name(item.id, purpose), places, moving)


def _guarded(item: Item, purpose: str, count: int, tells: Callable[[Sequence[int]], bool]) -> _Shuffle:
    """A permutation of all, in none of the orders that tell the answer."""
    return replace(_shuffle(item, purpose, _all("free", count), shuffle=True), tells=tells)


def _times(total: int, factor: int) -> int:
    return min(total * factor, _MANY_ORDERS)
