"""`{range}` in a group's heading or stimulus: a slot for the numbers that its questions have in a version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from generator.document.blocks import (
    Audience,
    Block,
    Blocks,
    Box,
    Columns,
    Definitions,
    Figure,
    Heading,
    Keep,
    List,
    Paragraph,
    PictureRow,
    Quote,
    Table,
)
from generator.document.inlines import (
    Emphasis,
    Inline,
    Inlines,
    Link,
    Slot,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from generator.frozen import replace

RANGE = "range"
_WRITTEN = "{range}"

B = TypeVar("B", bound=Block)


def with_slots(blocks: Blocks) -> Blocks:
    return tuple(map(_block, blocks))


def _block(block: B) -> B:
    match block:
        case Heading() | Paragraph():
            return replace(block, kids=_inlines(block.kids))
        case Figure():
            return replace(block, caption=_inlines(block.caption))
        case List():
            return replace(block, items=tuple(map(with_slots, block.items)))
        case Table():
            rows = tuple(tuple(map(_inlines, row)) for row in block.rows)
            return replace(block, head=tuple(map(_inlines, block.head)), rows=rows)
        case Quote() | Columns() | Keep() | Audience() | Box() | PictureRow():
            return replace(block, blocks=with_slots(block.blocks))
        case Definitions():
            entries = tuple(
                replace(entry, term=_inlines(entry.term), meanings=tuple(map(with_slots, entry.meanings)))
                for entry in block.entries
            )
            return replace(block, entries=entries)
        case _:
            return block


def _inlines(kids: Inlines) -> Inlines:
    return tuple(new for inline in kids for new in _inline(inline))


def _inline(inline: Inline) -> Iterator[Inline]:
    match inline:
        case Text(text) if _WRITTEN in text:
            for index, piece in enumerate(text.split(_WRITTEN)):
                if index:
                    yield Slot(RANGE)
                if piece:
                    yield Text(piece)
        case Strong() | Emphasis() | Underline() | Subscript() | Superscript() | Link():
            yield replace(inline, kids=_inlines(inline.kids))
        case _:
            yield inline
