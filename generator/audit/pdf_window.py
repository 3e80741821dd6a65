"""A file seen through a window: far larger files than memory are read where they are needed, and no more is kept."""

from __future__ import annotations

from pathlib import Path

_SIZE = 1 << 18


class Window:
    """Raises OSError."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self.size = self._file.seek(0, 2)
        self._start, self._data = 0, b""

    def close(self) -> None:
        self._file.close()

    def at(self, start: int, length: int) -> tuple[bytes, int]:
        """Bytes in which those from `start` on begin at an index; as many as there are, at least `length` of them."""
        index = start - self._start
        if index < 0 or index + length > len(self._data):
            self._file.seek(start)
            wanted = min(max(length, _SIZE), max(self.size - start, 0))
            pieces: list[bytes] = []
            while wanted > 0 and (piece := self._file.read(wanted)):
                pieces.append(piece)
                wanted -= len(piece)
            self._start, self._data, index = start, b"".join(pieces), 0
        return self._data, index

    def between(self, start: int, stop: int) -> bytes:
        data, index = self.at(start, stop - start)
        return data[index : index + stop - start]
