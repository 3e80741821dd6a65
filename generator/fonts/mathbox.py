"""Pieces of a formula as boxes on a baseline: what they draw, in em of the formula's text, y up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.fonts.mathface import Glyph
from generator.frozen import frozen


class Drawn(NamedTuple):
    """A glyph at its place; `size` in em. `letters` are what it reads as."""

    glyph: int
    letters: str
    x: float
    y: float
    size: float


class Rule(NamedTuple):
    """A filled rectangle from its lower left corner."""

    x: float
    y: float
    width: float
    height: float


class Stroke(NamedTuple):
    """A line that crosses something out."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float


@frozen
class MathBox:
    """`height` above the baseline and `depth` below it. `slant` is how far its last glyph leans beyond its width,
    `peak` where a mark above it stands; `single` says that it is one glyph."""

    width: float = 0.0
    height: float = 0.0
    depth: float = 0.0
    glyphs: tuple[Drawn, ...] = ()
    rules: tuple[Rule, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    slant: float = 0.0
    peak: float | None = None
    single: bool = False


def placed(width: float, parts: Iterable[tuple[float, float, MathBox]]) -> MathBox:
    """Boxes at their places (x, y up), as one that is so wide and as high and deep as it takes."""
    kept = [(x, y, box) for x, y, box in parts]
    return MathBox(
        width,
        max((y + box.height for _, y, box in kept), default=0.0),
        max((box.depth - y for _, y, box in kept), default=0.0),
        tuple(
            Drawn(one.glyph, one.letters, one.x + x, one.y + y, one.size) for x, y, box in kept for one in box.glyphs
        ),
        tuple(Rule(one.x + x, one.y + y, one.width, one.height) for x, y, box in kept for one in box.rules),
        tuple(
            Stroke(one.x + x, one.y + y, one.to_x + x, one.to_y + y, one.width)
            for x, y, box in kept
            for one in box.strokes
        ),
    )


def rule(width: float, height: float) -> MathBox:
    """A rule on the baseline."""
    return MathBox(width, height, 0.0, rules=(Rule(0.0, 0.0, width, height),))


def side_by_side(boxes: Iterable[MathBox]) -> MathBox:
    x = 0.0
    parts = []
    for box in boxes:
        parts.append((x, 0.0, box))
        x += box.width
    return placed(x, parts)


def of_glyphs(glyphs: Iterable[tuple[Glyph, float]], size: float, width: float, upright: bool = False) -> MathBox:
    """Glyphs at their shifts along the line, or one above the other when `upright`."""
    kept = tuple(glyphs)
    ups = [shift if upright else 0.0 for _, shift in kept]
    return MathBox(
        width,
        max((one.top + up for (one, _), up in zip(kept, ups, strict=True)), default=0.0) * size,
        max((-one.bottom - up for (one, _), up in zip(kept, ups, strict=True)), default=0.0) * size,
        tuple(
            Drawn(one.id, one.letters, (0.0 if upright else shift) * size, up * size, size)
            for (one, shift), up in zip(kept, ups, strict=True)
        ),
    )
