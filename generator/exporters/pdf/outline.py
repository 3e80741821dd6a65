"""Bookmarks: the headings of a document as a tree, or the papers of a file as a list."""

from __future__ import annotations

from generator.exporters.pdf.objects import Objects, text_string
from generator.exporters.pdf.shapes import number
from generator.frozen import fresh, record


@record
class _Mark:
    level: int
    title: str = ""
    page: int = 0
    top: float = 0.0
    number: int = 0
    kids: list[_Mark] = fresh(factory=list)

    @property
    def count(self) -> int:
        return sum(1 + kid.count for kid in self.kids)


class Outline:
    def __init__(self) -> None:
        self._path = [_Mark(0)]

    def add(self, level: int, title: str, page: int, top: float) -> None:
        """A heading that begins `top` pt above the foot of a page object."""
        while self._path[-1].level >= level:
            self._path.pop()
        mark = _Mark(level, title, page, top)
        self._path[-1].kids.append(mark)
        self._path.append(mark)

    def write(self, objects: Objects) -> bytes:
        """Entries of the catalogue; none without headings."""
        root = self._path[0]
        if not root.kids:
            return b""
        root.number = objects.reserve()
        _write_kids(objects, root)
        first, last = root.kids[0].number, root.kids[-1].number
        body = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, root.count)
        objects.pack(root.number, body)
        return b"/Outlines %d 0 R" % root.number


def _write_kids(objects: Objects, parent: _Mark) -> None:
    for kid in parent.kids:
        kid.number = objects.reserve()
    for index, kid in enumerate(parent.kids):
        entries = b""
        if index:
            entries += b"/Prev %d 0 R" % parent.kids[index - 1].number
        if index + 1 < len(parent.kids):
            entries += b"/Next %d 0 R" % parent.kids[index + 1].number
        _write_kids(objects, kid)
        if kid.kids:
            ends = kid.kids[0].number, kid.kids[-1].number, kid.count
            entries += b"/First %d 0 R/Last %d 0 R/Count %d" % ends
        title = text_string(kid.title)
        target = b"[%d 0 R/XYZ 0 %b null]" % (kid.page, number(kid.top))
        objects.pack(kid.number, b"<</Title%b/Parent %d 0 R/Dest%b%b>>" % (title, parent.number, target, entries))
