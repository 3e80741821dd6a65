"""A fenced `chart`: lines `key: value`, then a table. What it shows becomes data, and a drawing made from the data."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.diagnostics import Diagnostic
from generator.document.drawings import Drawing
from generator.markup.lines import Line
from generator.readers.charts.reading import read

NAME = "chart"


def is_chart(info: str) -> bool:
    return info.split(maxsplit=1)[:1] == [NAME]


def read_chart(
    info: str, opening: Line, lines: Sequence[Line], language: str, report: Callable[[Diagnostic], None]
) -> Drawing | None:
    """`lines` are those between the fences. None, with diagnostics, for what cannot be drawn."""
    found = read(info, opening, lines, language, report)
    if found is None:
        return None
    from generator.readers.charts.layout import drawing_of

    chart, alt, words = found
    return drawing_of(chart, alt, words)
