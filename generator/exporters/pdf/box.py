"""A typeset block: measured, drawn relative to a pen, with its structure roles. Made once, placed many times.

Boxes are trees: a kid is placed by its offset from its parent's top left, x to the right and y *down*. Leaves hold
drawing operators that start at the leaf's own offset (y up, as PDF counts). Depth first is drawing order, content order
and reading order at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.frozen import replace, unique

if TYPE_CHECKING:
    from generator.exporters.pdf.stamp import Stamp

Glyphs = frozenset[tuple[str, int, str]]
"""What a text draws: (face, glyph, the letters it reads as)."""


@unique
class Ink:
    """Text: operators for between BT and ET, from the first baseline."""

    ops: bytes
    glyphs: Glyphs


@unique
class Sums:
    """A formula: operators from the left end of its baseline, the shapes of its signs among them."""

    ops: bytes
    glyphs: Glyphs


@unique
class Art:
    """Rules, frames, ticks and other drawing that is not read aloud, unless it is the `content` of a figure."""

    ops: bytes
    content: bool = False


@unique
class Picture:
    """A picture of the document's assets; its offset is the top left corner. A decorative one is not told of."""

    asset: str
    width: float
    height: float
    decorative: bool = False


@unique
class Target:
    """A place to click; its offset is the top left corner."""

    url: str
    width: float
    height: float
    words: str


@unique
class NumberSlot:
    """Where the printed number of an item goes, which differs from version to version; its offset is the right end of
    its baseline. A box that is stamped holds at most one, as the first of its texts."""


Leaf = Ink | Sums | Art | Picture | Target | NumberSlot


@dataclass(slots=True, eq=False)
class Box:
    """Not to be changed once made; it is not frozen because frozen ones cost three times as much to make.

    `role` is a structure element around the kids ("" adds none); `baseline` counts from the top to the first line.

    `frame` draws what surrounds a box of a given height, `frame_x` to the right of the box. `cut` gives strips to place
    instead of the whole when it is longer than a page; a box without one is never longer. A box of `parts` is placed
    kid by kid, because its kids last longer than it does. `rows` puts rows of a table together from the stamps of their
    cells. One that comes `often` is the same in many papers. On pages that are read from the right all is mirrored but
    what is inside a `text`. `stamp` are its operators once it was placed, `artwork` the same where it is no part of
    what is read.
    """

    width: float
    height: float
    kids: tuple[tuple[float, float, Box | Leaf], ...]
    baseline: float = 0.0
    role: str = ""
    attributes: bytes = b""
    title: str = ""
    alt: str = ""
    frame: Callable[[float], bytes] | None = None
    frame_x: float = 0.0
    cut: Callable[[], tuple[Strip, ...]] | None = None
    parts: bool = False
    rows: Callable[[Callable[[Box], Stamp]], Stamp] | None = None
    often: bool = False
    text: bool = False
    stamp: Stamp | None = field(init=False, default=None, repr=False)
    artwork: Stamp | None = field(init=False, default=None, repr=False)


@unique
class Strip:
    """A box in a flow: `gap` above it (not at the top of a column), `keep` with the next strip.

    `shells` are the boxes and groups around it, outermost first: structure that spans strips, frames that may be cut.
    A `loose` strip may be cut to fill a page; any other only when it is longer than one. `numbered` says whose
    number goes into the slot of its box. `head` is the head of a table, shown again where a row
    begins a page.
    """

    box: Box
    gap: float = 0.0
    keep: bool = False
    shells: tuple[Box, ...] = ()
    loose: bool = False
    starts_column: bool = False
    numbered: str = ""
    head: Box | None = None


Placed = tuple[float, float, Box | Leaf]


def shell(role: str, attributes: bytes = b"", frame: Callable[[float], bytes] | None = None) -> Box:
    """A group of strips: one structure element around them, perhaps one frame."""
    return Box(0, 0, (), role=role, attributes=attributes, frame=frame)


def stack(strips: Sequence[Strip], width: float, role: str = "", attributes: bytes = b"") -> Box:
    """One above the other, in their shells; the first strip's gap is dropped. It can be cut between its strips."""
    rows: list[tuple[float, Strip]] = []
    y = 0.0
    for index, strip in enumerate(strips):
        y += strip.gap if index else 0.0
        rows.append((y, strip))
        y += strip.box.height
    first = strips[0].box.baseline if strips else 0.0
    kept = tuple(strips)
    cut = (lambda: kept) if len(kept) > 1 or (kept and kept[0].box.cut) else None
    return Box(width, y, _nested(rows, 0, 0.0, width), first, role, attributes, cut=cut)


def _nested(rows: list[tuple[float, Strip]], depth: int, top: float, width: float) -> tuple[Placed, ...]:
    """Neighbours that share a shell become one box."""
    kids: list[Placed] = []
    at = 0
    while at < len(rows):
        y, strip = rows[at]
        if len(strip.shells) <= depth:
            kids.append((0.0, y - top, strip.box))
            at += 1
            continue
        group, around = [], strip.shells[depth]
        while at < len(rows) and len(rows[at][1].shells) > depth and rows[at][1].shells[depth] is around:
            group.append(rows[at])
            at += 1
        height = group[-1][0] + group[-1][1].box.height - y
        inside = _nested(group, depth + 1, y, width)
        kids.append((0.0, y - top, replace(around, width=width, height=height, kids=inside, cut=None)))
    return tuple(kids)


def indent(box: Box, left: float, width: float, above: float = 0.0, below: float = 0.0) -> Box:
    """The box moved right and down within a wider one. What it can be cut into moves with it."""
    kids: tuple[Placed, ...] = ((left, above, box),)
    cut = (lambda: _moved(cut_strips(box), left, width, above, below)) if box.cut else None
    return Box(width, above + box.height + below, kids, above + box.baseline, cut=cut)


def cut_strips(box: Box) -> tuple[Strip, ...]:
    """What a box can be cut into, each strip within the box's own role and frame."""
    assert box.cut is not None
    around = (box,) if box.role or box.frame else ()
    return tuple(replace(strip, shells=(*around, *strip.shells)) for strip in box.cut())


def _moved(strips: tuple[Strip, ...], left: float, width: float, above: float, below: float) -> tuple[Strip, ...]:
    shells: dict[int, Box] = {}
    heads: dict[int, Box] = {}

    def shifted(box: Box) -> Box:
        if not box.frame:
            return box
        return shells.setdefault(id(box), replace(box, frame_x=box.frame_x + left))

    def under(head: Box | None) -> Box | None:
        """The same head for all rows of its table."""
        return head and heads.setdefault(id(head), indent(head, left, width))

    moved = []
    for index, strip in enumerate(strips):
        room = (above if index == 0 else 0.0, below if index == len(strips) - 1 else 0.0)
        box = indent(strip.box, left, width, *room) if left or any(room) else strip.box
        moved.append(replace(strip, box=box, shells=tuple(map(shifted, strip.shells)), head=under(strip.head)))
    return tuple(moved)
