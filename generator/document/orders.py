"""In how many orders a question can be printed, and what numbers groups of them make up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import comb, factorial, prod

from generator.document.blocks import (
    Choices,
    Grid,
    InStem,
    Item,
    Match,
    Option,
    Ordering,
    Place,
    Puzzle,
    Response,
    Sorting,
)

# From so many things on an order is drawn again that would tell the answer.
_TELLING = 3


def orders_of(item: Item) -> int:
    match item.response:
        case Choices(options=options, shuffle=shuffle, shown=shown):
            places = [option.place for option in options]
            if not shown:
                return orders_of_places(places) if shuffle else 1
            drawn = len(drawn_options(options))
            left_out = len(options) - shown
            return comb(drawn, left_out) * (factorial(places.count("free") - left_out) if shuffle else 1)
        case Grid(rows=rows, shuffle=True):
            return factorial(len(rows))
        case Match(left=left, right=right, shuffle=True):
            return factorial(len(left)) * factorial(len(right))
        case Ordering(steps=steps):
            return factorial(len(steps)) - (len(steps) >= _TELLING)
        case Sorting(members=members, groups=groups):
            as_groups = prod(factorial(size) for size in Counter(groups).values())
            return factorial(len(members)) - (as_groups if len(members) >= _TELLING else 0)
        case Puzzle(layouts):
            return len(layouts)
        case InStem(bank=bank, asked=asked):
            return factorial(len(bank)) - (factorial(len(bank)) // factorial(asked) if asked >= _TELLING else 0)
        case _:
            return 1


def drawn_options(options: Sequence[Option]) -> tuple[int, ...]:
    """Those that a version may do without: wrong ones that have no place of their own."""
    return tuple(index for index, option in enumerate(options) if not option.right and option.place == "free")


def gives_away(response: Response, printed: Sequence[int]) -> bool:
    """True of an order in which a question is never printed, since it is the answer. Two things have no other."""
    match response:
        case Ordering(order=order) if len(order) >= _TELLING:
            return tuple(printed) == order
        case Sorting(groups=groups) if len(groups) >= _TELLING:
            here = [groups[index] for index in printed]
            return here == sorted(here)
        case InStem(asked=asked) if asked >= _TELLING:
            answers = [index for index in printed if index < asked]
            return answers == sorted(answers)
        case _:
            return False


def orders_of_places(places: Sequence[Place]) -> int:
    """Of things of which only the free ones move."""
    return factorial(sum(place == "free" for place in places))


def with_one_more(sums: int, size: int) -> int:
    """The sums that can be made of some things and one more; bit `n` stands for the sum `n`."""
    return sums | sums << size


def can_make(sizes: Sequence[int], count: int) -> bool:
    """Whether some of these sizes add up to the count."""
    *_, sums = accumulate(sizes, with_one_more, initial=1)
    return bool(sums >> count & 1)
