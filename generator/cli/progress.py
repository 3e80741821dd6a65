"""One line on the terminal that says what is being done, for work that takes longer than a second."""

from __future__ import annotations

import shutil
import threading
from types import TracebackType
from typing import Self, TextIO

from generator.cli.terminal import cells, shown

PATIENCE = 1.0
"""Seconds before the line shows."""


class ProgressLine:
    """Call it with what is being done. Shows nothing where `stream` is no terminal; the line is gone at the end."""

    def __init__(self, stream: TextIO, *, wanted: bool = True, patience: float = PATIENCE) -> None:
        self._stream = stream
        self._on = wanted and stream.isatty()
        self._doing = ""
        self._drawn = 0
        self._visible = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(patience, self._appear)
        self._timer.daemon = True

    def __call__(self, doing: str) -> None:
        with self._lock:
            self._doing = doing
            if self._visible:
                self._draw(f"{doing} …")

    def __enter__(self) -> Self:
        if self._on:
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            if self._visible:
                self._draw("")
            self._on = self._visible = False

    def _appear(self) -> None:
        with self._lock:
            if self._on:
                self._visible = True
                self._draw(f"{self._doing} …")

    def _draw(self, text: str) -> None:
        room = shutil.get_terminal_size().columns - 1
        line = cells(shown(text))
        while sum(wide for _, wide in line) > room:
            line.pop()
        drawn = sum(wide for _, wide in line)
        self._stream.write("\r" + "".join(letter for letter, _ in line) + " " * max(self._drawn - drawn, 0))
        if not drawn:
            self._stream.write("\r")
        self._stream.flush()
        self._drawn = drawn
