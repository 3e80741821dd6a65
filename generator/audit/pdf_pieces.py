"""Pages as the boxes they are put together from: the same box draws with the same bytes wherever it stands.

A page of another form has no pieces and is read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LEAD, _PLACED = b"q 1 0 0 1 ", b" cm\n"
_MARKED = (b"/Artifact<</Type/Pagination>>BDC\n", b"/Artifact BMC\n")
# The number of a mark on its page is all that differs between two places of one box.
_MARK = re.compile(rb"<</MCID \d{1,6}>>BDC ")
_SAME_MARK = b"<</MCID 0>>BDC "


class Laid(NamedTuple):
    """A box on a page: what it draws from its top left corner, and where that is in pt from the page's lower left.

    `artifact` says that the page calls it furniture.
    """

    body: bytes
    x: float
    y: float
    artifact: bool


def pieces_of(content: bytes) -> list[Laid] | None:
    """All that a page draws, in order; None for a page that is not made of boxes alone."""
    if b"/MCID " in content:
        content = _MARK.sub(_SAME_MARK, content)
    try:
        return list(_pieces(content))
    except ValueError:
        return None


def _pieces(content: bytes) -> Iterator[Laid]:
    """Raises ValueError."""
    parts = content.split(b"\nQ\n")
    last = len(parts) - 1
    opened = False
    for place, part in enumerate(parts):
        if opened:
            if part == b"EMC" and place == last:
                return
            if not part.startswith(b"EMC\n"):
                raise ValueError
            part = part[4:]
            opened = False
        for mark in _MARKED:
            if part.startswith(mark):
                part, opened = part[len(mark) :], True
        if place == last:
            if opened or not part.endswith(b"\nQ"):
                raise ValueError
            part = part[:-2]
        end = part.find(_PLACED)
        if not part.startswith(_LEAD) or end < 0:
            raise ValueError
        x, y = part[len(_LEAD) : end].split(b" ")
        yield Laid(part[end + len(_PLACED) :], float(x), float(y), opened)
