"""Fenced blocks that draw: `number-line`, `clock`, `grid` … Each line of one is `key: value`.

A new drawing is a file with `NAME`, `KEYS` and `draw`, and its line in `MAKERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from generator.diagnostics import Diagnostic, problem
from generator.document.drawings import Drawing
from generator.frozen import replace
from generator.markup.lines import Line
from generator.markup.near import suggestion
from generator.readers.drawings import clock, fraction, grid, handwriting, number_line, space, ten_frame
from generator.readers.drawings.values import Values

_ANSWER = ("{.answer}", ".answer", "answer")


class Maker(Protocol):
    """A module of this folder. `SPACE` says that pupils always write in it."""

    @property
    def NAME(self) -> str: ...  # noqa: N802
    @property
    def KEYS(self) -> tuple[str, ...]: ...  # noqa: N802
    @property
    def SPACE(self) -> bool: ...  # noqa: N802

    def draw(self, values: Values) -> Drawing | None:
        """What it shows, all of it as `shapes`; of an `.answer` block what is right as `answers`. None, with a
        diagnostic, for what cannot be drawn."""
        ...


MAKERS: tuple[Maker, ...] = (number_line, clock, grid, fraction, ten_frame, space, handwriting)
_BY_NAME = {maker.NAME: maker for maker in MAKERS}


def is_drawing(info: str) -> bool:
    """Whether what stands behind the backticks names a drawing."""
    return info.split(maxsplit=1)[:1] != [] and info.split(maxsplit=1)[0] in _BY_NAME


def read_drawing(
    info: str, opening: Line, lines: Sequence[Line], asks: bool, language: str, report: Callable[[Diagnostic], None]
) -> Drawing | None:
    """`lines` are those between the fences; `asks` is true of a question's own text."""
    name, _, rest = info.partition(" ")
    maker, rest = _BY_NAME[name], rest.strip()
    answer = rest in _ANSWER
    if rest and not answer:
        report(problem("drawing-info", opening.at(), text=rest, near=suggestion(rest, _ANSWER[:1])))
        return None
    if answer and not asks:
        report(problem("drawing-answer-place", opening.at(), name=name))
        return None
    values = Values(name, opening, lines, maker.KEYS, answer, language, report)
    drawing = maker.draw(values) if values.readable else None
    if drawing is None or values.failed:
        return None
    if answer and not drawing.answers and not maker.SPACE:
        report(problem("drawing-answer-empty", opening.at(), name=name))
        return None
    return replace(drawing, space=True) if answer or maker.SPACE else drawing
