"""`<!-- … -->` is dropped, over lines too, but not in code. Columns of what remains stay right."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from generator.diagnostics import Diagnostic, problem
from generator.frozen import replace
from generator.markup.lines import Line, make_line
from generator.readers.markdown.fences import Fences

_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
OPEN, CLOSE = "<!--", "-->"


def without_comments(lines: Sequence[Line], report: Callable[[Diagnostic], None]) -> tuple[Line, ...]:
    """The lines with comments blanked; a line that was nothing but comment goes."""
    if not any(OPEN in line.text for line in lines):
        return tuple(lines)
    return tuple(_kept(lines, report))


def _kept(lines: Sequence[Line], report: Callable[[Diagnostic], None]) -> list[Line]:
    kept: list[Line] = []
    fences = Fences()
    last_close = max((index for index, line in enumerate(lines) if CLOSE in line.source), default=-1)
    opened: Line | None = None
    for index, line in enumerate(lines):
        text, start = line.source, 0
        if opened is None and (fences.holds(line.text) or OPEN not in text):
            kept.append(line)
            continue
        while True:
            if opened is not None:
                end = text.find(CLOSE, start)
                if end < 0:
                    text = text[:start] + " " * (len(text) - start)
                    break
                text = text[:start] + " " * (end + len(CLOSE) - start) + text[end + len(CLOSE) :]
                opened = None
            start = _opening(text)
            if start < 0:
                break
            if CLOSE not in text[start:] and index >= last_close:
                report(problem("unclosed-comment", line.at(start - line.column + 1)))
                text = text[:start]
                break
            opened = line
        bare = make_line(line.path, line.number, text)
        if bare.text:
            kept.append(replace(bare, source=line.source, indent=line.indent if bare.column == line.column else 0))
    return kept


def _opening(text: str) -> int:
    """Where a comment begins, outside code; -1 for nowhere."""
    start = text.find(OPEN)
    if start < 0 or "`" not in text:
        return start
    code = [found.span() for found in _CODE.finditer(text)]
    while start >= 0 and any(first < start < last for first, last in code):
        start = text.find(OPEN, start + 1)
    return start
