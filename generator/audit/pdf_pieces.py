"""Pages as the boxes they are put together from: the same box draws with the same bytes wherever it stands.

A page of another form has no pieces and is read as a whole.
"""

from __future__ import annotations

import re

_LEAD, _PLACED = b"q 1 0 0 1 ", b" cm\n"
_SKIPPED = len(_LEAD)
_MARKS = (b"/Artifact<</Type/Pagination>>BDC\n", b"/Artifact BMC\n")
# The number of a mark on its page is all that differs between two places of one box.
_MARK = re.compile(rb"<</MCID \d{1,6}>>BDC ")
_SAME_MARK = b"<</MCID 0>>BDC "


Laid = tuple[bytes, float, float, bool]
"""A box on a page: what it draws from its top left corner, where that is in pt from the page's lower left, and whether
the page calls it furniture."""


def pieces_of(content: bytes) -> list[Laid] | None:
    """All that a page draws, in order; None for a page that is not made of boxes alone."""
    if b"/MCID " in content:
        content = _MARK.sub(_SAME_MARK, content)
    *parts, rest = (content + b"\n").split(b"\nQ\n")
    laid: list[Laid] = []
    marked = False
    try:
        for part in parts:
            if marked or not part.startswith(_LEAD):
                part, marked = _unmarked(part, marked)
            head, _, body = part.partition(_PLACED)
            x, y = head[_SKIPPED:].split(b" ")
            laid.append((body, float(x), float(y), marked))
    except ValueError:
        return None
    return laid if rest == (b"EMC\n" if marked else b"") else None


def _unmarked(part: bytes, marked: bool) -> tuple[bytes, bool]:
    """Without the end of the mark around the box before, and without the mark around its own; whether it has one.

    Raises ValueError.
    """
    if marked:
        if not part.startswith(b"EMC\n"):
            raise ValueError
        part = part[4:]
    for mark in _MARKS:
        if part.startswith(mark):
            part = part[len(mark) :]
            if not part.startswith(_LEAD):
                raise ValueError
            return part, True
    if not part.startswith(_LEAD):
        raise ValueError
    return part, False
