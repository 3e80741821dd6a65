"""A document's blocks as a flow for pages: full-width strips, columns of strips, forced page ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.document import blocks as document
from generator.document.blocks import (
    Audience,
    Block,
    Blocks,
    Break,
    Columns,
    Fields,
    InStem,
    Item,
    Keep,
    KeyGrid,
    Placed,
    Questions,
    Running,
    Verdict,
)
from generator.errors import LembarError
from generator.exporters.pdf.box import Box, Strip, shell
from generator.exporters.pdf.content import content_strips
from generator.exporters.pdf.head import fields_box, instructions_box, masthead_box, part_box
from generator.exporters.pdf.item import item_box
from generator.exporters.pdf.key_grid import key_grid_strips
from generator.exporters.pdf.typeset import Typesetter

_NUMBERED = b"/A<</O/List/ListNumbering/Decimal>>"
_AFTER_MASTHEAD = 10.0
_AFTER_FIELDS = 9.0


@dataclass(frozen=True, slots=True)
class Full:
    """One strip across the measure. `narrow` sets the head of a part for a column instead."""

    strip: Strip
    narrow: Callable[[], Strip] | None = None


@dataclass(frozen=True, slots=True)
class Multi:
    """Strips that fill `count` columns in order. `gap` is above all of them."""

    count: int
    strips: tuple[Strip, ...]
    gap: float


@dataclass(frozen=True, slots=True)
class NewPage:
    pass


Flow = list[Full | Multi | NewPage]


def flow_of(setter: Typesetter, blocks: Blocks) -> Flow:
    return _Flowing(setter).run(blocks)


class _Flowing:
    def __init__(self, setter: Typesetter) -> None:
        self._setter = setter
        self._flow: Flow = []
        self._section: tuple[Box, ...] = ()
        self._list: Box | None = None
        self._gap = 0.0

    def run(self, blocks: Blocks) -> Flow:
        for index, block in enumerate(blocks):
            self._add(block, blocks[index + 1] if index + 1 < len(blocks) else None)
        return self._flow

    def _add(self, block: Block, following: Block | None) -> None:
        setter, gaps = self._setter, self._setter.paper.gaps
        match block:
            case Running():
                return
            case Break(what):
                if what == "page":
                    self._flow.append(NewPage())
            case document.Box(role="masthead"):
                ruled = not (isinstance(following, document.Box) and following.role == "part")
                self._full([Strip(masthead_box(setter, block, ruled), keep=True)], self._gap)
                self._gap = _AFTER_MASTHEAD
            case Fields():
                self._full([Strip(fields_box(setter, block))], self._gap)
                self._gap = _AFTER_FIELDS
            case document.Box(role="instructions"):
                self._full([Strip(instructions_box(setter, block))], self._gap)
                self._gap = gaps.item
            case document.Box(role="part"):
                self._part(block)
            case Columns(count, inner) if count > 1:
                self._flow.append(Multi(count, tuple(self._column_strips(inner, count)), self._gap))
                self._gap = gaps.item
            case Columns(_, inner) | Audience(blocks=inner):
                if not (isinstance(block, Audience) and block.who == "slide"):
                    self.run(inner)
            case KeyGrid():
                self._full(key_grid_strips(setter, block), min(self._gap, 6.0))
                self._gap = gaps.part
            case Placed():
                self._full(self._item(block, setter.measure, wide=True), self._gap)
                self._gap = self._item_gap(block, wide=True)
            case Keep(inner):
                strips = self._kept(inner, setter.measure, wide=True)
                self._full(strips, self._gap)
                self._gap = gaps.item_wide
            case Item() | Questions():
                raise LembarError("a question reached paper before it was arranged")
            case _:
                self._full(self._one(block, setter.measure, wide=True), self._gap)
                self._gap = gaps.item

    def _full(self, strips: list[Strip], gap: float) -> None:
        for index, strip in enumerate(strips):
            inside = replace(strip, shells=(*self._section, *strip.shells), gap=strip.gap if index else gap)
            self._flow.append(Full(inside))

    def _part(self, block: document.Box) -> None:
        setter = self._setter
        self._section = (shell("Sect"),)
        self._list = None
        section, gap = self._section, max(self._gap, setter.paper.gaps.part)

        def head(width: float) -> Strip:
            return Strip(part_box(setter, block, width), gap, True, section)

        column = (setter.measure - setter.paper.column_gap) / 2
        self._flow.append(Full(head(setter.measure), lambda: head(column)))
        self._gap = setter.paper.gaps.part_first

    def _column_strips(self, blocks: Blocks, count: int) -> list[Strip]:
        setter = self._setter
        width = (setter.measure - setter.paper.column_gap * (count - 1)) / count
        strips: list[Strip] = []
        starts, gap = False, 0.0
        for block in blocks:
            if isinstance(block, Break):
                starts = starts or block.what == "column"
                continue
            made = self._one(block, width)
            if made:
                strips.append(replace(made[0], gap=gap, starts_column=starts))
                strips.extend(made[1:])
                starts, gap = False, self._item_gap(block, wide=False)
        return [replace(strip, shells=(*self._section, *strip.shells)) for strip in strips]

    def _one(self, block: Block, width: float, wide: bool = False) -> list[Strip]:
        match block:
            case Placed():
                return self._item(block, width, wide)
            case Keep(inner):
                return self._kept(inner, width, wide)
            case _:
                self._list = None
                setter = self._setter
                return content_strips(setter, (block,), width, setter.paper.type.text, frame_edge=setter.gutter)

    def _kept(self, blocks: Blocks, width: float, wide: bool) -> list[Strip]:
        strips: list[Strip] = []
        gap = 0.0
        for block in blocks:
            made = self._one(block, width, wide)
            if made:
                strips.extend((replace(made[0], gap=gap), *made[1:]))
                gap = self._item_gap(block, wide)
        return [*(replace(strip, keep=True, loose=False) for strip in strips[:-1]), *strips[-1:]]

    def _item(self, placed: Placed, width: float, wide: bool) -> list[Strip]:
        self._list = self._list or shell("L", _NUMBERED)
        return [Strip(self._setter.item(placed, width, wide, item_box), shells=(self._list,))]

    def _item_gap(self, block: Block, wide: bool) -> float:
        gaps = self._setter.paper.gaps
        if isinstance(block, Placed) and block.places:
            return gaps.key_item if block.item.explanation or not _is_short(block) else gaps.key_short
        return gaps.item_wide if wide else gaps.item


def _is_short(placed: Placed) -> bool:
    """A question of a line or two, such as a sentence with a gap."""
    return isinstance(placed.item.response, InStem | Verdict)
