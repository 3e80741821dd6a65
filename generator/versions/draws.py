"""Random draws that depend on what they are for and on nothing else.

Every draw reads its own stream, so that adding, editing or moving one question changes no other draw. A stream is
BLAKE2b over its name, extended by a counter; numbers come out without bias, by rejection.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")
_BYTES = 8
_RANGE = 1 << (8 * _BYTES)


class Stream:
    """The draws for one purpose, the same on every machine and in every run."""

    __slots__ = ("_counter", "_name")

    def __init__(self, seed: int, version: str, attempt: int, item: str, purpose: str) -> None:
        # Lengths stand before the pieces, so that no two different names run together into one.
        pieces = (str(seed), version, str(attempt), item, purpose)
        self._name = b"".join(b"%d:%b" % (len(raw), raw) for raw in (piece.encode() for piece in pieces))
        self._counter = 0

    def number(self) -> int:
        """A whole number in 0 … 2⁶⁴ - 1."""
        digest = blake2b(self._name + b"/%d" % self._counter, digest_size=_BYTES).digest()
        self._counter += 1
        return int.from_bytes(digest, "big")

    def below(self, limit: int) -> int:
        """A whole number in 0 … limit - 1, each equally likely."""
        usable = _RANGE - _RANGE % limit
        while (drawn := self.number()) >= usable:
            pass
        return drawn % limit

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """A copy in random order (Fisher–Yates)."""
        order = list(things)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order
