"""Code fences: three or more backticks or tildes open one, as many close it."""

from __future__ import annotations

import re

_MARKERS = r"(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*"
_FENCE = re.compile(rf"(?P<marker>{_MARKERS})(?P<fence>`{{3,}}(?=[^`]*$)|~{{3,}})(?P<info>.*)")


class Fences:
    """Follows the lines of a text and tells which of them belong to code."""

    def __init__(self) -> None:
        self.open = ""

    def holds(self, text: str) -> bool:
        """True for a line of a fence, its first and last included."""
        if self.open:
            if closes(text, self.open):
                self.open = ""
            return True
        found = opening(text)
        self.open = found["fence"] if found else ""
        return found is not None


def opening(text: str) -> re.Match[str] | None:
    """The opening of a fence, also behind list marks (group `marker`)."""
    return _FENCE.fullmatch(text)


def closes(text: str, fence: str) -> bool:
    return text.startswith(fence) and not text.strip(fence[0])
