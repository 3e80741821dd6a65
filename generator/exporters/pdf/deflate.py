"""Compression of page streams: half of what a page costs, so the fastest there is on this machine does it.

ISA-L deflates drawing operators about five times as fast as zlib's usual level, for a fifth more bytes (measured on
worksheets in `benchmarks/`). Where it is not to be had, zlib does the same work: other bytes, the same pages.
"""

from __future__ import annotations

import zlib
from typing import Any

_fast: Any
try:
    from isal import isal_zlib
except ImportError:  # no build for this processor; pyproject.toml names those that have one
    _fast = None
else:
    _fast = isal_zlib

_FAST_LEVEL, _LEVEL = 2, 6

# zlib asks for its working memory anew for every page, and gives it back to the system each time, until a large piece
# has been freed once: from then on the allocator keeps such pieces.
_ = bytes(8 << 20)
del _

NAME: str = f"isal-{_FAST_LEVEL}" if _fast else f"zlib-{zlib.ZLIB_RUNTIME_VERSION}-{_LEVEL}"
"""What compresses here: files are equal byte for byte only where this is."""


def deflate(data: bytes) -> bytes:
    packed: bytes = _fast.compress(data, _FAST_LEVEL) if _fast else zlib.compress(data, _LEVEL)
    return packed


class Deflater:
    """Data that comes in pieces, compressed as a whole."""

    def __init__(self) -> None:
        self._packer: Any = _fast.compressobj(_FAST_LEVEL) if _fast else zlib.compressobj(_LEVEL)
        self._pieces: list[bytes] = []

    def add(self, data: bytes) -> None:
        self._pieces.append(self._packer.compress(data))

    def done(self) -> bytes:
        return b"".join((*self._pieces, self._packer.flush()))
