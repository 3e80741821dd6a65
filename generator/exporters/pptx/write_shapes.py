"""Elements of a slide as PresentationML."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from generator.exporters.pptx.master import Layout
from generator.exporters.pptx.slides import (
    PT,
    Area,
    ChartFrame,
    Element,
    Equation,
    Line,
    Picture,
    Placeholder,
    Shape,
    Sketch,
    TableFrame,
)
from generator.exporters.pptx.write_drawing import sketch
from generator.exporters.pptx.write_text import Pen, escape

TABLE_STYLE = "{6E757361-6E74-4172-8174-61626C650001}"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_OUTLINES = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%s"/></a:ext></a:extLst>'
)
_PRESETS = {"text": "rect", "rect": "rect", "round": "roundRect", "round-top": "round2SameRect", "ellipse": "ellipse"}
_TICK = (
    '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
    '<a:path w="100" h="100" fill="none"><a:moveTo><a:pt x="0" y="50"/></a:moveTo>'
    '<a:lnTo><a:pt x="40" y="100"/></a:lnTo><a:lnTo><a:pt x="100" y="0"/></a:lnTo></a:path></a:pathLst></a:custGeom>'
)


_ID = 0
"""Stands for the id of a shape while its outline is spelt out; no shape has it."""


def element(
    one: Element,
    number: int,
    pen: Pen,
    layout: Layout,
    link: Callable[[str], str],
    media: Callable[[str], str],
    outlined: Callable[[str], str],
    chart: Callable[[ChartFrame], str],
) -> str:
    """The element with shape id `number`. `link`, `media`, `outlined` and `chart` give relationship ids."""
    match one:
        case Placeholder():
            return _placeholder(one, number, pen, layout, link)
        case Shape():
            return _shape(one, number, pen, link)
        case Line():
            return _line(one, number, pen)
        case Picture():
            return _picture(one, number, layout, media(one.asset), outlined(one.asset))
        case Sketch():
            return sketch(one, number, pen)
        case ChartFrame():
            return _chart(one, number, chart(one))
        case Equation():
            from generator.exporters.pptx.write_formula import equation  # few decks have one

            return equation(one, number, pen)
        case TableFrame():
            return _table(one, number, pen, layout, link)
        case _:
            assert_never(one)


def _box(area: Area, tag: str = "a:xfrm", flip: str = "") -> str:
    return f'<{tag}{flip}><a:off x="{area.x}" y="{area.y}"/><a:ext cx="{area.w}" cy="{area.h}"/></{tag}>'


def _named(number: int, name: str, decorative: bool = False, alt: str = "") -> str:
    description = f' descr="{escape(alt)}"' if alt else ""
    head = f'<p:cNvPr id="{number}" name="{escape(name)}"{description}'
    return f"{head}>{_DECORATIVE}</p:cNvPr>" if decorative else f"{head}/>"


def _holder(layout: Layout, idx: int) -> str:
    kind = layout.slots[idx].kind
    return f'<p:ph type="{kind}" idx="{idx}"/>' if idx else f'<p:ph type="{kind}"/>'


def _placeholder(one: Placeholder, number: int, pen: Pen, layout: Layout, link: Callable[[str], str]) -> str:
    key = (one.name, one.idx, layout.name, _corners(one.area) if one.moved else ())
    outline = pen.outlines.get(key)
    if outline is None:
        where = f"<p:spPr>{_box(one.area)}</p:spPr>" if one.moved else "<p:spPr/>"
        outline = pen.outlines[key] = _cut(
            f'<p:sp><p:nvSpPr>{_named(_ID, one.name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr>{_holder(layout, one.idx)}</p:nvPr></p:nvSpPr>{where}"
        )
    return f"{outline[0]}{number}{outline[1]}{pen.placeholder(one.body, layout.slots[one.idx], link)}</p:sp>"


def _shape(one: Shape, number: int, pen: Pen, link: Callable[[str], str]) -> str:
    drawn = (one.form, one.fill, one.edge, one.edge_pt, one.radius, one.body is None)
    key = (one.name, _corners(one.area), drawn)
    outline = pen.outlines.get(key)
    if outline is None:
        box = ' txBox="1"' if one.form == "text" else ""
        fill = pen.fill(one.fill) if one.fill else "<a:noFill/>"
        named = _named(_ID, one.name, decorative=one.body is None)
        outline = pen.outlines[key] = _cut(
            f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr{box}/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{_box(one.area)}{_geometry(one)}{fill}{_edge(one, pen)}</p:spPr>"
        )
    text = pen.body(one.body, link) if one.body else ""
    return f"{outline[0]}{number}{outline[1]}{text}</p:sp>"


def _corners(area: Area) -> tuple[int, int, int, int]:
    return area.x, area.y, area.w, area.h


def _cut(outline: str) -> tuple[str, str]:
    """What stands before and behind the id, which is another one on every slide."""
    before, _, behind = outline.partition(f' id="{_ID}"')
    return f'{before} id="', f'"{behind}'


def _geometry(one: Shape) -> str:
    if one.form == "tick":
        return _TICK
    guides = ""
    if one.form in ("round", "round-top") and one.radius:
        adjust = min(round(one.radius * 100000 / min(one.area.w, one.area.h)), 50000)
        names = ("adj",) if one.form == "round" else ("adj1", "adj2")
        values = (adjust, 0)
        guides = "".join(f'<a:gd name="{n}" fmla="val {v}"/>' for n, v in zip(names, values, strict=False))
    return f'<a:prstGeom prst="{_PRESETS[one.form]}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _edge(one: Shape, pen: Pen) -> str:
    if not one.edge:
        return "<a:ln><a:noFill/></a:ln>"
    cap, join = (' cap="rnd"', "<a:round/>") if one.form == "tick" else ("", "")
    return f'<a:ln w="{round(one.edge_pt * PT)}"{cap}>{pen.fill(one.edge)}{join}</a:ln>'


def _line(one: Line, number: int, pen: Pen) -> str:
    flip = ' flipV="1"' if one.rising else ""
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{_named(number, one.name, decorative=True)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        f'<p:spPr>{_box(one.area, flip=flip)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{round(one.width_pt * PT)}">{pen.fill(one.color)}</a:ln></p:spPr></p:cxnSp>'
    )


def _picture(one: Picture, number: int, layout: Layout, pixels: str, outlines: str) -> str:
    holder = _holder(layout, one.idx) if one.idx else ""
    grouped = ' noGrp="1"' if one.idx else ""
    adjust = min(round(one.radius * 100000 / min(one.area.w, one.area.h)), 50000)
    behind = f">{_OUTLINES % outlines}</a:blip>" if outlines else "/>"
    form = f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {adjust}"/></a:avLst></a:prstGeom>'
    return (
        f"<p:pic><p:nvPicPr>{_named(number, one.name, decorative=not one.alt, alt=one.alt)}"
        f'<p:cNvPicPr><a:picLocks{grouped} noChangeAspect="1"/></p:cNvPicPr><p:nvPr>{holder}</p:nvPr></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{pixels}"{behind}<a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{_box(one.area)}{form}</p:spPr></p:pic>"
    )


def _chart(one: ChartFrame, number: int, relation: str) -> str:
    uri = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{_named(number, one.name, alt=one.alt)}"
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{_box(one.area, "p:xfrm")}<a:graphic><a:graphicData uri="{uri}"><c:chart xmlns:c="{uri}" r:id="{relation}"/>'
        f"</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _table(one: TableFrame, number: int, pen: Pen, layout: Layout, link: Callable[[str], str]) -> str:
    holder = _holder(layout, one.idx) if one.idx else ""
    head = ' firstRow="1"' if one.head else ""
    bands = ' bandRow="1"' if one.banded else ""
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in one.columns)
    rows = "".join(
        f'<a:tr h="{row.height}">{"".join(pen.cell(cell.body, link) for cell in row.cells)}</a:tr>' for row in one.rows
    )
    table = (
        f"<a:tbl><a:tblPr{head}{bands}><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{_named(number, one.name, alt=one.alt)}"
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{holder}</p:nvPr>'
        f"</p:nvGraphicFramePr>{_box(one.area, 'p:xfrm')}<a:graphic>"
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">{table}</a:graphicData>'
        f"</a:graphic></p:graphicFrame>"
    )
