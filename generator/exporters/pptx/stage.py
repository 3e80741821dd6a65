"""What every slide is laid out with: the theme's look, the master's layouts, a ruler, the language's fixed words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.exporters.pptx.lines import Ruler
from generator.exporters.pptx.look import Look
from generator.exporters.pptx.master import Layout, Master, Slot
from generator.exporters.pptx.slides import (
    Anchor,
    Area,
    Body,
    Element,
    Insets,
    Line,
    Para,
    Placeholder,
    Runs,
    Shape,
    Style,
)
from generator.frozen import frozen, replace

NO_INSETS = Insets()


@frozen
class Page:
    """A slide without title, footer and number. `kicker` stands above the title when the heading has no parent."""

    layout: str
    elements: tuple[Element, ...]
    notes: tuple[Runs, ...] = ()
    kicker: str = ""


@frozen
class Stage:
    """`pictures` gives width and height in px by the hash of an asset."""

    look: Look
    master: Master
    ruler: Ruler
    words: Mapping[str, str]
    pictures: Mapping[str, tuple[int, int]]
    rtl: bool

    def layout(self, name: str) -> Layout:
        return self.master.layouts[name]

    def slot(self, layout: str, idx: int) -> Slot:
        return self.master.layouts[layout].slots[idx]

    def para(self, slot: Slot, runs: Runs, level: int = 0, size: float | None = None) -> Para:
        """A paragraph as the placeholder would show it, but for its size."""
        own = slot.levels[level]
        style = own.style if size is None or size == own.style.size else sized(own.style, size)
        return Para(runs, style, level, own.left, own.hanging, own.mark, 1, own.after)

    def fitted(
        self, slot: Slot, runs: Runs, sizes: Sequence[float], area: Area | None = None, level: int = 0
    ) -> tuple[Para, ...] | None:
        """One paragraph at the first of `sizes` that fits the placeholder's own room."""
        room = inner(area or slot.area, slot.insets)
        return self.ruler.largest(lambda size: (self.para(slot, runs, level, size),), sizes, room.w, room.h)

    def filled(
        self, slot: Slot, paras: Sequence[Para], area: Area | None = None, balanced: bool = False
    ) -> Placeholder:
        """The placeholder with text. Short text may be balanced over its lines."""
        area = area or slot.area
        insets = slot.insets
        if balanced:
            insets = replace(insets, right=insets.right + self.balance(paras, inner(area, insets).w))
        return Placeholder(slot.idx, slot.name, area, Body(tuple(paras), slot.anchor, insets), area != slot.area)

    def balance(self, paras: Sequence[Para], width: int) -> int:
        """Right-to-left text stays as wide as its box: what is narrowed there is the side where lines begin."""
        return 0 if self.rtl else self.ruler.balance(paras, width)

    def text(
        self, name: str, area: Area, paras: Sequence[Para], anchor: Anchor = "top", balanced: bool = False
    ) -> Shape:
        """A drawn text box."""
        insets = Insets(right=self.balance(paras, area.w)) if balanced else NO_INSETS
        return Shape(name, "text", area, body=Body(tuple(paras), anchor, insets))

    def card(self, name: str, area: Area, fill: str = "card", edge: str = "card_edge") -> Shape:
        return Shape(name, "round", area, fill, edge, self.look.edges["card"] if edge else 0, self.look.radius)


@lru_cache(maxsize=256)
def sized(style: Style, size: float) -> Style:
    return replace(style, size=size)


def inner(area: Area, insets: Insets) -> Area:
    """The room inside insets."""
    return Area(
        area.x + insets.left,
        area.y + insets.top,
        area.w - insets.left - insets.right,
        area.h - insets.top - insets.bottom,
    )


def rule(name: str, x: int, y: int, width: int, color: str, width_pt: float) -> Line:
    """A level line."""
    return Line(name, Area(x, y, width, 0), color, width_pt)


def drawn(runs: Runs, size: float, bold: bool = False, color: str = "ink", after: float = 0) -> Para:
    """A paragraph of a drawn shape, in the body face."""
    return Para(runs, drawn_style(size, bold, color), after=after)


@lru_cache(maxsize=256)
def drawn_style(size: float, bold: bool = False, color: str = "ink") -> Style:
    return Style(size, bold, "body", color)
