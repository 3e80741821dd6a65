"""Splitting a stretch over slides, evenly: never five and one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
Cost = tuple[float, ...]
_ROUNDS = 24
_GRAIN = 1e-9


def evenly(items: Sequence[T], costs: Sequence[Cost], caps: Cost) -> list[list[T]]:
    """Items in order, in as few groups as possible, their costs at most `caps` in every dimension and alike.

    An item that is dearer than a cap makes a group of its own.
    """
    fewest = len(_groups(costs, caps, 1.0))
    low, high = 0.0, 1.0
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        if len(_groups(costs, caps, middle)) <= fewest:
            high = middle
        else:
            low = middle
    groups: list[list[T]] = []
    at = 0
    for size in _groups(costs, caps, high):
        groups.append(list(items[at : at + size]))
        at += size
    return groups


def _groups(costs: Sequence[Cost], caps: Cost, share: float) -> list[int]:
    """Sizes of groups, each filled up to `share` of the caps."""
    sizes: list[int] = []
    used = [0.0] * len(caps)
    for cost in costs:
        full = [one + more for one, more in zip(used, cost, strict=True)]
        if sizes and all(one <= cap * share + _GRAIN for one, cap in zip(full, caps, strict=True)):
            sizes[-1] += 1
            used = full
        else:
            sizes.append(1)
            used = list(cost)
    return sizes


def in_parts(items: Sequence[T], most: int) -> list[list[T]]:
    """Items in as few groups of at most `most` as possible, the larger groups first."""
    count = -(-len(items) // most)
    groups: list[list[T]] = []
    at = 0
    for left in range(count, 0, -1):
        size = -(-(len(items) - at) // left)
        groups.append(list(items[at : at + size]))
        at += size
    return groups
