"""The direction of a paragraph, and where what is on a line stands from left to right (UAX 9)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.fonts.levels import levels, paragraph_level, turns, visual_order


class Direction(NamedTuple):
    """A paragraph's own level, and the level of each of its letters; none if all of it runs left to right."""

    base: int
    levels: tuple[int, ...]


def direction_of(text: str) -> Direction:
    """`text` is the whole paragraph, as the first strong letter decides for all of it (P2, P3)."""
    if not turns(text):
        return Direction(0, ())
    base = paragraph_level(text)
    return Direction(base, levels(text, base))


def lefts_of(line: Sequence[tuple[int, float]]) -> tuple[float, ...]:
    """The left edge of each part of a line, for the level and width of each in reading order."""
    lefts = [0.0] * len(line)
    x = 0.0
    for index in visual_order([level for level, _ in line]):
        lefts[index] = x
        x += line[index][1]
    return tuple(lefts)
