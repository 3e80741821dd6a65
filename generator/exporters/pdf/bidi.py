"""The direction of a paragraph, and where what is on a line stands from left to right (UAX 9)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from generator.fonts.levels import levels, paragraph_level, turns, visual_order


class Direction(NamedTuple):
    """A paragraph's own level, and the level of each of its letters; none if all of it runs left to right."""

    base: int
    levels: tuple[int, ...]


def direction_of(text: str, rtl: bool = False) -> Direction:
    """`text` is the whole paragraph, as the first strong letter decides for all of it (P2, P3).

    Among paragraphs `rtl`, any letter from right to left does: they may begin with a foreign word.
    """
    if not turns(text):
        return Direction(0, ())
    base = 1 if rtl and _has_rtl(text) else paragraph_level(text)
    return Direction(base, levels(text, base))


def _has_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def lefts_of(line: Sequence[tuple[int, float]]) -> tuple[float, ...]:
    """The left edge of each part of a line, for the level and width of each in reading order."""
    lefts = [0.0] * len(line)
    x = 0.0
    for index in visual_order([level for level, _ in line]):
        lefts[index] = x
        x += line[index][1]
    return tuple(lefts)
