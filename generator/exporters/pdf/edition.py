"""A document of which every version is laid out: what no version changes is set once, the rest is put in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.document import blocks as document
from generator.document.blocks import Blocks, Columns, Document, Keep, Placed, PlacedGroup, Running
from generator.document.filling import PAGE_SLOTS, fill, slot_names
from generator.document.transforms import inlines_of
from generator.exporters.pdf.box import Box, Glyphs, Ink, Sums
from generator.exporters.pdf.desk import Desk, Sheets, furnished, is_banded, names_pages, paged, set_well
from generator.exporters.pdf.flow import Flow, Skeleton, filled, flow_of, has_skeleton, skeleton_of
from generator.exporters.pdf.page import Page
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace
from generator.plan import VersionPlan, placing


def pages_of(desk: Desk, paper: Document) -> list[Page]:
    """A document in which nothing is left open."""
    return _pages(desk, paper.blocks, list(_running(paper.blocks)), {})


def _pages(desk: Desk, blocks: Blocks, running: Sequence[Running], slots: Mapping[str, str]) -> list[Page]:
    """`slots` are those of the running blocks."""
    area = desk.area(is_banded(blocks))
    numbers = {placed.item.id: placed.number for placed in _placed(blocks)}
    naming = names_pages(blocks)

    def lay_out(tight: bool) -> Sheets:
        setter = desk.setter(numbers.values(), is_banded(blocks), tight)
        labels = desk.labels(setter, numbers.items())
        return paged(setter, lambda: flow_of(setter, blocks), area, labels, naming)

    return furnished(desk, set_well(lay_out, area.height), running, slots)


class Edition:
    """A composed document, its questions in no order and its slots open.

    What it lays out is the same as `pages_of` of the arranged document.
    """

    def __init__(self, desk: Desk, composed: Document) -> None:
        self._desk, self.composed = desk, composed
        self._banded = is_banded(composed.blocks)
        self._area = desk.area(self._banded)
        self._fast = has_skeleton(composed.blocks) and not names_pages(composed.blocks)
        self._lasting = frozenset(map(id, _parts(composed.blocks)))
        self._running = list(_running(composed.blocks))
        self._skeletons: dict[int, tuple[Typesetter, Skeleton]] = {}

    def pages(self, version: VersionPlan, slots: Mapping[str, str]) -> list[Page]:
        """`slots` are a paper's values, all but `page` and `pages`."""
        composed = self.composed
        if not self._fast:
            blocks = fill(composed.blocks, slots, placing(version))
            return _pages(self._desk, blocks, self._running, slots)
        numbers = [(planned.id, planned.number) for planned in version.items]
        used: list[Typesetter] = []

        def lay_out(tight: bool) -> Sheets:
            setter = self._desk.setter((number for _, number in numbers), self._banded, tight)
            used.append(setter)

            def flow() -> Flow:
                return list(filled(setter, self._skeleton(setter), version.items, slots))

            return paged(setter, flow, self._area, self._desk.labels(setter, numbers), names_pages=False)

        sheets = set_well(lay_out, self._area.height)
        pages = furnished(self._desk, sheets, self._running, slots)
        for setter in used:
            setter.forget()
        return pages

    def glyphs_of_codes(self, letters: str) -> Glyphs:
        """What draws these letters wherever a paper shows the code of its version."""
        setter = self._desk.setter((), self._banded, tight=False)
        types = setter.paper.type
        styles = (types.mark, types.running, replace(types.running, face=types.running.strong))
        return frozenset(glyph for style in styles for char in letters for glyph in _glyphs(setter.label(char, style)))

    def _skeleton(self, setter: Typesetter) -> Skeleton:
        if id(setter) not in self._skeletons:
            setter.lasting = self._lasting
            self._skeletons[id(setter)] = setter, skeleton_of(setter, self.composed.blocks)
        return self._skeletons[id(setter)][1]


def _glyphs(box: Box) -> Iterator[tuple[str, int, str]]:
    for _, _, kid in box.kids:
        match kid:
            case Box():
                yield from _glyphs(kid)
            case Ink(glyphs=glyphs) | Sums(glyphs=glyphs):
                yield from glyphs
            case _:
                pass


def _parts(blocks: Blocks) -> Iterator[object]:
    """The texts of a document that have no open slots, and the blocks of its boxes: what is kept of it by identity."""
    yield from (kids for kids in inlines_of(blocks) if PAGE_SLOTS.issuperset(slot_names(kids)))
    yield from (inner for block in blocks if isinstance(block, document.Box) for inner in block.blocks)


def _running(blocks: Blocks) -> Iterator[Running]:
    return (block for block in blocks if isinstance(block, Running))


def _placed(blocks: Iterable[document.Block]) -> Iterator[Placed]:
    for block in blocks:
        match block:
            case Placed():
                yield block
            case PlacedGroup(items=items):
                yield from items
            case Columns(blocks=inner) | Keep(blocks=inner) | document.Box(blocks=inner):
                yield from _placed(inner)
            case _:
                pass
