"""Pages as the boxes they are put together from: the same box draws with the same bytes wherever it stands.

A page of another form has no pieces and is read as a whole.
"""

from __future__ import annotations

import re

_LEAD, _PLACED = b"q 1 0 0 1 ", b" cm\n"
_SKIPPED = len(_LEAD)
_MARKS = (b"/Artifact<</Type/Pagination>>BDC\n", b"/Artifact BMC\n")
_MARK_ENDS = b"EMC\n"
# The number of a mark on its page is all that differs between two places of one box.
_MARK = re.compile(rb"<</MCID \d{1,6}>>BDC ")
_SAME_MARK = b"<</MCID 0>>BDC "


Laid = tuple[bytes, float, float, bool]
"""A box on a page: what it draws from its top left corner, where that is in pt from the page's lower left, and whether
the page calls it furniture."""


def parts_of(content: bytes) -> list[bytes]:
    """All that a page draws, in order: a part for each box, and what comes behind the last."""
    if b"/MCID " in content:
        content = _MARK.sub(_SAME_MARK, content)
    return (content + b"\n").split(b"\nQ\n")


def is_behind_mark(part: bytes) -> bool:
    """Whether the box before it must be furniture."""
    return part.startswith(_MARK_ENDS)


def is_end(rest: bytes, marked: bool) -> bool:
    """Whether a page may end so behind a box that is furniture or is none."""
    return rest == (_MARK_ENDS if marked else b"")


def box_of(part: bytes) -> Laid | None:
    """The box of a part; None for a part that is no box alone."""
    marked = False
    if not part.startswith(_LEAD):
        part = part.removeprefix(_MARK_ENDS)
        for mark in _MARKS:
            if part.startswith(mark):
                part, marked = part[len(mark) :], True
                break
        if not part.startswith(_LEAD):
            return None
    head, _, body = part.partition(_PLACED)
    try:
        x, y = head[_SKIPPED:].split(b" ")
        return body, float(x), float(y), marked
    except ValueError:
        return None


def pieces_of(content: bytes) -> list[Laid] | None:
    """The boxes of a page, in order; None for a page that is not made of boxes alone."""
    *parts, rest = parts_of(content)
    laid: list[Laid] = []
    marked = False
    for part in parts:
        box = box_of(part)
        if box is None or is_behind_mark(part) is not marked:
            return None
        laid.append(box)
        marked = box[3]
    return laid if is_end(rest, marked) else None
