"""A formula as native Office math, and for programs without it (LibreOffice, Google Slides) as drawn outlines."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import uharfbuzz as hb

from generator.exporters.pptx.omml import paragraph
from generator.exporters.pptx.slides import PT, Align, Area, Equation
from generator.exporters.pptx.write_text import Pen, escape
from generator.fonts.mathbox import MathBox
from generator.fonts.mathface import math_face
from generator.fonts.mathset import formula_box
from generator.formulas import read

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
_A16 = "http://schemas.microsoft.com/office/drawing/2014/main"
# LibreOffice takes whatever needs a14 alone, and shows nothing of it where its formula editor is not installed.
_NATIVE = f'<mc:Choice xmlns:a14="{_A14}" xmlns:a16="{_A16}" Requires="a14 a16">'
_UNITS = 1000
_ALIGNS: dict[Align, str] = {"left": "l", "center": "ctr", "right": "r"}
# The share of free room that stands before a formula.
_FREE_BEFORE: dict[Align, float] = {"left": 0.0, "center": 0.5, "right": 1.0}


def equation(one: Equation, number: int, pen: Pen) -> str:
    fill = pen.fill(one.color)
    face = '<a:latin typeface="Cambria Math"/>'
    algn = _ALIGNS[one.align]
    look = f'<a:lvl1pPr algn="{algn}"><a:defRPr sz="{round(one.size * 100)}">{fill}{face}</a:defRPr></a:lvl1pPr>'
    named = f'<p:cNvPr id="{number}" name="{escape(one.name)}" descr="{escape(one.alt)}"/>'
    native = (
        f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{_box(one.area)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle>{look}</a:lstStyle><a:p><a:pPr algn="{algn}"/>'
        f"<a14:m>{paragraph(read(one.source).tree, one.align)}</a14:m></a:p></p:txBody></p:sp>"
    )
    return (
        f'<mc:AlternateContent xmlns:mc="{_MC}">{_NATIVE}{native}</mc:Choice>'
        f"<mc:Fallback>{_drawn(one, named, fill)}</mc:Fallback></mc:AlternateContent>"
    )


def _box(area: Area) -> str:
    return f'<a:xfrm><a:off x="{area.x}" y="{area.y}"/><a:ext cx="{area.w}" cy="{area.h}"/></a:xfrm>'


def _drawn(one: Equation, named: str, fill: str) -> str:
    """Its outlines in its area, half way between top and bottom."""
    box = formula_box(one.source, True)
    em = one.size * PT
    left = (one.area.w - box.width * em) * _FREE_BEFORE[one.align]
    line = (one.area.h + (box.height - box.depth) * em) / 2
    paths = "".join(_paths(box, left, line, em, one.area))
    return (
        f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_box(one.area)}<a:custGeom><a:avLst/>"
        '<a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{paths}</a:pathLst></a:custGeom>{fill}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _paths(box: MathBox, left: float, line: float, em: float, area: Area) -> Iterator[str]:
    def point(x: float, y: float) -> str:
        return f'<a:pt x="{round(left + x * em)}" y="{round(line - y * em)}"/>'

    start = f'<a:path w="{area.w}" h="{area.h}">'
    for glyph in box.glyphs:
        outline = _outline(glyph.glyph)
        if outline:
            drawn = "".join(
                _spelt(kind, "".join(point(glyph.x + x * glyph.size, glyph.y + y * glyph.size) for x, y in points))
                for kind, points in outline
            )
            yield f"{start}{drawn}</a:path>"
    corners: list[tuple[tuple[float, float], ...]] = [
        (
            (rule.x, rule.y),
            (rule.x + rule.width, rule.y),
            (rule.x + rule.width, rule.y + rule.height),
            (rule.x, rule.y + rule.height),
        )
        for rule in box.rules
    ]
    for stroke in box.strokes:
        half = stroke.width / 2
        corners.append(
            (
                (stroke.x, stroke.y - half),
                (stroke.to_x, stroke.to_y - half),
                (stroke.to_x, stroke.to_y + half),
                (stroke.x, stroke.y + half),
            )
        )
    for first, *rest in corners:
        lines = "".join(_spelt("lnTo", point(x, y)) for x, y in rest)
        yield f"{start}{_spelt('moveTo', point(*first))}{lines}<a:close/></a:path>"


def _spelt(kind: str, points: str) -> str:
    return f"<a:{kind}>{points}</a:{kind}>" if points else f"<a:{kind}/>"


Steps = tuple[tuple[str, tuple[tuple[float, float], ...]], ...]


@lru_cache(maxsize=1 << 10)
def _outline(glyph: int) -> Steps:
    """A glyph's edges in em, in the words of DrawingML."""
    steps: list[tuple[str, tuple[tuple[float, float], ...]]] = []

    def at(*numbers: float) -> tuple[tuple[float, float], ...]:
        return tuple((x / _UNITS, y / _UNITS) for x, y in zip(numbers[::2], numbers[1::2], strict=True))

    drawing: Any = hb.DrawFuncs()
    drawing.set_move_to_func(lambda x, y, _: steps.append(("moveTo", at(x, y))))
    drawing.set_line_to_func(lambda x, y, _: steps.append(("lnTo", at(x, y))))
    drawing.set_quadratic_to_func(lambda a, b, x, y, _: steps.append(("quadBezTo", at(a, b, x, y))))
    drawing.set_cubic_to_func(lambda a, b, c, d, x, y, _: steps.append(("cubicBezTo", at(a, b, c, d, x, y))))
    drawing.set_close_path_func(lambda _: steps.append(("close", ())))
    math_face().hb_font.draw_glyph(glyph, drawing)
    return tuple(steps)
