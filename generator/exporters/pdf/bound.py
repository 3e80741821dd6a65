"""What a section of a file holds: finished objects, and where its papers stand among them."""

from __future__ import annotations

from generator.exporters.pdf.box import Glyphs
from generator.exporters.pdf.forms import Form
from generator.exporters.pdf.objects import Segment
from generator.frozen import frozen


@frozen
class FileNumbers:
    """Objects that a file has once: its structure root, its document element, its page tree, its resources."""

    structure: int = 1
    document: int = 2
    pages: int = 3
    resources: int = 4
    first: int = 5


@frozen
class Bookmark:
    """A heading `top` pt above the foot of a page object."""

    level: int
    title: str
    page: int
    top: float


@frozen
class BoundPaper:
    """Where a paper of a section stands in its file: its node of the page tree, how many pages it has, and how many
    empty ones follow them up to the end of its sheet; its element
    and its leaf of the parent tree with the lowest and the highest key (0 without tags)."""

    node: int
    pages: int
    blanks: int
    element: int
    leaf: tuple[int, int, int]
    bookmarks: tuple[Bookmark, ...]


@frozen
class Section:
    """`size` is one above the highest object number in use. `pictures` are drawn so many pt wide."""

    segment: Segment
    papers: tuple[BoundPaper, ...]
    glyphs: Glyphs
    pictures: frozenset[tuple[str, int]]
    forms: tuple[Form, ...]
    size: int
