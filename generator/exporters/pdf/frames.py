"""Framed blocks: a stimulus, a reading text, a word bank."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document import blocks as document
from generator.document.blocks import List, Paragraph
from generator.document.inlines import Inlines
from generator.exporters.pdf import content, shapes
from generator.exporters.pdf.box import Box, Placed, Strip, indent, stack
from generator.exporters.pdf.style import MM
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_RIGHT = 4 * MM
_ABOVE, _BELOW = 6.0, 7.0
_BANK_ABOVE, _BANK_BELOW = 5.0, 5.0
_BANK_LEFT = 9.0
_MOST_COLUMNS = 4
_COLUMN_GAP = 12.0


def frame_strips(setter: Typesetter, block: document.Box, width: float, left: float) -> list[Strip]:
    """A frame around all of the width, its text from `left` on. A plain box that holds one list is a word bank."""
    paper, types = setter.paper, setter.paper.type
    inner = width - left - min(_RIGHT, left)
    wash = paper.colors["wash"] if paper.wash and block.role != "plain" else ""
    line = paper.colors["line"]

    def frame(height: float) -> bytes:
        return shapes.rounded(width, height, paper.radius, paper.frame_width, line, wash)

    strips: list[Strip] = []
    if block.label:
        strips.append(Strip(setter.paragraph(block.label, types.frame_title, inner), keep=True))
    words = _bank_words(block)
    if words:
        strips.extend(_bank(setter, words, inner))
    else:
        strips.extend(content.content_strips(setter, block.blocks, inner, types.text))
    if not strips:
        return []
    above, below = (_BANK_ABOVE, _BANK_BELOW) if words else (_ABOVE, _BELOW)
    body = indent(stack(strips, inner, "Div"), left, width, above, below)
    return [Strip(replace(body, frame=frame), loose=not words, keep=block.role == "stimulus" or bool(words))]


def bank_strips(setter: Typesetter, words: Sequence[Inlines], width: float) -> list[Strip]:
    """The words of a question, framed below it."""
    block = document.Box("plain", (List(tuple((Paragraph(kids),) for kids in words)),))
    (framed,) = frame_strips(setter, block, width, _BANK_LEFT)
    return [replace(framed, gap=setter.paper.gaps.blocks, keep=False)]


def _bank_words(block: document.Box) -> list[Inlines]:
    """The words of a bank; none if the box is something else."""
    if block.role != "plain" or len(block.blocks) != 1:
        return []
    only = block.blocks[0]
    if not isinstance(only, List) or only.start is not None:
        return []
    words = [entry[0].kids for entry in only.items if len(entry) == 1 and isinstance(entry[0], Paragraph)]
    return words if len(words) == len(only.items) else []


def _bank(setter: Typesetter, words: list[Inlines], width: float) -> list[Strip]:
    """Words in as many columns as the longest allows, read row by row."""
    style = setter.paper.type.bank
    widest = max(setter.natural_width(kids, style) for kids in words)
    count = max(1, min(_MOST_COLUMNS, len(words), int((width + _COLUMN_GAP) / (widest + _COLUMN_GAP))))
    rows = -(-len(words) // count)
    count = -(-len(words) // rows)
    pitch = (width + _COLUMN_GAP) / count
    strips = []
    for start in range(0, len(words), count):
        boxes = [setter.paragraph(kids, style, pitch - _COLUMN_GAP) for kids in words[start : start + count]]
        kids: tuple[Placed, ...] = tuple((index * pitch, 0.0, box) for index, box in enumerate(boxes))
        strips.append(Strip(Box(width, max(box.height for box in boxes), kids, boxes[0].baseline)))
    return strips
