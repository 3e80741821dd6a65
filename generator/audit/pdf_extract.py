"""Some pages of a file as a small file of their own, with the very bytes that they draw with.

A second reader would hold the whole table of objects of a large file, which takes more memory than all else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.audit.pdf_objects import PdfObjects
from generator.audit.pdf_values import Entries, Name, Ref, Stream, Thing, Value

_OF_A_PAGE = ("Type", "MediaBox", "Resources", "Contents")


def extract(objects: PdfObjects, pages: Sequence[Entries]) -> bytes:
    """Raises Unreadable."""
    return _Extracting(objects).run(pages)


class _Extracting:
    def __init__(self, objects: PdfObjects) -> None:
        self._objects = objects
        self._numbers: dict[int, int] = {}
        self._waiting: list[int] = []
        self._out = bytearray(b"%PDF-1.7\n")
        self._offsets: dict[int, int] = {}

    def run(self, pages: Sequence[Entries]) -> bytes:
        first = 3
        kids = b" ".join(b"%d 0 R" % (first + place) for place in range(len(pages)))
        self._next = first + len(pages)
        self._write(1, b"<</Type/Catalog/Pages 2 0 R>>")
        self._write(2, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(pages), kids))
        for place, page in enumerate(pages):
            own = {name: page[name] for name in _OF_A_PAGE if name in page}
            self._write(first + place, self._entries(own, b"/Parent 2 0 R"))
        while self._waiting:
            old = self._waiting.pop()
            self._thing(self._numbers[old], self._objects.thing(old))
        start, count = len(self._out), self._next
        self._out += b"xref\n0 %d\n0000000000 65535 f \n" % count
        for number in range(1, count):
            self._out += b"%010d 00000 n \n" % self._offsets[number]
        self._out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
        return bytes(self._out)

    def _write(self, number: int, body: bytes) -> None:
        self._offsets[number] = len(self._out)
        self._out += b"%d 0 obj\n%b\nendobj\n" % (number, body)

    def _thing(self, number: int, thing: Thing) -> None:
        if isinstance(thing, Stream):
            entries = {**thing.entries, "Length": len(thing.raw)}
            self._write(number, b"%b\nstream\n%b\nendstream" % (self._entries(entries), thing.raw))
        else:
            self._write(number, self._value(thing))

    def _entries(self, entries: Entries, more: bytes = b"") -> bytes:
        pairs = b"".join(_name(key) + b" " + self._value(value) for key, value in entries.items())
        return b"<<" + pairs + more + b">>"

    def _value(self, value: Value) -> bytes:
        match value:
            case None:
                return b"null"
            case bool():
                return b"true" if value else b"false"
            case Name():
                return _name(value)
            case int() | float():
                return format(value, "f" if isinstance(value, float) else "d").encode()
            case bytes():
                return b"<" + value.hex().encode() + b">"
            case Ref():
                if value.number not in self._numbers:
                    self._numbers[value.number] = self._next
                    self._next += 1
                    self._waiting.append(value.number)
                return b"%d 0 R" % self._numbers[value.number]
            case list():
                return b"[" + b" ".join(map(self._value, value)) + b"]"
            case dict():
                return self._entries(value)


@lru_cache(maxsize=4096)
def _name(name: str) -> bytes:
    raw = name.encode("utf-8")
    return b"/" + b"".join(bytes([code]) if chr(code).isalnum() and code < 128 else b"#%02X" % code for code in raw)
