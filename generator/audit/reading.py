"""Blocks of a lesson as the letters that must stand on a page, for a pupil or for a teacher."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import assert_never

from generator.audit.drawn import digest_of
from generator.audit.drawn_formulas import LessonFormulas
from generator.audit.letters import letters
from generator.audit.parameters import Filling
from generator.audit.told_charts import told_by
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
from generator.document.drawings import labels
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
from generator.frozen import fresh, frozen, replace

BULLETS = ("", "•", "◦", "▪", "–", "-", "*", "·")
_FIRST_SIGN = 0x100000
_END = "\n"
_BLANKS = re.compile("_{3,}")


@frozen
class Either:
    """One of several texts stands here; "" among them says that nothing may."""

    texts: tuple[str, ...]


Chunks = tuple[str | Either, ...]


@frozen
class Reader:
    """Whose eyes read: `teacher` sees answers in gaps, `medium` is where. `signs` stand for pictures and drawings, by
    their hash. `filling` knows what stands in the place of values; without it they are gaps between phrases."""

    signs: Mapping[str, str]
    teacher: bool = False
    medium: str = "paper"
    filling: Filling | None = None
    formulas: LessonFormulas = fresh(factory=LessonFormulas)

    def as_teacher(self) -> Reader:
        return replace(self, teacher=True)

    def blocks(self, blocks: Blocks) -> Chunks:
        return as_chunks(self._blocks(blocks))

    def inlines(self, kids: Inlines) -> Chunks:
        return as_chunks(self._inlines(kids))

    def answers(self, drawing: Drawing) -> tuple[Chunks, str]:
        """What a key draws over a drawing, as it is read and in words."""
        only = replace(drawing, shapes=drawing.answers, answers=())
        return self.blocks((only,)), _as_words(iter([label.text + _END for label in labels(drawing.answers)]))

    def text(self, kids: Inlines) -> str:
        """The letters of a line, its plainest reading."""
        return variants(self.inlines(kids))[0]

    def line(self, kids: Inlines) -> str:
        """A line in words, for people."""
        return _as_words(self._inlines(kids))

    def words(self, blocks: Blocks) -> str:
        """Blocks in words, on one line."""
        return _as_words(self._blocks(blocks))

    def phrases(self, blocks: Blocks) -> Iterator[str]:
        """Stretches of words that stand together: a paragraph, a cell, an entry of a list (also with its number)."""
        pieces: list[str] = []
        number = ""
        for raw in (*self._blocks(blocks), _END):
            if isinstance(raw, str) and raw != _END:
                pieces.append(raw)
            elif pieces:
                phrase = " ".join("".join(pieces).split())
                yield phrase
                if number:
                    yield f"{number} {phrase}"
                pieces, number = [], ""
            if isinstance(raw, Either):
                number = raw.texts[-1] if raw.texts[-1].isdecimal() else ""

    def _blocks(self, blocks: Blocks) -> Iterator[str | Either]:
        for block in blocks:
            yield from self._block(block)
            yield _END

    def _block(self, block: Block) -> Iterator[str | Either]:
        match block:
            case Heading(kids=kids) | Paragraph(kids=kids):
                yield from self._inlines(kids)
            case List(items, start):
                for index, item in enumerate(items):
                    yield Either(BULLETS if start is None else ("", f"{start + index}.", f"{start + index}"))
                    yield from self._blocks(item)
            case Table(head=head, rows=rows):
                for cells in (head, *rows):
                    for cell in cells:
                        yield from self._inlines(cell)
                        yield _END
            case Figure(asset=asset, caption=caption, credit=credit):
                # A tagged paper marks an ornament as no part of what is read.
                yield Either((self.signs[asset], "")) if block.decorative else self.signs[asset]
                yield _END
                yield from self._inlines(caption)
                yield " · " if caption and credit else ""
                yield from self._inlines(credit)
            case Drawing():
                yield from self._drawing(block)
            case Definitions(entries):
                for entry in entries:
                    yield from self._inlines(entry.term)
                    yield _END
                    for meaning in entry.meanings:
                        yield from self._blocks(meaning)
            case CodeBlock(text):
                yield self._code(text)
            case Box(blocks=blocks, label=label, aside=aside):
                yield from self._inlines(label)
                yield _END
                yield from self._blocks(blocks)
                yield from self._inlines(aside)
            case Quote(blocks) | Columns(blocks=blocks) | Keep(blocks) | PictureRow(blocks):
                yield from self._blocks(blocks)
            case Fields(fields):
                for field in fields:
                    yield from self._inlines(field.label)
                    yield _END
                    yield from self._inlines(field.value)
                    yield _END
            case Audience(who, blocks):
                if self.sees(who):
                    yield from self._blocks(blocks)
            case Running() | Break() | KeyGrid() | Item() | Placed() | PlacedGroup() | Questions():
                return
            case _:
                assert_never(block)

    def _drawing(self, drawing: Drawing) -> Iterator[str | Either]:
        """What is drawn as a sign of its own, then its words; for a teacher the answers too."""
        if drawing.chart is not None and self.medium == "slides":  # its words are proven with its numbers
            yield self.signs[told_by(drawing.chart).digest]
            return
        for shapes in (drawing.shapes, drawing.answers if self.teacher else ()):
            if not drawing.decorative and (drawn := digest_of(shapes)):
                yield self.signs[drawn]
            for label in labels(shapes):
                yield _END
                yield label.text

    def _code(self, text: str) -> str:
        return self.filling.within(text, code=True) if self.filling else text

    def sees(self, who: str) -> bool:
        if who in ("notes", "key"):
            return self.teacher
        return who == ("handout" if self.medium == "paper" else "slide")

    def _inlines(self, kids: Inlines) -> Iterator[str | Either]:
        for inline in kids:
            yield from self._inline(inline)

    def _inline(self, inline: Inline) -> Iterator[str | Either]:
        match inline:
            case Text(text):
                yield text
            case Code(text):
                yield self._code(text)
            case Value(expression):
                yield self.filling.text(expression) if self.filling else _END
            case Formula(source):
                yield self.formulas.add(self.filling.formula(source) if self.filling else source)
            case Strong() | Emphasis() | Underline() | Subscript() | Superscript() | Link():
                yield from self._inlines(inline.kids)
            case Gap(answers):
                if self.teacher:
                    texts = tuple(map(self.line, answers))
                    yield Either(tuple(dict.fromkeys((" / ".join(texts), texts[0]))))
                else:
                    yield " ___ "
            case Answer(kids):
                if self.teacher:
                    yield from self._inlines(kids)
            case LineBreak():
                yield " "
            case Blank():
                yield " ___ "
            case Slot(name):
                raise ValueError(f"a lesson holds the slot {name}")
            case _:
                assert_never(inline)


def within(blocks: Blocks) -> Iterator[Block]:
    """Blocks and all that stand inside them, outermost first."""
    for block in blocks:
        yield block
        match block:
            case List(items=items):
                for item in items:
                    yield from within(item)
            case Definitions(entries):
                for entry in entries:
                    for meaning in entry.meanings:
                        yield from within(meaning)
            case Box() | Quote() | Columns() | Keep() | Audience() | PictureRow():
                yield from within(block.blocks)
            case _:
                pass


def signs_of(hashes: Iterator[str] | tuple[str, ...]) -> Mapping[str, str]:
    """A letter of its own for every picture, from those that no language uses."""
    return {hash_: chr(_FIRST_SIGN + index) for index, hash_ in enumerate(sorted(hashes))}


def is_sign(letter: str) -> bool:
    return letter >= chr(_FIRST_SIGN)


def as_chunks(raw: Iterator[str | Either]) -> Chunks:
    """Raw words as letters to find on a page, neighbours made one."""
    made: list[str | Either] = []
    for piece in raw:
        chunk = letters(piece) if isinstance(piece, str) else Either(tuple(dict.fromkeys(map(letters, piece.texts))))
        if chunk == "":
            continue
        if isinstance(chunk, str) and made and isinstance(made[-1], str):
            made[-1] += chunk
        else:
            made.append(chunk)
    return tuple(made)


def _as_words(raw: Iterator[str | Either]) -> str:
    words = "".join(piece if isinstance(piece, str) else piece.texts[0] for piece in raw)
    return " ".join(_BLANKS.sub("…", words).split())


def ends(text: str, at: int, chunks: Chunks) -> Iterator[int]:
    """Where the chunks end that begin at `at`, for every way in which they stand there."""
    if not chunks:
        yield at
        return
    first, rest = chunks[0], chunks[1:]
    for variant in (first,) if isinstance(first, str) else first.texts:
        if text.startswith(variant, at):
            yield from ends(text, at + len(variant), rest)


def variants(chunks: Chunks, most: int = 64) -> tuple[str, ...]:
    """The texts that chunks may read as, the plainest first, no more than `most`."""
    if len(chunks) == 1 and isinstance(only := chunks[0], str):
        return (only,)
    choices = [(chunk,) if isinstance(chunk, str) else chunk.texts for chunk in chunks]
    return tuple("".join(choice) for choice, _ in zip(product(*choices), range(most), strict=False))
