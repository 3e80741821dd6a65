"""Every `objective=` names an objective of the front matter."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, problem
from generator.lesson import Lesson
from generator.markup.near import suggestion


def find(lesson: Lesson) -> Iterator[Diagnostic]:
    known = [objective.id for objective in lesson.objectives]
    for part in lesson.parts:
        for question in part.questions:
            named = question.attributes.get("objective")
            if named and named not in known:
                near = suggestion(named, known) or f"{named}: …"
                yield problem("unknown-objective", question.at, objective=named, near=near)
