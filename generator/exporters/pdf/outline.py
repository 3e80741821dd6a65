"""Bookmarks: the headings of a document as a tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.exporters.pdf.objects import PdfObjects, text_string
from generator.exporters.pdf.shapes import number


@dataclass
class _Mark:
    level: int
    title: str = ""
    target: bytes = b""
    number: int = 0
    kids: list[_Mark] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(1 + kid.count for kid in self.kids)


class Outline:
    def __init__(self, objects: PdfObjects) -> None:
        self._objects = objects
        self._path = [_Mark(0)]

    def add(self, level: int, title: str, page: int, top: float) -> None:
        """A heading that begins `top` pt above the foot of a page object."""
        target = b"[%d 0 R/XYZ 0 %b null]" % (page, number(top))
        while self._path[-1].level >= level:
            self._path.pop()
        mark = _Mark(level, title, target)
        self._path[-1].kids.append(mark)
        self._path.append(mark)

    def write(self) -> bytes:
        """Entries of the catalogue; none without headings."""
        root = self._path[0]
        if not root.kids:
            return b""
        root.number = self._objects.reserve()
        self._write_kids(root)
        first, last = root.kids[0].number, root.kids[-1].number
        body = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, root.count)
        self._objects.pack(root.number, body)
        return b"/Outlines %d 0 R" % root.number

    def _write_kids(self, parent: _Mark) -> None:
        for kid in parent.kids:
            kid.number = self._objects.reserve()
        for index, kid in enumerate(parent.kids):
            entries = b""
            if index:
                entries += b"/Prev %d 0 R" % parent.kids[index - 1].number
            if index + 1 < len(parent.kids):
                entries += b"/Next %d 0 R" % parent.kids[index + 1].number
            self._write_kids(kid)
            if kid.kids:
                ends = kid.kids[0].number, kid.kids[-1].number, kid.count
                entries += b"/First %d 0 R/Last %d 0 R/Count %d" % ends
            title = text_string(kid.title)
            body = b"<</Title%b/Parent %d 0 R/Dest%b%b>>" % (title, parent.number, kid.target, entries)
            self._objects.pack(kid.number, body)
