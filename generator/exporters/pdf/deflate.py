"""Compression, by libdeflate's fastest level: half of what zlib's costs, and smaller.

ISA-L is faster still, but gives small streams other bytes now and then: the same papers must be the same.
"""

from __future__ import annotations

import zlib

import deflate as libdeflate

_LEVEL = 1


def deflate(data: bytes) -> bytes:
    packed: bytes = bytes(libdeflate.zlib_compress(data, _LEVEL))
    return packed


class Deflater:
    """Data that comes in pieces, compressed as a whole, by zlib's fastest level."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(_LEVEL)
        self._pieces: list[bytes] = []

    def add(self, data: bytes) -> None:
        self._pieces.append(self._packer.compress(data))

    def done(self) -> list[bytes]:
        """In pieces too: joined they would need twice the memory."""
        return [*self._pieces, self._packer.flush()]
