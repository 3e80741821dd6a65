"""Diagnostics for people (a line, the source with a mark under it, a hint) and for programs (`--json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from generator import messages
from generator.cli.terminal import Palette, cells, shown
from generator.diagnostics import At, Diagnostic

if TYPE_CHECKING:
    from generator.built import Checked

ROOM = 100
_BEFORE = 40
_REACH = 400
"""Letters of a line that are looked at on either side of a mark, however long the line is."""
_INDENT = "    "
_CUT = "…"


def lines(checked: Checked, palette: Palette) -> Iterable[str]:
    """Everything that is to be said of one lesson's problems."""
    for diagnostic in checked.diagnostics:
        yield from _lines(diagnostic, checked.language, palette)
        yield ""


def _lines(diagnostic: Diagnostic, language: str, palette: Palette) -> Iterable[str]:
    severity = messages.severity(diagnostic)
    paint = palette.error if severity == "error" else palette.warning
    message = shown(messages.message(diagnostic, language))
    yield f"{palette.place(place(diagnostic.at))}: {paint(f'{severity} {diagnostic.code}')}: {message}"
    if diagnostic.at.line and diagnostic.at.source:
        source, mark = excerpt(diagnostic.at)
        yield _INDENT + source
        yield _INDENT + palette.mark(mark)
    if hint := shown(messages.hint(diagnostic, language)):
        yield f"  {palette.mark('hint:')} {hint}"


def place(at: At) -> str:
    return f"{shown(at.path)}:{at.line}:{at.column}" if at.line else shown(at.path)


def excerpt(at: At, room: int = ROOM) -> tuple[str, str]:
    """The source line and a line with a mark under the place; what does not fit in `room` columns is cut."""
    source = at.source.rstrip("\r\n")
    start = min(max(at.column - 1, 0), len(source))
    skipped = max(start - _REACH, 0)
    line = cells(source[skipped : start + _REACH])
    start -= skipped
    end = min(start + max(at.length, 1), len(line))
    first, before = start, 0
    while first and before + line[first - 1][1] <= _BEFORE:
        first -= 1
        before += line[first][1]
    cut = _CUT if first or skipped else ""
    last, used = first, len(cut)
    while last < len(line) and used + line[last][1] <= room:
        used += line[last][1]
        last += 1
    text = cut + "".join(letter for letter, _ in line[first:last]) + (_CUT if skipped + last < len(source) else "")
    marked = sum(wide for _, wide in line[start : min(end, last)])
    return text, " " * (len(cut) + before) + "^" + "~" * (marked - 1)


def count(diagnostics: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`, or `no problems`."""
    severities = [messages.severity(diagnostic) for diagnostic in diagnostics]
    numbers = [(severities.count("error"), "error"), (severities.count("warning"), "warning")]
    return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in numbers if n) or "no problems"


def size(checked: Checked) -> str:
    """`, 52 questions` for a lesson that could be read."""
    if checked.lesson is None:
        return ""
    n = sum(question.leads for part in checked.lesson.parts for question in part.questions)
    return f", {n} question{'' if n == 1 else 's'}"


def diagnostic_record(diagnostic: Diagnostic, language: str) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": messages.severity(diagnostic),
        "path": diagnostic.at.path,
        "line": diagnostic.at.line,
        "column": diagnostic.at.column,
        "length": diagnostic.at.length,
        "message": messages.message(diagnostic, language),
        "hint": messages.hint(diagnostic, language),
    }


def as_json(exit_code: int, checked: Sequence[Checked], error: str = "", more: Mapping[str, Any] | None = None) -> str:
    """The one object of `--json`. Only ASCII letters, so that no console's code page can change it."""
    record = {
        "ok": exit_code == 0,
        "exit": exit_code,
        "error": error or None,
        "diagnostics": [
            diagnostic_record(diagnostic, one.language) for one in checked for diagnostic in one.diagnostics
        ],
        **(more or {}),
    }
    return json.dumps(record, indent=2)
