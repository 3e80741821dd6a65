"""Markdown → blocks with places. Lessons and templates are read by one set of rules; a `Dialect` says what differs.

parse_markup(text, path, dialect)   the blocks of a whole text
read_blocks(lines, dialect)         the same for lines that were cut out of a file
read_paragraph(lines, dialect)      lines that are one paragraph, whatever they begin with
read_inlines(lines, dialect)        lines that are one text, without pictures
"""

from __future__ import annotations

from generator.document.blocks import Blocks
from generator.markup.block import read_blocks, read_paragraph, read_table
from generator.markup.dialect import Dialect, Picture
from generator.markup.inline import read_inlines
from generator.markup.lines import Line, make_line, split_lines

__all__ = [
    "Dialect",
    "Line",
    "Picture",
    "make_line",
    "parse_markup",
    "read_blocks",
    "read_inlines",
    "read_paragraph",
    "read_table",
    "split_lines",
]


def parse_markup(text: str, path: str, dialect: Dialect, first_line: int = 1) -> Blocks:
    """The blocks of a Markdown text. Problems go to `dialect.report`; nothing is raised."""
    return read_blocks(split_lines(text, path, first_line), dialect)
