"""As many answers as questions in a matching: the last pair is found without knowing it. Small children are spared."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.items.few_options import grade_number
from generator.diagnostics import Diagnostic, problem
from generator.document.transforms import plain
from generator.lesson import PairTable, Question

FIRST_GRADE = 4
AT_LEAST = 3


def find(question: Question, grade: str) -> Iterator[Diagnostic]:
    if not isinstance(question.shape, PairTable) or (grade_number(grade) or FIRST_GRADE) < FIRST_GRADE:
        return
    rows = question.shape.rows
    lefts = sum(bool(plain(row.left).strip()) for row in rows)
    rights = {plain(row.right).strip() for row in rows}
    if lefts >= AT_LEAST and lefts == len(rows) and len(rights) == lefts:
        yield problem("no-surplus", question.at, count=lefts)
