"""A box as operators: made when the box is first placed, then put on any page by a join and one formatting.

A stamp draws from its box's top left corner. What differs from place to place are numbers alone: those of marked
content on the page, of structure elements, of the page and the parent. They are slots of fixed width in its templates,
so that the offsets of its elements within an object stream are known once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from operator import itemgetter
from typing import Any, assert_never

from generator.exporters.pdf.box import Art, Box, Glyphs, Ink, Leaf, NumberSlot, Picture, Sums, Target
from generator.exporters.pdf.objects import text_string
from generator.exporters.pdf.shapes import number
from generator.frozen import fresh, frozen, record, unique

REFERENCE, MARK = b"%8d 0 R", b"%5d"
"""Objects of a file and marks of a page are never more than these hold: other readers stop at 8,388,607 objects."""

NUMBER = b"BT %b ET"
# A number is drawn by itself, so that what follows is drawn alike under every number.
_AGAIN = b"\nQ\n%b"

DESCRIBED = ("Figure", "Formula")
"""Elements that say in words what they show."""

PARENT = -1
"""The owner of what stands in no element of the stamp itself."""


@frozen
class Mark:
    """A heading for the outline, `y` pt below the stamp's top."""

    level: int
    title: str
    y: float


@frozen
class Place:
    """A link: its rectangle from the stamp's top left, y down, and the element it belongs to."""

    x: float
    y: float
    target: Target
    element: int


@dataclass(frozen=True, slots=True)
class Shape:
    """The structure of a stamp, which many stamps share.

    `tree` holds the dictionaries of `elements` structure elements, `offsets` where each begins; `picked` says which
    values fill its slots, by their place in (parent, page, *elements, *marks, *heading levels, *annotations). `owners`
    are those of the element of each mark. `roots` are the kids that its parent gets: (True, element) or (False, mark).
    `headings` are levels that elements ask for.
    """

    marks: int
    elements: int
    tree: bytes
    offsets: tuple[int, ...]
    picked: tuple[int, ...]
    owners: tuple[int, ...]
    roots: tuple[tuple[bool, int], ...]
    headings: tuple[int, ...]
    fill: Callable[[list[int]], Any] = field(compare=False)
    """From the values to those of the tree's slots."""
    own: Callable[[list[int]], Any] = field(compare=False)
    """From the values to the element of each mark."""


@unique
class Stamp:
    """`pictures` are those that it shows, with how many pt wide they are, rounded up.

    `ops` has a slot for each mark of its shape. Behind the first mark a `numbered` one has slots for the text
    operators of a number and for what moves to its corner again. Without tags `ops` is no template, and a number is
    drawn before it."""

    ops: bytes
    numbered: bool
    shape: Shape
    outline: tuple[Mark, ...]
    places: tuple[Place, ...]
    glyphs: Glyphs
    pictures: frozenset[tuple[str, int]]


_shapes: dict[Shape, Shape] = {}
_rows: dict[tuple[tuple[int, ...], ...], Shape] = {}
_MOST_SHAPES = 20_000


def _shared(shape: Shape) -> Shape:
    if len(_shapes) > _MOST_SHAPES:
        _shapes.clear()
        _rows.clear()
    return _shapes.setdefault(shape, shape)


def stamp_of(box: Box, pictures: Mapping[str, bytes], tagged: bool, rtl: bool = False) -> Stamp:
    """`pictures` gives the resource name of each picture; `rtl` mirrors what is no text."""
    return _Stamping(pictures, tagged, rtl).run(box)


def left_of(kid: Box | Leaf, dx: float, width: float) -> float:
    """Where a kid at `dx` from the left of a box `width` wide stands in its mirror image."""
    return width - dx - (kid.width if isinstance(kid, Box | Picture) else 0.0)


@record
class _Element:
    role: str
    parent: int
    entries: bytes
    kids: list[tuple[str, int]] = fresh(factory=list)


class _Stamping:
    def __init__(self, pictures: Mapping[str, bytes], tagged: bool, rtl: bool) -> None:
        self._names, self._tagged, self._rtl = pictures, tagged, rtl
        self._ops: list[bytes] = []
        self._numbered = False
        self._elements: list[_Element] = []
        self._owners: list[int] = []
        self._roots: list[tuple[bool, int]] = []
        self._headings: list[int] = []
        self._outline: list[Mark] = []
        self._places: list[Place] = []
        self._glyphs: set[tuple[str, int, str]] = set()
        self._pictures: set[tuple[str, int]] = set()

    def run(self, box: Box) -> Stamp:
        self._box(0.0, 0.0, box, PARENT, self._rtl)
        pieces: list[bytes] = []
        offsets: list[int] = []
        picked: list[int] = []
        at = 0
        for index, element in enumerate(self._elements):
            piece, values = self._written(index, element)
            offsets.append(at)
            pieces.append(piece)
            picked += values
            at += len(piece % ((0,) * len(values))) + 1
        shape = Shape(
            marks=len(self._owners),
            elements=len(self._elements),
            tree=b"\n".join(pieces),
            offsets=tuple(offsets),
            picked=tuple(picked),
            owners=(owners := tuple(0 if owner == PARENT else 2 + owner for owner in self._owners)),
            roots=tuple(self._roots),
            headings=tuple(self._headings),
            fill=_picker(picked),
            own=_picker(owners),
        )
        return Stamp(
            ops=self._joined(),
            numbered=self._numbered,
            shape=_shared(shape),
            outline=tuple(self._outline),
            places=tuple(self._places),
            glyphs=frozenset(self._glyphs),
            pictures=frozenset(self._pictures),
        )

    def _joined(self) -> bytes:
        if not self._numbered or not self._tagged:
            return b"\n".join(self._ops)
        first, *rest = self._ops
        return first + _AGAIN + b"\n".join(rest)

    def _box(self, x: float, y: float, box: Box, owner: int, mirrored: bool) -> None:
        if box.role and self._tagged:
            entries = box.attributes.replace(b"%", b"%%")
            if box.role in DESCRIBED:
                entries += b"/Alt" + text_string(box.alt).replace(b"%", b"%%")
            self._elements.append(_Element(box.role, owner, entries))
            index = len(self._elements) - 1
            self._join(owner, "element", index)
            owner = index
            if is_heading(box.role):
                self._headings.append(int(box.role[1:]))
        if box.title:
            self._outline.append(Mark(int(box.role[1:]), box.title, y))
        if box.frame:
            left = box.width - box.frame_x if mirrored else box.frame_x
            self._art(x + left, y, box.frame(box.height), mirrored)
        mirrored = mirrored and not box.text
        for dx, dy, kid in box.kids:
            left = x + (left_of(kid, dx, box.width) if mirrored else dx)
            if isinstance(kid, Box):
                self._box(left, y + dy, kid, owner, mirrored)
            else:
                self._leaf(left, y + dy, kid, owner, mirrored)

    def _join(self, owner: int, kind: str, index: int) -> None:
        if owner != PARENT:
            self._elements[owner].kids.append((kind, index))
        elif kind != "link":
            self._roots.append((kind == "element", index))

    def _leaf(self, x: float, y: float, leaf: Leaf, owner: int, mirrored: bool) -> None:
        match leaf:
            case Ink(ops, glyphs):
                self._glyphs |= glyphs
                self._marked(b"BT %b %b Td %b ET" % (number(x), number(-y), ops), owner)
            case Sums(ops, glyphs):
                self._glyphs |= glyphs
                self._marked(b"q 1 0 0 1 %b %b cm %b Q" % (number(x), number(-y), ops), owner)
            case Art(ops, content=True):
                self._marked(_moved(x, y, ops, mirrored), owner)
            case Art(ops):
                self._art(x, y, ops, mirrored)
            case Picture(asset, width, height):
                self._pictures.add((asset, ceil(width)))
                size = number(width), number(height), number(x), number(-y - height)
                drawn = b"q %b 0 0 %b %b %b cm /%b Do Q" % (*size, self._names[asset])
                if self._tagged and leaf.decorative:
                    self._ops.append(b"/Artifact BMC " + drawn.replace(b"%", b"%%") + b" EMC")
                else:
                    self._marked(drawn, owner)
            case NumberSlot():
                self._numbered = True
                self._number(owner)
            case Target():
                self._join(owner, "link", len(self._places))
                self._places.append(Place(x, y, leaf, owner))
            case _:
                assert_never(leaf)

    def _number(self, owner: int) -> None:
        assert not self._ops  # its slots are the first
        if not self._tagged:
            return
        self._ops.append(b"/Lbl<</MCID %d>>BDC " + NUMBER + b" EMC")
        self._join(owner, "mark", 0)
        self._owners.append(owner)

    def _marked(self, drawn: bytes, owner: int) -> None:
        if not self._tagged:
            self._ops.append(drawn)
            return
        role = self._elements[owner].role if owner != PARENT else "P"
        if is_heading(role):
            role = "H"
        start = b"/%b<</MCID %%d>>BDC " % role.encode("ascii")
        self._ops.append(start + drawn.replace(b"%", b"%%") + b" EMC")
        self._join(owner, "mark", len(self._owners))
        self._owners.append(owner)

    def _art(self, x: float, y: float, ops: bytes, mirrored: bool) -> None:
        moved = _moved(x, y, ops, mirrored)
        self._ops.append(b"/Artifact BMC " + moved.replace(b"%", b"%%") + b" EMC" if self._tagged else moved)

    def _written(self, index: int, element: _Element) -> tuple[bytes, list[int]]:
        """The template of an element's dictionary, and which values fill it."""
        elements, marks = 2, 2 + len(self._elements)
        levels = marks + len(self._owners)
        places = levels + len(self._headings)
        role, values = element.role.encode("ascii"), list[int]()
        if is_heading(element.role):
            before = [other for other in self._elements[:index] if is_heading(other.role)]
            role = b"H%d"
            values.append(levels + len(before))
        values.append(0 if element.parent == PARENT else elements + element.parent)
        has_content = any(kind != "element" for kind, _ in element.kids)
        page = b"/Pg" + REFERENCE if has_content else b""
        if has_content:
            values.append(1)
        kids: list[bytes] = []
        for kind, which in element.kids:
            match kind:
                case "element":
                    kids.append(REFERENCE)
                    values.append(elements + which)
                case "mark":
                    kids.append(MARK)
                    values.append(marks + which)
                case _:
                    kids.append(b"<</Type/OBJR/Obj" + REFERENCE + b">>")
                    values.append(places + which)
        start = b"<</S/" + role + b"/P" + REFERENCE + page + element.entries
        return start + b"/K[" + b" ".join(kids) + b"]>>", values


def _moved(x: float, y: float, ops: bytes, mirrored: bool) -> bytes:
    """Shapes from a corner on, to the right of it or, mirrored, to the left."""
    return b"q %b 0 0 1 %b %b cm %b Q" % (b"-1" if mirrored else b"1", number(x), number(-y), ops)


def table_rows(rows: Sequence[Sequence[Stamp]], art: Sequence[Stamp], glyphs: Glyphs) -> Stamp:
    """Rows of a table whose cells are stamps already: ready operators, joined. `art` is drawn first; `glyphs` are those
    of all cells."""
    ops = b"\n".join([stamp.ops for stamps in (art, *rows) for stamp in stamps if stamp.ops])
    key = tuple([tuple([id(stamp.shape) for stamp in row]) for row in rows])
    shape = _rows.get(key)
    if shape is None:
        shape = _rows[key] = _shared(_row_shape([[stamp.shape for stamp in row] for row in rows]))
    return Stamp(ops, False, shape, (), (), glyphs, frozenset())


def _row_shape(rows: Sequence[Sequence[Shape]]) -> Shape:
    """Each row an element around those of its cells, which have no headings and no links."""
    if not any(shape.elements for row in rows for shape in row):
        return Shape(0, 0, b"", (), (), (), (), (), _picker(()), _picker(()))
    count = len(rows) + sum(shape.elements for row in rows for shape in row)
    trees: list[bytes] = []
    offsets: list[int] = []
    picked: list[int] = []
    owners: list[int] = []
    roots: list[tuple[bool, int]] = []
    at = element = mark = 0
    for row in rows:
        around = element
        roots.append((True, around))
        element += 1
        first = element
        kids = []
        for shape in row:
            kids += [first + index for _, index in shape.roots]
            first += shape.elements
        body = b"<</S/TR/P" + REFERENCE + b"/K[" + b" ".join([REFERENCE] * len(kids)) + b"]>>"
        offsets.append(at)
        trees.append(body)
        picked += [0, *(2 + kid for kid in kids)]
        at += len(body % ((0,) * (1 + len(kids)))) + 1
        for shape in row:
            trees.append(shape.tree)
            offsets += [at + offset for offset in shape.offsets]
            at += len(shape.tree % ((0,) * len(shape.picked))) + 1
            for value in shape.picked:
                if value == 0:
                    picked.append(2 + around)
                elif value == 1:
                    picked.append(1)
                elif value < 2 + shape.elements:
                    picked.append(value + element)
                else:
                    picked.append(value - shape.elements + count + mark)
            owners += [owner + element for owner in shape.owners]
            element += shape.elements
            mark += shape.marks
    return Shape(
        mark,
        count,
        b"\n".join(trees),
        tuple(offsets),
        tuple(picked),
        tuple(owners),
        tuple(roots),
        (),
        _picker(picked),
        _picker(owners),
    )


def is_heading(role: str) -> bool:
    return len(role) == 2 and role[0] == "H" and role[1].isdigit()


def _picker(picked: Sequence[int]) -> Callable[[list[int]], Any]:
    """From a list of values to the tuple that fills the slots."""
    if not picked:
        return lambda values: ()
    if len(picked) == 1:
        only = picked[0]
        return lambda values: (values[only],)
    return itemgetter(*picked)
