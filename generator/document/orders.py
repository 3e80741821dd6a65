"""In how many orders a question can be printed."""

from __future__ import annotations

from collections.abc import Sequence
from math import factorial

from generator.document.blocks import Choices, Grid, Item, Match, Place


def orders_of(item: Item) -> int:
    match item.response:
        case Choices(options=options, shuffle=True):
            return orders_of_places([option.place for option in options])
        case Grid(rows=rows, shuffle=True):
            return factorial(len(rows))
        case Match(left=left, right=right, shuffle=True):
            return factorial(len(left)) * factorial(len(right))
        case _:
            return 1


def orders_of_places(places: Sequence[Place]) -> int:
    """Of things of which only the free ones move."""
    return factorial(sum(place == "free" for place in places))
