"""Boxes that many papers of a file show alike, each in the file once and drawn by its name (ISO 32000-1, 8.10).

A page is then a list of names and places: a print run is made, sent and read in a fraction of the time, and printers
that keep forms draw each once. With tags every place of a box needs marks of its own, so there are none.
"""

from __future__ import annotations

from hashlib import blake2b

from generator.exporters.pdf.box import Box
from generator.exporters.pdf.deflate import deflate
from generator.exporters.pdf.shapes import number
from generator.exporters.pdf.stamp import Stamp
from generator.frozen import frozen

_AROUND = 72.0
"""Room in pt for what stands out of a box: a frame, a number, an accent. What is beyond is cut off."""
_MOST = 20_000


@frozen
class Form:
    """`name` tells its operators and size, whoever made it; `drawn` puts it at the pen, `data` is its packed stream and
    `entries` are those of its dictionary, but for the resources."""

    name: bytes
    drawn: bytes
    entries: bytes
    data: bytes


class Forms:
    """Makes each once."""

    def __init__(self) -> None:
        self._known: dict[Stamp, Form] = {}

    def of(self, box: Box, stamp: Stamp) -> Form:
        form = self._known.get(stamp)
        if form is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            form = self._known[stamp] = _form(box, stamp)
        return form


def _form(box: Box, stamp: Stamp) -> Form:
    edges = tuple(map(number, (-_AROUND, -box.height - _AROUND, box.width + _AROUND, _AROUND)))
    entries = b"/Type/XObject/Subtype/Form/BBox[%b %b %b %b]/Filter/FlateDecode" % edges
    name = b"B" + blake2b(entries + b"\0" + stamp.ops, digest_size=8).hexdigest().encode("ascii")
    return Form(name, b"/" + name + b" Do", entries, deflate(stamp.ops))
