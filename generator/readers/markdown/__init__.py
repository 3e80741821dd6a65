"""The body of a lesson: Markdown → sections of material and parts of questions, by one walk over its headings."""

from __future__ import annotations

from collections.abc import Sequence

from generator.lesson import Part, Section
from generator.markup import Line, read_blocks, read_inlines
from generator.markup.attributes import checked_attributes, split_attributes
from generator.markup.near_miss import near_miss
from generator.readers.markdown.answer_words import gives_key_away, heads_answers
from generator.readers.markdown.comments import without_comments
from generator.readers.markdown.context import Context
from generator.readers.markdown.ids import Ids
from generator.readers.markdown.outline import HeadingLine, Piece, Plain, outline
from generator.readers.markdown.part import PartReading, readable
from generator.readers.markdown.vocabulary import PART, SECTION
from generator.readers.markdown.word_lists import with_vocabulary


def read_body(lines: Sequence[Line], context: Context) -> tuple[Section | Part, ...]:
    """Sections and parts in their order; what stands before the first heading is a section of level 0."""
    pieces = outline(without_comments(lines, context.report), context.report)
    ids = Ids(context)
    body: list[Section | Part] = []
    index = 0
    while index < len(pieces):
        heading = pieces[index]
        if isinstance(heading, HeadingLine) and _asks(heading):
            end = _end_of_part(pieces, index, heading.level)
            body.append(PartReading(heading, context, ids).read(pieces[index + 1 : end]))
        else:
            end = _next_heading(pieces, index + 1)
            section = _section(pieces[index:end], context, ids)
            body.extend((section,) if section.title or section.blocks else ())
        index = end
    return with_vocabulary(body)


def _asks(heading: HeadingLine) -> bool:
    return any(piece.kind == "." and piece.name == "questions" for piece in split_attributes(heading.text)[1])


def _next_heading(pieces: Sequence[Piece], start: int) -> int:
    return next((at for at in range(start, len(pieces)) if isinstance(pieces[at], HeadingLine)), len(pieces))


def _end_of_part(pieces: Sequence[Piece], start: int, level: int) -> int:
    for index in range(start + 1, len(pieces)):
        piece = pieces[index]
        if isinstance(piece, HeadingLine) and (piece.level <= level or _asks(piece)):
            return index
    return len(pieces)


def _section(pieces: Sequence[Piece], context: Context, ids: Ids) -> Section:
    for one in pieces:
        if isinstance(one, Plain) and (word := gives_key_away(one.line.text)):
            context.say("answer-in-text", one.line.at(), word=word)
    first = pieces[0]
    if not isinstance(first, HeadingLine):
        return Section(0, (), read_blocks(readable(pieces), context.material), at=first.lines[0].at())
    line, written = split_attributes(first.text)
    if not written and (miss := near_miss((line,))):
        context.report(miss)
    # On a heading without `.questions`, a part's own words mean that `.questions` was forgotten.
    stray = [piece for piece in written if piece.name in PART.keys]
    for piece in stray:
        context.say("part-without-mark", piece.at, name=piece.name)
    attributes = checked_attributes((piece for piece in written if piece not in stray), SECTION, context.report)
    if attributes.id:
        ids.write(attributes.id, first.line.at())
    title = read_inlines((line,), context.material) if line.text else ()
    if not title:
        context.say("heading-empty", first.line.at())
    if heads_answers(line.text, within_part=False):
        context.say("answer-in-text", first.line.at(), word=line.text)
    return Section(first.level, title, read_blocks(readable(pieces[1:]), context.material), attributes, first.line.at())
