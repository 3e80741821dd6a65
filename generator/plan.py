"""What was decided for each version: orders and numbers, never words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple, overload

from generator.document.blocks import Blocks, Group, Item, Placed, PlacedGroup, Questions
from generator.document.transforms import main_number
from generator.document.values import Scalar
from generator.frozen import frozen
from generator.values.instances import instance_of


class ItemOrder(NamedTuple):
    """How one item is ordered: permutations as in `blocks.Placed`, and what its parameters stand for. The same for all
    versions that have it alike. `letter` is that of a sub-question."""

    id: str
    options: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()
    values: tuple[Scalar, ...] = ()
    letter: str = ""


class ItemPlan(NamedTuple):
    """One item of one version, with its printed number."""

    id: str
    number: str
    options: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()
    values: tuple[Scalar, ...] = ()


@frozen
class VersionPlan:
    """`items` are in printed order."""

    code: str
    items: tuple[ItemPlan, ...]


class Versions(Sequence[VersionPlan]):
    """Versions that are spelled out when they are asked for: kept are a few bytes for each."""

    __slots__ = ("_codes", "_orders")

    def __init__(self, codes: Sequence[str], orders: Sequence[tuple[ItemOrder, ...]]) -> None:
        self._codes, self._orders = tuple(codes), tuple(orders)

    def __len__(self) -> int:
        return len(self._codes)

    @overload
    def __getitem__(self, at: int) -> VersionPlan: ...
    @overload
    def __getitem__(self, at: slice) -> Versions: ...
    def __getitem__(self, at: int | slice) -> VersionPlan | Versions:
        if isinstance(at, slice):
            return Versions(self._codes[at], self._orders[at])
        return VersionPlan(self._codes[at], numbered(self._orders[at]))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Versions):
            return NotImplemented
        return self._codes == other._codes and self._orders == other._orders

    def __hash__(self) -> int:
        return hash((self._codes, self._orders))

    @property
    def codes(self) -> tuple[str, ...]:
        return self._codes


def numbered(orders: Sequence[ItemOrder]) -> tuple[ItemPlan, ...]:
    """Items in printed order with their numbers, from 1 on; sub-questions stand under one, as 3a and 3b."""
    numerals = _lettered(orders) if any(order.letter for order in orders) else _numerals(len(orders))
    pairs = zip(orders, numerals, strict=True)
    return tuple([ItemPlan._make((id_, number, *rest)) for (id_, *rest, _), number in pairs])


def _lettered(orders: Sequence[ItemOrder]) -> tuple[str, ...]:
    number = 0
    numerals = []
    for order in orders:
        number += order.letter in ("", "a")
        numerals.append(f"{number}{order.letter}")
    return tuple(numerals)


@cache
def _numerals(count: int) -> tuple[str, ...]:
    return tuple(map(str, range(1, count + 1)))


@frozen
class Plan:
    """`versions` are the papers; `slides` is the order on slides."""

    seed: int
    run: str
    versions: Versions
    slides: VersionPlan


def as_first_printed(versions: Sequence[VersionPlan], most: int) -> VersionPlan:
    """All items that versions have, up to `most` of them, each as the first version with it prints it: those of the
    first, then those that it lacks, whose numbers stand behind the code of their version, as in `B3`."""
    first = versions[0]
    found = {planned.id: planned for planned in first.items}
    for version in versions[1:] if len(found) < most else ():
        for planned in version.items:
            if planned.id not in found:
                found[planned.id] = planned._replace(number=version.code + planned.number)
        if len(found) >= most:
            break
    return VersionPlan(first.code, tuple(found.values()))


def placed(item: Item, plan: ItemPlan, places: tuple[tuple[str, str], ...] = ()) -> Placed:
    """An item as a version has it, its values put in."""
    return Placed(instance_of(item, plan.values), plan.number, plan.options, plan.rows, places)


def placing(version: VersionPlan) -> Callable[[Questions], Blocks]:
    """The questions of a stretch as a version puts them: references and permutations."""
    spots = {planned.id: (spot, planned) for spot, planned in enumerate(version.items)}

    def place(questions: Questions) -> Blocks:
        items = items_of(questions.items)
        here = sorted((spots[item.id][0], index) for index, item in enumerate(items) if item.id in spots)
        plans = ((items[index], spots[items[index].id][1]) for _, index in here)
        return in_groups(questions.items, [placed(item, plan) for item, plan in plans])

    return place


def items_of(units: Sequence[Item | Group]) -> list[Item]:
    return [item for unit in units for item in (unit.items if isinstance(unit, Group) else (unit,))]


def in_groups(units: Sequence[Item | Group], here: Sequence[Placed]) -> Blocks:
    """Placed items in their order, those of a group behind its stimulus."""
    groups = {item.id: unit for unit in units if isinstance(unit, Group) for item in unit.items}
    made: list[Placed | PlacedGroup] = []
    for group, run in groupby(here, lambda one: groups.get(one.item.id)):
        inside = tuple(run)
        if group is None:
            made += inside
        else:
            made.append(PlacedGroup(group.stimulus, inside, span([one.number for one in inside])))
    return tuple(made)


def span(numbers: Sequence[str]) -> str:
    """`5–7`, or `5` for one; sub-questions count by the number that they share."""
    first, last = main_number(numbers[0]), main_number(numbers[-1])
    return first if first == last else f"{first}–{last}"
