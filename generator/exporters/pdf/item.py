"""One question: its number hung in the gutter, stem, response, and in a key what explains it."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from generator.document import blocks as document
from generator.document.blocks import Choices, Grid, InStem, Lines, Match, Ordering, Puzzle, Quantity, Sorting, Verdict
from generator.document.inlines import Inlines, Strong, Text
from generator.document.orders import orders_of
from generator.document.transforms import gaps
from generator.exporters.pdf.answers import line_strips, quantity_strips
from generator.exporters.pdf.box import Box, NumberSlot, Placed, Strip, cut_strips, indent, shell, stack
from generator.exporters.pdf.choices import choice_strips, options_gap
from generator.exporters.pdf.content import content_strips, hung_strip
from generator.exporters.pdf.frames import bank_strips
from generator.exporters.pdf.grid import grid_strips, verdict_strips
from generator.exporters.pdf.match import match_strips
from generator.exporters.pdf.order import order_strips
from generator.exporters.pdf.puzzle import puzzle_strips
from generator.exporters.pdf.sorting import sorting_strips
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_LETTERED = b"/A<</O/List/ListNumbering/LowerAlpha>>"
_NOTE_GAP = 3.5
_PLACES_GAP = 1.5
# With more orders of its options (five that move have 120), hardly two papers show a question alike.
_FEW_ORDERS = 120


def item_strip(setter: Typesetter, placed: document.Placed, width: float, wide: bool) -> Strip:
    """A list entry `width` wide whose number is hung in later. `wide` is the full measure.

    It is cut only between the pieces it is made of.
    """
    inner = width - setter.gutter
    item = placed.item
    strips = _lettered(setter, placed, inner, wide) if item.letter else _body(setter, placed, inner, wide)
    body = replace(indent(stack(strips, inner), setter.gutter, width), role="LBody")
    if item.letter not in ("", "a"):
        entry = Box(width, body.height, ((0.0, 0.0, body),), body.baseline, "LI", cut=body.cut and _cut(body))
        return Strip(entry)
    style = setter.paper.type.number
    # What begins with a picture has no line of text for the number to stand on.
    level = body.baseline or style.baseline
    slot = (setter.gutter - setter.paper.number_gap, level, NumberSlot())
    label: Placed = (0.0, 0.0, Box(0.0, 0.0, (slot,), role="Lbl"))
    height = max(body.height, level - style.baseline + style.leading)

    def cut() -> tuple[Strip, ...]:
        number = Strip(Box(width, 0.0, (label,)), keep=True, numbered=placed.item.id)
        return (number, *(cut_strips(body) if body.cut else (Strip(body),)))

    often = orders_of(placed.item) <= _FEW_ORDERS
    entry = Box(width, height, (label, (0.0, 0.0, body)), level, "LI", cut=cut, often=often)
    return Strip(entry, numbered=placed.item.id)


def _cut(body: Box) -> Callable[[], tuple[Strip, ...]]:
    return lambda: cut_strips(body)


def _lettered(setter: Typesetter, placed: document.Placed, width: float, wide: bool) -> list[Strip]:
    """A sub-question behind its letter; the first below the text of the whole."""
    item = placed.item
    left = setter.gutter
    lead = content_strips(setter, item.lead, width, setter.paper.type.text) if item.letter == "a" else []
    lead = [replace(strip, keep=True, loose=False) for strip in lead]
    mark = setter.label(item.letter, setter.paper.type.number, "Lbl")
    body = stack(_body(setter, placed, width - left, wide), width - left)
    gap = setter.paper.gaps.blocks if lead else 0.0
    return [*lead, hung_strip(mark, 0.0, body, left, width, shell("L", _LETTERED), gap)]


def _body(setter: Typesetter, placed: document.Placed, width: float, wide: bool) -> list[Strip]:
    item = placed.item
    stem = content_strips(setter, item.stem, width, setter.paper.type.text)
    stem = stem or [Strip(Box(width, setter.paper.type.text.leading, (), setter.paper.type.text.baseline))]
    stem = [
        replace(strip, keep=strip.keep or index in (0, len(stem) - 1), loose=False) for index, strip in enumerate(stem)
    ]

    def closing(room: float) -> list[Strip]:
        return [*_explained(setter, placed, room), *_placing(setter, placed, room)]

    match item.response:
        case Choices() as choices:
            made = options_gap(setter, choice_strips(setter, choices, placed.options, width, wide))
            return [*stem, *made, *closing(width)]
        case Grid() as grid:
            return [*stem, *grid_strips(setter, grid, placed.options, width), *closing(width)]
        case Verdict() as verdict:
            return [*verdict_strips(setter, verdict, item.stem, stem, width), *closing(width)]
        case Match() as match:
            return [*stem, *match_strips(setter, match, placed.options, placed.rows, width), *closing(width)]
        case Ordering() as ordering:
            return [*stem, *order_strips(setter, ordering, placed.options, width), *closing(width)]
        case Lines() as lines:
            return [*stem, *line_strips(setter, lines, width, wide, closing)]
        case Sorting() as sorting:
            return [*stem, *sorting_strips(setter, sorting, placed.options, width), *closing(width)]
        case Quantity() as quantity:
            return [*stem, *quantity_strips(setter, quantity, width), *closing(width)]
        case Puzzle(layouts):
            printed = [layouts[index] for index in placed.options]
            return [*stem, *puzzle_strips(setter, printed, width), *closing(width)]
        case InStem(bank=bank) if bank and not gaps(item.stem):
            words = [bank[index] for index in placed.options] or bank
            return [*stem, *bank_strips(setter, words, width), *closing(width)]
        case InStem():
            after = closing(width)
            return [*stem[:-1], replace(stem[-1], keep=bool(after)), *after]
        case _:
            assert_never(item.response)


def _explained(setter: Typesetter, placed: document.Placed, width: float) -> list[Strip]:
    """The explanation and the teacher's notes of a key."""
    types = setter.paper.type
    strips = content_strips(setter, placed.item.explanation, width, types.note)
    notes = content_strips(setter, placed.item.notes, width, types.note)
    if notes:
        title = setter.label(setter.words.fixed["teacher_notes"], types.note_title, "P")
        notes = [Strip(title, gap=_NOTE_GAP, keep=True), *notes]
    if strips:
        strips[0] = replace(strips[0], gap=_NOTE_GAP)
    return [replace(strip, loose=False) for strip in (*strips, *notes)]


def _placing(setter: Typesetter, placed: document.Placed, width: float) -> list[Strip]:
    """Where the item stands in each version, its level at the right."""
    if not placed.places:
        return []
    style = setter.paper.type.places
    kids: Inlines = ()
    for index, (code, number) in enumerate(placed.places):
        kids += ((Text(" · "),) if index else ()) + (Strong((Text(code),)), Text("\u00a0" + number))
    level = setter.label(placed.item.level, style, "P") if placed.item.level else None
    text = setter.paragraph(kids, style, width - (level.width + 8.0 if level else 0.0))
    if level is None:
        return [Strip(text, gap=_PLACES_GAP)]
    both = ((0.0, 0.0, text), (width - level.width, text.height - level.height, level))
    return [Strip(Box(width, text.height, both, text.baseline), gap=_PLACES_GAP)]
