"""`::: rubric`: a list of steps, each with its points."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import RubricStep
from generator.markup import Line, read_inlines
from generator.markup.attributes import checked_attributes, split_attributes
from generator.readers.markdown.context import Context
from generator.readers.markdown.marks import BULLET, NUMBER
from generator.readers.markdown.values import number
from generator.readers.markdown.vocabulary import STEP


def read_rubric(opening: Line, lines: Sequence[Line], context: Context) -> tuple[RubricStep, ...]:
    steps: list[list[Line]] = []
    wrong: Line | None = None
    for line in lines:
        mark = BULLET.match(line.text) or NUMBER.match(line.text)
        if mark:
            steps.append([line.piece(mark.end())])
        elif line.text and (not steps or line.text.startswith(("|", ">", "#", ":::", "```"))):
            wrong = wrong or line
        elif line.text:
            steps[-1].append(line.indented(0))
    if wrong or not steps:
        context.say("rubric-form", (wrong or opening).at())
    return tuple(step for written in steps if (step := _step(written, context)))


def _step(lines: list[Line], context: Context) -> RubricStep | None:
    last, pieces = split_attributes(lines[-1])
    points = checked_attributes(pieces, STEP, context.report).get("points")
    if not points:
        if not pieces:
            context.say("step-without-points", lines[0].at())
        return None
    kids = read_inlines([*lines[:-1], last], context.aside)
    return RubricStep(kids, number(points))
