"""Lines that go on with a paragraph but begin like something of their own: printed, they would run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, problem
from generator.markup.lines import Line

_TASK = re.compile(r"\[[ xXvV✓✔]?\](?![(\[:])")
_MARK = re.compile(
    r"(?P<bullet>[-+*•‣▪●○◦·–—]\s)"
    r"|(?P<letter>\(?[A-Za-z][.)]\s|[A-Ha-h][.)](?=[^\W\d_]{2})|\(?\d{1,9}[.)](?:\s|$))"
    r"|(?P<task>\[[ xXvV✓✔]?\](?![(\[:]))"
    r"|(?P<table>\|)"
    r"|(?P<container>:::)"
    r"|(?P<underline>={3,}$)"
)
_IN_LIST = re.compile(r"(?:[-+*]|\d[.)])\s+$")
# In the middle of a line: `[ ] regional`, and the stars of `2*3*4`, which would make the 3 italic.
_INSIDE = re.compile(r"(?<![\w\\!\]\[`])\[[ \u00a0xX✓✔]\](?![(\[:\]])")
_STARS = re.compile(r"(?:(?<=\d)\*(?=\w)|(?<=\w)\*(?=\d)|(?<=\b[^\W\d_])\*(?=[^\W\d_]\b))[^*\n]*(?<=\w)\*(?=\w)")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_HEADING = re.compile(r"#{2,6}[^\s#]|#[^\s#].*\{[^{}]*\}$")


def continued(line: Line, broken_above: bool) -> Diagnostic | None:
    """The problem of a line that goes on with a paragraph. `broken_above`: the line above it ends with `\\`."""
    found = _MARK.match(line.text)
    if not found or (broken_above and found.lastgroup in ("letter", "bullet")):
        return None
    return problem("mark-inside-paragraph", line.at(0, len(found[0].rstrip())), mark=found[0].rstrip())


def begun(line: Line) -> Diagnostic | None:
    """The problem of a line that begins a paragraph but was meant as something else."""
    if task := _TASK.match(line.text):
        in_list = _IN_LIST.search(line.source[: line.column - 1])
        return problem("options-outside" if in_list else "option-without-bullet", line.at(0, task.end()), mark=task[0])
    if line.text.startswith(":::"):
        return problem("container-form", line.at())
    if _HEADING.match(line.text):
        return problem("heading-without-space", line.at())
    return None


def inside(line: Line, start: int = 1) -> Iterator[Diagnostic]:
    """Marks at or behind `start` that were meant for something else than text."""
    if "[" not in line.text and "*" not in line.text:
        return
    text = _CODE.sub(lambda code: "`" * len(code[0]), line.text) if "`" in line.text else line.text
    for found in _INSIDE.finditer(text, start):
        yield problem("option-inside-line", line.at(found.start(), len(found[0])), mark=found[0])
    if stars := _STARS.search(text):
        yield problem("stars-inside-word", line.at(stars.start(), len(stars[0])), text=stars[0])
