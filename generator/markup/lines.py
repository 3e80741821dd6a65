"""Lines that know where they came from, so that whatever is cut, moved or indented can still be pointed at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.diagnostics import At
from generator.frozen import frozen, replace
from generator.markup.letters import HIDDEN

_LINE_END = re.compile(r"\r\n|\r|\n")
# Text pasted from Word and the web is indented with spaces of every kind, and with letters that have no width.
_WHITE = re.compile(rf"(?:\s|{HIDDEN.pattern})*")
TAB = 4


@frozen
class Line:
    """One line, or a piece of one, without the white space round it.

    `column` is where `text` begins in `source`, counted from 1; `indent` is the width of the white space before it.
    """

    path: str
    number: int
    source: str
    text: str
    column: int = 1
    indent: int = 0

    def at(self, offset: int = 0, length: int | None = None) -> At:
        """The place of `length` letters of `text` from `offset` on (to its end when not given)."""
        if length is None:
            length = len(self.text) - offset
        return At(self.path, self.number, self.column + offset, max(length, 1), self.source)

    def piece(self, start: int, end: int | None = None) -> Line:
        """The letters from `start` to `end`, as a line of its own without indentation."""
        text = self.text[start:end]
        bare = text.lstrip()
        return replace(self, text=bare.rstrip(), column=self.column + start + len(text) - len(bare), indent=0)

    def indented(self, indent: int) -> Line:
        return self if indent == self.indent else replace(self, indent=indent)

    def whole(self) -> str:
        return " " * self.indent + self.text


def make_line(path: str, number: int, source: str) -> Line:
    white = _WHITE.match(source)
    start = white.end() if white else 0
    end = len(source)
    while end > start and (source[end - 1].isspace() or HIDDEN.fullmatch(source[end - 1])):
        end -= 1
    width = len(HIDDEN.sub("", source[:start]).expandtabs(TAB))
    return Line(path, number, source, source[start:end], start + 1, width)


def split_lines(text: str, path: str, first: int = 1) -> tuple[Line, ...]:
    """The lines of a text; only line feed and carriage return end one."""
    return tuple(make_line(path, first + index, source) for index, source in enumerate(_LINE_END.split(text)))


class Joined:
    """Lines put together into one text, in which an offset still has its place."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = tuple(lines)
        self.text = "\n".join(line.text for line in lines)

    def at(self, start: int, end: int) -> At:
        """The place of the letters from `start` to `end`, or of those on the first line when there are more."""
        for line in self.lines:
            if start <= len(line.text):
                return line.at(start, min(end - start, len(line.text) - start))
            start, end = start - len(line.text) - 1, end - len(line.text) - 1
        return self.lines[-1].at()

    def cut(self, start: int, end: int) -> tuple[Line, ...]:
        """The letters from `start` to `end` as lines."""
        pieces = []
        for line in self.lines:
            if start <= len(line.text) and end >= 0:
                pieces.append(line.piece(max(start, 0), end))
            start, end = start - len(line.text) - 1, end - len(line.text) - 1
        return tuple(pieces)
