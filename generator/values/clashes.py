"""Draws that would spoil a question: two answers that come out equal, or a wrong one that comes out right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal, assert_never

from generator.document.blocks import (
    Choices,
    Grid,
    InStem,
    Item,
    Lines,
    Match,
    Option,
    Ordering,
    Puzzle,
    Quantity,
    Sorting,
    Verdict,
)
from generator.document.looks import look, look_of_line
from generator.document.values import Scalar
from generator.values.evaluate import Shown, Value
from generator.values.instances import instance_of, names_of, put_in

Clash = Literal["", "equal", "right"]


def clash(item: Item, values: tuple[Scalar, ...]) -> Clash:
    """What is wrong with these values of an item with parameters. Raises NoValue."""
    response = instance_of(item, values).response
    match response:
        case Choices(options=options):
            if _alike([look(option.blocks) for option in options]):
                return "equal"
            assert isinstance(item.response, Choices)
            return "right" if _right_twice(item.response.options, names_of(item, values)) else ""
        case Grid(rows=rows):
            return "equal" if _alike([look_of_line(row.kids) for row in rows]) else ""
        case Match(left=left, right=right):
            return "equal" if _alike(list(map(look_of_line, left))) or _alike(list(map(look_of_line, right))) else ""
        case Ordering(steps=things) | Sorting(members=things):
            return "equal" if _alike(list(map(look_of_line, things))) else ""
        case Verdict() | Lines() | Quantity() | Puzzle() | InStem():
            return ""
        case _:
            assert_never(response)


def _alike(looks: Sequence[str]) -> bool:
    return len(set(looks)) < len(looks)


def _right_twice(options: Sequence[Option], names: Mapping[str, Scalar]) -> bool:
    """Whether a wrong option is worth what a right one is, though printed otherwise, as 1/2 and 0,5 are."""
    worths: dict[bool, set[str]] = {True: set(), False: set()}
    for option in options:
        worths[bool(option.right)].add(look(put_in(option.blocks, names, _worth)))
    return not worths[True].isdisjoint(worths[False])


def _worth(value: Value) -> str:
    return str(Fraction(value.number)) if isinstance(value, Shown) else str(value)
