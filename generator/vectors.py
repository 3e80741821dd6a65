"""Drawings of lines and areas, as an SVG file is kept once it was read: nothing but outlines and colours."""

from __future__ import annotations

import re
from typing import Literal

from generator.frozen import frozen

MIME = "image/svg+xml"
Step = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]


@frozen
class Stroke:
    """`color` as rrggbb, `width` and `dashes` in units of the drawing; `cap` and `join` as PDF counts them."""

    color: str
    width: float
    cap: int = 0
    join: int = 0
    miter: float = 4.0
    dashes: tuple[float, ...] = ()
    offset: float = 0.0


@frozen
class Outline:
    """Steps from the upper left corner downwards; `fill` as rrggbb or nothing."""

    steps: tuple[Step, ...]
    fill: str = ""
    even_odd: bool = False
    stroke: Stroke | None = None


@frozen
class Vector:
    width: float
    height: float
    outlines: tuple[Outline, ...]


CAPS = ("butt", "round", "square")
JOINS = ("miter", "round", "bevel")


def spelt(value: float) -> str:
    """Three decimals at most, never `-0` and never an exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def svg_of(vector: Vector) -> bytes:
    """The drawing as an SVG file that says nothing else, the same for the same drawing."""
    w, h = spelt(vector.width), spelt(vector.height)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">']
    lines += map(_path, vector.outlines)
    return "\n".join((*lines, "</svg>\n")).encode("ascii")


def on_white(data: bytes) -> bytes:
    """The same file with white paper under it: dark lines are seen on dark slides too."""
    head, newline, rest = data.partition(b"\n")
    return head + newline + b'<rect width="100%" height="100%" fill="#ffffff"/>\n' + rest


def _path(one: Outline) -> str:
    drawn = " ".join(" ".join((name, *map(spelt, numbers))) for name, numbers in one.steps)
    parts = [f'<path d="{drawn}" fill="{f"#{one.fill}" if one.fill else "none"}"']
    if one.even_odd:
        parts.append('fill-rule="evenodd"')
    if one.stroke is not None:
        pen = one.stroke
        parts.append(f'stroke="#{pen.color}" stroke-width="{spelt(pen.width)}" stroke-linecap="{CAPS[pen.cap]}"')
        parts.append(f'stroke-linejoin="{JOINS[pen.join]}" stroke-miterlimit="{spelt(pen.miter)}"')
        if pen.dashes:
            dashes = " ".join(map(spelt, pen.dashes))
            parts.append(f'stroke-dasharray="{dashes}" stroke-dashoffset="{spelt(pen.offset)}"')
    return " ".join(parts) + "/>"


_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")


def vector_of(data: bytes) -> Vector:
    """What `svg_of` spelt."""
    head, *lines, _, _ = data.decode("ascii").split("\n")
    size = dict(_ATTRIBUTE.findall(head))
    return Vector(float(size["width"]), float(size["height"]), tuple(map(_outline, lines)))


def _outline(line: str) -> Outline:
    told: dict[str, str] = dict(_ATTRIBUTE.findall(line))
    steps = tuple(_step(name, numbers) for name, numbers in _STEP.findall(told["d"]))
    stroke = None
    if "stroke" in told:
        stroke = Stroke(
            told["stroke"][1:],
            float(told["stroke-width"]),
            CAPS.index(told["stroke-linecap"]),
            JOINS.index(told["stroke-linejoin"]),
            float(told["stroke-miterlimit"]),
            tuple(map(float, told.get("stroke-dasharray", "").split())),
            float(told.get("stroke-dashoffset", "0")),
        )
    fill = told["fill"]
    return Outline(steps, "" if fill == "none" else fill[1:], told.get("fill-rule") == "evenodd", stroke)


def _step(name: str, numbers: str) -> Step:
    kind: Literal["M", "L", "C", "Z"] = "M" if name == "M" else "L" if name == "L" else "C" if name == "C" else "Z"
    return kind, tuple(map(float, numbers.split()))


def operators(vector: Vector) -> bytes:
    """As PDF draws it, in units of the drawing and downwards: whoever places it turns it."""
    return "\n".join(map(_drawn, vector.outlines)).encode("ascii")


_LETTERS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def _drawn(one: Outline) -> str:
    parts = ["q"]
    if one.fill:
        parts.append(f"{_color(one.fill)} rg")
    if one.stroke is not None:
        pen = one.stroke
        parts.append(f"{_color(pen.color)} RG {spelt(pen.width)} w {pen.cap} J {pen.join} j {spelt(pen.miter)} M")
        if pen.dashes:
            parts.append(f"[{' '.join(map(spelt, pen.dashes))}] {spelt(pen.offset)} d")
    parts += [" ".join((*map(spelt, numbers), _LETTERS[name])) for name, numbers in one.steps]
    paint = "B" if one.fill and one.stroke else "f" if one.fill else "S"
    parts.append(paint + ("*" if one.even_odd and one.fill else ""))
    return " ".join((*parts, "Q"))


def _color(color: str) -> str:
    return " ".join(spelt(int(color[at : at + 2], 16) / 255) for at in (0, 2, 4))
