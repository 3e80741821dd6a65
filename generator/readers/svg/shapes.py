"""Rectangles, circles and lines of an SVG as steps, and its letters as outlines of our fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.readers.svg.looks import length
from generator.readers.svg.paths import arc, numbers, path, quadratic
from generator.readers.svg.tree import Refused
from generator.vectors import Step


def shape(name: str, told: Mapping[str, str]) -> list[Step]:
    """Raises Refused."""

    def of(key: str, other: float = 0.0) -> float:
        return length(told[key]) if told.get(key, "auto") != "auto" else other

    match name:
        case "path":
            return path(told.get("d", ""))
        case "rect":
            return _rect(of("x"), of("y"), of("width"), of("height"), of("rx", of("ry")), of("ry", of("rx")))
        case "circle":
            return _ellipse(of("cx"), of("cy"), of("r"), of("r"))
        case "ellipse":
            return _ellipse(of("cx"), of("cy"), of("rx", of("ry")), of("ry", of("rx")))
        case "line":
            return [("M", (of("x1"), of("y1"))), ("L", (of("x2"), of("y2")))]
        case _:
            return _points(numbers(told.get("points", "")), name == "polygon")


def _points(flat: list[float], closed: bool) -> list[Step]:
    if len(flat) % 2:
        raise Refused("picture-broken")
    points = list(zip(flat[::2], flat[1::2], strict=True))
    if not points:
        return []
    lines: list[Step] = [("L", point) for point in points[1:]]
    end: list[Step] = [("Z", ())] if closed else []
    return [("M", points[0]), *lines, *end]


def _ellipse(x: float, y: float, rx: float, ry: float) -> list[Step]:
    if rx <= 0 or ry <= 0:
        return []
    half = arc((x + rx, y), rx, ry, 0, 0, 1, x - rx, y)
    return [("M", (x + rx, y)), *half, *arc((x - rx, y), rx, ry, 0, 0, 1, x + rx, y), ("Z", ())]


def _rect(x: float, y: float, w: float, h: float, rx: float, ry: float) -> list[Step]:
    if w <= 0 or h <= 0:
        return []
    rx, ry = min(max(rx, 0.0), w / 2), min(max(ry, 0.0), h / 2)
    if not rx or not ry:
        return _points([x, y, x + w, y, x + w, y + h, x, y + h], closed=True)
    right, low = x + w, y + h
    return [
        ("M", (x + rx, y)),
        ("L", (right - rx, y)),
        *arc((right - rx, y), rx, ry, 0, 0, 1, right, y + ry),
        ("L", (right, low - ry)),
        *arc((right, low - ry), rx, ry, 0, 0, 1, right - rx, low),
        ("L", (x + rx, low)),
        *arc((x + rx, low), rx, ry, 0, 0, 1, x, low - ry),
        ("L", (x, y + ry)),
        *arc((x, y + ry), rx, ry, 0, 0, 1, x + rx, y),
        ("Z", ()),
    ]


def letters(text: str, size: float, weight: int) -> tuple[list[Step], float]:
    """The outlines from the baseline's left end, and how wide they are. Raises Refused for letters that no font has."""
    import uharfbuzz as hb

    from generator.fonts.faces import fallbacks

    nearest = min((400, 500, 600, 700), key=lambda known: abs(known - weight))
    chain = fallbacks(f"atkinson-{nearest}")
    pen, x = _Pen(), 0.0
    for face, run in _runs(text, chain):
        buffer = hb.Buffer()
        buffer.add_str(run)
        buffer.guess_segment_properties()
        hb.shape(face.hb_font, buffer)
        scale = size / face.units_per_em
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            pen.at(x + place.x_offset * scale, -place.y_offset * scale, scale)
            face.hb_font.draw_glyph_with_pen(info.codepoint, pen)
            x += place.x_advance * scale
    return pen.steps, x


def _runs(text: str, chain: tuple[Any, ...]) -> Iterator[tuple[Any, str]]:
    last, run = None, ""
    for char in text:
        face = next((one for one in chain if one.covers(char)), None)
        if face is None:
            raise Refused("svg-letter", char)
        if face is not last and run:
            yield last, run
            run = ""
        last, run = face, run + char
    if run:
        yield last, run


class _Pen:
    """Takes outlines of glyphs."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._x = self._y = 0.0
        self._scale = 1.0
        self._last = (0.0, 0.0)

    def at(self, x: float, y: float, scale: float) -> None:
        self._x, self._y, self._scale = x, y, scale

    def _of(self, point: tuple[float, float]) -> tuple[float, float]:
        self._last = self._x + point[0] * self._scale, self._y - point[1] * self._scale
        return self._last

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  named by what calls it
        self.steps.append(("M", self._of(point)))

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.steps.append(("L", self._of(point)))

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self.steps.append(("C", tuple(value for point in points for value in self._of(point))))

    def qCurveTo(self, bend: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        start = self._last
        self.steps.append(("C", quadratic(start, self._of(bend), self._of(end))))

    def closePath(self) -> None:  # noqa: N802
        self.steps.append(("Z", ()))

    def endPath(self) -> None:  # noqa: N802
        self.closePath()
