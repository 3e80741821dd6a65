"""What a drawing draws, as a digest: from the lesson, from the paths of a page, from the shapes of a slide.

A drawing reads as a letter of its own, as a picture does, and a file whose paths are others than the lesson's shows a
letter that nothing knows. Colours and the thickness of strokes are a matter of taste and left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Literal

from generator.document.drawings import Outline, Path, Shapes, outline, paths
from generator.frozen import frozen

DRAWN = "drawn "
"""Every digest of a drawing begins so, and no other does."""

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
    told = [(one.outline, one.stroked, one.ground) for one in painted]
    return DRAWN + sha256(repr(told).encode()).hexdigest()


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
