"""One paper of a section: its pages as content streams, its groups and boxes as structure elements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.exporters.pdf.bound import Bookmark, BoundPaper
from generator.exporters.pdf.box import Box
from generator.exporters.pdf.impose import Imposition
from generator.exporters.pdf.objects import text_string
from generator.exporters.pdf.page import Page, Placement
from generator.exporters.pdf.shapes import number
from generator.exporters.pdf.stamp import DESCRIBED, NUMBER, PARENT, Stamp, is_heading, left_of
from generator.frozen import fresh, record

if TYPE_CHECKING:
    from generator.exporters.pdf.section import SectionWriter


@record
class _Open:
    """A structure element that is not closed yet."""

    number: int
    role: bytes
    parent: int
    entries: bytes
    box: Box | None
    kids: list[bytes] = fresh(factory=list)


class PaperWriting:
    def __init__(self, section: SectionWriter, title: str) -> None:
        self._section, self._title = section, title
        self._objects, self._tagged = section.objects, section.tagged
        self._heading = 0
        self._shells: list[Box] = []
        self._bookmarks: list[Bookmark] = []
        self._parents: list[tuple[int, int]] = []
        self._node = self._objects.reserve()
        self._open: list[_Open] = []

    def run(self, pages: Sequence[Page], imposed: Imposition | None, blanks: int) -> BoundPaper:
        section, objects = self._section, self._objects
        element = 0
        if self._tagged:
            element = section.file.document if section.whole else objects.reserve()
            parent = section.file.structure if section.whole else section.file.document
            title = b"/T" + text_string(self._title) if self._title else b""
            self._open.append(_Open(element, b"Document" if section.whole else b"Part", parent, title, None))
        numbers = self._imposed(pages, imposed) if imposed else [self._page(page) for page in pages]
        while self._open:
            self._close()
        kids = b" ".join(b"%d 0 R" % page for page in numbers)
        objects.pack(
            self._node,
            b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%b]>>" % (section.file.pages, len(numbers), kids),
        )
        leaf = self._leaf() if self._tagged else (0, 0, 0)
        objects.flush()
        if self._title:
            self._bookmarks = [Bookmark(1, self._title, numbers[0], pages[0].height)]
        return BoundPaper(self._node, len(numbers) - blanks, blanks, element, leaf, tuple(self._bookmarks))

    def _leaf(self) -> tuple[int, int, int]:
        rows = sorted(self._parents)
        leaf = self._objects.reserve()
        pairs = b" ".join(b"%d %d 0 R" % row for row in rows)
        low, high = rows[0][0], rows[-1][0]
        self._objects.pack(leaf, b"<</Limits[%d %d]/Nums[%b]>>" % (low, high, pairs))
        return low, high, leaf

    # ---- pages

    def _page(self, page: Page) -> int:
        objects, section = self._objects, self._section
        number_of_page = objects.reserve()
        drawing = _Drawing(self, page, number_of_page)
        self._draw(drawing, page)
        content = objects.reserve()
        objects.stream(content, b"\n".join(drawing.out))
        tags = b""
        if self._tagged:
            owners = objects.reserve()
            objects.pack(owners, b"[" + b"%d 0 R " * len(drawing.owners) % tuple(drawing.owners) + b"]")
            self._parents.append((number_of_page, owners))
            tags = b"/Tabs/S/StructParents %d" % number_of_page
        notes = b""
        if drawing.annotations:
            notes = b"/Annots[%b]" % b" ".join(b"%d 0 R" % link for link in drawing.annotations)
        objects.pack(
            number_of_page,
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %b %b]/Resources %d 0 R/Contents %d 0 R%b%b>>"
            % (
                self._node,
                number(page.width),
                number(page.height),
                section.file.resources,
                content,
                tags,
                notes,
            ),
        )
        section.page_done()
        return number_of_page

    def _imposed(self, pages: Sequence[Page], imposed: Imposition) -> list[int]:
        """Sides of sheets. The content of each page is the same stream that it has by itself."""
        objects = self._objects
        contents = [self._content(page) for page in pages]
        numbers = []
        for side in imposed(len(pages), pages[0].width, pages[0].height):
            pieces = []
            for spot in side.spots:
                before = objects.reserve()
                scale = b"%.4f" % spot.scale
                x = side.width - spot.x - pages[0].width * spot.scale if self._section.rtl else spot.x
                objects.stream(before, b"q %b 0 0 %b %b %b cm" % (scale, scale, number(x), number(spot.y)))
                pieces += [before, contents[spot.page]]
                after = objects.reserve()
                objects.stream(after, b"Q")
                pieces.append(after)
            number_of_side = objects.reserve()
            objects.pack(
                number_of_side,
                b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %b %b]/Resources %d 0 R/Contents[%b]>>"
                % (
                    self._node,
                    number(side.width),
                    number(side.height),
                    self._section.file.resources,
                    b" ".join(b"%d 0 R" % piece for piece in pieces),
                ),
            )
            numbers.append(number_of_side)
        return numbers

    def _content(self, page: Page) -> int:
        drawing = _Drawing(self, page, 0)
        self._draw(drawing, page)
        content = self._objects.reserve()
        self._objects.stream(content, b"\n".join(drawing.out))
        return content

    def _draw(self, drawing: _Drawing, page: Page) -> None:
        for frame in page.frames:
            drawing.artifact(frame, b"/Artifact BMC", always=bool(frame.box.kids))
        for placement in page.body:
            if self._tagged:
                self._enter(placement.shells)
            drawing.place(placement)
        for placement in page.furniture:
            drawing.artifact(placement, b"/Artifact<</Type/Pagination>>BDC")

    # ---- structure

    @property
    def innermost(self) -> _Open:
        return self._open[-1]

    def _enter(self, shells: tuple[Box, ...]) -> None:
        """Closes and opens groups, so that strips of one group share its element over columns and pages."""
        wanted = [shell for shell in shells if shell.role]
        before = self._shells
        if wanted == before:
            return
        same = 0
        while same < min(len(before), len(wanted)) and before[same] is wanted[same]:
            same += 1
        for _ in before[same:]:
            self._close()
        for shell in wanted[same:]:
            self.open(shell)
        self._shells = wanted

    def open(self, box: Box) -> None:
        number_of_element = self._objects.reserve()
        self.innermost.kids.append(b"%d 0 R" % number_of_element)
        entries = box.attributes
        if box.role in DESCRIBED:
            entries += b"/Alt" + text_string(box.alt)
        role = box.role
        if is_heading(role):
            role = f"H{self.level(int(role[1:]))}"
        parent = self.innermost.number
        self._open.append(_Open(number_of_element, role.encode("ascii"), parent, entries, box))

    def _close(self) -> None:
        element = self._open.pop()
        self._objects.pack(
            element.number,
            b"<</S/%b/P %d 0 R%b/K[%b]>>" % (element.role, element.parent, element.entries, b" ".join(element.kids)),
        )

    close = _close

    def level(self, wanted: int) -> int:
        """Headings go down one level at a time, whatever the document says."""
        self._heading = min(wanted, self._heading + 1)
        return self._heading

    def note(self, stamp: Stamp, page: int, top: float) -> None:
        """The headings of a stamp, for the outline."""
        if not self._title:
            self._bookmarks += [Bookmark(mark.level, mark.title, page, top - mark.y) for mark in stamp.outline]

    def owner(self, key: int, element: int) -> None:
        """The element that a link belongs to."""
        self._parents.append((key, element))


class _Drawing:
    """The content of one page under construction."""

    def __init__(self, paper: PaperWriting, page: Page, number_of_page: int) -> None:
        self._paper, self._section = paper, paper._section
        self._objects, self._tagged = paper._objects, paper._tagged
        self._width, self._height, self._number = page.width, page.height, number_of_page
        self.out: list[bytes] = []
        self.owners: list[int] = []
        self.annotations: list[int] = []

    def place(self, placement: Placement) -> None:
        box, x = placement.box, self._left(placement.x, placement.box, self._width)
        if box.parts:
            self._put_parts(x, placement.y, box)
        else:
            self._put(x, placement.y, box, placement.number)

    def _put_parts(self, x: float, y: float, box: Box) -> None:
        for dx, dy, kid in box.kids:
            assert isinstance(kid, Box)  # a box of parts, as an item's is, holds boxes only
            self._put(x + self._left(dx, kid, box.width), y + dy, kid)

    def _left(self, x: float, box: Box, width: float) -> float:
        return left_of(box, x, width) if self._section.rtl else x

    def artifact(self, placement: Placement, mark: bytes, always: bool = False) -> None:
        """A box of furniture: all of it outside the structure, its texts too. `always` says so without tags as well."""
        stamp = self._section.artwork(placement.box)
        x = self._left(placement.x, placement.box, self._width)
        drawn = b"q 1 0 0 1 %.2f %.2f cm\n%b\nQ" % (x, self._height - placement.y, stamp.ops)
        self.out.append(b"%b\n%b\nEMC" % (mark, drawn) if self._tagged or always else drawn)

    def _put(self, x: float, y: float, box: Box, label: Box | None = None) -> None:
        stamp = box.stamp
        if stamp is None or stamp not in self._section.seen:
            stamp = self._section.stamp(box)
        top = self._height - y
        start = b"q 1 0 0 1 %.2f %.2f cm\n" % (x, top)
        if stamp.outline:
            self._paper.note(stamp, self._number, top)
        links = [self._link(x, top, place.x, place.y, stamp, index) for index, place in enumerate(stamp.places)]
        if not self._tagged:
            if stamp.numbered:
                self.out.append(start + NUMBER % self._section.number(label, box) + b"\nQ")
            self.out.append(start + self._section.drawn(box, stamp) + b"\nQ")
            return
        shape = stamp.shape
        mark, count = len(self.owners), shape.elements
        marks = range(mark, mark + shape.marks)
        values = (mark, self._section.number(label, box), start, *marks[1:]) if stamp.numbered else tuple(marks)
        self.out.append(start + stamp.ops % values + b"\nQ")
        parent = self._paper.innermost
        first = self._objects.reserve(count)
        if count:
            levels = [self._paper.level(wanted) for wanted in shape.headings]
            known = [parent.number, self._number, *range(first, first + count), *marks, *levels, *links]
            self._objects.pack_many(first, shape.tree % shape.fill(known), shape.offsets)
            self.owners += shape.own(known)
        else:
            self.owners += [parent.number] * shape.marks
        for is_element, index in shape.roots:
            if is_element:
                parent.kids.append(b"%d 0 R" % (first + index))
            else:
                parent.kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._number, mark + index))
        for link, place in zip(links, stamp.places, strict=True):
            owner = parent.number if place.element == PARENT else first + place.element
            self._paper.owner(link, owner)

    def _link(self, x: float, top: float, dx: float, dy: float, stamp: Stamp, index: int) -> int:
        target = stamp.places[index].target
        annotation = self._objects.reserve()
        left, upper = x + dx, top - dy
        corners = number(left), number(upper - target.height), number(left + target.width), number(upper)
        self._objects.pack(
            annotation,
            b"<</Type/Annot/Subtype/Link/Rect[%b %b %b %b]/Border[0 0 0]/F 4%b/Contents%b/A<</S/URI/URI%b>>>>"
            % (
                *corners,
                b"/StructParent %d" % annotation if self._tagged else b"",
                text_string(target.words),
                _uri(target.url),
            ),
        )
        self.annotations.append(annotation)
        return annotation


def _uri(url: str) -> bytes:
    """Addresses are seven-bit: other letters go percent-encoded."""
    from urllib.parse import quote

    return text_string(quote(url, safe="!#$%&'()*+,/:;=?@[]~-._"))
