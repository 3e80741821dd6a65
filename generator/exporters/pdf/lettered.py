"""Texts behind plain letters: what is put in order, sorted or matched; in a key with the letters of an answer."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.inlines import Inlines
from generator.document.transforms import letter
from generator.exporters.pdf.box import Strip, shell
from generator.exporters.pdf.choices import LETTERED
from generator.exporters.pdf.content import hung_strip
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_LETTER = 12.0
_TO_TEXT = 7.0
_ROOM = 4.0


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
