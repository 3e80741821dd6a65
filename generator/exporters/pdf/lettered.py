"""Texts behind plain letters: what is put in order, sorted or matched; in a key with the letters of an answer."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.inlines import Inlines
from generator.document.transforms import letter
from generator.exporters.pdf.box import Box, Strip, shell
from generator.exporters.pdf.choices import LETTERED
from generator.exporters.pdf.content import hung_strip
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_LETTER = 12.0
_TO_TEXT = 7.0
_ROOM = 4.0
_COLUMN_GAP = 12.0
_MOST_COLUMNS = 4


def lettered_strips(setter: Typesetter, texts: Sequence[Inlines], width: float) -> list[Strip]:
    """One below the other, behind the letters from A on."""
    style, around = setter.paper.type.match, shell("L", LETTERED)
    left = _LETTER + _TO_TEXT
    strips = []
    for index, text in enumerate(texts):
        body = setter.paragraph(text, style, width - left, "start")
        mark = setter.label(letter(index), setter.paper.type.match_letter, "Lbl")
        strips.append(hung_strip(mark, _LETTER - mark.width, body, left, width, around, _ROOM))
    return strips


def in_columns(setter: Typesetter, texts: Sequence[Inlines], width: float) -> list[Strip]:
    """The same in up to four columns, read row by row, where every text is one line in its column."""
    style, left = setter.paper.type.match, _LETTER + _TO_TEXT
    widest = max((setter.natural_width(text, style) for text in texts), default=0.0) + 0.1
    flat = all(len(setter.lines(text, style, 1e6)) == 1 for text in texts)
    count = min(_MOST_COLUMNS, len(texts), int((width + _COLUMN_GAP) // (left + widest + _COLUMN_GAP)))
    if count < 2 or not flat:
        return lettered_strips(setter, texts, width)
    column = (width - _COLUMN_GAP * (count - 1)) / count
    made = lettered_strips(setter, texts, column)
    around, strips = shell("L", LETTERED), []
    for start in range(0, len(made), count):
        row = made[start : start + count]
        kids = tuple((index * (column + _COLUMN_GAP), 0.0, strip.box) for index, strip in enumerate(row))
        box = Box(width, max(strip.box.height for strip in row), kids, row[0].box.baseline)
        strips.append(Strip(box, gap=_ROOM, shells=(around,)))
    return strips


def keyed_strips(setter: Typesetter, texts: Sequence[tuple[str, Inlines]], width: float) -> list[Strip]:
    """Texts of a key, each behind the letter that it has on the paper."""
    types = setter.paper.type
    style, around = types.note, shell("L")
    size = min(types.match_letter.size, style.size + 1)
    marked = replace(types.match_letter, size=size, leading=style.leading, color=setter.paper.colors["answer"])
    left = _LETTER + _TO_TEXT
    strips = []
    for name, text in texts:
        body = setter.paragraph(text, style, width - left, "start")
        mark = setter.label(name, marked, "Lbl")
        strips.append(hung_strip(mark, _LETTER - mark.width, body, left, width, around, _ROOM / 2))
    return strips
