"""A page that is laid out: which box stands where."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exporters.pdf.box import Box
from generator.frozen import frozen, unique


@unique
class Placement:
    """A box on a page: its top left, y down from the page's top. `shells` are the groups it stands in; `number` is what
    goes into the slot of an item."""

    x: float
    y: float
    box: Box
    shells: tuple[Box, ...] = ()
    number: Box | None = None


@frozen
class Page:
    """`frames` lie under the text, `furniture` is what every page repeats; both are no part of the reading order."""

    width: float
    height: float
    body: Sequence[Placement]
    frames: Sequence[Placement] = ()
    furniture: Sequence[Placement] = ()
