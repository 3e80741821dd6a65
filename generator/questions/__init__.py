"""Questions as written → items with their answers inside. One file a kind; exactly one kind claims a question.

A new kind is a file with `NAME`, `claims` and `lower`, and its line in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from generator import words
from generator.diagnostics import Diagnostic, problem
from generator.document.blocks import Item, Kind, Paragraph
from generator.document.inlines import Text
from generator.document.values import NumberForm, Parameters
from generator.lesson import Attributes, Lesson, Part, Question
from generator.questions import (
    blank,
    crossword,
    essay,
    matching,
    multiple_choice,
    numeric,
    ordering,
    short_answer,
    single_choice,
    sorting,
    statements,
    true_false,
    word_search,
)
from generator.questions.kind import QuestionKind, Setting

KINDS: tuple[QuestionKind, ...] = (
    single_choice,
    multiple_choice,
    statements,
    true_false,
    short_answer,
    numeric,
    blank,
    matching,
    ordering,
    sorting,
    crossword,
    word_search,
    essay,
)

_CHOICES: tuple[Kind, ...] = ("single-choice", "multiple-choice", "statements", "matching")
# Attributes that only some kinds have a use for.
_KINDS_OF: dict[str, tuple[Kind, ...]] = {
    "lines": ("essay", "short-answer"),
    "space": ("essay",),
    "box": ("essay",),
    "grid": ("essay",),
    "labels": ("statements", "true-false"),
    "bank": ("blank",),
    "shuffle-options": _CHOICES,
    "options": _CHOICES[:2],
    "survey": _CHOICES[:2],
}


def lower(lesson: Lesson, labels: tuple[str, str], survey: str = "") -> tuple[dict[str, Item], tuple[Diagnostic, ...]]:
    """Every question's item by its id, and what is wrong with those that have none. `labels` say true and false,
    `survey` that nothing is right or wrong."""
    items: dict[str, Item] = {}
    problems: list[Diagnostic] = []
    for part in lesson.parts:
        sides = (Text(labels[0]),), (Text(labels[1]),)
        setting = Setting(part, sides, _numbers(lesson.language), (Text(survey),), lesson.language)
        shared = {question.id: group.attributes for group in part.groups for question in group.questions}
        for question in part.questions:
            item, found = _lower(question, setting, shared.get(question.id, Attributes()))
            problems.extend(found)
            if item:
                items[question.id] = item
    return items, tuple(problems)


def _numbers(language: str) -> NumberForm:
    return words.load_words(language).numbers if words.knows(language) else NumberForm()


def _lower(question: Question, setting: Setting, shared: Attributes) -> tuple[Item | None, tuple[Diagnostic, ...]]:
    claiming = [kind for kind in KINDS if kind.claims(question)]
    if len(claiming) != 1:
        names = ", ".join(kind.NAME for kind in claiming)
        return None, (problem("kind-unclear", question.at, kinds=names),)
    kind = claiming[0]
    response, problems = kind.lower(question, setting)
    points, more = _points(question, setting.part)
    problems += (*more, *_useless(question, kind.NAME, shared))
    if response is None:
        return None, problems
    note = (Paragraph(setting.survey),) if "survey" in question.attributes.classes else ()
    item = Item(
        question.id,
        kind.NAME,
        points,
        question.stem,
        response,
        (*note, *question.explanation),
        question.attributes.get("level"),
        "pin" in question.attributes.classes,
        question.notes,
        _parameters(question, setting),
        question.whole.letter if question.whole else "",
        question.whole.stem if question.whole else (),
    )
    return item, problems


def _parameters(question: Question, setting: Setting) -> Parameters | None:
    variables = question.variables
    if variables is None:
        return None
    whole = question.whole.id if question.whole and question.whole.gives_values else ""
    return Parameters(tuple((line.name, line.rest) for line in variables.lines), setting.numbers, whole)


def _points(question: Question, part: Part) -> tuple[Fraction, tuple[Diagnostic, ...]]:
    """The question's own points, else the sum of its rubric, else its part's."""
    said = question.attributes.get("points")
    if "survey" in question.attributes.classes:
        return Fraction(0), (problem("attribute-without-effect", question.at, name="points"),) if said else ()
    own = Fraction(said.replace(",", ".")) if said else None
    steps = sum((step.points for step in question.rubric), Fraction(0))
    if question.rubric and own is not None and steps != own:
        return own, (problem("rubric-sum", question.at, steps=_shown(steps), points=_shown(own)),)
    share = question.whole.points if question.whole else None
    return own or steps or share or part.points, ()


def _shown(number: Fraction) -> str:
    return f"{float(number):g}"


def _useless(question: Question, name: Kind, shared: Attributes) -> Iterable[Diagnostic]:
    """What was written on or under a question of a kind that has no use for it; `shared` is what its group says."""
    if name != "essay":
        for container, there in (("answer", question.model), ("rubric", question.rubric)):
            if there:
                yield problem("essay-only", question.at, name=container)
    own = (key for key, _ in question.attributes.values if not shared.get(key))
    written = (*own, *question.attributes.classes)
    for attribute in written:
        if name not in _KINDS_OF.get(attribute, (name,)):
            yield problem("attribute-without-effect", question.at, name=attribute)
