"""What stands between two texts of a page, mostly alike but for numbers: shapes, and marks that open or close.

A stretch that draws no picture or drawing and leaves the state as it was has an effect that its numbers do not change.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.audit.pdf_state import FILLS, SILENT, STATE_OPERATORS
from generator.audit.pdf_tokens import as_name, operations

PAINTS = frozenset((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh"))
_NUMBERS = re.compile(rb"[-+.\d]+")
# Stretches that are kept with their numbers.
_MOST_KEPT = 4_000
_STRINGS = re.compile(rb"\(|<[0-9A-Fa-f]")


class Effect(NamedTuple):
    """How many shapes are painted, how many marks close, and which open (True: an artifact)."""

    paints: int
    closes: int
    opens: tuple[bool, ...]


class Effects:
    """Effects of stretches seen before, numbers aside."""

    def __init__(self) -> None:
        self._known: dict[bytes, Effect | None] = {}
        self._same: dict[bytes, Effect | None] = {}

    def of(self, content: bytes) -> Effect | None:
        """None for a stretch that must be read number by number. Raises Unreadable."""
        if content not in self._same:
            if len(self._same) > _MOST_KEPT:
                self._same.clear()
            self._same[content] = self._of_any(content)
        return self._same[content]

    def _of_any(self, content: bytes) -> Effect | None:
        if _STRINGS.search(content):
            return None
        key = _NUMBERS.sub(b"0", content)
        if key not in self._known:
            self._known[key] = _effect(content)
        return self._known[key]


def _effect(content: bytes) -> Effect | None:
    paints = closes = depth = 0
    opens: list[bool] = []
    for operator, operands in operations(content):
        if operator in SILENT:
            continue
        if operator in PAINTS:
            paints += 1
        elif operator == b"q":
            depth += 1
        elif operator == b"Q" and depth:
            depth -= 1
        elif operator == b"BMC" and as_name(operands[0]) == "Drawing":
            return None
        elif operator == b"BMC" or (operator == b"BDC" and isinstance(operands[-1], dict)):
            opens.append(as_name(operands[0]) == "Artifact" or bool(opens and opens[-1]))
        elif operator == b"EMC":
            closes += not opens
            del opens[-1:]
        elif not depth or (operator != b"cm" and operator not in FILLS and operator not in STATE_OPERATORS):
            return None
    if depth:
        return None
    return Effect(paints, closes, tuple(opens))
