"""The versions of plan.json, each asked for when its paper is at hand: thousands of them are never held at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Planned = Mapping[str, Any]


class Versions:
    """By code. They are made anew each time, so they are gone through only as far as they are asked for.

    Papers mostly come in their order. `prove` notes those whose plan a paper has proven, so that it need not be looked
    at once more.
    """

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._versions: Sequence[Planned] = record["versions"]
        self._places: dict[str, int] = {}
        self._counts = array("I")
        self._proven = bytearray(len(self._versions))
        self._last: tuple[str, Planned] | None = None

    @property
    def codes(self) -> Sequence[str]:
        """In the order of the plan; of two with one code only the first is here."""
        return tuple(self._all())

    def __len__(self) -> int:
        return len(self._versions)

    def __iter__(self) -> Iterator[Planned]:
        yield from self._versions

    def _further(self) -> Iterator[tuple[str, Planned]]:
        while len(self._counts) < len(self._versions):
            version = self._versions[len(self._counts)]
            code = str(version["code"])
            self._places.setdefault(code, len(self._counts))
            self._counts.append(len(version["items"]))
            yield code, version

    def get(self, code: str) -> Planned | None:
        """The same version may be asked for by papers that follow one another."""
        if self._last is None or self._last[0] != code:
            found = self._found(code)
            if found is None:
                return None
            self._last = code, found
        return self._last[1]

    def _found(self, code: str) -> Planned | None:
        if code in self._places:
            return self._versions[self._places[code]]
        return next((version for here, version in self._further() if here == code), None)

    def prove(self, code: str) -> None:
        self._proven[self._places[code]] = 1

    def unproven(self) -> Iterator[Planned]:
        for place, proven in enumerate(self._proven):
            if not proven:
                yield self._versions[place]

    def count(self, code: str) -> int:
        """How many questions a version has."""
        return self._counts[self._all()[code]]

    def __contains__(self, code: str) -> bool:
        return code in self._all()

    def _all(self) -> Mapping[str, int]:
        for _ in self._further():
            pass
        return self._places
