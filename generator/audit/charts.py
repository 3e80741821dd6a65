"""A chart's drawing against its data: what its bars, points and slices say when they are read off its own axes.

Finished files are held against the drawing, path by path and word by word (`drawn`); here the drawing is held against
the numbers. Nothing is shared with what laid it out: an axis is known by the numbers that stand beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from generator.document.charts import Chart
from generator.document.drawings import Arc, Circle, Drawing, Label, Rectangle, Shapes, labels
from generator.document.figures import number_of
from generator.frozen import frozen

# In mm: half a point.
_OFF = 0.17
_DEGREES = 0.05


@frozen
class _Axis:
    """From a place along it to the number that stands there."""

    places: tuple[float, ...]
    numbers: tuple[Fraction, ...]

    def place(self, value: Fraction) -> float:
        first, last = self.places[0], self.places[-1]
        share = (value - self.numbers[0]) / (self.numbers[-1] - self.numbers[0])
        return first + float(share) * (last - first)

    def is_even(self) -> bool:
        """Whether its numbers are equally far apart, in steps of 1, 2 or 5 times a power of ten."""
        steps = {other - one for one, other in pairwise(self.numbers)}
        step = abs(next(iter(steps)))
        while step >= 10:
            step /= 10
        while step < 1:
            step *= 10
        places = all(abs(self.place(number) - at) < _OFF for number, at in zip(self.numbers, self.places, strict=True))
        return len(steps) == 1 and step in (1, 2, 5) and places


def chart_faults(drawing: Drawing, mark: str) -> Iterator[str]:
    """Sentences; none for a drawing that is no chart. `mark` is the decimal mark of its language."""
    chart = drawing.chart
    if chart is None:
        return
    name = f"the chart “{chart.title or ', '.join(one.name for one in chart.series)}”"
    said = Counter(label.text for label in labels(drawing.shapes))
    for text, times in _words(chart).items():
        if said[text] < times:
            yield f"{name} does not print “{text}”"
    fault = _slices(chart, drawing.shapes) if chart.kind == "pie" else _values(chart, drawing.shapes, mark)
    if fault:
        yield f"{name} {fault}"


def _words(chart: Chart) -> Counter[str]:
    """Words that must stand on it; of a line's many categories some may be left out."""
    wanted = Counter(filter(None, (chart.title, chart.x, chart.y)))
    if chart.kind == "pie":
        texts = chart.series[0].texts
        named = zip(chart.categories, texts, strict=True)
        wanted = Counter(filter(None, (chart.title,)))
        wanted.update(f"{name} ({text})" if chart.values else name for name, text in named)
        return wanted
    if chart.kind in ("bar", "horizontal"):
        wanted.update(chart.categories)
    if len(chart.series) > 1:
        wanted.update(one.name for one in chart.series)
    if chart.values:
        kept = ((text, value) for one in chart.series for text, value in zip(one.texts, one.values, strict=True))
        wanted.update(text for text, value in kept if value is not None)
    return wanted


def _slices(chart: Chart, shapes: Shapes) -> str:
    values = [value for value in chart.series[0].values if value is not None]
    arcs = [shape for shape in shapes if isinstance(shape, Arc)]
    if len(values) == 1:
        return "" if any(isinstance(shape, Circle) for shape in shapes) else "has no circle"
    if len(arcs) != len(values):
        return f"has {len(arcs)} slices for {len(values)} numbers"
    start = Fraction(0)
    for arc, value in zip(arcs, values, strict=True):
        sweep = value / sum(values) * 360
        if abs(arc.start - float(start)) > _DEGREES or abs(arc.sweep - float(sweep)) > _DEGREES:
            return f"has a slice that is not {float(value):g}"
        start += sweep
    return ""


def _values(chart: Chart, shapes: Shapes, mark: str) -> str:
    sideways = chart.kind == "horizontal"
    side, under = _numbers(shapes, "end", chart, mark), _lowest(_numbers(shapes, "middle", chart, mark))
    bottom = max((label.y for label in side), default=0.0)
    upright = _axis([(label.y, label.text) for label in side], mark)
    level = _axis([(label.x, label.text) for label in under], mark)
    axis = level if sideways else upright
    if axis is None or not axis.is_even():
        return "has no even axis"
    wanted = [value for one in _in_order(chart) for value in one if value is not None]
    if chart.kind in ("bar", "horizontal"):
        bars = [one for one in shapes if isinstance(one, Rectangle) and one.stroke]
        legend = len(chart.series) if len(chart.series) > 1 else 0
        bars = bars[: len(bars) - legend]
        zero = axis.place(Fraction(0))
        ends = [(one.x, one.x + one.width) if sideways else (one.y + one.height, one.y) for one in bars]
        wanted = [value for value in wanted if value]
        if len(ends) != len(wanted):
            return f"has {len(ends)} bars for {len(wanted)} numbers"
        for (near, far), value in zip(ends, wanted, strict=True):
            first, last = (near, far) if value > 0 else (far, near)
            if abs(first - zero) > _OFF or abs(last - axis.place(value)) > _OFF:
                return f"has a bar that is not {float(value):g}"
        return ""
    points = [place for place in _points(shapes) if place[1] <= bottom + _OFF]
    if len(points) != len(wanted):
        return f"has {len(points)} points for {len(wanted)} numbers"
    for (_, y), value in zip(points, wanted, strict=True):
        if abs(y - axis.place(value)) > _OFF:
            return f"has a point that is not {float(value):g}"
    known = [at for one in chart.series for at, value in enumerate(one.values) if value is not None]
    if chart.kind == "scatter":
        if level is None or not level.is_even():
            return "has no even axis"
        off = (abs(x - level.place(chart.places[at])) for (x, _), at in zip(points, known, strict=True))
        return "has a point in a wrong place" if any(one > _OFF for one in off) else ""
    return "" if _in_turn(list(zip(known, (x for x, _ in points), strict=True))) else "has points out of turn"


def _in_order(chart: Chart) -> list[tuple[Fraction | None, ...]]:
    """Bars category by category, points series by series."""
    values = [one.values for one in chart.series]
    return list(zip(*values, strict=True)) if chart.kind in ("bar", "horizontal") else values


def _in_turn(placed: Sequence[tuple[int, float]]) -> bool:
    """Whether equal categories stand at one place, and later ones further to the right."""
    by_place = dict(placed)
    return all(abs(by_place[at] - x) < _OFF for at, x in placed) and all(
        one < other for one, other in pairwise(by_place[at] for at in sorted(by_place))
    )


def _points(shapes: Shapes) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for shape in shapes:
        if isinstance(shape, Circle):
            found.append((shape.x, shape.y))
        elif isinstance(shape, Rectangle) and shape.stroke:
            found.append((shape.x + shape.width / 2, shape.y + shape.height / 2))
    return found


def _numbers(shapes: Shapes, anchor: str, chart: Chart, mark: str) -> list[Label]:
    """Labels that are numbers; at the side of a chart that lies, names stand where others have their axis."""
    named = {chart.x, chart.y} | (set(chart.categories) if chart.kind == "horizontal" and anchor == "end" else set())
    some = [one for one in labels(shapes) if one.anchor == anchor and one.text not in named]
    return [one for one in some if number_of(one.text, mark) is not None]


def _lowest(some: Sequence[Label]) -> list[Label]:
    low = max((label.y for label in some), default=0.0)
    return [label for label in some if abs(label.y - low) < 0.01]


def _axis(placed: Sequence[tuple[float, str]], mark: str) -> _Axis | None:
    numbers = [number for _, text in placed if (number := number_of(text, mark)) is not None]
    return _Axis(tuple(place for place, _ in placed), tuple(numbers)) if len(numbers) > 1 else None
