"""Whether a part's `draw` can be kept: enough questions of each name, none of two, and versions worth the same.

What a question is worth is known when its kind is; `generator/checks/draws.py` looks at that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.diagnostics import At
from generator.document.attributes import Attributes
from generator.lesson import Stratum, Subpart
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
    for where in ("paper", "slides"):
        here = [one for one in questions if one.attributes.get("on", attributes.get("on")) in ("", where)]
        if not here:
            continue
        short = [stratum for stratum in draw if stratum.count > sum(map(stratum.holds, here))]
        for stratum in short:
            _say_short(stratum, sum(map(stratum.holds, here)), places["draw"], context)
        if short:
            break
    for question in questions:
        held = [stratum.name for stratum in draw if stratum.holds(question)]
        if len(held) > 1:
            context.say("draw-twice", question.at, one=held[0], other=held[1])
        elif not held:
            names = ", ".join(stratum.name for stratum in draw)
            context.say("draw-never", question.at, names=names)


def _say_short(stratum: Stratum, count: int, at: At, context: Context) -> None:
    if stratum.name:
        context.say("draw-stratum-too-large", at, name=stratum.name, draw=stratum.count, count=count)
    else:
        context.say("draw-too-large", at, draw=stratum.count, count=count)
