"""Whether a part's `draw` can be kept: enough questions of each name, none of two, and versions worth the same.

What a question is worth is known when its kind is; `generator/checks/draws.py` looks at that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.diagnostics import At
from generator.document.attributes import Attributes
from generator.document.orders import can_make
from generator.lesson import Group, Question, Stratum, Subpart
from generator.readers.markdown.context import Context


def check_draw(
    draw: Sequence[Stratum],
    attributes: Attributes,
    places: Mapping[str, At],
    subparts: Sequence[Subpart],
    context: Context,
) -> None:
    if not draw:
        return
    if len(subparts) > 1 or any(subpart.title for subpart in subparts):
        context.say("draw-with-subheadings", places["draw"])
        return
    questions = [question for subpart in subparts for question in subpart.questions]
    for group in (group for subpart in subparts for group in subpart.groups):
        for of in (lambda one: _names(one, draw), lambda one: one.attributes.get("on")):
            if len(set(map(of, group.questions))) > 1:
                context.say("draw-mixed-group", group.at)
                return
    for where in ("paper", "slides"):
        units = [unit for subpart in subparts for unit in subpart.units]
        here = [_questions(unit, where, attributes.get("on")) for unit in units]
        short = [stratum for stratum in draw if any(here) and _say_short(stratum, here, places["draw"], context)]
        if short:
            break
    for question in questions:
        held = [stratum.name for stratum in draw if stratum.holds(question)]
        if len(held) > 1:
            context.say("draw-twice", question.at, one=held[0], other=held[1])
        elif not held:
            names = ", ".join(stratum.name for stratum in draw)
            context.say("draw-never", question.at, names=names)


def _names(question: Question, draw: Sequence[Stratum]) -> tuple[str, ...]:
    return tuple(stratum.name for stratum in draw if stratum.holds(question))


def _questions(unit: Question | Group, where: str, on: str) -> list[Question]:
    inside = unit.questions if isinstance(unit, Group) else (unit,)
    return [one for one in inside if one.attributes.get("on", on) in ("", where)]


def _say_short(stratum: Stratum, units: Sequence[Sequence[Question]], at: At, context: Context) -> bool:
    """Whether there are no such questions, or no groups of them, that make up the number."""
    sizes = [len(unit) for unit in units if unit and stratum.holds(unit[0])]
    if sum(sizes) < stratum.count and stratum.name:
        context.say("draw-stratum-too-large", at, name=stratum.name, draw=stratum.count, count=sum(sizes))
    elif sum(sizes) < stratum.count:
        context.say("draw-too-large", at, draw=stratum.count, count=sum(sizes))
    elif not can_make(sizes, stratum.count):
        told = ", ".join(map(str, sorted(sizes)))
        context.say("draw-groups", at, draw=stratum.count, sizes=told)
    else:
        return False
    return True
