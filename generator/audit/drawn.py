"""What a drawing draws, told in full: from the lesson, from the paths of a page, from the shapes of a slide.

A drawing reads as a letter of its own, as a picture does, and a file whose paths are others than the lesson's shows a
letter that nothing knows. Colours and the thickness of strokes are a matter of taste and left out.
"""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from generator.document.drawings import Outline, Path, Shapes, outline, paths
from generator.frozen import frozen

DRAWN = "drawn "
"""Every telling of a drawing begins so, and no digest of a picture does."""

GRID, RINGS = chr(0x10FFF0), chr(0x10FFF1)
"""Letters for the lines of puzzles, whose drawings differ from version to version: what they show is read (`grids`)."""

Ground = Literal["", "white", "light", "solid", "hatch"]
"""What fills a path."""


@frozen
class Painted:
    """One path as it was painted."""

    outline: Outline
    stroked: bool
    ground: Ground = ""


def digest(painted: Iterable[Painted]) -> str:
    """Hatched paths and their edges are two, as files have them."""
    return DRAWN + repr([(one.outline, one.stroked, one.ground) for one in painted])


@lru_cache(maxsize=256)
def painted_of(told: str) -> tuple[Painted, ...]:
    """The paths that a drawing is told by."""
    return tuple(Painted(*one) for one in literal_eval(told.removeprefix(DRAWN)))


@lru_cache(maxsize=256)
def puzzle_sign(told: str) -> str:
    """The letter of the lines of a puzzle: a `GRID` of squares, or `RINGS` around words; "" for any other drawing."""
    if not told.startswith(DRAWN):
        return ""
    painted = painted_of(told)
    if not all(one.stroked and not one.ground for one in painted):
        return ""
    forms = {"".join(name for name, _ in one.outline) for one in painted}
    if forms == {"MLLLZ"} and all(_is_upright(one.outline) for one in painted):
        return GRID
    return RINGS if forms == {"M" + "L" * 9 + "Z"} else ""


def _is_upright(steps: Outline) -> bool:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (numbers for _, numbers in steps[:4])
    return ax == dx and bx == cx and ay == by and cy == dy


def digest_of(shapes: Shapes) -> str:
    """Of what a lesson draws; "" when nothing but words is there."""
    painted = [one for shape in paths(shapes) for one in _painted(shape)]
    return digest(painted) if painted else ""


def _painted(shape: Path) -> Iterator[Painted]:
    steps = outline(shape)
    if shape.fill == "hatch":
        yield Painted(steps, stroked=False, ground="hatch")
        if shape.stroke:
            yield Painted(steps, stroked=True)
    else:
        yield Painted(steps, bool(shape.stroke), shape.fill)
