"""Formulas as operators: glyphs as text of the face they are set in, rules as filled rectangles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.document.inlines import Formula
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Box, Sums
from generator.exporters.pdf.glyphs import font_key, shown, span
from generator.exporters.pdf.looks import Look
from generator.fonts.faces import face
from generator.fonts.mathbox import MathBox
from generator.fonts.mathface import FACE, math_face
from generator.fonts.mathset import formula_box
from generator.frozen import frozen, replace

_SAME = 1e-6


@frozen
class SetFormula:
    """A formula at the size of its text, in pt. `reads_as` is what is copied, and described where nothing else is."""

    box: MathBox
    size: float
    color: str
    reads_as: str

    @property
    def width(self) -> float:
        return self.box.width * self.size

    @property
    def height(self) -> float:
        return self.box.height * self.size

    @property
    def depth(self) -> float:
        return self.box.depth * self.size

    def scaled(self, share: float) -> SetFormula:
        return replace(self, size=self.size * share)


def set_formula(formula: Formula, reads_as: str, look: Look) -> SetFormula:
    return SetFormula(formula_box(formula.source, formula.display), look.size * _share(look.face), look.color, reads_as)


@lru_cache(maxsize=64)
def _share(text_face: str) -> float:
    """How much larger formulas are set so that their capitals are as high as those of the text."""
    return face(text_face).cap_height / math_face().cap_height


def formula_element(made: SetFormula) -> Box:
    """From the left end of its baseline."""
    ops = b" ".join((span(made.reads_as), *_operators(made), b"EMC"))
    glyphs = frozenset((FACE, one.glyph, one.letters) for one in made.box.glyphs)
    drawn = Sums(ops, glyphs)
    return Box(made.width, 0.0, ((0.0, 0.0, drawn),), role="Formula", alt=made.reads_as, text=True)


def _operators(made: SetFormula) -> Iterator[bytes]:
    box, size, point = made.box, made.size, shapes.number
    yield shapes.fill(made.color)
    if box.glyphs:
        yield b"BT"
        yield from _text(made)
        yield b"ET"
    for rule in box.rules:
        corner = (rule.x * size, rule.y * size, rule.width * size, rule.height * size)
        yield b" ".join((*map(point, corner), b"re f"))
    for stroke in box.strokes:
        ends = (
            point(stroke.x * size),
            point(stroke.y * size),
            b"m",
            point(stroke.to_x * size),
            point(stroke.to_y * size),
        )
        yield b" ".join((shapes.pen(made.color, stroke.width * size), *ends, b"l S"))


def _text(made: SetFormula) -> Iterator[bytes]:
    """Each glyph is moved to its own place."""
    pen = (0.0, 0.0)
    last = 0.0
    for one in made.box.glyphs:
        if abs(one.size - last) > _SAME:
            yield b"/%b %b Tf" % (font_key(FACE), shapes.number(one.size * made.size))
            last = one.size
        x, y = round(one.x * made.size, 2), round(one.y * made.size, 2)
        yield b"%b %b Td %bTj" % (shapes.number(x - pen[0]), shapes.number(y - pen[1]), shown(one.glyph))
        pen = (x, y)
