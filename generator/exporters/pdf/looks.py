"""Inlines to atoms: stretches of text with one look, blanks, ticks and hard breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, assert_never

from generator.document.inlines import (
    Answer,
    Blank,
    Code,
    Emphasis,
    Formula,
    Gap,
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
from generator.errors import LembarError
from generator.exporters.pdf.style import PaperStyle, TypeStyle
from generator.fonts import faces
from generator.fonts.shaping import TABULAR
from generator.formulas import linear
from generator.frozen import frozen, replace

_SMALL = 0.65
_SUPER_RISE = 0.36
_SUB_RISE = -0.16
_SPACE = re.compile(r"[ \t\r\n\u2028\u2029\u0085\v\f]+")


@frozen
class Look:
    """How a stretch of text is drawn. `rise` in pt; `tracking` and `word_space` in thousandths of an em.

    `language` chooses among the shapes that a face has for some letters (Urdu, Serbian, Marathi).
    """

    face: str
    strong: str
    size: float
    color: str
    rise: float = 0.0
    tracking: float = 0.0
    word_space: float = 0.0
    features: tuple[str, ...] = ()
    underline: bool = False
    url: str = ""
    language: str = ""


@frozen
class Atom:
    """`text` of one look, or something drawn: a blank to write on (spoken as its text), a tick, a hard line break, a
    formula (its text is what it reads as)."""

    kind: Literal["text", "blank", "tick", "break", "formula"]
    look: Look
    text: str = ""
    formula: Formula | None = None


@lru_cache(maxsize=1 << 8)
def look_of(style: TypeStyle, language: str = "") -> Look:
    return Look(
        style.face,
        style.strong,
        style.size,
        style.color,
        tracking=style.tracking,
        word_space=style.word_space,
        features=TABULAR if style.tabular else (),
        language=language,
    )


def atoms(kids: Inlines, look: Look, paper: PaperStyle, slots: Mapping[str, str]) -> Iterator[Atom]:
    """White space is collapsed. Raises LembarError for a slot without a value."""
    for inline in kids:
        match inline:
            case Text(text):
                yield Atom("text", look, _SPACE.sub(" ", text))
            case Code(text):
                code = paper.type.code
                size = look.size * code.size / paper.type.text.size
                yield Atom("text", replace(look, face=code.face, size=size, tracking=0.0), _SPACE.sub(" ", text))
            case Formula(source):
                yield Atom("formula", look, linear.text(source), inline)
            case Strong(inner):
                yield from atoms(inner, replace(look, face=look.strong), paper, slots)
            case Emphasis(inner):
                yield from atoms(inner, _emphasised(look), paper, slots)
            case Underline(inner):
                yield from atoms(inner, replace(look, underline=True), paper, slots)
            case Subscript(inner):
                yield from atoms(inner, _small(look, _SUB_RISE), paper, slots)
            case Superscript(inner):
                yield from atoms(inner, _small(look, _SUPER_RISE), paper, slots)
            case Link(inner, url):
                linked = replace(look, url=url, underline=True, color=paper.colors["accent"])
                yield from atoms(inner, linked, paper, slots)
            case LineBreak():
                yield Atom("break", look)
            case Blank():
                yield Atom("blank", look, paper.spoken_blank)
            case Gap(answers):
                yield from _answered(answers, look, paper, slots)
            case Answer(inner):
                yield from atoms(inner, right_look(look, paper), paper, slots)
            case Slot(name):
                if name not in slots:
                    raise LembarError(f"nothing fills “{name}” in the text of a page")
                yield Atom("text", look, _SPACE.sub(" ", slots[name]))
            case Value(expression):
                raise LembarError(f"“{expression}” reached paper before it had a value")
            case _:
                assert_never(inline)


def _answered(answers: tuple[Inlines, ...], look: Look, paper: PaperStyle, slots: Mapping[str, str]) -> Iterator[Atom]:
    right = right_look(look, paper)
    yield Atom("tick", right)
    for index, answer in enumerate(answers):
        if index:
            yield Atom("text", right, "\u00a0/ ")
        yield from atoms(answer, right, paper, slots)


def right_look(look: Look, paper: PaperStyle) -> Look:
    style = paper.type.right
    return replace(look, face=style.face, strong=style.strong, color=style.color, tracking=style.tracking)


def _small(look: Look, rise: float) -> Look:
    return replace(look, size=look.size * _SMALL, rise=look.rise + rise * look.size)


def _emphasised(look: Look) -> Look:
    """The italic of the family if it has one of this weight, else an underline."""
    italic = faces.italic_of(look.face)
    return replace(look, face=italic) if italic else replace(look, underline=True)
