"""A PDF file as a stream of objects: nothing is kept but where each object stands."""

from __future__ import annotations

import hashlib
import zlib
from typing import BinaryIO

_LEVEL = 6


def deflate(data: bytes) -> bytes:
    return zlib.compress(data, _LEVEL)


def text_string(text: str) -> bytes:
    """Any text as a PDF string."""
    if text.isascii() and text.isprintable():
        return b"(" + text.encode("ascii").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


class PdfObjects:
    """Writes numbered objects to `sink` as they come; small ones may be packed into object streams."""

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._at = 0
        self._rows: list[bytes] = [b"\x00" * 8]
        self._digest = hashlib.blake2b(digest_size=16)
        self._packing: list[tuple[int, bytes]] = []
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def reserve(self, count: int = 1) -> int:
        """The first of `count` new object numbers."""
        first = len(self._rows)
        self._rows.extend([b"\x00" * 8] * count)
        return first

    def put(self, number: int, body: bytes) -> None:
        self._rows[number] = b"\x01" + self._at.to_bytes(5, "big") + b"\x00\x00"
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def stream(self, number: int, data: bytes, entries: bytes = b"", filtered: bool = False) -> None:
        """`entries` are more of the dictionary; `filtered` data brings its own /Filter in them."""
        if not filtered:
            data = deflate(data)
            entries += b"/Filter/FlateDecode"
        self.put(number, b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data))

    def pack(self, number: int, body: bytes) -> None:
        """A small object, for an object stream."""
        self._packing.append((number, body))
        if len(self._packing) >= 200:
            self.flush()

    def flush(self) -> None:
        if not self._packing:
            return
        number = self.reserve()
        head, bodies, offset = [], [], 0
        for index, (packed, body) in enumerate(self._packing):
            self._rows[packed] = b"\x02" + number.to_bytes(5, "big") + index.to_bytes(2, "big")
            head.append(b"%d %d" % (packed, offset))
            bodies.append(body)
            offset += len(body) + 1
        first = b" ".join(head) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(first))
        self._packing.clear()
        self.stream(number, first + b"\n".join(bodies), entries)

    def close(self, catalog: int, info: int) -> None:
        self.flush()
        number, start = self.reserve(), self._at
        self._rows[number] = b"\x01" + start.to_bytes(5, "big") + b"\x00\x00"
        name = self._digest.hexdigest().encode()
        trailer = b"/Type/XRef/Size %d/W[1 5 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (
            len(self._rows),
            catalog,
            info,
            name,
            name,
        )
        self.stream(number, b"".join(self._rows), trailer)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write(self, data: bytes) -> None:
        self._sink.write(data)
        self._digest.update(data)
        self._at += len(data)
