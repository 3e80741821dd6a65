"""Drawings as groups of native shapes, which a teacher may take apart and change.

Inside a group everything has the drawing's own measure, which the group scales; strokes and letters, which no group
scales, are written in the size that they are seen in.
"""

from __future__ import annotations

from generator.document.drawings import (
    GREYS,
    HUNDREDTHS,
    Circle,
    Label,
    Outline,
    Path,
    Polyline,
    Rectangle,
    labels,
    outline,
    paths,
)
from generator.exporters.pptx.slides import PT, Area, Sketch, cm
from generator.exporters.pptx.write_text import Pen, escape

_UNIT = cm(0.1) // HUNDREDTHS
"""EMU in a hundredth of a millimetre."""
_MOST_KIDS = 10_000
# In em: a wide letter, and the height of a box around a line.
_LETTER, _LINE = 0.8, 1.3
_CAPITALS = 0.32
_TAGS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


def sketch(one: Sketch, number: int, pen: Pen) -> str:
    """The group with shape id `number`; ids of what is inside are far from those of other elements."""
    scale = one.area.w / (one.width * HUNDREDTHS * _UNIT)
    kids = [_path(path, pen, one.ink, scale) for path in paths(one.shapes)]
    kids += [_label(label, pen, one.ink, scale) for label in labels(one.shapes)]
    first = number * _MOST_KIDS
    body = "".join(kid.replace("@", str(first + at), 1) for at, kid in enumerate(kids, 1))
    described = f' descr="{escape(one.alt)}"' if one.alt else ""
    width, height = (round(length * HUNDREDTHS) * _UNIT for length in (one.width, one.height))
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="{escape(one.name)}"{described}/><p:cNvGrpSpPr/><p:nvPr/>'
        f'</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{one.area.x}" y="{one.area.y}"/>'
        f'<a:ext cx="{one.area.w}" cy="{one.area.h}"/><a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/>'
        f"</a:xfrm></p:grpSpPr>{body}</p:grpSp>"
    )


def _sp(name: str, box: str, geometry: str, rest: str, text: str = "") -> str:
    """A shape whose id is still `@`."""
    kind = ' txBox="1"' if text else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="@" name="{name}"/><p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{box}{geometry}{rest}</p:spPr>{text}</p:sp>"
    )


# ---- paths


def _path(path: Path, pen: Pen, ink: str, scale: float) -> str:
    steps = outline(path)
    xs = [x for _, numbers in steps for x in numbers[::2]]
    ys = [y for _, numbers in steps for y in numbers[1::2]]
    left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    flip = ""
    match path:
        case Polyline(points=points, closed=False) if len(points) == 2:
            flip = (' flipH="1"' if xs[1] < xs[0] else "") + (' flipV="1"' if ys[1] < ys[0] else "")
            geometry = _preset("line")
        case Rectangle():
            geometry = _preset("rect")
        case Circle():
            geometry = _preset("ellipse")
        case _:
            width, height = max(width, 1), max(height, 1)
            geometry = _custom(steps, left, top, width, height)
    box = (
        f'<a:xfrm{flip}><a:off x="{left * _UNIT}" y="{top * _UNIT}"/>'
        f'<a:ext cx="{width * _UNIT}" cy="{height * _UNIT}"/></a:xfrm>'
    )
    return _sp("Path", box, geometry, _ground(path, pen, ink) + _stroke(path, pen, ink, scale))


def _preset(name: str) -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst/></a:prstGeom>'


def _custom(steps: Outline, left: int, top: int, width: int, height: int) -> str:
    drawn = ""
    for name, numbers in steps:
        if name == "Z":
            drawn += "<a:close/>"
            continue
        points = zip(numbers[::2], numbers[1::2], strict=True)
        inner = "".join(f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in points)
        drawn += f"<a:{_TAGS[name]}>{inner}</a:{_TAGS[name]}>"
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}">{drawn}</a:path></a:pathLst></a:custGeom>'
    )


def _ground(path: Path, pen: Pen, ink: str) -> str:
    color = _color(path.shade, pen, ink)
    match path.fill:
        case "":
            return "<a:noFill/>"
        case "hatch":
            lines = color.removeprefix("<a:solidFill>").removesuffix("</a:solidFill>")
            ground = f'<a:srgbClr val="{GREYS["white"]}"/>'
            return f'<a:pattFill prst="wdUpDiag"><a:fgClr>{lines}</a:fgClr><a:bgClr>{ground}</a:bgClr></a:pattFill>'
        case "solid":
            return color
        case "white" | "light":
            return _grey(path.fill)


def _stroke(path: Path, pen: Pen, ink: str, scale: float) -> str:
    if not path.stroke:
        return "<a:ln><a:noFill/></a:ln>"
    dash = '<a:prstDash val="dash"/>' if path.dashed else ""
    width = round(path.stroke * scale * PT)
    return f'<a:ln w="{width}" cap="rnd">{_color(path.shade, pen, ink)}{dash}<a:round/></a:ln>'


def _color(shade: str, pen: Pen, ink: str) -> str:
    return _grey(shade) if shade in GREYS else pen.fill(ink)


def _grey(name: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{GREYS[name]}"/></a:solidFill>'


# ---- words


def _label(label: Label, pen: Pen, ink: str, scale: float) -> str:
    """A box around the line, wider than it needs to be: its text never wraps."""
    em = label.size * PT
    width, height = round((len(label.text) + 1) * _LETTER * em), round(_LINE * em)
    middle = label.y * HUNDREDTHS * _UNIT - (_CAPITALS * em if label.level == "base" else 0.0)
    left = {"start": 0, "middle": width // 2, "end": width}[label.anchor]
    area = Area(round(label.x * HUNDREDTHS * _UNIT) - left, round(middle) - height // 2, width, height)
    box = f'<a:xfrm><a:off x="{area.x}" y="{area.y}"/><a:ext cx="{area.w}" cy="{area.h}"/></a:xfrm>'
    align = {"start": "l", "middle": "ctr", "end": "r"}[label.anchor]
    bold = ' b="1"' if label.bold else ""
    properties = f'lang="{pen.language}" sz="{max(round(label.size * scale * 100), 100)}"{bold} dirty="0"'
    text = (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle/><a:p><a:pPr algn="{align}"/><a:r><a:rPr {properties}>{_color(label.shade, pen, ink)}</a:rPr>'
        f"<a:t>{escape(label.text)}</a:t></a:r></a:p></p:txBody>"
    )
    return _sp("Label", box, _preset("rect"), "<a:noFill/>", text)
