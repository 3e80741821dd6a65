"""Papers as a segment of a file: one compressed content stream a page, structure elements in object streams.

A section knows the few numbers of its file that pages point at, and nothing else of it, so that several processes can
make the sections of one file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.errors import LembarError
from generator.exporters.pdf.bound import BoundPaper, FileNumbers, Section
from generator.exporters.pdf.box import Box, Ink, NumberSlot
from generator.exporters.pdf.forms import Form, Forms
from generator.exporters.pdf.impose import Imposition
from generator.exporters.pdf.objects import Objects, Segment
from generator.exporters.pdf.page import Page
from generator.exporters.pdf.paper_writing import PaperWriting
from generator.exporters.pdf.shapes import number
from generator.exporters.pdf.stamp import Stamp, stamp_of

_ENOUGH = 400
"""Objects for an object stream of a long document, which is written page by page."""
_MUCH = 1 << 20
"""Bytes that are written before a long document goes on."""


class SectionWriter:
    """`pictures` gives the resource name of each picture; `whole` says that the one paper is the file's document.

    With `forms`, which goes without tags, boxes that come often are drawn by their names. `spill` takes what is
    finished of a long paper before it ends.
    """

    def __init__(
        self,
        file: FileNumbers,
        first: int,
        pictures: Mapping[str, bytes],
        *,
        tagged: bool,
        whole: bool,
        forms: Forms | None = None,
        spill: Callable[[Segment], None] | None = None,
        rtl: bool = False,
    ) -> None:
        assert forms is None or not tagged
        self.file, self.tagged, self.whole, self.rtl = file, tagged, whole, rtl
        self._forms, self._spill = forms, spill
        self._named: dict[Stamp, Form] = {}
        self.objects = Objects(first)
        self.pictures = dict(pictures)
        self._papers: list[BoundPaper] = []
        self._glyphs: set[tuple[str, int, str]] = set()
        self._drawn: set[tuple[str, int]] = set()
        self.seen: set[Stamp] = set()
        self._numbers: dict[tuple[int, float, float], tuple[Box, bytes]] = {}

    def add(
        self, pages: Sequence[Page], title: str = "", imposed: Imposition | None = None, *, whole_sheets: bool = False
    ) -> None:
        """A whole paper; `title` is its bookmark, else its headings are. `whole_sheets` adds an empty page to an odd
        number of pages. Imposed papers have no tags, and end with their sheets."""
        assert imposed is None or not self.tagged
        blanks = len(pages) % 2 if whole_sheets and imposed is None else 0
        every = [*pages, *[Page(pages[0].width, pages[0].height, ())] * blanks]
        self._papers.append(PaperWriting(self, title).run(every, imposed, blanks))

    def page_done(self) -> None:
        self.objects.flush(_ENOUGH)
        if self._spill and self.objects.size > _MUCH:
            self._spill(self.objects.taken())

    def stamp(self, box: Box) -> Stamp:
        if box.rows:
            stamp = box.rows(self._stamped)
            self._glyphs |= stamp.glyphs
            return stamp
        return self._noted(self._stamped(box))

    def _stamped(self, box: Box) -> Stamp:
        stamp = box.stamp
        if stamp is None:
            stamp = box.stamp = stamp_of(box, self.pictures, self.tagged, self.rtl)
        return stamp

    def number(self, label: Box | None, box: Box) -> bytes:
        """The text operators of a number in the slot of an item's box."""
        if label is None:
            raise LembarError("a question reached paper without its number")
        right, baseline = _slot(box)
        right = box.width - right + label.width if self.rtl else right
        key = id(label), right, baseline
        found = self._numbers.get(key)
        if found is None:
            ((x, _, ink),) = label.kids
            assert isinstance(ink, Ink)
            self._glyphs |= ink.glyphs
            place = number(right - label.width + x), number(-baseline)
            found = self._numbers[key] = label, b"%b %b Td %b" % (*place, ink.ops)
        return found[1]

    def drawn(self, box: Box, stamp: Stamp) -> bytes:
        """The operators of a box without tags."""
        if self._forms is None or not box.often:
            return stamp.ops
        form = self._named.get(stamp)
        if form is None:
            form = self._named[stamp] = self._forms.of(box, stamp)
        return form.drawn

    def artwork(self, box: Box) -> Stamp:
        """The box as a part of no reading order."""
        stamp = box.artwork
        if stamp is None:
            stamp = box.artwork = stamp_of(box, self.pictures, tagged=False, rtl=self.rtl)
        return self._noted(stamp)

    def _noted(self, stamp: Stamp) -> Stamp:
        if stamp not in self.seen:
            self.seen.add(stamp)
            self._glyphs |= stamp.glyphs
            self._drawn |= stamp.pictures
        return stamp

    def done(self) -> Section:
        segment = self.objects.done()
        return Section(
            segment,
            tuple(self._papers),
            frozenset(self._glyphs),
            frozenset(self._drawn),
            tuple({form.name: form for form in self._named.values()}.values()),
            self.objects.next_number,
        )


def _slot(box: Box) -> tuple[float, float]:
    """Where a number goes in the box of an item: it stands in the first of its parts."""
    ((_, _, label), *_) = box.kids
    assert isinstance(label, Box)
    ((right, baseline, slot),) = label.kids
    assert isinstance(slot, NumberSlot)
    return right, baseline
