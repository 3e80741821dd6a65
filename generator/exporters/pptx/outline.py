"""A composed document as what a deck tells in order: opening, objectives, chapters, topics, questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import UnionType
from typing import assert_never

from generator.document.blocks import (
    Audience,
    Block,
    Blocks,
    Box,
    Break,
    CodeBlock,
    Columns,
    Definitions,
    Document,
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
from generator.document.filling import fill_range
from generator.document.inlines import Inlines, Strong, Text
from generator.frozen import frozen
from generator.plan import in_groups, items_of


@frozen
class Opening:
    """The title slide. Paragraphs by place: subject and class, subtitle, school; `notes` are for the speaker."""

    heading: Inlines
    paragraphs: tuple[Paragraph, ...]
    notes: Blocks


@frozen
class Objectives:
    heading: Inlines
    blocks: Blocks


@frozen
class Chapter:
    """A heading that stands alone on a slide. `number` counts chapters from 1; 0 for a subheading of a part."""

    heading: Inlines
    number: int
    blocks: Blocks


@frozen
class Topic:
    """A heading and its material. `parent` is the heading above it, if there is one."""

    heading: Inlines
    parent: Inlines
    blocks: Blocks


@frozen
class Asked:
    """A question, and the stimulus of its group: who looks at its slides may not see those of the others."""

    placed: Placed
    stimulus: Blocks = ()


@frozen
class Said:
    """Notes that follow a question: they belong to the slide before."""

    blocks: Blocks


Entry = Opening | Objectives | Chapter | Topic | Asked | Said


@dataclass
class _Stretch:
    """A heading, what stands under it, and what comes next."""

    heading: Heading | None
    blocks: list[Block] = field(default_factory=list)
    before_question: bool = False


def entries(document: Document) -> tuple[Entry, ...]:
    return tuple(_entries(document))


def footer(document: Document) -> Inlines:
    """The first cell of the document's footer, else its title."""
    for block in document.blocks:
        if isinstance(block, Running) and block.where == "footer" and block.cells:
            return block.cells[0]
    return (Text(document.title),)


def _entries(document: Document) -> Iterator[Entry]:
    chapters = 0
    above: list[Heading] = []
    for piece in _pieces(document):
        if isinstance(piece, Asked):
            yield piece
            continue
        heading = piece.heading
        if heading is None and all(map(_shows_nothing, piece.blocks)):
            yield Said(tuple(filter(is_notes, piece.blocks)))
            continue
        if heading is None:
            yield Topic((Text(document.title),), (), tuple(piece.blocks))
            continue
        if "title" in heading.classes:
            own, more = _parted(piece.blocks, Paragraph)
            paragraphs = tuple(block for block in own if isinstance(block, Paragraph))
            yield Opening(heading.kids, paragraphs, tuple(filter(is_notes, own)))
            if _is_for_slides(more):
                yield Topic((Text(document.title),), (), more)
            continue
        if "objectives" in heading.classes:
            own, more = _parted(piece.blocks, Paragraph | List)
            yield Objectives(heading.kids, own)
            if _is_for_slides(more):
                yield Topic(heading.kids, (), more)
            continue
        above = [other for other in above if other.level < heading.level]
        if _is_chapter(heading, piece):
            minor = "subpart" in heading.classes
            chapters += not minor
            own, more = _parted(piece.blocks, Paragraph | Quote)
            yield Chapter(heading.kids, 0 if minor else chapters, own)
            if _is_for_slides(more):
                yield Topic(heading.kids, above[-1].kids if above else (), more)
        elif _is_for_slides(piece.blocks):
            yield Topic(heading.kids, above[-1].kids if above else (), tuple(piece.blocks))
        above.append(heading)


def _is_chapter(heading: Heading, piece: _Stretch) -> bool:
    if "section" in heading.classes:
        return True
    if not piece.blocks:
        return True
    if _is_for_slides(piece.blocks) and all(map(_shows_nothing, piece.blocks)):
        return True
    return piece.before_question and all(
        isinstance(block, Paragraph | Quote) or _shows_nothing(block) for block in piece.blocks
    )


def _parted(blocks: Sequence[Block], kinds: UnionType | type) -> tuple[Blocks, Blocks]:
    """What stands on the heading's own slide, notes included, and what needs slides of its own."""
    own = [isinstance(block, kinds) or is_notes(block) for block in blocks]
    kept = tuple(block for block, mine in zip(blocks, own, strict=True) if mine)
    return kept, tuple(block for block, mine in zip(blocks, own, strict=True) if not mine)


def is_notes(block: Block) -> bool:
    return isinstance(block, Audience) and block.who == "notes"


def _shows_nothing(block: Block) -> bool:
    return isinstance(block, Break) or (isinstance(block, Audience) and block.who != "slide")


def _is_for_slides(blocks: Sequence[Block]) -> bool:
    """False for what only sheets and keys show."""
    return any(not (isinstance(block, Audience) and block.who in ("handout", "key")) for block in blocks)


def _pieces(document: Document) -> Iterator[_Stretch | Asked]:
    current = _Stretch(None)
    for block in flat(document.blocks):
        match block:
            case Heading():
                if current.heading is not None or current.blocks:
                    yield current
                current = _Stretch(block)
            case Placed() | PlacedGroup():
                if current.heading is not None or current.blocks:
                    current.before_question = True
                    yield current
                    current = _Stretch(None)
                if isinstance(block, PlacedGroup):
                    stimulus = fill_range(block)
                    yield from (Asked(placed, stimulus) for placed in block.items)
                else:
                    yield Asked(block)
            case _:
                current.blocks.append(block)
    if current.heading is not None or current.blocks:
        yield current


def as_text(block: Block) -> Block:
    """The heading of a stimulus stands among the words of a question."""
    return Paragraph((Strong(block.kids),)) if isinstance(block, Heading) else block


def flat(blocks: Blocks) -> Iterator[Block]:
    """Blocks without paper's layout: columns and keeps are opened, boxes become text that is shown."""
    for block in blocks:
        match block:
            case Columns() | Keep():
                yield from flat(block.blocks)
            case Box():
                yield from _opened(block)
            case Fields():
                rows = tuple(Paragraph((*field.label, Text(": "), *field.value)) for field in block.fields)
                yield Audience("slide", rows)
            case KeyGrid():
                yield Table(
                    ((Text(""),), *((Text(code),) for code in block.codes)),
                    tuple(tuple((Text(cell),) for cell in (number, *cells)) for number, cells in block.rows),
                    tuple("" for _ in range(len(block.codes) + 1)),
                )
            case Item():
                yield Placed(block, "")
            case Questions():
                yield from in_groups(block.items, [Placed(item, "") for item in items_of(block.items)])
            case Break():
                if block.what == "slide":
                    yield block
            case Running():
                pass
            case Audience():
                yield Audience(block.who, tuple(flat(block.blocks)))
            case (
                Heading()
                | Paragraph()
                | List()
                | Table()
                | Figure()
                | PictureRow()
                | Drawing()
                | Quote()
                | CodeBlock()
                | Definitions()
                | Placed()
                | PlacedGroup()
            ):
                yield block
            case _:
                assert_never(block)


def _opened(box: Box) -> Iterator[Block]:
    """What a box frames is meant to be seen: its prose is shown, not sent to the notes."""
    gap = (Text(" "),) if box.label and box.aside else ()
    label = (Paragraph((*box.label, *gap, *box.aside)),) if box.label or box.aside else ()
    inner = tuple(flat(box.blocks))
    if any(isinstance(block, Heading | Placed | PlacedGroup) for block in inner):
        yield from (*label, *inner)
    else:
        yield Audience("slide", (*label, *inner))
