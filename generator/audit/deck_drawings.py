"""A group of shapes on a slide as what it draws, in hundredths of a millimetre of the drawing's own measure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element

from generator.audit.drawn import Ground, Painted, digest
from generator.document.drawings import Circle, Outline, Step, outline

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHAPE = "{http://schemas.openxmlformats.org/presentationml/2006/main}sp"
_PROPERTIES = "{http://schemas.openxmlformats.org/presentationml/2006/main}spPr"
_TEXT = f".//{_DRAWING}t"
_UNIT = 360
_STEPS: dict[str, Literal["M", "L", "C", "Z"]] = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "close": "Z"}
# How light a fill is, at least, to pass for white or for the grey that hardly shows.
_WHITE, _LIGHT = 0.99, 0.85


def digest_of_group(group: Element) -> str:
    """Of all of its shapes but those that hold words; "" of a group of words alone."""
    painted = [one for shape in group.findall(_SHAPE) if shape.find(_TEXT) is None for one in _painted(shape)]
    return digest(painted) if painted else ""


def _painted(shape: Element) -> Iterator[Painted]:
    properties = shape.find(_PROPERTIES)
    if properties is None:
        return
    steps = _outline(properties)
    ground = _ground(properties)
    line = properties.find(f"{_DRAWING}ln")
    stroked = line is not None and line.find(f"{_DRAWING}noFill") is None
    if ground == "hatch":
        yield Painted(steps, stroked=False, ground="hatch")
        if stroked:
            yield Painted(steps, stroked=True)
    else:
        yield Painted(steps, stroked, ground)


def _outline(properties: Element) -> Outline:
    frame = properties.find(f"{_DRAWING}xfrm")
    offset, size = (None, None) if frame is None else (frame.find(f"{_DRAWING}off"), frame.find(f"{_DRAWING}ext"))
    if frame is None or offset is None or size is None:
        return ()
    x, y = (int(offset.get(name, "0")) // _UNIT for name in ("x", "y"))
    w, h = (int(size.get(name, "0")) // _UNIT for name in ("cx", "cy"))
    path = properties.find(f"{_DRAWING}custGeom/{_DRAWING}pathLst/{_DRAWING}path")
    if path is not None:
        scaled = (path.get("w"), path.get("h")) != (str(w), str(h))
        return () if scaled else tuple(_step(step, x, y) for step in path)
    preset = properties.find(f"{_DRAWING}prstGeom")
    match None if preset is None else preset.get("prst"):
        case "line":
            left, right = (x + w, x) if frame.get("flipH") == "1" else (x, x + w)
            top, bottom = (y + h, y) if frame.get("flipV") == "1" else (y, y + h)
            return (("M", (left, top)), ("L", (right, bottom)))
        case "rect":
            corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
            return (("M", corners[0]), *(("L", corner) for corner in corners[1:]), ("Z", ()))
        case "ellipse" if w == h:
            return outline(Circle((x + w / 2) / 100, (y + h / 2) / 100, w / 200))
        case _:
            return ()


def _step(step: Element, x: int, y: int) -> Step:
    points = step.findall(f"{_DRAWING}pt")
    numbers = [int(point.get(name, "0")) + start for point in points for name, start in (("x", x), ("y", y))]
    return _STEPS.get(step.tag.rpartition("}")[2], "Z"), tuple(numbers)


def _ground(properties: Element) -> Ground:
    if properties.find(f"{_DRAWING}pattFill") is not None:
        return "hatch"
    solid = properties.find(f"{_DRAWING}solidFill")
    if solid is None:
        return ""
    color = solid.find(f"{_DRAWING}srgbClr")
    if color is None:
        return "solid"
    value = color.get("val", "000000")
    lightness = sum(int(value[at : at + 2], 16) for at in (0, 2, 4)) / 765
    return "white" if lightness > _WHITE else "light" if lightness > _LIGHT else "solid"
