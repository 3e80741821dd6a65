"""The objects of a PDF file, by an own strict reader: what it does not understand is refused, never guessed at.

The file is not loaded; of its objects only the object streams read last are kept.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from generator.audit.pdf_filters import as_list, inflated, inflated_pieces, unpacked
from generator.audit.pdf_forms import page_value
from generator.audit.pdf_table import Rows, Table
from generator.audit.pdf_tokens import Unreadable
from generator.audit.pdf_values import Entries, Ref, Stream, Thing, Value, read_value
from generator.audit.pdf_window import Window

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
_HEADER = re.compile(rb"%PDF-\d\.\d[\r\n]")
_TAIL = 4096
_PIECE = 1 << 16
# How an object was read: as a value, as data, a pack of others, the drawing of a page; and whether something uses it.
_VALUE, _STREAM, _PACK, _DRAWING = range(1, 5)
_KIND, _USED = 7, 8
# Bytes of an object that are looked at first.
_ROOM = 1 << 10
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
        self._values: dict[int, Value] = {}
        if len(self.head) != 2 * count:
            raise Unreadable("a pack of its objects does not hold as many as it says")

    def value(self, number: int, place: int) -> Value:
        if place in self._values:
            return self._values[place]
        if 2 * place >= len(self.head) or int(self.head[2 * place]) != number:
            raise Unreadable("its table of objects points at another object")
        at = int(self.head[2 * place + 1])
        value = page_value(self.body, at)
        if value is None:
            value = read_value(self.body, at)[0]
        self._values[place] = value
        return value


class _Head(NamedTuple):
    """An object up to the data of a stream, which stand from and to where `data` says."""

    number: int
    value: Value
    source: bytes
    data: tuple[int, int] | None
    end: int


class PdfObjects:
    """Raises Unreadable for what is no PDF, or one that is changed, locked or damaged; use as a context.

    `sources` are the bytes of objects that were read since it was last asked, each once and without the data of
    streams: what they say can be judged while they are at hand.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._window = Window(path)
        except OSError as error:
            raise Unreadable(f"it cannot be opened as a PDF ({error})") from error
        try:
            self._open()
        except BaseException:
            self._window.close()
            raise

    def _open(self) -> None:
        window = self._window
        tail = window.between(max(0, window.size - _TAIL), window.size)
        last = _LAST.search(tail)
        if last is None or _HEADER.match(window.between(0, 16)) is None:
            raise Unreadable("it cannot be opened as a PDF, or holds bytes before its beginning or behind its end")
        if tail.count(b"startxref") > 1:
            raise Unreadable("it holds an earlier state of itself")
        self.table = Table()
        self._packs: dict[int, Pack] = {}
        self._fresh: list[bytes] = []
        self._kinds = bytearray()
        self._ends = array("Q")
        start = int(last[1])
        classic = window.between(start, start + 4) == b"xref"
        self.trailer = self._classic(start) if classic else self._streamed(start)
        self.table.close()
        self._kinds = bytearray(len(self.table.numbers))
        self._ends = array("Q", bytes(8 * len(self.table.numbers)))
        self._end_of_objects = start  # of the table; nothing but its trailer comes behind it
        if "Encrypt" in self.trailer:
            raise Unreadable("it cannot be opened as a PDF (it is locked)")
        if "Prev" in self.trailer or "XRefStm" in self.trailer:
            raise Unreadable("it holds an earlier state of itself")
        behind = window.between(self._after_table, window.size - len(tail) + last.start())
        if behind.strip(b"\0\t\n\f\r "):
            raise Unreadable("it holds data that no part of it refers to")

    def __enter__(self) -> PdfObjects:
        return self

    def __exit__(self, *_: object) -> None:
        self._window.close()

    # ---- the table of objects

    def _classic(self, start: int) -> Entries:
        data = self._window.between(start, self._window.size)
        at = 4
        while (section := _SECTION.match(data, at)) is not None:
            first, count = int(section[1]), int(section[2])
            at = section.end()
            for number in range(first, first + count):
                row = _ROW.match(data, at)
                if row is None:
                    raise Unreadable("its table of objects is damaged")
                if row[3] == b"n":
                    self.table.add_direct(number, int(row[1]))
                at = row.end()
        trailer = _TRAILER.match(data, at)
        entries, end = read_value(data, trailer.end()) if trailer else (None, 0)
        if not isinstance(entries, dict):
            raise Unreadable("its table of objects is damaged")
        self._after_table = start + end
        return entries

    def _streamed(self, start: int) -> Entries:
        head = self._head(start)
        entries = head.value
        if head.data is None or not isinstance(entries, dict) or entries.get("Type") != "XRef":
            raise Unreadable("it cannot be opened as a PDF (its table of objects is not where it says)")
        widths, size = entries.get("W"), entries.get("Size")
        spans = entries.get("Index", [0, size])
        if not isinstance(widths, list) or len(widths) != 3 or not isinstance(spans, list):
            raise Unreadable("its table of objects is damaged")
        numbers = [number for number in (*widths, *spans) if isinstance(number, int) and number >= 0]
        if len(numbers) != 3 + len(spans) or len(spans) % 2 or not 0 < sum(numbers[:3]) < 64:
            raise Unreadable("its table of objects is damaged")
        pairs = list(zip(numbers[3::2], numbers[4::2], strict=True))
        _need_apart(pairs)
        rows = Rows(self.table, (numbers[0], numbers[1], numbers[2]), pairs)
        if as_list(entries.get("Filter")) == ["FlateDecode"] and entries.get("DecodeParms") is None:
            for piece in inflated_pieces(self._pieces(*head.data)):
                rows.add(piece)
        else:
            rows.add(unpacked(entries, self._window.between(*head.data)))
        rows.close()
        self._after_table = head.end
        return entries

    def _pieces(self, start: int, stop: int) -> Iterator[bytes]:
        for at in range(start, stop, _PIECE):
            yield self._window.between(at, min(stop, at + _PIECE))

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
        if place >= 0:
            data, at = self._window.at(self.table.offsets[place], _ROOM)
            plain = _PLAIN_STREAM.match(data, at)
            if plain is not None and int(plain[1]) == ref.number:
                start = self.table.offsets[place] + plain.end() - at
                stop = start + int(plain[2])
                data, at = self._window.at(start, stop + 17 - start)
                if data[at + stop - start : at + stop + 17 - start] != b"\nendstream\nendobj":
                    raise Unreadable("a stream of it does not end where it says")
                self._note(place, _DRAWING, stop + 17, b"")
                raw = data[at : at + stop - start]
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
        gap = self._window.between(start, max(start, stop)).strip(b"\0\t\n\f\r ")
        if start > stop or (gap and not _COMMENTS.fullmatch(gap)):
            raise Unreadable("it holds data that no part of it refers to")
        if gap:
            yield gap

    def _object(self, offset: int) -> tuple[int, Thing, bytes, int]:
        """Number, object, its bytes and the end of what stands at an offset of the file."""
        head = self._head(offset)
        if head.data is None:
            return head.number, head.value, head.source, head.end
        assert isinstance(head.value, dict)
        return head.number, Stream(head.value, self._window.between(*head.data)), head.source, head.end

    def _head(self, offset: int) -> _Head:
        room = _ROOM
        while True:
            data, at = self._window.at(offset, room)
            enough = offset + room >= self._window.size
            head = _OBJECT.match(data, at)
            if head is None:
                raise Unreadable("its table of objects points where none is")
            try:
                value, end = read_value(data, head.end())
            except Unreadable:
                if enough:
                    raise
            else:
                if enough or end + 32 < len(data):
                    break
            room *= 8
        source = data[head.end() : end]
        lead = _DATA.match(data, end)
        if lead is None:
            ended = _OBJECT_END.match(data, end)
            if ended is None:
                raise Unreadable("an object of it does not end")
            return _Head(int(head[1]), value, source, None, offset + ended.end() - at)
        if not isinstance(value, dict):
            raise Unreadable("a stream of it has no dictionary")
        start, number = offset + lead.end() - at, int(head[1])
        length: Thing = value.get("Length")
        if isinstance(length, Ref):
            length = self.get(length) if self._kinds else None  # the table itself says it in place
        if not isinstance(length, int) or not 0 <= length <= self._window.size - start:
            raise Unreadable("a stream of it does not say how long it is")
        ended = _DATA_END.match(self._window.between(start + length, start + length + 64))
        if ended is None:
            raise Unreadable("a stream of it does not end where it says")
        return _Head(number, value, source, (start, start + length), start + length + ended.end())


def _need_apart(spans: list[tuple[int, int]]) -> None:
    ordered = sorted(spans)
    for (first, count), (following, _) in pairwise(ordered):
        if first + count > following:
            raise Unreadable("its table of objects has a number twice")
