"""A number line: ticks with their numbers, dots at some of them, empty boxes for others."""

from __future__ import annotations

from fractions import Fraction

from generator.document.drawings import Circle, Drawing, Label, Polyline, Rectangle, Shape
from generator.readers.drawings.values import Values

NAME = "number-line"
KEYS = ("from", "to", "step", "marks", "hide", "labels")
SPACE = False

MOST_TICKS = 50
_EDGE, _AXIS, _TICK, _ARROW = 7.0, 8.0, 1.8, 2.2
_LABEL, _SIZE, _DOT = 14.5, 9.0, 1.3
_HEIGHT, _BOX = 18.5, 5.4
_LEAST, _MOST, _PITCH = 62.0, 150.0, 7.5
_LETTER = 1.9


def draw(values: Values) -> Drawing | None:
    first, last = values.number("from", Fraction(0)), values.number("to", Fraction(10))
    step = values.number("step", Fraction(1))
    if step <= 0:
        values.wrong("step", "1, 2, 1/4")
        return None
    if last <= first:
        values.wrong("to" if "to" in values else "from", values.shown(first + step * 10))
        return None
    count = int((last - first) / step)
    if count > MOST_TICKS:
        values.too_many("step" if "step" in values else "to", count, MOST_TICKS)
        return None
    return None if values.failed else _Line(values, first, last, step, count).drawing()


class _Line:
    def __init__(self, values: Values, first: Fraction, last: Fraction, step: Fraction, count: int) -> None:
        self._values, self._first, self._last, self._step, self._count = values, first, last, step, count
        self._parts = step.denominator if "/" in values.text("step") else 0
        widest = max(len(self._shown(first + step * at)) for at in range(count + 1)) * _LETTER + 2.0
        self._width = min(max(_LEAST, max(_PITCH, widest) * count + 2 * _EDGE), _MOST)
        self._every = 1
        while widest > self._every * (self._width - 2 * _EDGE) * float(step) / float(last - first) and count > 1:
            self._every += 1

    def _shown(self, value: Fraction) -> str:
        return self._values.shown(value, self._parts)

    def _x(self, value: Fraction) -> float:
        share = (value - self._first) / (self._last - self._first)
        return round(_EDGE + float(share) * (self._width - 2 * _EDGE), 2)

    def drawing(self) -> Drawing:
        values = self._values
        marks, hidden = values.numbers("marks"), values.numbers("hide")
        known = values.choice("labels", ("all", "ends", "none"))
        for key, some in (("marks", marks), ("hide", hidden)):
            for value in some:
                if not self._first <= value <= self._last:
                    values.outside(key, self._shown(value))
        shapes: list[Shape] = [*self._axis()]
        told: list[Shape] = []
        for at in range(self._count + 1):
            value = self._first + self._step * at
            x = self._x(value)
            shapes.append(Polyline(((x, _AXIS - _TICK), (x, _AXIS + _TICK))))
            label = Label(x, _LABEL, self._shown(value), _SIZE)
            if value in hidden:
                shapes.append(Rectangle(x - _BOX / 2, _LABEL - _BOX / 2, _BOX, _BOX, 0.6))
                told.append(label)
            elif (known == "all" and at % self._every == 0) or (known == "ends" and at in (0, self._count)):
                shapes.append(label)
        dots = [Circle(self._x(value), _AXIS, _DOT, 0, "solid") for value in marks]
        (told if values.answer else shapes).extend(dots)
        first, last, step = map(self._shown, (self._first, self._last, self._step))
        alt = values.words("number_line_alt", first=first, last=last, step=step)
        marked = ""
        if marks:
            marked = " " + values.words("number_line_marks", marks=", ".join(map(self._shown, marks)))
        return Drawing(
            self._width, _HEIGHT, tuple(shapes), alt + ("" if values.answer else marked), tuple(told), alt + marked
        )

    def _axis(self) -> tuple[Shape, ...]:
        left, right = 1.0, self._width - 1.0
        return (
            Polyline(((left, _AXIS), (right, _AXIS)), stroke=0.9),
            Polyline(((right - _ARROW, _AXIS - 1.2), (right, _AXIS), (right - _ARROW, _AXIS + 1.2)), stroke=0.9),
        )
