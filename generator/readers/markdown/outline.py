"""The pieces of a text that tell its outline: headings, fences, containers, breaks; everything else is plain lines.

This walk finds where things begin and end before any block is parsed, so that a fence or a container that is never
closed costs one diagnostic and not the rest of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.diagnostics import Diagnostic, problem
from generator.frozen import frozen
from generator.markup.lines import Line
from generator.markup.rules.containers import CLOSING, OPENING
from generator.readers.markdown.fences import closes, opening

_HEADING = re.compile(r"(#{1,6})(?:\s+(.*?))?(?:\s+#+)?")
_BREAK = re.compile(r"(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}")
_QUESTIONS = re.compile(r"\{[^{}]*\.questions\b[^{}]*\}$")

Report = Callable[[Diagnostic], None]


@frozen
class Plain:
    """One line; `text` may be empty."""

    line: Line

    @property
    def lines(self) -> tuple[Line, ...]:
        return (self.line,)


@frozen
class HeadingLine:
    line: Line
    level: int
    text: Line

    @property
    def lines(self) -> tuple[Line, ...]:
        return (self.line,)


@frozen
class BreakLine:
    """`---`"""

    line: Line

    @property
    def lines(self) -> tuple[Line, ...]:
        return (self.line,)


@frozen
class Fence:
    """Code with its fences. `marker` is set when it stands behind a list mark. `closed` is False for a lone opening."""

    lines: tuple[Line, ...]
    info: str
    marker: str = ""
    closed: bool = True


@frozen
class Container:
    """`::: name` with all its lines. A lone opening has no `inner` and is not `closed`."""

    lines: tuple[Line, ...]
    inner: tuple[Line, ...]
    closed: bool = True

    @property
    def opening(self) -> Line:
        return self.lines[0]


Piece = Plain | HeadingLine | BreakLine | Fence | Container


def outline(lines: Sequence[Line], report: Report) -> tuple[Piece, ...]:
    """The pieces in order. Unclosed fences and containers and stray closes are reported; a stray close is dropped."""
    fences = _fences(lines, report)
    closings = _containers(lines, fences, report)
    pieces: list[Piece] = []
    index = 0
    while index < len(lines):
        piece = _piece(lines, index, fences, closings)
        if piece:
            pieces.append(piece)
        index += len(piece.lines) if piece else 1
    return tuple(pieces)


def _piece(lines: Sequence[Line], index: int, fences: dict[int, int], closings: dict[int, int]) -> Piece | None:
    line = lines[index]
    if index in fences:
        found = opening(line.text)
        assert found
        end = fences[index]
        return Fence(tuple(lines[index : end + 1]), found["info"].strip(), found["marker"], end > index)
    if index in closings:
        end = closings[index]
        return Container(tuple(lines[index : end + 1]), tuple(lines[index + 1 : end]), end > index)
    if CLOSING.fullmatch(line.text):
        return None
    if heading := heading_line(line):
        return heading
    return BreakLine(line) if _BREAK.fullmatch(line.text) else Plain(line)


def heading_line(line: Line) -> HeadingLine | None:
    found = _HEADING.fullmatch(line.text) if line.text.startswith("#") else None
    if not found:
        return None
    start, end = found.span(2) if found[2] else (len(line.text), len(line.text))
    return HeadingLine(line, len(found[1]), line.piece(start, end))


def _fences(lines: Sequence[Line], report: Report) -> dict[int, int]:
    """The closing line of every opening one; its own line when there is none."""
    found: dict[int, int] = {}
    index = 0
    while index < len(lines):
        start = opening(lines[index].text)
        if start:
            found[index] = end = _fence_end(lines, index, start["fence"])
            if end == index:
                report(problem("unclosed-fence", lines[index].at()))
            index = end
        index += 1
    return found


def _fence_end(lines: Sequence[Line], start: int, fence: str) -> int:
    for index in range(start + 1, len(lines)):
        text = lines[index].text
        if closes(text, fence):
            return index
        # Another fence opens, or a part begins: the close was forgotten.
        if (text.startswith(fence) and opening(text)) or (text.startswith("#") and _QUESTIONS.search(text)):
            return start
    return start


def _containers(lines: Sequence[Line], fences: dict[int, int], report: Report) -> dict[int, int]:
    """The closing line of every outermost container; its own line when there is none."""
    found: dict[int, int] = {}
    opened: list[int] = []
    part_level = 0
    index = 0
    while index < len(lines):
        text = lines[index].text
        if index in fences:
            index = fences[index]
        elif text.startswith(":::"):
            if CLOSING.fullmatch(text):
                if opened:
                    found[opened.pop()] = index
                else:
                    report(problem("stray-close", lines[index].at()))
            elif OPENING.fullmatch(text):
                opened.append(index)
        elif heading := heading_line(lines[index]):
            asks = _QUESTIONS.search(text) is not None
            if asks or (part_level and opened):
                _report_unclosed(lines, opened, found, report)
            if asks or heading.level <= part_level:
                part_level = heading.level if asks else 0
        index += 1
    _report_unclosed(lines, opened, found, report)
    return _outermost(found)


def _report_unclosed(lines: Sequence[Line], opened: list[int], found: dict[int, int], report: Report) -> None:
    for index in opened:
        report(problem("unclosed-container", lines[index].at(), name=lines[index].text))
        found[index] = index
    opened.clear()


def _outermost(found: dict[int, int]) -> dict[int, int]:
    outer: dict[int, int] = {}
    behind = -1
    for start in sorted(found):
        if start > behind:
            outer[start] = found[start]
            behind = found[start]
    return outer
