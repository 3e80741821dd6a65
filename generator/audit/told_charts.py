"""What a chart says, however it is drawn: those of the lesson, and those that are read from decks, a letter each."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from generator.audit.drawn import DRAWN
from generator.document.charts import Chart
from generator.frozen import frozen

UNKNOWN_CHART = "\uf8fe"
"""Stands before the words of a chart that the lesson does not have."""

Values = tuple[float | None, ...]


@frozen
class ReadChart:
    """`categories` of a scatter chart are the numbers along its first axis. Bars that lie are bars."""

    kind: str
    title: str
    x: str
    y: str
    categories: tuple[str, ...] | Values
    series: tuple[tuple[str, Values], ...]
    printed: bool

    @property
    def digest(self) -> str:
        told = (self.kind, self.title, self.x, self.y, self.categories, self.series, self.printed)
        return f"{DRAWN}as a chart {sha256(repr(told).encode()).hexdigest()}"

    def read(self, signs: Mapping[str, str]) -> str:
        """A letter, or what is to be said of an unknown one."""
        names = (self.title, self.x, self.y, *self.categories, *(name for name, _ in self.series))
        words = " ".join(name for name in names if isinstance(name, str) and name)
        return signs.get(self.digest) or f"{UNKNOWN_CHART} {words}"


def told_by(chart: Chart) -> ReadChart:
    """What a chart of the lesson says."""
    places = tuple(map(float, chart.places))
    series = tuple(
        (one.name, tuple(None if value is None else float(value) for value in one.values)) for one in chart.series
    )
    axes = ("", "") if chart.kind == "pie" else (chart.x, chart.y)
    kind = "bar" if chart.kind == "horizontal" else chart.kind
    return ReadChart(kind, chart.title, *axes, places or chart.categories, series, chart.values)
