"""A chart's data as a drawing that a copier keeps: hatching and marks instead of colours, every word on one line."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.document.charts import Chart
from generator.document.drawings import Arc, Circle, Drawing, Fill, Label, Polyline, Rectangle, Shape, on_circle
from generator.fonts.measure import measure
from generator.frozen import replace
from generator.readers.charts.scale import Scale, nice_scale, written
from generator.words import Words

_SIZE, _TITLE = 8.0, 9.0
_LINE = 4.4
_MM = 25.4 / 72
# Themes set the words in faces of their own, some of them wider.
_WIDER = 1.15
_LEAST, _MOST = 72.0, 150.0
_HIGH, _ROW = 40.0, 7.0
_GAP, _EDGE = 1.6, 0.6
_BAR, _MARK = 0.7, 1.0
_RADIUS = 18.0
_FILLS: tuple[Fill, ...] = ("hatch", "white", "solid", "light")
_LONGEST_ALT = 600


def drawing_of(chart: Chart, alt: str, words: Words) -> Drawing:
    made = _Pie(chart, words).drawing() if chart.kind == "pie" else _Axes(chart, words).drawing()
    return replace(made, alt=alt or described(chart, words), chart=made.chart or chart)


def described(chart: Chart, words: Words) -> str:
    """The data in words."""
    named = len(chart.series) > 1
    rows = []
    for at, category in enumerate(chart.categories):
        cells = [f"{one.name} {one.texts[at]}" if named else one.texts[at] for one in chart.series if one.texts[at]]
        rows.append(f"{category}: {', '.join(cells) or '–'}")
    text = words.fixed[f"chart_{chart.kind}"] + (f" “{chart.title}”" if chart.title else "") + ". " + "; ".join(rows)
    return text + "." if len(text) < _LONGEST_ALT else text[:_LONGEST_ALT].rsplit(";", 1)[0] + "; …"


def width_of(text: str, size: float = _SIZE) -> float:
    return measure(text, "atkinson-400", size) * _MM * _WIDER


def _widest(texts: Iterator[str] | list[str]) -> float:
    return max(map(width_of, texts), default=0.0)


class _Axes:
    """Bars, lines and points between two axes."""

    def __init__(self, chart: Chart, words: Words) -> None:
        self._words = words
        numbers = [value for one in chart.series for value in one.values if value is not None]
        self._scale = nice_scale(numbers, from_zero=chart.kind in ("bar", "horizontal"))
        self._texts = [written(tick, words) for tick in self._scale.ticks]
        self._along = nice_scale(chart.places, from_zero=False) if chart.kind == "scatter" else None
        self._left = _EDGE + _widest(self._texts) + _GAP
        slot = self._slot(chart)
        if chart.kind == "bar" and self._left + slot * len(chart.categories) > _MOST:
            chart = replace(chart, kind="horizontal")
        self._chart = chart
        self._rows = self._legend()
        self._top = _EDGE + (_LINE + 1 if chart.title else 0.0) + (_LINE if self._over_axis() else 0.0) + 2.0
        if chart.kind == "horizontal":
            self._left = _EDGE + _widest(list(chart.categories)) + _GAP
            self._high = max(_ROW, len(chart.series) * 3.4 + 2.0) * len(chart.categories)
            value = _widest([text for one in chart.series for text in one.texts]) if chart.values else 0.0
            room = max(_LEAST - 3.0 - value - self._left, self._under(self._texts), 40.0)
            self._right = self._left + room
        else:
            self._high = _HIGH
            wide = slot * len(chart.categories)
            if self._along is not None:
                along = [written(tick, words) for tick in self._along.ticks]
                self._left = max(self._left, _EDGE + _widest(along) / 2)
                wide = self._under(along)
            self._right = min(max(_LEAST - 3.0, self._left + wide), _MOST)
        self._every = 1
        if chart.kind == "line":
            while slot > self._every * (self._right - self._left) / len(chart.categories) + 1e-6:
                self._every += 1

    def _slot(self, chart: Chart) -> float:
        """Room for a category: its name, and its values if they are printed."""
        name = _widest(list(chart.categories)) + 2.0
        values = [text for one in chart.series for text in one.texts] if chart.values else []
        if chart.kind == "bar":
            return max(name, len(chart.series) * max(_widest(values) + 0.8, 3.0) + 2.5)
        return max(name, _widest(values) + 1.0)

    @staticmethod
    def _under(ticks: list[str]) -> float:
        """How long an axis is at least whose numbers stand side by side."""
        return (_widest(ticks) + 2.0) * (len(ticks) - 1)

    def _over_axis(self) -> str:
        return self._chart.x if self._chart.kind == "horizontal" else self._chart.y

    def _under_axis(self) -> str:
        return self._chart.y if self._chart.kind == "horizontal" else self._chart.x

    def _legend(self) -> list[list[int]]:
        """Which series are named beside one another; a single one needs no name."""
        rows: list[list[int]] = [[]]
        used = 0.0
        for at, one in enumerate(self._chart.series if len(self._chart.series) > 1 else ()):
            wide = width_of(one.name) + 9.0
            if rows[-1] and used + wide > _LEAST - 2 * _EDGE:
                rows.append([])
                used = 0.0
            rows[-1].append(at)
            used += wide
        return [row for row in rows if row]

    @property
    def _bottom(self) -> float:
        return self._top + self._high

    def _y(self, value: Fraction) -> float:
        return round(self._bottom - self._scale.share(value) * self._high, 2)

    def _x(self, value: Fraction, scale: Scale) -> float:
        return round(self._left + scale.share(value) * (self._right - self._left), 2)

    def drawing(self) -> Drawing:
        chart = self._chart
        shapes: list[Shape] = []
        y = _EDGE + _LINE / 2
        if chart.title:
            shapes.append(Label(_EDGE, y, chart.title, _TITLE, "start", bold=True))
            y += _LINE + 1
        if over := self._over_axis():
            shapes.append(Label(_EDGE, y, over, _SIZE, "start"))
        shapes += self._grid()
        shapes += self._bars() if chart.kind in ("bar", "horizontal") else self._points()
        below = self._bottom + _LINE + 1.0
        if under := self._under_axis():
            shapes.append(Label((self._left + self._right) / 2, below + _LINE / 2, under, _SIZE))
            below += _LINE + 0.6
        for row in self._rows:
            shapes += self._names(row, below + _LINE / 2)
            below += _LINE + 0.4
        texts = [width_of(text, size) for text, size in ((chart.title, _TITLE), (over, _SIZE), (under, _SIZE))]
        beyond = _widest([written(tick, self._words) for tick in (self._along or self._scale).ticks]) / 2 + _EDGE
        width = max(self._right + max(3.0, beyond), *(text + 2 * _EDGE + 1.0 for text in texts))
        if chart.kind == "horizontal" and chart.values:
            width = max(width, self._right + 3.0 + _widest([text for one in chart.series for text in one.texts]))
        told = replace(chart, ticks=self._scale.ticks, along=self._along.ticks if self._along else ())
        return Drawing(round(width, 2), round(below + 0.8, 2), tuple(shapes), chart=told)

    def _grid(self) -> Iterator[Shape]:
        """Light rules at the ticks, the axes, what stands beside them."""
        horizontal = self._chart.kind == "horizontal"
        for tick, text in zip(self._scale.ticks, self._texts, strict=True):
            if horizontal:
                x = self._x(tick, self._scale)
                yield Polyline(((x, self._top), (x, self._bottom)), stroke=0.25, shade="faint")
                yield Label(x, self._bottom + _LINE / 2 + 0.6, text, _SIZE)
            else:
                y = self._y(tick)
                yield Polyline(((self._left, y), (self._right, y)), stroke=0.25, shade="faint")
                yield Label(self._left - _GAP, y, text, _SIZE, "end")
        if self._along is not None:
            for tick in self._along.ticks:
                x = self._x(tick, self._along)
                yield Polyline(((x, self._top), (x, self._bottom)), stroke=0.25, shade="faint")
                yield Label(x, self._bottom + _LINE / 2 + 0.6, written(tick, self._words), _SIZE)
        elif not horizontal:
            for at, category in enumerate(self._chart.categories):
                if at % self._every == 0:
                    yield Label(self._middle(at), self._bottom + _LINE / 2 + 0.6, category, _SIZE)
        else:
            for at, category in enumerate(self._chart.categories):
                yield Label(self._left - _GAP, self._middle(at), category, _SIZE, "end")
        yield Polyline(((self._left, self._top), (self._left, self._bottom), (self._right, self._bottom)), stroke=0.9)

    def _middle(self, at: int) -> float:
        """Of a category along its axis."""
        count = len(self._chart.categories)
        if self._chart.kind == "horizontal":
            return round(self._top + self._high * (at + 0.5) / count, 2)
        return round(self._left + (self._right - self._left) * (at + 0.5) / count, 2)

    def _bars(self) -> Iterator[Shape]:
        chart = self._chart
        horizontal = chart.kind == "horizontal"
        slot = (self._high if horizontal else self._right - self._left) / len(chart.categories)
        thick = round(min(slot * _BAR / len(chart.series), 16.0), 2)
        zero = self._x(Fraction(0), self._scale) if horizontal else self._y(Fraction(0))
        for at in range(len(chart.categories)):
            for number, one in enumerate(chart.series):
                value = one.values[at]
                if value is None:
                    continue
                start = self._middle(at) + (number - len(chart.series) / 2) * thick
                end = self._x(value, self._scale) if horizontal else self._y(value)
                low, long = min(zero, end), abs(end - zero)
                fill = _FILLS[number]
                if value and horizontal:
                    yield from _bar(low, start, long, thick, fill)
                elif value:
                    yield from _bar(start, low, thick, long, fill)
                if chart.values and horizontal:
                    yield from _cleared(Label(max(zero, end) + 1.0, start + thick / 2, one.texts[at], _SIZE, "start"))
                elif chart.values:
                    beyond = low + long + _LINE / 2 if value < 0 else low - _LINE / 2 + 0.2
                    yield from _cleared(Label(start + thick / 2, beyond, one.texts[at], _SIZE))
        if horizontal:
            yield Polyline(((zero, self._top), (zero, self._bottom)), stroke=0.9)
        else:
            yield Polyline(((self._left, zero), (self._right, zero)), stroke=0.9)

    def _points(self) -> Iterator[Shape]:
        chart = self._chart
        for number, one in enumerate(chart.series):
            places: list[tuple[float, float, str] | None] = []
            for at, value in enumerate(one.values):
                x = self._x(chart.places[at], self._along) if self._along else self._middle(at)
                places.append(None if value is None else (x, self._y(value), one.texts[at]))
            if chart.kind == "line":
                yield from _runs(places, dashed=number % 2 == 1)
            for place in filter(None, places):
                yield _mark(number, place[0], place[1])
                if chart.values:
                    yield from _cleared(Label(place[0], place[1] - _LINE / 2 - 0.6, place[2], _SIZE))

    def _names(self, row: list[int], y: float) -> Iterator[Shape]:
        x = _EDGE + 1.0
        for at in row:
            if self._chart.kind in ("bar", "horizontal"):
                yield Rectangle(x, y - 1.4, 4.4, 2.8, 0.6, _FILLS[at])
            else:
                yield _mark(at, x + 2.2, y)
            name = self._chart.series[at].name
            yield Label(x + 5.6, y, name, _SIZE, "start")
            x += width_of(name) + 9.0


def _bar(x: float, y: float, width: float, height: float, fill: Fill) -> Iterator[Shape]:
    """Hatching lets the rules of the grid through, so that white lies under it."""
    if fill == "hatch":
        yield Rectangle(x, y, width, height, 0, "white")
    yield Rectangle(x, y, width, height, 0.7, fill)


def _cleared(label: Label) -> Iterator[Shape]:
    """A value on white, so that no rule runs through it."""
    wide = width_of(label.text) / _WIDER
    left = label.x if label.anchor == "start" else label.x - wide / 2
    yield Rectangle(round(left, 2), round(label.y - 1.3, 2), round(wide, 2), 2.6, 0, "white")
    yield label


def _runs(places: list[tuple[float, float, str] | None], dashed: bool) -> Iterator[Shape]:
    """Lines from point to point, broken where a value is missing."""
    run: list[tuple[float, float]] = []
    for place in (*places, None):
        if place is not None:
            run.append(place[:2])
            continue
        if len(run) > 1:
            yield Polyline(tuple(run), stroke=1.0, dashed=dashed)
        run = []


def _mark(number: int, x: float, y: float) -> Shape:
    """A point of a series: a disc, a square, a ring, a hollow square."""
    fill: Fill = "solid" if number < 2 else "white"
    if number % 2 == 0:
        return Circle(x, y, _MARK, 0.7, fill)
    return Rectangle(round(x - _MARK, 2), round(y - _MARK, 2), 2 * _MARK, 2 * _MARK, 0.7, fill)


class _Pie:
    """Shares clockwise from the top, each named at its side."""

    def __init__(self, chart: Chart, words: Words) -> None:
        self._chart = chart
        one = chart.series[0]
        self._shares = [value for value in one.values if value is not None]
        self._names = [
            f"{name} ({text})" if chart.values else name for name, text in zip(chart.categories, one.texts, strict=True)
        ]

    def drawing(self) -> Drawing:
        chart, total = self._chart, sum(self._shares, Fraction(0))
        widest = _widest(self._names)
        width = max(_LEAST, 2 * (widest + _RADIUS + 7.0), width_of(chart.title, _TITLE) + 2)
        top = _EDGE + (_LINE + 2 if chart.title else 0.0) + 3.0
        x, y = round(width / 2, 2), round(top + _RADIUS, 2)
        shapes: list[Shape] = []
        if chart.title:
            shapes.append(Label(_EDGE, _EDGE + _LINE / 2, chart.title, _TITLE, "start", bold=True))
        start = Fraction(0)
        sides: dict[bool, list[tuple[float, str]]] = {True: [], False: []}
        for at, (share, name) in enumerate(zip(self._shares, self._names, strict=True)):
            sweep = share / total * 360
            fill = _FILLS[at % len(_FILLS)]
            if at == len(self._shares) - 1 and at and fill == _FILLS[0]:
                fill = _FILLS[1]  # it lies beside the first
            if len(self._shares) == 1:
                shapes.append(Circle(x, y, _RADIUS, 0.8, fill))
            else:
                shapes.append(Arc(x, y, _RADIUS, float(start), float(sweep), True, 0.8, fill))
            middle = float(start + sweep / 2)
            sides[middle < 180].append((middle, name))
            start += sweep
        for right, some in sides.items():
            shapes += _beside(x, y, right, some)
        return Drawing(round(width, 2), round(y + _RADIUS + 4.0, 2), tuple(shapes), chart=chart)


def _beside(x: float, y: float, right: bool, some: list[tuple[float, str]]) -> Iterator[Shape]:
    """Names at one side, from the top down, each a line apart at least."""
    named = sorted((on_circle(x, y, _RADIUS, middle)[1], middle, name) for middle, name in some)
    levels: list[float] = []
    for level, _, _ in named:
        levels.append(max(level, levels[-1] + _LINE) if levels else level)
    lowest = y + _RADIUS + 2.0
    for at in reversed(range(len(levels))):
        levels[at] = min(levels[at], lowest)
        lowest = levels[at] - _LINE
    for level, (_, middle, name) in zip(levels, named, strict=True):
        edge, out = on_circle(x, y, _RADIUS, middle), x + (_RADIUS + 3.0) * (1 if right else -1)
        yield Polyline((edge, (out, level)), stroke=0.4, shade="soft")
        yield Label(out + (1.0 if right else -1.0), level, name, _SIZE, "start" if right else "end")
