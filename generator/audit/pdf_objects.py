"""The objects of a PDF file, by an own strict reader: what it does not understand is refused, never guessed at.

The file is mapped, not loaded; of its objects only the object streams read last are kept.
"""

from __future__ import annotations

import mmap
import re
from array import array
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from generator.audit.pdf_filters import as_list, inflated, unpacked
from generator.audit.pdf_table import Rows, Table
from generator.audit.pdf_tokens import Unreadable
from generator.audit.pdf_values import Entries, Ref, Stream, Thing, Value, read_value

_OBJECT = re.compile(rb"(\d+)[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+obj(?![^\0\t\n\f\r ()<>\[\]{}/%])")
_PLAIN_STREAM = re.compile(rb"(\d+) 0 obj\n<<(?:/Filter/FlateDecode)?/Length (\d+)>>\nstream\n")
_DATA = re.compile(rb"[\0\t\n\f\r ]*stream(?:\r\n|\n)")
_DATA_END = re.compile(rb"(?:\r\n|\r|\n)?endstream[\0\t\n\f\r ]+endobj")
_OBJECT_END = re.compile(rb"[\0\t\n\f\r ]*endobj")
_LAST = re.compile(rb"startxref[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*\Z")
_SECTION = re.compile(rb"[\0\t\n\f\r ]*(\d+) (\d+)[ \r\n]+")
_ROW = re.compile(rb"(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)")
_TRAILER = re.compile(rb"[\0\t\n\f\r ]*trailer")
_COMMENTS = re.compile(rb"(?:%[^\r\n]*[\0\t\n\f\r ]*)*")
_WIDEST_GAP = 1 << 10
# How an object was read: as a value, as data, a pack of others, the drawing of a page; and whether something uses it.
_VALUE, _STREAM, _PACK, _DRAWING = range(1, 5)
_KIND, _USED = 7, 8
# Bytes of a dictionary that are read at first; longer ones (pages of 10,000 papers) are read whole.
_ROOM = 1 << 14
# Object streams of which some papers share one.
_KEPT = 3


class Pack:
    """An object stream, unpacked."""

    def __init__(self, entries: Entries, data: bytes) -> None:
        first, count = entries.get("First"), entries.get("N")
        if entries.get("Extends") is not None or not isinstance(first, int) or not isinstance(count, int):
            raise Unreadable("it packs its objects in a way that is not known")
        self.head = data[:first].split()
        self.body = data[first:]
        if len(self.head) != 2 * count:
            raise Unreadable("a pack of its objects does not hold as many as it says")

    def value(self, number: int, place: int) -> Value:
        if 2 * place >= len(self.head) or int(self.head[2 * place]) != number:
            raise Unreadable("its table of objects points at another object")
        return read_value(self.body, int(self.head[2 * place + 1]))[0]


class PdfObjects:
    """Raises Unreadable for what is no PDF, or one that is changed, locked or damaged; use as a context.

    `sources` are the bytes of objects that were read since it was last asked, each once and without the data of
    streams: what they say can be judged while they are at hand.
    """

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise Unreadable(f"it cannot be opened as a PDF ({error})") from error
        try:
            self._open()
        except BaseException:
            self._map.close()
            raise

    def _open(self) -> None:
        data = self._map
        if re.compile(rb"%PDF-\d\.\d[\r\n]").match(data) is None:
            raise Unreadable("it cannot be opened as a PDF, or holds bytes before its beginning or behind its end")
        if data.find(b"startxref") != data.rfind(b"startxref"):
            raise Unreadable("it holds an earlier state of itself")
        last = _LAST.search(data, max(0, len(data) - 2048))
        if last is None:
            raise Unreadable("it cannot be opened as a PDF, or holds bytes before its beginning or behind its end")
        self.table = Table()
        self._packs: dict[int, Pack] = {}
        self._fresh: list[bytes] = []
        self._kinds = bytearray()
        self._ends = array("Q")
        start = int(last[1])
        self.trailer = self._classic(start) if data[start : start + 4] == b"xref" else self._streamed(start)
        self.table.close()
        self._kinds = bytearray(len(self.table.numbers))
        self._ends = array("Q", bytes(8 * len(self.table.numbers)))
        self._end_of_objects = start  # of the table; nothing but its trailer comes behind it
        if data[self._after_table : last.start()].strip(b"\0\t\n\f\r "):
            raise Unreadable("it holds data that no part of it refers to")
        if "Encrypt" in self.trailer:
            raise Unreadable("it cannot be opened as a PDF (it is locked)")
        if "Prev" in self.trailer or "XRefStm" in self.trailer:
            raise Unreadable("it holds an earlier state of itself")

    def __enter__(self) -> PdfObjects:
        return self

    def __exit__(self, *_: object) -> None:
        self._map.close()

    # ---- the table of objects

    def _classic(self, start: int) -> Entries:
        at = start + 4
        while (section := _SECTION.match(self._map, at)) is not None:
            first, count = int(section[1]), int(section[2])
            at = section.end()
            for number in range(first, first + count):
                row = _ROW.match(self._map, at)
                if row is None:
                    raise Unreadable("its table of objects is damaged")
                if row[3] == b"n":
                    self.table.add_direct(number, int(row[1]))
                at = row.end()
        trailer = _TRAILER.match(self._map, at)
        if trailer is None:
            raise Unreadable("its table of objects is damaged")
        entries, self._after_table = self._value(trailer.end())
        if not isinstance(entries, dict):
            raise Unreadable("its table of objects is damaged")
        return entries

    def _streamed(self, start: int) -> Entries:
        _, thing, _, self._after_table = self._object(start)
        if not isinstance(thing, Stream) or thing.entries.get("Type") != "XRef":
            raise Unreadable("it cannot be opened as a PDF (its table of objects is not where it says)")
        entries = thing.entries
        widths, size = entries.get("W"), entries.get("Size")
        spans = entries.get("Index", [0, size])
        if not isinstance(widths, list) or len(widths) != 3 or not isinstance(spans, list):
            raise Unreadable("its table of objects is damaged")
        numbers = [number for number in (*widths, *spans) if isinstance(number, int) and number >= 0]
        if len(numbers) != 3 + len(spans) or len(spans) % 2:
            raise Unreadable("its table of objects is damaged")
        pairs = list(zip(numbers[3::2], numbers[4::2], strict=True))
        rows = Rows(self.table, (numbers[0], numbers[1], numbers[2]), pairs)
        if as_list(entries.get("Filter")) == ["FlateDecode"] and entries.get("DecodeParms") is None:
            for piece in inflated_pieces(thing.raw):
                rows.add(piece)
        else:
            rows.add(unpacked(entries, thing.raw))
        rows.close()
        _need_apart(pairs)
        return entries

    # ---- objects

    def get(self, value: Thing) -> Thing:
        """What a reference leads to; any other value as it is."""
        seen = 0
        while isinstance(value, Ref):
            value = self.thing(value.number)
            seen += 1
            if seen > 8:
                raise Unreadable("its objects refer to one another without an end")
        return value

    def thing(self, number: int) -> Thing:
        place = self.table.direct(number)
        if place >= 0:
            return self._direct(place)
        packed = self.table.packed(number)
        if packed is None:
            return None  # as the format has it: a reference to nothing is nothing
        return self.pack(packed[0]).value(number, packed[1])

    def _direct(self, place: int) -> Thing:
        number, thing, source, end = self._object(self.table.offsets[place])
        if number != self.table.numbers[place]:
            raise Unreadable("its table of objects points at another object")
        self._note(place, _STREAM if isinstance(thing, Stream) else _VALUE, end, source)
        return thing

    def _note(self, place: int, kind: int, end: int, source: bytes) -> None:
        known = self._kinds[place] & _KIND
        if not known and source:
            self._fresh.append(source)
        self._kinds[place] += max(kind - known, 0)
        self._ends[place] = end

    def pack(self, number: int) -> Pack:
        pack = self._packs.get(number)
        if pack is None:
            place = self.table.direct(number)
            known = place >= 0 and self._kinds[place] & _KIND == _PACK
            stream = self._direct(place) if place >= 0 else None
            if not isinstance(stream, Stream) or stream.entries.get("Type") != "ObjStm":
                raise Unreadable("its table of objects points at another object")
            pack = Pack(stream.entries, unpacked(stream.entries, stream.raw))
            if not known:
                self._kinds[place] += _PACK - _STREAM
                self._fresh.append(pack.body)
            while len(self._packs) >= _KEPT:
                del self._packs[next(iter(self._packs))]
            self._packs[number] = pack
        return pack

    def content(self, ref: Ref) -> bytes | list[Value]:
        """The data of a stream, or the list of streams, that pages draw with; nothing for nothing."""
        place = self.table.direct(ref.number)
        plain = _PLAIN_STREAM.match(self._map, self.table.offsets[place]) if place >= 0 else None
        if plain is not None and int(plain[1]) == ref.number:
            start = plain.end()
            stop = start + int(plain[2])
            if self._map[stop : stop + 17] != b"\nendstream\nendobj":
                raise Unreadable("a stream of it does not end where it says")
            self._note(place, _DRAWING, stop + 17, b"")
            raw = self._map[start:stop]
            return inflated(raw) if b"/Filter" in plain[0] else raw
        thing = self.get(ref)
        if isinstance(thing, Stream):
            place = self.table.direct(ref.number)
            self._note(place, _DRAWING, self._ends[place], b"")
            return unpacked(thing.entries, thing.raw)
        if thing is None or isinstance(thing, list):
            return thing or b""
        raise Unreadable("a page has no drawing where it says")

    def mark(self, number: int) -> None:
        """Something that pages show is made of it."""
        place = self.table.direct(number)
        if place >= 0:
            self._kinds[place] |= _USED

    def sources(self) -> list[bytes]:
        fresh, self._fresh = self._fresh, []
        return fresh

    def rest(self) -> Iterator[tuple[Stream | None, bool]]:
        """Reads all that was not read yet, an object at a time; data comes with whether something uses it."""
        for place, number in enumerate(self.table.numbers):
            kind = self._kinds[place] & _KIND
            if kind in (_VALUE, _PACK, _DRAWING):
                continue
            thing = self._direct(place)
            if not isinstance(thing, Stream):
                yield None, True
            elif thing.entries.get("Type") == "ObjStm":
                self.pack(number)
                yield None, True
            elif thing.entries.get("Type") != "XRef":
                yield thing, bool(self._kinds[place] & _USED)

    def gaps(self) -> Iterator[bytes]:
        """What stands between objects, all of which must have been read; a comment is told, anything else refused."""
        end = 0
        order = sorted(range(len(self.table.offsets)), key=self.table.offsets.__getitem__)
        for place in order:
            yield from self._gap(end, self.table.offsets[place])
            end = self._ends[place]
        if end <= self._end_of_objects:  # the table is an object itself, but for the old form
            yield from self._gap(end, self._end_of_objects)

    def _gap(self, start: int, stop: int) -> Iterator[bytes]:
        if stop - start > _WIDEST_GAP:
            raise Unreadable("it holds data that no part of it refers to")
        gap = self._map[start:stop].strip(b"\0\t\n\f\r ")
        if start > stop or (gap and not _COMMENTS.fullmatch(gap)):
            raise Unreadable("it holds data that no part of it refers to")
        if gap:
            yield gap

    def _object(self, offset: int) -> tuple[int, Thing, bytes, int]:
        """Number, object, its bytes and the end of what stands at an offset of the file."""
        head = _OBJECT.match(self._map, offset)
        if head is None:
            raise Unreadable("its table of objects points where none is")
        value, at = self._value(head.end())
        source = self._map[head.end() : at]
        data = _DATA.match(self._map, at)
        if data is None:
            end = _OBJECT_END.match(self._map, at)
            if end is None:
                raise Unreadable("an object of it does not end")
            return int(head[1]), value, source, end.end()
        if not isinstance(value, dict):
            raise Unreadable("a stream of it has no dictionary")
        length: Thing = value.get("Length")
        if isinstance(length, Ref):
            length = self._length(length)
        if not isinstance(length, int) or length < 0:
            raise Unreadable("a stream of it does not say how long it is")
        stop = data.end() + length
        ended = _DATA_END.match(self._map, stop)
        if ended is None:
            raise Unreadable("a stream of it does not end where it says")
        return int(head[1]), Stream(value, self._map[data.end() : stop]), source, ended.end()

    def _length(self, ref: Ref) -> Thing:
        return self.get(ref) if self._kinds else None  # the table itself says it in place

    def _value(self, at: int) -> tuple[Value, int]:
        room = _ROOM
        while True:
            data = self._map[at : at + room]
            try:
                value, end = read_value(data)
            except Unreadable:
                if at + room >= len(self._map):
                    raise
            else:
                if end < len(data) or at + room >= len(self._map):
                    return value, at + end
            room *= 8


def _need_apart(spans: list[tuple[int, int]]) -> None:
    ordered = sorted(spans)
    for (first, count), (following, _) in pairwise(ordered):
        if first + count > following:
            raise Unreadable("its table of objects has a number twice")


def inflated_pieces(raw: bytes) -> Iterator[bytes]:
    """The same as `inflated`, in pieces that are forgotten one by one."""
    import zlib

    unpacking = zlib.decompressobj()
    rest = raw
    try:
        while not unpacking.eof:
            piece = unpacking.decompress(rest, 1 << 16)
            rest = unpacking.unconsumed_tail
            if not piece and not rest and not unpacking.eof:
                raise Unreadable("its data does not end")
            yield piece
    except zlib.error as error:
        raise Unreadable(f"its data is damaged ({error})") from error
