"""What a chart shows, as data with exact numbers; a drawing made from it carries it, so that it can be proven."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from generator.frozen import frozen

ChartKind = Literal["bar", "horizontal", "line", "pie", "scatter"]


@frozen
class Series:
    """`values` has a number for each category, or None where the lesson leaves one out; `texts` are as written."""

    name: str
    values: tuple[Fraction | None, ...]
    texts: tuple[str, ...]


@frozen
class Chart:
    """`categories` are as written; in a scatter chart they are the numbers `places` along the x axis.

    `mark` is the decimal mark of its language. `ticks` are the numbers of its axis on paper, `along` those of the axis
    that a scatter chart has below it.
    """

    kind: ChartKind
    title: str
    x: str
    y: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    values: bool = False
    places: tuple[Fraction, ...] = ()
    mark: str = "."
    ticks: tuple[Fraction, ...] = ()
    along: tuple[Fraction, ...] = ()
