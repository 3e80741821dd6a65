"""A problem of a lesson as plain data. Its words live in `templates/messages/<language>.toml` (see `messages.py`)."""

from __future__ import annotations

from typing import Literal

from generator.frozen import frozen

Severity = Literal["error", "warning"]


@frozen
class At:
    """A place in a file: line and column count from 1, `length` is how many letters the mark covers."""

    path: str
    line: int = 0
    column: int = 0
    length: int = 1
    source: str = ""


@frozen
class Diagnostic:
    """`values` fill the placeholders of the code's message and hint. Severity belongs to the code, not to the place."""

    code: str
    at: At
    values: tuple[tuple[str, str], ...] = ()


def problem(code: str, at: At, **values: object) -> Diagnostic:
    return Diagnostic(code, at, tuple((name, str(value)) for name, value in values.items()))
