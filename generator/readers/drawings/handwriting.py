"""Handwriting lines of three rules, with letters to trace: a top line, a dashed middle, a line to stand on.

The model is set in Andika, whose a and g are those that children learn to write, in a grey that a copier keeps.
"""

from __future__ import annotations

from generator.document.drawings import Drawing, Label, Polyline, Shade, Shape
from generator.readers.drawings.values import Values

NAME = "handwriting"
KEYS = ("text", "lines", "size", "model")
SPACE = True

_WIDTH, _EDGE = 150.0, 0.5
# In mm: from the line to stand on to the top of the tall letters, by size.
_SIZES = {"large": 12.0, "medium": 9.0, "small": 6.5}
# Shares of that height: the middle rule at the top of small letters, room below, the gap between lines.
_MIDDLE, _BELOW, _BETWEEN = 0.65, 0.42, 0.35
_FACE = "andika-400"
# Of Andika, in em: how tall its tall letters are.
_TALL, _LEFT = 0.78125, 3.0
_POINT = 72 / 25.4
_MOST_LINES = 12


def draw(values: Values) -> Drawing | None:
    from generator.fonts.measure import measure  # opening fonts takes time that other lessons do without

    height = _SIZES[values.choice("size", tuple(_SIZES))]
    text = values.text("text")
    lines = values.whole("lines", 2 if text else 3, 1, _MOST_LINES)
    model = values.choice("model", ("first", "every", "solid"))
    size = height / _TALL * _POINT
    wide = measure(text, _FACE, size) / _POINT
    if wide > _WIDTH - 2 * _LEFT:
        values.wrong("text", text[: int(len(text) * (_WIDTH - 2 * _LEFT) / wide)])
    if values.failed:
        return None
    shapes: list[Shape] = []
    top = _EDGE + 1
    for at in range(lines):
        base = top + height
        shapes += _rules(top, base, height)
        if text and (at == 0 or model == "every"):
            shade: Shade = "ink" if model == "solid" else "faint"
            shapes.append(Label(_LEFT, base, text, round(size, 2), "start", "base", hand=True, shade=shade))
        top = base + height * (_BELOW + _BETWEEN)
    alt = values.words("handwriting_model_alt", text=text) if text else values.words("handwriting_alt")
    return Drawing(_WIDTH, round(top - height * _BETWEEN + _EDGE, 2), tuple(shapes), alt)


def _rules(top: float, base: float, height: float) -> tuple[Shape, ...]:
    middle = base - height * _MIDDLE
    return (
        Polyline(((0.0, top), (_WIDTH, top)), stroke=0.5, shade="soft"),
        Polyline(((0.0, middle), (_WIDTH, middle)), stroke=0.5, shade="soft", dashed=True),
        Polyline(((0.0, base), (_WIDTH, base)), stroke=0.9),
    )
