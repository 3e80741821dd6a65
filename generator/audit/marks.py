"""Answers as the table of a key shows them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.audit.facts import Fact
from generator.audit.plan_facts import right_answer, sorted_letters
from generator.words import Words


def as_marks(fact: Fact, options: Sequence[int], rows: Sequence[int], words: Words) -> str:
    """An answer as a table shows it: `B`, `ACD`, `B S S B`, `C E A`; of written answers those that each version has
    for itself."""
    answer = right_answer(fact, options, rows)
    marks = {True: words.fixed["true_short"], False: words.fixed["false_short"]}
    if fact.survey:
        return ""
    match fact.kind:
        case "single-choice":
            return str(answer)
        case "multiple-choice" | "matching" | "ordering":
            return " ".join(map(str, answer)) if isinstance(answer, tuple) else ""
        case "statements":
            return " ".join(marks[bool(one)] for one in answer) if isinstance(answer, tuple) else ""
        case "sorting":
            groups = (sorted_letters(fact, options, group) for group in range(len(fact.labels)))
            return " / ".join("".join(names) or "–" for names in groups)
        case "true-false":
            return marks[bool(answer)]
        case "numeric" if fact.values and fact.measure is not None:
            return fact.measure.answer.text
        case "short-answer" | "blank" if fact.values:
            return ";".join(wordings[0] for wordings in fact.accepted)
        case _:
            return ""
