"""Where the objects of a PDF stand, in few bytes: a file of 10,000 papers has millions of objects."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from generator.audit.pdf_tokens import Unreadable

_PLACES: list[bytes] = []
# Rows that are compared at once, at first and at most.
_STEP, _MOST = 32, 1024


class Table:
    """Objects by number. Those of object streams are kept as runs of numbers that follow one another."""

    def __init__(self) -> None:
        self.numbers, self.offsets = array("Q"), array("Q")
        self._firsts, self._counts, self._streams, self._places = array("Q"), array("I"), array("Q"), array("I")

    def add_direct(self, number: int, offset: int) -> None:
        self.numbers.append(number)
        self.offsets.append(offset)

    def add_run(self, first: int, count: int, stream: int, place: int) -> None:
        """`count` objects from number `first` on, at the places from `place` on of an object stream."""
        at = len(self._firsts) - 1
        if at >= 0 and self._streams[at] == stream:
            known = self._counts[at]
            if self._firsts[at] + known == first and self._places[at] + known == place:
                self._counts[at] += count
                return
        self._firsts.append(first)
        self._counts.append(count)
        self._streams.append(stream)
        self._places.append(place)

    def close(self) -> None:
        """Raises Unreadable for a number that stands in it twice."""
        self.numbers, self.offsets = _sorted_by_first(self.numbers, self.offsets)
        self._firsts, self._counts, self._streams, self._places = _sorted_by_first(
            self._firsts, self._counts, self._streams, self._places
        )
        if any(one >= other for one, other in pairwise(self.numbers)):
            raise Unreadable("its table of objects has a number twice")
        ends = map(int.__add__, self._firsts, self._counts)
        if any(end > first for end, first in zip(ends, self._firsts[1:], strict=False)):
            raise Unreadable("its table of objects has a number twice")

    def direct(self, number: int) -> int:
        """The place among `numbers` of an object that stands in the file itself, else -1."""
        at = bisect_right(self.numbers, number) - 1
        return at if at >= 0 and self.numbers[at] == number else -1

    def packed(self, number: int) -> tuple[int, int] | None:
        """The number of its object stream and its place there."""
        at = bisect_right(self._firsts, number) - 1
        if at < 0 or number >= self._firsts[at] + self._counts[at]:
            return None
        return self._streams[at], self._places[at] + number - self._firsts[at]

    def runs(self) -> Iterator[tuple[int, int, int, int]]:
        """(first number, count, object stream, first place), by number."""
        yield from zip(self._firsts, self._counts, self._streams, self._places, strict=True)


def _sorted_by_first(keys: array[int], *others: array[int]) -> list[array[int]]:
    if all(one <= other for one, other in pairwise(keys)):
        return [keys, *others]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return [array(one.typecode, map(one.__getitem__, order)) for one in (keys, *others)]


class Rows:
    """Takes the rows of a table as they come, in pieces of any length, for numbers that follow one another."""

    def __init__(self, table: Table, widths: tuple[int, int, int], spans: list[tuple[int, int]]) -> None:
        self._table, self._widths, self._spans = table, widths, spans
        self._size = sum(widths)
        self._span, self._done = 0, 0
        self._rest = b""

    def add(self, data: bytes) -> None:
        data = self._rest + data
        whole = len(data) // self._size * self._size
        self._rest = data[whole:]
        at = 0
        while at < whole:
            first, left = self._place()
            some = min(left, (whole - at) // self._size)
            self._rows(first, data[at : at + some * self._size])
            at += some * self._size
            self._done += some

    def close(self) -> None:
        while self._span < len(self._spans) and self._done == self._spans[self._span][1]:
            self._span, self._done = self._span + 1, 0
        if self._rest or self._span < len(self._spans):
            raise Unreadable("its table of objects does not have the length that it says")

    def _place(self) -> tuple[int, int]:
        """The number of the next row, and how many follow without a gap."""
        while self._span < len(self._spans):
            first, count = self._spans[self._span]
            if self._done < count:
                return first + self._done, count - self._done
            self._span, self._done = self._span + 1, 0
        raise Unreadable("its table of objects does not have the length that it says")

    def _rows(self, number: int, rows: bytes) -> None:
        kind_width, one, _ = self._widths
        lead = kind_width + one
        at = 0
        while at < len(rows):
            kind = int.from_bytes(rows[at : at + kind_width], "big") if kind_width else 1
            if kind == 2 and kind_width:
                at += self._packed(number + at // self._size, rows, at) * self._size
                continue
            if kind == 1:
                offset = int.from_bytes(rows[at + kind_width : at + lead], "big")
                self._table.add_direct(number + at // self._size, offset)
            elif kind:
                raise Unreadable("its table of objects has a row of a kind that is not known")
            at += self._size

    def _packed(self, number: int, rows: bytes, at: int) -> int:
        """How many rows from here on name one object stream and places that follow one another there."""
        size, width = self._size, self._widths[2]
        prefix = rows[at : at + size - width]
        stream = int.from_bytes(prefix[self._widths[0] :], "big")
        place = int.from_bytes(rows[at + size - width : at + size], "big")
        count = 1
        step = _STEP if width == 2 else 0
        while step and place + count + step <= 1 << 16:
            while len(_PLACES) < place + count + step:
                _PLACES.append(len(_PLACES).to_bytes(2, "big"))
            here = rows[at + count * size : at + (count + step) * size]
            like = (prefix + prefix.join(_PLACES[place + count : place + count + step]))[: len(here)]
            differs = int.from_bytes(here, "big") ^ int.from_bytes(like, "big")
            same = (8 * len(here) - differs.bit_length()) // (8 * size)
            count += same
            step = min(2 * step, _MOST) if same == step else 0
        self._table.add_run(number, count, stream, place)
        return count
