"""A PDF file as objects that are written once and forgotten: nothing is kept but where each of them stands.

Objects are made in *segments*, each with numbers of its own, so that several processes can make parts of one file. A
segment is bytes whose offsets count from its own beginning.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import lt
from typing import BinaryIO

from generator.exporters.pdf.deflate import Deflater, deflate
from generator.frozen import frozen

_MOST_IN_A_STREAM = 60_000
"""An object's place in its stream is written in two bytes."""

_PLACES: list[bytes] = []


def text_string(text: str) -> bytes:
    """Any text as a PDF string."""
    if text.isascii() and text.isprintable():
        return b"(" + text.encode("ascii").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


@frozen
class Segment:
    """Finished objects. `direct` are (number, offset) of those that stand in `data` themselves; `packed` are runs of
    (first number, how many, number of their object stream, place of the first in it)."""

    data: bytes
    direct: tuple[tuple[int, int], ...]
    packed: tuple[tuple[int, int, int, int], ...]


class Objects:
    """The objects of one segment; new numbers count on from `first`."""

    def __init__(self, first: int) -> None:
        self._next = first
        self._data = bytearray()
        self._direct: list[tuple[int, int]] = []
        self._packed: list[tuple[int, int, int, int]] = []
        self._packing: list[tuple[int, bytes, Sequence[int]]] = []
        self._packing_count = 0

    @property
    def next_number(self) -> int:
        return self._next

    def reserve(self, count: int = 1) -> int:
        """The first of `count` new object numbers."""
        first = self._next
        self._next += count
        return first

    def stream(self, number: int, data: bytes, entries: bytes = b"", filtered: bool = False) -> None:
        """`entries` are more of the dictionary; `filtered` data brings its own /Filter in them."""
        if not filtered:
            data = deflate(data)
            entries += b"/Filter/FlateDecode"
        self._direct.append((number, len(self._data)))
        self._data += b"%d 0 obj\n<<%b/Length %d>>\nstream\n" % (number, entries, len(data))
        self._data += data
        self._data += b"\nendstream\nendobj\n"

    def pack(self, number: int, body: bytes) -> None:
        """A small object, for an object stream."""
        self.pack_many(number, body, (0,))

    def pack_many(self, first: int, bodies: bytes, offsets: Sequence[int]) -> None:
        """Objects with numbers from `first` on; each begins at its offset in `bodies`."""
        if self._packing_count + len(offsets) > _MOST_IN_A_STREAM:
            self.flush()
        self._packing.append((first, bodies, offsets))
        self._packing_count += len(offsets)

    def flush(self, least: int = 1) -> None:
        """Writes what was packed as an object stream, if it is at least so many objects."""
        if self._packing_count < least:
            return
        number = self.reserve()
        self._packing.sort(key=_first)
        numbers: list[int] = []
        places: list[int] = []
        bodies: list[bytes] = []
        at = 0
        for first, body, offsets in self._packing:
            count = len(offsets)
            last = self._packed[-1] if self._packed else None
            if last and last[2] == number and last[0] + last[1] == first:
                self._packed[-1] = (last[0], last[1] + count, number, last[3])
            else:
                self._packed.append((first, count, number, len(numbers)))
            if count == 1:
                numbers.append(first)
                places.append(at)
            else:
                numbers.extend(range(first, first + count))
                places.extend(map(at.__add__, offsets))
            bodies.append(body)
            at += len(body) + 1
        pairs = tuple(chain.from_iterable(zip(numbers, places, strict=True)))
        start = b"%d %d " * len(numbers) % pairs + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(numbers), len(start))
        self.stream(number, start + b"\n".join(bodies), entries)
        self._packing, self._packing_count = [], 0

    @property
    def size(self) -> int:
        """How many bytes wait to be taken."""
        return len(self._data)

    def taken(self) -> Segment:
        """What is finished so far; the numbers go on."""
        segment = Segment(bytes(self._data), tuple(self._direct), tuple(self._packed))
        self._data, self._direct, self._packed = bytearray(), [], []
        return segment

    def done(self) -> Segment:
        self.flush()
        return self.taken()


def _first(packing: tuple[int, bytes, Sequence[int]]) -> int:
    return packing[0]


class PdfFile:
    """Takes segments in any order of their numbers and closes the file with its table of objects."""

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self._at = 0
        self._digest = hashlib.blake2b(digest_size=16)
        # A school's run has millions of objects: eight bytes a figure, not a Python object.
        self._direct, self._packed = array("Q"), array("Q")
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def append(self, segment: Segment) -> None:
        for number, offset in sorted(segment.direct):
            self._direct.extend((number, self._at + offset))
        for run in sorted(segment.packed):
            self._packed.extend(run)
        self._write(segment.data)

    def close(self, catalog: int, info: int, size: int) -> None:
        """Writes the table of objects with numbers below `size`, the last of them for itself. The file's identity is a
        digest of all before."""
        number = size - 1
        start = self._at
        self._direct.extend((number, start))
        spans, rows = [b"0 1"], Deflater()
        rows.add(b"\x00" * 8)
        for first, entries in _merged(_rows(_ascending(self._direct, 2), _ascending(self._packed, 4))):
            count = sum(map(len, entries)) // 8
            spans.append(b"%d %d" % (first, count))
            for entry in entries:
                rows.add(entry)
        table = rows.done()
        length = sum(map(len, table))
        identity = self._digest.hexdigest().encode()
        self._write(
            b"%d 0 obj\n<</Type/XRef/Size %d/W[1 5 2]/Index[%b]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]"
            b"/Filter/FlateDecode/Length %d>>\nstream\n"
            % (number, size, b" ".join(spans), catalog, info, identity, identity, length)
        )
        for piece in table:
            self._write(piece)
        self._write(b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start)

    def _write(self, data: bytes) -> None:
        self._sink.write(data)
        self._digest.update(data)
        self._at += len(data)


def _ascending(table: array[int], width: int) -> Iterator[tuple[int, ...]]:
    """Rows of a table by their first figure; mostly they stand so already."""
    firsts = table[::width]
    if all(map(lt, firsts, firsts[1:])):
        return zip(*[iter(table)] * width, strict=True)
    order = sorted(range(len(firsts)), key=firsts.__getitem__)
    return (tuple(table[row * width : (row + 1) * width]) for row in order)


def _rows(direct: Iterable[tuple[int, ...]], packed: Iterable[tuple[int, ...]]) -> Iterator[tuple[int, bytes]]:
    """Runs of rows by ascending object number, from (number, offset) and (first number, count, stream, place)."""
    singles = ((number, b"\x01" + offset.to_bytes(5, "big") + b"\x00\x00") for number, offset in direct)
    runs = ((first, _run(count, stream, place)) for first, count, stream, place in packed)
    one, other = next(singles, None), next(runs, None)
    while one or other:
        if other is None or (one is not None and one[0] < other[0]):
            assert one is not None
            yield one
            one = next(singles, None)
        else:
            yield other
            other = next(runs, None)


def _run(count: int, stream: int, place: int) -> bytes:
    while len(_PLACES) < place + count:
        _PLACES.append(len(_PLACES).to_bytes(2, "big"))
    start = b"\x02" + stream.to_bytes(5, "big")
    return start + start.join(_PLACES[place : place + count])


def _merged(rows: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, list[bytes]]]:
    """Runs that follow one another without a gap, together."""
    first = following = -1
    entries: list[bytes] = []
    for number, row in rows:
        if number != following and entries:
            yield first, entries
            entries = []
        if not entries:
            first = number
        entries.append(row)
        following = number + len(row) // 8
    if entries:
        yield first, entries
