"""The plan of a build: for each version, which question stands where and in which order its options do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.document.blocks import Choices, Grid, InStem, Item, Lines, Match, Place, Verdict
from generator.document.transforms import letter
from generator.plan import ItemPlan, Plan, VersionPlan
from generator.versions.draws import Stream
from generator.versions.orders import count_orders, placed_order, shuffled_order

SLIDES = "slides"

# Where fewer orders exist than this, versions are told apart by drawing again; with more, chance alone all but does.
_MANY_ORDERS = 1_000_000
_DRAWS_AN_ORDER = 64


@dataclass(frozen=True, slots=True)
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
    seen: set[tuple[ItemPlan, ...]] = set()
    planned = []
    for index in range(versions):
        code = letter(index)
        items = _draw(paper, seed, code, 0)
        attempt = 0
        while items in seen and len(seen) < possible and attempt < _DRAWS_AN_ORDER * min(possible, _MANY_ORDERS):
            attempt += 1
            items = _draw(paper, seed, code, attempt)
        seen.add(items)
        planned.append(VersionPlan(code, items))
    shown = [PartItems(tuple(slides), shuffle=False)]
    return Plan(seed, run, tuple(planned), VersionPlan(SLIDES, _draw(shown, seed, SLIDES, 0)))


def _draw(stretches: Sequence[PartItems], seed: int, code: str, attempt: int) -> tuple[ItemPlan, ...]:
    ordered = (item for stretch in stretches for item in _question_order(stretch, seed, code, attempt))
    return tuple(_plan_item(item, str(number), seed, code, attempt) for number, item in enumerate(ordered, 1))


def _question_order(stretch: PartItems, seed: int, code: str, attempt: int) -> list[Item]:
    items = stretch.items
    if not stretch.shuffle:
        return list(items)
    free = [index for index, item in enumerate(items) if not item.pinned]
    keys = {index: Stream(seed, code, attempt, items[index].id, "question order").number() for index in free}
    free.sort(key=lambda index: (keys[index], items[index].id))
    return [items[index] for index in placed_order(_item_places(items), free)]


def _item_places(items: Sequence[Item]) -> list[Place]:
    return ["pinned" if item.pinned else "free" for item in items]


def _plan_item(item: Item, number: str, seed: int, code: str, attempt: int) -> ItemPlan:
    def order(places: Sequence[Place], shuffle: bool, purpose: str) -> tuple[int, ...]:
        if not shuffle:
            return tuple(range(len(places)))
        return shuffled_order(places, Stream(seed, code, attempt, item.id, purpose))

    match item.response:
        case Choices(options=options, shuffle=shuffle):
            return ItemPlan(item.id, number, order([option.place for option in options], shuffle, "options"))
        case Grid(rows=rows, shuffle=shuffle):
            return ItemPlan(item.id, number, order(["free"] * len(rows), shuffle, "statements"))
        case Match(left=left, right=right, shuffle=shuffle):
            return ItemPlan(
                item.id,
                number,
                order(["free"] * len(right), shuffle, "right side"),
                order(["free"] * len(left), shuffle, "left side"),
            )
        case Verdict() | Lines() | InStem():
            return ItemPlan(item.id, number)


def _count_papers(stretches: Sequence[PartItems]) -> int:
    """How many different papers can be drawn, counted no further than `_MANY_ORDERS`."""
    total = 1
    for stretch in stretches:
        if stretch.shuffle:
            total = _times(total, count_orders(_item_places(stretch.items)))
        for item in stretch.items:
            total = _times(total, _count_item(item))
    return total


def _times(total: int, factor: int) -> int:
    return min(total * factor, _MANY_ORDERS)


def _count_item(item: Item) -> int:
    match item.response:
        case Choices(options=options, shuffle=True):
            return count_orders([option.place for option in options])
        case Grid(rows=rows, shuffle=True):
            return count_orders(["free"] * len(rows))
        case Match(left=left, right=right, shuffle=True):
            return count_orders(["free"] * len(left)) * count_orders(["free"] * len(right))
        case _:
            return 1
