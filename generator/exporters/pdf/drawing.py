"""Drawings as path operators and texts, from their upper left corner, no wider than the measure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.drawings import GREYS, HUNDREDTHS, Drawing, Label, Outline, Path, Shapes, labels, outline, paths
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed
from generator.exporters.pdf.style import MM
from generator.exporters.pdf.typeset import Typesetter
from generator.fonts import faces
from generator.frozen import replace

_MOST_OF_A_PAGE = 0.8
_UNIT = MM / HUNDREDTHS
_HAND = "andika-400"
# In pt: how far apart slanting lines are, and how thick.
_HATCH, _HATCH_PEN = 3.4, 0.6
_DASH = b" [3 2] 0 d"
_MARK = b"/Drawing BMC %b EMC"
"""Round the paths of a drawing, in its own measure, so that they can be read back as one thing."""


def drawing_box(setter: Typesetter, block: Drawing, width: float) -> Box:
    """As large as it says, or smaller to fit; with words in it as much larger as the theme has it.

    It is read as its words are drawn, whatever the direction of the page.
    """
    worded = any(not label.hand for label in labels((*block.shapes, *block.answers)))
    wanted = setter.paper.drawing_scale if worded else 1.0
    scale = min(wanted, width / (block.width * MM), setter.page_height * _MOST_OF_A_PAGE / (block.height * MM))
    ink, answer = setter.paper.colors["ink"], setter.paper.colors["answer"]
    kids = (*_kids(setter, block, block.shapes, scale, ink), *_kids(setter, block, block.answers, scale, answer))
    size = block.width * MM * scale, block.height * MM * scale
    if block.decorative:
        return Box(*size, kids, text=True)
    return Box(*size, kids, role="Figure", alt=block.answer_alt or block.alt or " ", text=True)


def _kids(setter: Typesetter, block: Drawing, some: Shapes, scale: float, ink: str) -> Iterator[Placed]:
    drawn = b"\n".join(_painted(shape, ink) for shape in paths(some))
    if drawn:
        drawn = drawn if block.decorative else _MARK % drawn
        if scale != 1:
            drawn = b"%.4f 0 0 %.4f 0 0 cm " % (scale, scale) + drawn
        yield 0.0, 0.0, Art(drawn, content=not block.decorative)
    for label in labels(some):
        yield _text(setter, label, scale, ink)


def _text(setter: Typesetter, label: Label, scale: float, ink: str) -> Placed:
    types = setter.paper.type.text
    face = types.strong if label.bold else types.face
    style = replace(
        types,
        face=_HAND if label.hand else face,
        size=label.size * scale,
        leading=label.size * scale * 1.2,
        color=GREYS.get(label.shade, ink),
        tabular=False,
    )
    text = setter.label(label.text, style)
    x = label.x * MM * scale
    left = {"start": 0.0, "middle": text.width / 2, "end": text.width}[label.anchor]
    baseline = label.y * MM * scale
    if label.level == "middle":
        baseline += faces.face(style.face).cap_height * style.size / 2
    return x - left, baseline - text.baseline, text


# ---- paths


def _painted(shape: Path, ink: str) -> bytes:
    steps = outline(shape)
    path = b" ".join(_step(name, numbers) for name, numbers in steps)
    color = GREYS.get(shape.shade, ink)
    pen = shapes.pen(color, shape.stroke) + (_DASH if shape.dashed else b"")
    if shape.fill == "hatch":
        hatched = b"q %b W n %b Q" % (path, _hatching(steps, color))
        return hatched + (b" q %b %b S Q" % (pen, path) if shape.stroke else b"")
    if not shape.fill:
        return b"q %b 1 J 1 j %b S Q" % (pen, path)
    inside = shapes.fill(GREYS.get(shape.fill, color))
    if not shape.stroke:
        return b"q %b %b f Q" % (inside, path)
    return b"q %b %b %b B Q" % (inside, pen, path)


def _step(name: str, numbers: tuple[int, ...]) -> bytes:
    operator = {"M": b"m", "L": b"l", "C": b"c", "Z": b"h"}[name]
    points = zip(numbers[::2], numbers[1::2], strict=True)
    placed = [shapes.number(value) for x, y in points for value in (x * _UNIT, -y * _UNIT)]
    return b" ".join((*placed, operator))


def _hatching(steps: Outline, color: str) -> bytes:
    """Slanting lines over the rectangle around an outline, which clips them."""
    xs = [x * _UNIT for _, numbers in steps for x in numbers[::2]]
    ys = [-y * _UNIT for _, numbers in steps for y in numbers[1::2]]
    low, height = min(ys), max(ys) - min(ys)
    lines = [shapes.pen(color, _HATCH_PEN)]
    x = min(xs) - height
    while x < max(xs):
        lines.append(
            b"%b %b m %b %b l"
            % (shapes.number(x), shapes.number(low), shapes.number(x + height), shapes.number(low + height))
        )
        x += _HATCH
    return b" ".join((*lines, b"S"))
