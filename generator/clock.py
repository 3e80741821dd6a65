"""How long each phase of a build takes, and what is under way."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Clock:
    """Seconds spent in each phase; tells the terminal which one is under way."""

    def __init__(self, progress: Callable[[str], None]) -> None:
        self.timings: dict[str, float] = {}
        self._progress = progress

    @contextmanager
    def phase(self, name: str, detail: str = "") -> Iterator[None]:
        self._progress(f"{name} {detail}".rstrip())
        start = time.perf_counter()
        try:
            yield
        finally:
            self.timings[name] = self.timings.get(name, 0.0) + time.perf_counter() - start

    def counting(self, name: str, total: int) -> Callable[[int], None]:
        """For work of many equal pieces: tells how many of `total` are done."""
        return lambda done: self._progress(f"write {name}: {done} of {total}")
