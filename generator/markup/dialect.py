"""What lessons and document templates read differently."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from generator.diagnostics import At, Diagnostic
from generator.document.attributes import Attributes
from generator.document.blocks import Blocks
from generator.document.inlines import Inlines, Text
from generator.frozen import frozen
from generator.markup.attributes import Piece
from generator.markup.lines import Line


@frozen
class Picture:
    """`![alt](target "caption"){…}` as written; the target is neither decoded nor checked."""

    target: str
    alt: str
    caption: Inlines
    pieces: tuple[Piece, ...]
    at: At


def as_text(text: str) -> Inlines:
    return (Text(text),)


def never(text: str) -> Blocks | None:
    return None


def as_code(info: str, lines: Sequence[Line]) -> Blocks | None:
    return None


@frozen
class Dialect:
    """How one kind of text is read.

    `container` makes the blocks of `::: name`; an argument (`::: columns 2`) is the value `argument` of its attributes.
    `picture` makes the blocks of a picture. `fill_text` makes the inlines of every stretch of plain text and code.
    `splice` may answer a whole paragraph's text with blocks of its own. `gaps` says whether `[[…]]` asks something, is
    out of place, or is text. `slips` reports what a teacher's slip would silently change: a mark inside a paragraph, a
    task list where none is read. `braces` lets paragraphs carry `{…}`. `fence` may make blocks of its own of a
    fence, given with its lines, the first and the last among them. `values` says that `{{ … }}` stands for a value.
    """

    report: Callable[[Diagnostic], None]
    container: Callable[[str, Attributes, Blocks, At], Blocks]
    picture: Callable[[Picture], Blocks]
    fill_text: Callable[[str], Inlines] = as_text
    splice: Callable[[str], Blocks | None] = never
    gaps: Literal["ask", "refuse", "text"] = "refuse"
    slips: bool = True
    fence: Callable[[str, Sequence[Line]], Blocks | None] = as_code
    braces: bool = False
    values: bool = False
