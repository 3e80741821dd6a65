"""Documents with open slots: values take the place of slots, and placed questions that of `Questions`.

Exporters cache what they typeset by the identity of blocks, so a block that holds no slot is passed on, not copied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import is_
from typing import TypeVar, assert_never

from generator.document.blocks import (
    Audience,
    Block,
    Blocks,
    Box,
    Break,
    CodeBlock,
    Columns,
    Definitions,
    Drawing,
    Fields,
    Figure,
    Heading,
    Item,
    Keep,
    KeyGrid,
    List,
    Paragraph,
    PictureRow,
    Placed,
    PlacedGroup,
    Questions,
    Quote,
    Running,
    Table,
)
from generator.document.inlines import (
    Answer,
    Blank,
    Code,
    Emphasis,
    Formula,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Slot,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    Value,
)
from generator.document.transforms import flat_inlines, inlines_of
from generator.frozen import replace

T = TypeVar("T")
Placing = Callable[[Questions], Blocks]
"""The questions of a stretch in a version's order."""

# The exporter alone knows these, page by page.
PAGE_SLOTS = frozenset({"page", "pages"})


def page_slots(page: int, pages: int) -> dict[str, str]:
    """The values of `PAGE_SLOTS` on one of so many pages."""
    return {"page": str(page), "pages": str(pages)}


def fill(blocks: Blocks, slots: Mapping[str, str], place: Placing) -> Blocks:
    """Raises KeyError for a slot that has no value; `page` and `pages` stay slots."""
    return _Filler(slots, place).blocks(blocks)


def fill_block(block: Block, slots: Mapping[str, str], place: Placing) -> Blocks:
    return _Filler(slots, place).block(block)


def fill_range(group: PlacedGroup) -> Blocks:
    """A group's stimulus with the numbers of its questions; the stimulus itself if it does not say them."""
    return fill(group.stimulus, {"range": group.numbers}, lambda questions: (questions,))


def holds_slots(block: Block) -> bool:
    """Whether a version fills something in, beside the numbers of pages."""
    return bool(slots_of(block))


def slots_of(block: Block) -> tuple[str, ...]:
    """The names of what a version fills in, beside the numbers of pages."""
    found = (name for kids in inlines_of((block,)) for name in slot_names(kids))
    return tuple(dict.fromkeys(name for name in found if name not in PAGE_SLOTS))


def holds_questions(block: Block) -> bool:
    """Whether questions in no order yet stand in it."""
    match block:
        case Questions():
            return True
        case Box() | Quote() | Columns() | Keep() | Audience():
            return any(map(holds_questions, block.blocks))
        case List(items):
            return any(holds_questions(inner) for blocks in items for inner in blocks)
        case _:
            return False


def slot_names(kids: Inlines) -> Iterator[str]:
    return (inline.name for inline in flat_inlines(kids) if isinstance(inline, Slot))


class _Filler:
    def __init__(self, slots: Mapping[str, str], place: Placing) -> None:
        self._slots, self._place = slots, place

    def blocks(self, blocks: Blocks) -> Blocks:
        made = tuple([new for block in blocks for new in self.block(block)])
        return blocks if len(made) == len(blocks) and all(map(is_, made, blocks)) else made

    def block(self, block: Block) -> Blocks:
        match block:
            case Questions():
                return self._place(block)
            case Heading() | Paragraph():
                return (_with(block, kids=self._inlines(block.kids)),)
            case Figure():
                return (_with(block, caption=self._inlines(block.caption)),)
            case List():
                return (_with(block, items=_each(self.blocks, block.items)),)
            case Table():
                rows = _each(lambda row: _each(self._inlines, row), block.rows)
                return (_with(block, head=_each(self._inlines, block.head), rows=rows),)
            case Box():
                label, aside = self._inlines(block.label), self._inlines(block.aside)
                return (_with(block, blocks=self.blocks(block.blocks), label=label, aside=aside),)
            case Quote() | Columns() | Keep() | Audience() | PictureRow():
                return (_with(block, blocks=self.blocks(block.blocks)),)
            case Fields():
                fields = _each(
                    lambda field: _with(field, label=self._inlines(field.label), value=self._inlines(field.value)),
                    block.fields,
                )
                return (_with(block, fields=fields),)
            case Running():
                return (_with(block, cells=_each(self._inlines, block.cells)),)
            case CodeBlock() | Definitions() | Drawing() | Break() | KeyGrid() | Item() | Placed() | PlacedGroup():
                return (block,)
            case _:
                assert_never(block)

    def _inlines(self, kids: Inlines) -> Inlines:
        if not [kid for kid in kids if kid.__class__ is not Text]:
            return kids
        made = tuple([new for inline in kids for new in self._inline(inline)])
        return kids if len(made) == len(kids) and all(map(is_, made, kids)) else made

    def _inline(self, inline: Inline) -> Inlines:
        match inline:
            case Slot(name):
                if name in PAGE_SLOTS:
                    return (inline,)
                value = self._slots[name]
                return (Text(value),) if value else ()
            case Strong() | Emphasis() | Underline() | Subscript() | Superscript() | Link() | Answer():
                return (_with(inline, kids=self._inlines(inline.kids)),)
            case Text() | Code() | Formula() | LineBreak() | Blank() | Gap() | Value():
                return (inline,)
            case _:
                assert_never(inline)


def _with(thing: T, **changes: object) -> T:
    """The same object when nothing in it changed."""
    for name, value in changes.items():
        if getattr(thing, name) is not value:
            return replace(thing, **changes)  # type: ignore[type-var]
    return thing


def _each(change: Callable[[T], T], things: tuple[T, ...]) -> tuple[T, ...]:
    """`tuple(map(change, things))`, or `things` itself when every one came back as it was."""
    made = tuple(map(change, things))
    return things if all(map(is_, made, things)) else made
