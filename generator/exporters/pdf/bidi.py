"""The order of words on a line where some run right to left. Letters inside a word are already in place."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Worded(Protocol):
    @property
    def text(self) -> str: ...


W = TypeVar("W", bound=Worded)


def is_rtl(text: str) -> bool:
    """True if the first letter with a direction runs right to left (UAX 9, P2 and P3)."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def in_visual_order(parts: Sequence[W], rtl: bool) -> list[W]:
    """Parts from left to right: stretches against the line's direction are turned, in a right-to-left line all is."""
    if not rtl and not any(_side(part.text) == "R" for part in parts):
        return list(parts)
    sides = _resolved([_side(part.text) for part in parts], "R" if rtl else "L")
    stretches: list[tuple[str, list[W]]] = []
    for side, part in zip(sides, parts, strict=True):
        if stretches and stretches[-1][0] == side:
            stretches[-1][1].append(part)
        else:
            stretches.append((side, [part]))
    if rtl:
        stretches.reverse()
    return [part for side, some in stretches for part in (reversed(some) if side == "R" else some)]


def _side(text: str) -> str:
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return "R"
        if direction in ("L", "EN"):
            return "L"
    return ""


def _resolved(sides: list[str], base: str) -> list[str]:
    """What has no direction of its own follows its neighbours if both agree, else the line."""
    resolved = list(sides)
    for index, side in enumerate(sides):
        if side:
            continue
        before = next((other for other in reversed(sides[:index]) if other), base)
        after = next((other for other in sides[index + 1 :] if other), base)
        resolved[index] = before if before == after else base
    return resolved
