"""Walks over blocks that more than one step needs: plain text, blanking, and the letters of a key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from generator.document.blocks import (
    Audience,
    Block,
    Blocks,
    Box,
    Break,
    Choices,
    CodeBlock,
    Columns,
    Definitions,
    Document,
    Drawing,
    Fields,
    Figure,
    Grid,
    Group,
    Heading,
    InStem,
    Item,
    Keep,
    KeyGrid,
    Lines,
    List,
    Match,
    Ordering,
    Paragraph,
    PictureRow,
    Placed,
    PlacedGroup,
    Puzzle,
    Quantity,
    Questions,
    Quote,
    Response,
    Running,
    Sorting,
    Table,
    Verdict,
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
from generator.formulas import linear
from generator.frozen import replace

BLANK_TEXT = "____"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def plain(kids: Inlines) -> str:
    """The letters of inlines, on one line. Blanks read as `____`; a gap hides its answer, an answer shows."""
    return "".join(map(_plain_one, kids))


def _plain_one(inline: Inline) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case Formula(source):
            return linear.text(source)
        case Strong(kids) | Emphasis(kids) | Underline(kids) | Subscript(kids) | Superscript(kids) | Answer(kids):
            return plain(kids)
        case Link(kids=kids):
            return plain(kids)
        case LineBreak():
            return " "
        case Blank() | Gap():
            return BLANK_TEXT
        case Slot(name):
            return "{" + name + "}"
        case Value(expression):
            return "{{ " + expression + " }}"
        case _:
            assert_never(inline)


def is_display(kids: Inlines) -> bool:
    """Whether a line is a formula that stands for itself."""
    return len(kids) == 1 and isinstance(kids[0], Formula) and kids[0].display


def captioned(figure: Figure) -> Inlines:
    """What stands under a picture: its caption, then whose it is."""
    if not figure.caption or not figure.credit:
        return figure.caption or figure.credit
    return (*figure.caption, Text(" · "), *figure.credit)


def letter(index: int) -> str:
    """0 → A … 25 → Z, 26 → AA: versions and options are lettered alike."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def main_number(number: str) -> str:
    """`3a` → `3`: sub-questions stand under one number."""
    return number.rstrip(_LETTERS)


# ---- blanking


def blank(document: Document) -> Document:
    """The same document without any answer, as a pupil gets it."""
    return replace(document, blocks=blank_blocks(document.blocks))


def blank_blocks(blocks: Blocks) -> Blocks:
    return tuple(blanked for block in blocks for blanked in _blank_block(block))


def _blank_block(block: Block) -> Iterator[Block]:
    match block:
        case Heading() | Paragraph():
            yield replace(block, kids=blank_inlines(block.kids))
        case List():
            yield replace(block, items=tuple(map(blank_blocks, block.items)))
        case Table():
            yield replace(
                block,
                head=tuple(map(blank_inlines, block.head)),
                rows=tuple(tuple(map(blank_inlines, row)) for row in block.rows),
            )
        case Figure():
            yield replace(block, caption=blank_inlines(block.caption), credit=blank_inlines(block.credit))
        case Drawing():
            yield replace(block, answers=(), answer_alt="") if block.answers or block.answer_alt else block
        case Quote():
            yield Quote(blank_blocks(block.blocks))
        case Definitions():
            yield Definitions(
                tuple(
                    replace(entry, term=blank_inlines(entry.term), meanings=tuple(map(blank_blocks, entry.meanings)))
                    for entry in block.entries
                )
            )
        case Box():
            yield replace(
                block,
                blocks=blank_blocks(block.blocks),
                label=blank_inlines(block.label),
                aside=blank_inlines(block.aside),
            )
        case Columns() | Keep() | PictureRow():
            yield replace(block, blocks=blank_blocks(block.blocks))
        case Fields():
            yield Fields(
                tuple(
                    replace(field, label=blank_inlines(field.label), value=blank_inlines(field.value))
                    for field in block.fields
                )
            )
        case Running():
            yield replace(block, cells=tuple(map(blank_inlines, block.cells)))
        case Audience():
            if block.who not in ("notes", "key"):
                yield replace(block, blocks=blank_blocks(block.blocks))
        case Item():
            yield blank_item(block)
        case Placed():
            yield replace(block, item=blank_item(block.item), places=())
        case PlacedGroup():
            items = tuple(replace(placed, item=blank_item(placed.item), places=()) for placed in block.items)
            yield replace(block, stimulus=blank_blocks(block.stimulus), items=items)
        case Questions():
            yield replace(block, items=tuple(map(_blank_unit, block.items)))
        case KeyGrid():
            return
        case CodeBlock() | Break():
            yield block
        case _:
            assert_never(block)


def _blank_unit(unit: Item | Group) -> Item | Group:
    if isinstance(unit, Item):
        return blank_item(unit)
    return replace(unit, stimulus=blank_blocks(unit.stimulus), items=tuple(map(blank_item, unit.items)))


def blank_item(item: Item) -> Item:
    return replace(
        item,
        stem=blank_blocks(item.stem),
        response=_blank_response(item.response),
        explanation=(),
        notes=(),
        lead=blank_blocks(item.lead),
    )


def _blank_response(response: Response) -> Response:
    match response:
        case Choices():
            return replace(
                response,
                options=tuple(
                    replace(option, blocks=blank_blocks(option.blocks), right=None, feedback=())
                    for option in response.options
                ),
            )
        case Grid():
            return replace(
                response,
                rows=tuple(
                    replace(row, kids=blank_inlines(row.kids), column=None, feedback=()) for row in response.rows
                ),
            )
        case Verdict():
            return replace(response, column=None, correction=())
        case Match():
            return replace(
                response,
                left=tuple(map(blank_inlines, response.left)),
                right=tuple(map(blank_inlines, response.right)),
                pairs=(),
            )
        case Ordering():
            return Ordering(tuple(map(blank_inlines, response.steps)), ())
        case Sorting(heads=heads, members=members):
            return Sorting(tuple(map(blank_inlines, heads)), tuple(map(blank_inlines, members)), ())
        case Puzzle(layouts):
            blanked = (replace(one.drawing, answers=(), answer_alt="") for one in layouts)
            both = zip(layouts, blanked, strict=True)
            return Puzzle(tuple(replace(one, drawing=drawing) for one, drawing in both))
        case Lines():
            return replace(response, accepted=(), model=(), rubric=())
        case Quantity():
            return replace(response, unit=blank_inlines(response.unit), answer=(), accepts=None)
        case InStem():
            return replace(response, bank=tuple(map(blank_inlines, response.bank)))
        case _:
            assert_never(response)


def blank_inlines(kids: Inlines) -> Inlines:
    return tuple(blanked for inline in kids for blanked in _blank_inline(inline))


def _blank_inline(inline: Inline) -> Iterator[Inline]:
    match inline:
        case Gap():
            yield Blank()
        case Answer():
            return
        case Strong() | Emphasis() | Underline() | Subscript() | Superscript() | Link():
            yield replace(inline, kids=blank_inlines(inline.kids))
        case Text() | Code() | Formula() | LineBreak() | Blank() | Slot() | Value():
            yield inline
        case _:
            assert_never(inline)


# ---- gaps


def gaps(blocks: Blocks) -> tuple[Gap, ...]:
    """Every gap of a stem, in reading order."""
    return tuple(inline for kids in inlines_of(blocks) for inline in flat_inlines(kids) if isinstance(inline, Gap))


def flat_inlines(kids: Inlines) -> Iterator[Inline]:
    """Inlines and those inside them, depth first."""
    for inline in kids:
        yield inline
        match inline:
            case Strong() | Emphasis() | Underline() | Subscript() | Superscript() | Link() | Answer():
                yield from flat_inlines(inline.kids)
            case _:
                pass


def inlines_of(blocks: Blocks) -> Iterator[Inlines]:
    """Every run of inlines in content blocks, in reading order; responses are not entered."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.kids
            case List():
                for item in block.items:
                    yield from inlines_of(item)
            case Table():
                yield from block.head
                for row in block.rows:
                    yield from row
            case Figure():
                yield block.caption
                yield block.credit
            case Definitions():
                for entry in block.entries:
                    yield entry.term
                    for meaning in entry.meanings:
                        yield from inlines_of(meaning)
            case Box():
                yield block.label
                yield block.aside
                yield from inlines_of(block.blocks)
            case Quote() | Columns() | Keep() | Audience() | PictureRow():
                yield from inlines_of(block.blocks)
            case Fields():
                for field in block.fields:
                    yield field.label
                    yield field.value
            case Running():
                yield from block.cells
            case CodeBlock(text):
                yield (Code(text),)
            case Drawing() | Break() | KeyGrid() | Item() | Placed() | PlacedGroup() | Questions():
                pass
            case _:
                assert_never(block)


def plain_blocks(blocks: Blocks) -> str:
    """The letters of content blocks, a space between runs."""
    return " ".join(text for kids in inlines_of(blocks) if (text := plain(kids).strip()))
