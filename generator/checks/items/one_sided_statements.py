"""Statements that are all true or all false: who finds out about two ticks the rest unread."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, problem
from generator.lesson import Question, TaskList

AT_LEAST = 3


def find(question: Question) -> Iterator[Diagnostic]:
    if isinstance(question.shape, TaskList) and "statements" in question.attributes.classes:
        entries = question.shape.entries
        if len(entries) >= AT_LEAST and len({entry.marked for entry in entries}) == 1:
            yield problem("one-sided-statements", question.at, count=len(entries))
