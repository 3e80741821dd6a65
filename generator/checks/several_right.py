"""Several `[x]` in a part of single choice are a slip more often than a plan."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, problem
from generator.lesson import Lesson, Question, TaskList


def find(lesson: Lesson) -> Iterator[Diagnostic]:
    for part in lesson.parts:
        if any(_right(question) == 1 for question in part.questions):
            for question in part.questions:
                if _right(question) > 1:
                    yield problem("several-right", question.at, count=_right(question))


def _right(question: Question) -> int:
    """How many options are right, where the question does not say itself that it may be several."""
    meant = {"multiple", "statements"} & set(question.attributes.classes)
    if meant or not isinstance(question.shape, TaskList):
        return 0
    return sum(entry.marked for entry in question.shape.entries)
