"""No two options, statements or left-hand cells of one question look the same."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import At, Diagnostic, problem
from generator.document.looks import look, look_of_line
from generator.lesson import Lesson, PairTable, Question, TaskList


def find(lesson: Lesson) -> Iterator[Diagnostic]:
    for part in lesson.parts:
        for question in part.questions:
            yield from _equal(question)


def _equal(question: Question) -> Iterator[Diagnostic]:
    seen: dict[str, At] = {}
    for shown, at in _options(question):
        if shown and shown in seen:
            yield problem("equal-options", at, line=seen[shown].line)
        seen.setdefault(shown, at)


def _options(question: Question) -> Iterator[tuple[str, At]]:
    match question.shape:
        case TaskList(entries):
            for entry in entries:
                yield look(entry.blocks), entry.at
        case PairTable(rows=rows):
            for row in rows:
                yield look_of_line(row.left), row.at
        case _:
            pass
