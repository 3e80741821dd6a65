"""Content blocks to strips: prose, lists, pictures, quotes, code, definitions, frames."""

from __future__ import annotations

from typing import assert_never

from generator.document import blocks as document
from generator.document.blocks import (
    Audience,
    Block,
    Blocks,
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
from generator.document.inlines import Code, LineBreak
from generator.document.transforms import captioned, is_display, plain
from generator.errors import LembarError
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Box, Strip, cut_strips, indent, shell, stack
from generator.exporters.pdf.drawing import drawing_box
from generator.exporters.pdf.frames import frame_strips
from generator.exporters.pdf.pictures import MOST_OF_A_PAGE, picture_box, picture_row, wanted_width
from generator.exporters.pdf.style import TypeStyle
from generator.exporters.pdf.table import table_strips
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_LIST_INDENT = 14.0
_FRAME_EDGE = 10.0
_QUOTE_INDENT = 10.0


def content_strips(
    setter: Typesetter, blocks: Blocks, width: float, style: TypeStyle, frame_edge: float = _FRAME_EDGE
) -> list[Strip]:
    """One strip or more for each block, `paper.gaps.blocks` between blocks; the first strip has no gap.

    `frame_edge` is where text begins inside a frame.
    """
    strips: list[Strip] = []
    for block in blocks:
        made = _block(setter, block, width, style, frame_edge)
        if made and strips:
            gap = _gap(setter, block)
            made[0] = replace(made[0], gap=gap)
        strips.extend(made)
    return strips


def content_box(setter: Typesetter, blocks: Blocks, width: float, style: TypeStyle, role: str = "") -> Box:
    strips = content_strips(setter, blocks, width, style)
    return stack(strips, width, role) if strips else Box(width, style.leading, (), style.baseline, role)


def _gap(setter: Typesetter, block: Block) -> float:
    match block:
        case Heading():
            return setter.paper.gaps.item
        case document.Box() | Figure() | PictureRow() | Drawing() | Table():
            return setter.paper.gaps.blocks + 2
        case _:
            return setter.paper.gaps.blocks


def _block(setter: Typesetter, block: Block, width: float, style: TypeStyle, edge: float) -> list[Strip]:
    match block:
        case Heading():
            return [_heading(setter, block, width)]
        case Paragraph(kids, classes):
            middle = "center" if is_display(kids) else "left"
            align = next((name for name in ("center", "right", "start") if name in classes), middle)
            chosen = setter.paper.type.meta if "meta" in classes else style
            return [Strip(setter.paragraph(kids, chosen, width, align), keep="keep" in classes, loose=True)]
        case List():
            return _list(setter, block, width, style)
        case Table():
            return table_strips(setter, block, width)
        case Figure():
            return [Strip(_figure(setter, block, width))]
        case PictureRow(blocks):
            return [Strip(picture_row(setter, [one for one in blocks if isinstance(one, Figure)], width))]
        case Drawing():
            return [Strip(indent(drawing_box(setter, block, width), 0.0, width))]
        case Quote(blocks):
            return _quote(setter, blocks, width, style)
        case CodeBlock(text):
            return [Strip(_code(setter, text, width), loose=True)]
        case Definitions():
            return _definitions(setter, block, width, style)
        case document.Box():
            return frame_strips(setter, block, width, edge)
        case Columns(count, blocks):
            return [Strip(_side_by_side(setter, count, blocks, width, style))]
        case Keep(blocks):
            strips = content_strips(setter, blocks, width, style, edge)
            return [replace(strip, keep=True, loose=False) for strip in strips[:-1]] + strips[-1:]
        case Audience(who, blocks):
            return [] if who == "slide" else content_strips(setter, blocks, width, style, edge)
        case Break() | Running():
            return []
        case Fields() | KeyGrid() | Item() | Placed() | PlacedGroup() | Questions():
            raise LembarError(f"{type(block).__name__} cannot stand inside other text on paper")
        case _:
            assert_never(block)


def _heading(setter: Typesetter, block: Heading, width: float) -> Strip:
    types = setter.paper.type
    style = {1: types.title, 2: types.part_title}.get(block.level, types.subheading)
    align = "center" if "center" in block.classes else "left"
    return Strip(heading_box(setter, block, style, width, align), keep=True)


def heading_box(setter: Typesetter, block: Heading, style: TypeStyle, width: float, align: str = "left") -> Box:
    """A heading, with its words for the outline."""
    made = setter.paragraph(block.kids, style, width, align, f"H{min(block.level, 6)}")
    return replace(made, title=plain(block.kids).strip())


def _list(setter: Typesetter, block: List, width: float, style: TypeStyle) -> list[Strip]:
    numbering = b"/A<</O/List/ListNumbering/%b>>" % (b"Disc" if block.start is None else b"Decimal")
    around = shell("L", numbering)
    labels = ["•" if block.start is None else f"{block.start + index}." for index in range(len(block.items))]
    marks = [setter.label(label, replace(style, tabular=True), "Lbl") for label in labels]
    left = max(_LIST_INDENT, max((mark.width for mark in marks), default=0.0) + 4.0)
    strips = []
    for mark, blocks in zip(marks, block.items, strict=True):
        body = content_box(setter, blocks, width - left, style)
        x = 0.0 if block.start is None else left - 4.0 - mark.width
        strips.append(hung_strip(mark, x, body, left, width, around, gap=2.0))
    return strips


def hung_strip(mark: Box, x: float, body: Box, left: float, width: float, around: Box, gap: float) -> Strip:
    """An entry of a list: its label hanging at `x`, its body from `left` on, first baselines level."""
    down = max(0.0, body.baseline - mark.baseline)
    inside = replace(indent(_alone(body), left, width), role="LBody")
    height = max(body.height, down + mark.height)
    entry = Box(width, height, ((x, down, mark), (0.0, 0.0, inside)), body.baseline, "LI")

    def cut() -> tuple[Strip, ...]:
        label = Strip(Box(width, 0.0, ((x, down, mark),)), keep=True)
        return (label, *cut_strips(inside))

    return Strip(replace(entry, cut=cut if body.cut else None), gap=gap, shells=(around,))


def _alone(body: Box) -> Box:
    """A single paragraph without an element of its own: what an entry of a list says is its body."""
    if body.cut is None and len(body.kids) == 1:
        x, y, kid = body.kids[0]
        if isinstance(kid, Box) and kid.role == "P":
            return replace(body, kids=((x, y, replace(kid, role="")),))
    return body


def _figure(setter: Typesetter, block: Figure, width: float) -> Box:
    """As wide as it says, else at two pixels a point; never wider than the measure or higher than most of a page."""
    style = setter.paper.type.caption
    told = captioned(block)
    caption = setter.paragraph(told, style, width, role="Caption") if told else None
    highest = setter.page_height * MOST_OF_A_PAGE - (caption.height if caption else 0.0)
    picture = picture_box(setter, block, wanted_width(setter, block, width), highest)
    if caption is None:
        return Box(width, picture.height, ((0.0, 0.0, picture),))
    return stack([Strip(picture, keep=True), Strip(caption, gap=4.0)], width)


def _quote(setter: Typesetter, blocks: Blocks, width: float, style: TypeStyle) -> list[Strip]:
    line = setter.paper.colors["line"]

    def frame(height: float) -> bytes:
        return shapes.upright(1.0, 0.0, height, 0.75, line)

    around = shell("BlockQuote", frame=frame)
    inner = content_strips(setter, blocks, width - _QUOTE_INDENT, style)
    return [
        replace(strip, box=indent(strip.box, _QUOTE_INDENT, width), shells=(around, *strip.shells)) for strip in inner
    ]


def _code(setter: Typesetter, text: str, width: float) -> Box:
    kids: list[Code | LineBreak] = []
    for index, line in enumerate(text.rstrip("\n").split("\n")):
        if index:
            kids.append(LineBreak())
        kids.append(Code(line.replace(" ", "\u00a0").replace("\t", "\u00a0" * 4) or "\u00a0"))
    return setter.paragraph(tuple(kids), setter.paper.type.text, width, role="Code")


def _definitions(setter: Typesetter, block: Definitions, width: float, style: TypeStyle) -> list[Strip]:
    around = shell("L")
    strips = []
    bold = replace(style, face=style.strong)
    for entry in block.entries:
        term = setter.paragraph(entry.term, bold, width, role="Lbl")
        meanings = [content_box(setter, blocks, width - _LIST_INDENT, style) for blocks in entry.meanings]
        body = stack([Strip(indent(meaning, _LIST_INDENT, width)) for meaning in meanings], width, "LBody")
        strips.append(Strip(stack([Strip(term, keep=True), Strip(body)], width, "LI"), gap=4.0, shells=(around,)))
    return strips


def _side_by_side(setter: Typesetter, count: int, blocks: Blocks, width: float, style: TypeStyle) -> Box:
    """Blocks of a small area in columns, each block in the next one, row by row."""
    gap = setter.paper.column_gap
    column = (width - gap * (count - 1)) / count
    rows = []
    for start in range(0, len(blocks), count):
        cells = [content_box(setter, (block,), column, style) for block in blocks[start : start + count]]
        kids = tuple((index * (column + gap), 0.0, cell) for index, cell in enumerate(cells))
        rows.append(Strip(Box(width, max(cell.height for cell in cells), kids, cells[0].baseline), gap=4.0))
    return stack(rows, width)
