"""Random draws that depend on what they are for and on nothing else.

Every draw reads its own stream, so that adding, editing or moving one question changes no other draw. A stream is
BLAKE2b over its name, extended by a counter; numbers come out without bias, by rejection.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from struct import Struct
from typing import TypeVar

T = TypeVar("T")
_BLOCK, _NUMBER = 64, 8
_RANGE = 1 << 64
_NUMBERS = Struct(">8Q")


class Streams:
    """The streams of one version: all but item and purpose of their names."""

    __slots__ = ("_start",)

    def __init__(self, seed: int, version: str, attempt: int) -> None:
        self._start = blake2b(stream_name(str(seed), version, str(attempt)), digest_size=_BLOCK)

    def stream(self, name: bytes) -> Stream:
        state = self._start.copy()
        state.update(name)
        return Stream(state)

    def key(self, name: bytes) -> bytes:
        """The first number of a stream, as bytes that sort as it does."""
        state = self._start.copy()
        state.update(name)
        return state.digest()[:_NUMBER]


class Stream:
    """The draws for one purpose, the same on every machine and in every run."""

    __slots__ = ("_counter", "_numbers", "_state")

    def __init__(self, state: blake2b) -> None:
        self._state = state
        self._counter = 0
        self._numbers: list[int] = []

    def number(self) -> int:
        """A whole number in 0 … 2⁶⁴ - 1."""
        if not self._numbers:
            state = self._state
            if self._counter:
                state = state.copy()
                state.update(b"/%d" % self._counter)
            self._counter += 1
            self._numbers = [*reversed(_NUMBERS.unpack(state.digest()))]
        return self._numbers.pop()

    def below(self, limit: int) -> int:
        """A whole number in 0 … limit - 1, each equally likely."""
        usable = _RANGE - _RANGE % limit
        while (drawn := self.number()) >= usable:
            pass
        return drawn % limit

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """A copy in random order (Fisher–Yates)."""
        order = list(things)
        number = self.number
        for last in range(len(order) - 1, 0, -1):
            limit = last + 1
            usable = _RANGE - _RANGE % limit
            while (drawn := number()) >= usable:
                pass
            other = drawn % limit
            order[last], order[other] = order[other], order[last]
        return order


def stream_name(*pieces: str) -> bytes:
    """A stream's name or a part of it: an item and what is drawn for it.

    Lengths stand before the pieces, so that no two different names run together into one.
    """
    return b"".join(b"%d:%b" % (len(raw), raw) for raw in map(str.encode, pieces))
