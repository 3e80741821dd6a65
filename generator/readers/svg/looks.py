"""How the parts of an SVG are painted: colours mixed with the white of the paper, lines, what is handed down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.frozen import frozen, replace
from generator.readers.svg.paths import number, numbers
from generator.readers.svg.tree import Refused
from generator.vectors import CAPS, JOINS, Stroke

_NAMES = {
    "black": "000000", "white": "ffffff", "red": "ff0000", "green": "008000", "blue": "0000ff", "yellow": "ffff00",
    "gray": "808080", "grey": "808080", "silver": "c0c0c0", "maroon": "800000", "purple": "800080", "lime": "00ff00",
    "fuchsia": "ff00ff", "magenta": "ff00ff", "olive": "808000", "navy": "000080", "teal": "008080", "aqua": "00ffff",
    "cyan": "00ffff", "orange": "ffa500", "pink": "ffc0cb", "brown": "a52a2a", "gold": "ffd700", "violet": "ee82ee",
    "indigo": "4b0082", "darkgreen": "006400", "darkblue": "00008b", "darkred": "8b0000", "lightgray": "d3d3d3",
    "lightgrey": "d3d3d3", "darkgray": "a9a9a9", "darkgrey": "a9a9a9", "skyblue": "87ceeb", "lightblue": "add8e6",
    "lightgreen": "90ee90", "tomato": "ff6347", "crimson": "dc143c", "tan": "d2b48c", "beige": "f5f5dc",
}  # fmt: skip
_RGB = re.compile(r"rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)\s*(?:[,/]\s*([\d.]+%?)\s*)?\)")
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)\s*(px|pt|pc|mm|cm|in|em)?\s*")
_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "em": 16.0}
# Properties that change a picture in ways that are not drawn here.
_REFUSED = ("filter", "mask", "clip-path", "marker", "marker-start", "marker-mid", "marker-end", "mix-blend-mode")


@frozen
class Look:
    """What an element hands down. `opacity` is that of all groups around it, multiplied."""

    color: str = "000000"
    fill: str = "000000"
    stroke: str = ""
    width: float = 1.0
    cap: int = 0
    join: int = 0
    miter: float = 4.0
    dashes: tuple[float, ...] = ()
    offset: float = 0.0
    opacity: float = 1.0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    even_odd: bool = False
    size: float = 16.0
    weight: int = 400
    anchor: str = "start"
    shown: bool = True

    def filled(self) -> str:
        return _mixed(self.fill, self.opacity * self.fill_opacity)

    def stroked(self, scale: float) -> Stroke | None:
        color = _mixed(self.stroke, self.opacity * self.stroke_opacity)
        if not color or self.width * scale < 0.0005:
            return None
        dashes = tuple(max(dash * scale, 0.001) for dash in self.dashes) if any(self.dashes) else ()
        return Stroke(color, self.width * scale, self.cap, self.join, self.miter, dashes, self.offset * scale)


def length(text: str) -> float:
    """In px. Raises Refused."""
    found = _LENGTH.fullmatch(text)
    if found is None:
        raise Refused("picture-broken")
    return number(found[1]) * _UNITS[found[2] or "px"]


def properties(told: Mapping[str, str]) -> dict[str, str]:
    """Attributes, with those of `style` over them. Raises Refused."""
    found = {key: value.strip() for key, value in told.items() if key not in ("style", "class")}
    for entry in told.get("style", "").split(";"):
        key, colon, value = entry.partition(":")
        if colon:
            found[key.strip().lower()] = value.replace("!important", "").strip()
    for key, value in found.items():
        if "url(" in value.lower():
            raise Refused("svg-gradient" if key in ("fill", "stroke") else "svg-refused", f"{key}={value[:30]}")
        if key in _REFUSED and value not in ("none", "normal", ""):
            raise Refused("svg-refused", key)
    return found


def handed_down(look: Look, told: Mapping[str, str]) -> Look:
    """`told` are properties. Raises Refused."""
    changes: dict[str, Any] = {}
    base = look.color
    if told.get("color", "inherit") != "inherit":
        base = changes["color"] = color(told["color"], look.color)[0] or look.color
    for key, value in told.items():
        if value == "inherit":
            continue
        match key:
            case "fill" | "stroke":
                changes[key], see = color(value, base)
                changes[f"{key}_opacity"] = see * share(told.get(f"{key}-opacity", "1"))
            case "fill-opacity" | "stroke-opacity" if key.partition("-")[0] not in told:
                changes[key.replace("-", "_")] = share(value)
            case "opacity":
                changes["opacity"] = look.opacity * share(value)
            case "stroke-width":
                changes["width"] = abs(length(value))
            case "stroke-linecap":
                changes["cap"] = _one_of(CAPS, value)
            case "stroke-linejoin":
                changes["join"] = _one_of(JOINS, value)
            case "stroke-miterlimit":
                changes["miter"] = max(1.0, length(value))
            case "stroke-dasharray":
                dashes = tuple(map(abs, numbers(value.replace("px", "")))) if value != "none" else ()
                if len(dashes) > 20:
                    raise Refused("svg-too-much", "20 stroke-dasharray")
                changes["dashes"] = dashes * (1 + len(dashes) % 2)
            case "stroke-dashoffset":
                changes["offset"] = max(0.0, length(value))
            case "fill-rule":
                changes["even_odd"] = value == "evenodd"
            case "font-size":
                changes["size"] = abs(length(value)) if value[:1].isdigit() or value[:1] == "." else look.size
            case "font-weight":
                changes["weight"] = {"normal": 400, "bold": 700, "bolder": 700}.get(value) or (
                    int(value) if value.isascii() and value.isdigit() and len(value) < 5 else 400
                )
            case "text-anchor":
                changes["anchor"] = value
            case "display" | "visibility":
                changes["shown"] = look.shown and value not in ("none", "hidden", "collapse")
            case _:
                pass
    return replace(look, **changes) if changes else look


def share(text: str) -> float:
    value = number(text[:-1]) / 100 if text.endswith("%") and _LENGTH.fullmatch(text[:-1]) else length(text)
    return min(max(value, 0.0), 1.0)


def color(text: str, current: str) -> tuple[str, float]:
    """As rrggbb, or nothing; and how far it covers. Raises Refused."""
    value = text.strip().lower()
    if value in ("none", "transparent"):
        return "", 1.0
    if value == "currentcolor":
        return current, 1.0
    if re.fullmatch(r"#[0-9a-f]{3}", value):
        return "".join(letter * 2 for letter in value[1:]), 1.0
    if re.fullmatch(r"#[0-9a-f]{6}", value):
        return value[1:], 1.0
    if found := _RGB.fullmatch(value):
        parts = (_part(one) for one in found.groups()[:3])
        return "".join(f"{part:02x}" for part in parts), share(found[4] or "1")
    if value in _NAMES:
        return _NAMES[value], 1.0
    raise Refused("svg-color", text[:30])


def _part(text: str) -> int:
    if text.rstrip("%").count(".") > 1 or not text.rstrip("%").strip("."):
        raise Refused("svg-color", text[:30])
    value = number(text[:-1]) * 2.55 if text.endswith("%") else number(text)
    return round(min(max(value, 0.0), 255.0))


def _one_of(known: tuple[str, ...], value: str) -> int:
    return known.index(value) if value in known else 0


def _mixed(of: str, covers: float) -> str:
    """The colour that white paper shows under it; nothing for what does not cover at all."""
    if not of or covers <= 0:
        return ""
    parts = (int(of[at : at + 2], 16) for at in (0, 2, 4))
    return "".join(f"{round(255 - (255 - part) * covers):02x}" for part in parts)
