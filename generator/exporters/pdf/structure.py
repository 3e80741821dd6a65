"""The structure tree, written while pages go by: an element is written when it closes, nothing is kept of it then."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.exporters.pdf.box import Box
from generator.exporters.pdf.objects import PdfObjects, text_string


@dataclass
class Element:
    number: int
    role: bytes
    parent: int
    entries: bytes
    kids: list[bytes] = field(default_factory=list)


class StructureTree:
    """Elements open and close like brackets; content joins the innermost. `key` numbers pages and links."""

    def __init__(self, objects: PdfObjects) -> None:
        self._objects = objects
        self.root = objects.reserve()
        self._parents: list[tuple[int, int]] = []
        self._heading = 0
        self._next_key = 0
        self._open = [Element(objects.reserve(), b"Document", self.root, b"")]

    @property
    def innermost(self) -> Element:
        return self._open[-1]

    def new_key(self) -> int:
        self._next_key += 1
        return self._next_key - 1

    def open(self, box: Box) -> None:
        parent = self.innermost
        number = self._objects.reserve()
        parent.kids.append(b"%d 0 R" % number)
        alt = b"/Alt" + text_string(box.alt) if box.role == "Figure" else b""
        self._open.append(Element(number, self._role(box.role), parent.number, box.attributes + alt))

    def _role(self, role: str) -> bytes:
        """Headings go down one level at a time, whatever the document says."""
        if len(role) == 2 and role[0] == "H" and role[1].isdigit():
            self._heading = min(int(role[1]), self._heading + 1)
            return b"H%d" % self._heading
        return role.encode("ascii")

    def close(self) -> None:
        element = self._open.pop()
        self._objects.pack(
            element.number,
            b"<</S/%b/P %d 0 R%b/K[%b]>>" % (element.role, element.parent, element.entries, b" ".join(element.kids)),
        )

    def mark(self, page: int, content: int) -> int:
        """Marked content `content` of a page object joins the innermost element, whose number is returned."""
        self.innermost.kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page, content))
        return self.innermost.number

    def annotate(self, page: int, annotation: int, key: int) -> None:
        self.innermost.kids.append(b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (page, annotation))
        self._parents.append((key, self.innermost.number))

    def end_page(self, key: int, owners: list[int]) -> None:
        number = self._objects.reserve()
        self._objects.pack(number, b"[%b]" % b" ".join(b"%d 0 R" % owner for owner in owners))
        self._parents.append((key, number))

    def finish(self) -> int:
        """Closes all that is open and returns the tree's object number."""
        document = self._open[0].number
        while self._open:
            self.close()
        tree = self._objects.reserve()
        rows = b" ".join(b"%d %d 0 R" % row for row in sorted(self._parents))
        self._objects.pack(tree, b"<</Nums[%b]>>" % rows)
        self._objects.pack(
            self.root,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (document, tree, self._next_key),
        )
        return self.root
