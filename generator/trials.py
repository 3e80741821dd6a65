"""Questions with parameters tried out: what their values come to, before anything is printed with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.diagnostics import At, Diagnostic, problem
from generator.document.blocks import Item
from generator.document.values import Scalar
from generator.lesson import Lesson, Variables
from generator.values.evaluate import NoValue, Why, evaluate, truth
from generator.values.instances import instance_of
from generator.values.printed import printed
from generator.values.variables import WHERE, block_of
from generator.versions.values import Row, companies, tried

SEED, SETS = 0, 12
"""What a check tries: enough to see what most versions would meet."""

_CODES: Mapping[Why, str] = {
    "division": "value-division",
    "large": "value-large",
    "exponent": "value-large",
    "root": "value-root",
    "numbers": "value-kind",
    "whole": "value-kind",
    "condition": "value-kind",
    "places": "value-kind",
    "range": "value-range",
}


def problems(lesson: Lesson, items: Mapping[str, Item], seed: int = SEED, sets: int = SETS) -> Iterator[Diagnostic]:
    """What is wrong with the values of a lesson's questions, as far as so many sets of them show."""
    asked = [question for part in lesson.parts for question in part.questions]
    variables = {question.id: question.variables for question in asked if question.variables}
    there = [items[question.id] for question in asked if question.id in items]
    for company in companies(there).values():
        yield from _problems(variables, company, seed, sets)


def _problems(known: Mapping[str, Variables], items: Sequence[Item], seed: int, sets: int) -> Iterator[Diagnostic]:
    row = Row(items, seed)
    found = row.reach(sets)
    for choice in row.failed.values():
        item = next(item for item in items if tried((item,), choice).why)
        yield _failure(known[item.id], item, choice)
    if not found:
        variables = known[items[0].id]
        tries, equal = row.met.total(), row.met["equal"] + row.met["right"]
        yield problem("vars-no-values", variables.at, tries=tries, refused=row.met["refused"], equal=equal)


def _failure(variables: Variables, item: Item, choice: int) -> Diagnostic:
    """The first expression that has no value for a choice."""
    assert item.parameters is not None
    names: dict[str, Scalar] = {}
    lines = [line for line in variables.lines if line.name != WHERE]
    expression, at = "", variables.at
    try:
        for name, value in block_of(item.parameters).steps(choice):
            names[name] = value
        for line in (line for line in variables.lines if line.name == WHERE):
            expression, at = line.rest, line.at
            truth(evaluate(expression, names))
        for used, place in variables.used:
            expression, at = used, place
            printed(evaluate(expression, names), item.parameters.form)
        expression, at = "", variables.at
        instance_of(item, tuple(names.values()))
    except NoValue as none:
        if len(names) < len(lines):
            expression, at = lines[len(names)].rest, lines[len(names)].at
        return problem(_CODES[none.why], at, expression=expression, values=_shown(names))
    raise AssertionError(f"nothing fails in {at}")


def _shown(names: Mapping[str, Scalar]) -> str:
    return ", ".join(f"{name} = {value}" for name, value in names.items())


def place_of(lesson: Lesson, id_: str) -> At:
    """Where the parameters of a question stand."""
    for part in lesson.parts:
        for question in part.questions:
            if question.id == id_ and question.variables:
                return question.variables.at
    raise KeyError(id_)
