"""The versions of plan.json, each asked for when its paper is at hand: thousands of them are never held at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Planned = Mapping[str, Any]


class Versions:
    """By code. `proven` are those whose plan a paper has proven, so that it need not be looked at once more."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._versions: Sequence[Planned] = record["versions"]
        self._places: dict[str, int] = {}
        self._counts = array("I", bytes(4 * len(self._versions)))
        for place, version in enumerate(self._versions):
            self._places.setdefault(str(version["code"]), place)
            self._counts[place] = len(version["items"])
        self._proven = bytearray(len(self._versions))
        self._last: tuple[str, Planned] | None = None

    @property
    def codes(self) -> Sequence[str]:
        """In the order of the plan; of two with one code only the first is here."""
        return tuple(self._places)

    def __len__(self) -> int:
        return len(self._versions)

    def __iter__(self) -> Iterator[Planned]:
        yield from self._versions

    def get(self, code: str) -> Planned | None:
        """The same version may be asked for by papers that follow one another."""
        if self._last is not None and self._last[0] == code:
            return self._last[1]
        place = self._places.get(code)
        if place is None:
            return None
        version = self._versions[place]
        self._last = code, version
        return version

    def prove(self, code: str) -> None:
        self._proven[self._places[code]] = 1

    def unproven(self) -> Iterator[Planned]:
        for place, proven in enumerate(self._proven):
            if not proven:
                yield self._versions[place]

    def count(self, code: str) -> int:
        """How many questions a version has."""
        return self._counts[self._places[code]]

    def __contains__(self, code: str) -> bool:
        return code in self._places
