"""What is known to spoil items: each check is a file with `find`, told as a warning that a question may answer.

`allow="negative-stem: the law says it so"` on a question silences a check there; a reason has to be given.
The rules are those of Haladyna, Downing and Rodriguez, “A review of multiple-choice item-writing guidelines for
classroom assessment” (Applied Measurement in Education 15, 2002), where a check names no other source.
How often each is right is told in docs/checks.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.items import (
    absolute_distractors,
    alike_options,
    all_of_the_above,
    article,
    few_options,
    key_longest,
    key_often_longest,
    negative_stem,
    no_surplus,
    number_order,
    one_sided_statements,
    shared_word,
    tells_another,
    uneven_options,
)
from generator.checks.items.asked import Asked, single_choice
from generator.diagnostics import Diagnostic, problem
from generator.lesson import Lesson, Question
from generator.markup.near import suggestion

OF_CHOICES = {
    "absolute-distractors": absolute_distractors.find,
    "alike-options": alike_options.find,
    "all-of-the-above": all_of_the_above.find,
    "article-tells": article.find,
    "key-longest": key_longest.find,
    "negative-stem": negative_stem.find,
    "numbers-unordered": number_order.find,
    "shared-word": shared_word.find,
    "uneven-options": uneven_options.find,
}
CODES = (*OF_CHOICES, "few-options", "key-often-longest", "no-surplus", "one-sided-statements", "tells-another")


def find(lesson: Lesson) -> Iterator[Diagnostic]:
    """Everything that the checks find and no question allows."""
    questions = [question for part in lesson.parts for question in part.questions]
    asked = [one for question in questions if (one := single_choice(question, lesson.language))]
    allowed: dict[int, frozenset[str]] = {}
    for question in questions:
        allowed[question.at.line] = frozenset(_allowed(question))
        yield from _unknown(question)
    found = [*_of_items(lesson, questions, asked), *tells_another.find(questions, lesson.language)]
    yield from (one for one in found if one.code not in allowed.get(one.at.line, ()))
    yield from key_often_longest.find([one for one in asked if "key-longest" not in _allowed(one.question)])


def _of_items(lesson: Lesson, questions: list[Question], asked: list[Asked]) -> Iterator[Diagnostic]:
    for one in asked:
        for rule in OF_CHOICES.values():
            yield from rule(one)
        yield from few_options.find(one, lesson.grade)
    for question in questions:
        yield from one_sided_statements.find(question)
        yield from no_surplus.find(question, lesson.grade)


def _allowed(question: Question) -> dict[str, str]:
    """The checks that a question silences, with the reasons that it gives."""
    said = [piece.partition(":") for piece in question.attributes.get("allow").split(";") if piece.strip()]
    return {code.strip(): reason.strip() for code, _, reason in said}


def _unknown(question: Question) -> Iterator[Diagnostic]:
    for code, reason in _allowed(question).items():
        if code not in CODES:
            yield problem("allow-unknown", question.at, name=code, near=suggestion(code, CODES) or CODES[0])
        elif not reason:
            yield problem("allow-without-reason", question.at, name=code)
