"""Questions over words and their meanings: from a definition list under the stem, else from the whole lesson's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import At
from generator.document.blocks import Audience, Blocks, Definition, Definitions, Paragraph
from generator.document.inlines import Inlines
from generator.frozen import replace
from generator.lesson import Group, PairRow, PairTable, Part, Question, Section, WordEntry, WordList


def entries_of(blocks: Blocks) -> tuple[WordEntry, ...]:
    """Every definition in some blocks, with its first meaning."""
    return tuple(WordEntry(one.term, _meaning(one)) for one in _definitions(blocks))


def _definitions(blocks: Blocks) -> Iterator[Definition]:
    for block in blocks:
        if isinstance(block, Definitions):
            yield from block.entries
        elif isinstance(block, Audience) and block.who in ("slide", "handout"):
            yield from _definitions(block.blocks)


def _meaning(definition: Definition) -> Inlines:
    lines = (block.kids for meaning in definition.meanings for block in meaning if isinstance(block, Paragraph))
    return next(lines, ())


def as_pairs(words: WordList, at: At) -> PairTable:
    """Terms and their meanings, to be matched."""
    rows = tuple(PairRow(entry.term, entry.clue, at) for entry in words.entries if entry.clue)
    return PairTable(((), ()), rows)


def with_vocabulary(body: Sequence[Section | Part]) -> tuple[Section | Part, ...]:
    """Questions over words that have no list of their own get the lesson's."""
    if not any(isinstance(one, Part) and any(map(_waits, one.questions)) for one in body):
        return tuple(body)
    words = WordList(tuple(entry for one in body if isinstance(one, Section) for entry in entries_of(one.blocks)))

    def given(question: Question) -> Question:
        if not _waits(question) or not words.entries:
            return question
        matched = "match" in question.attributes.classes
        return replace(question, shape=as_pairs(words, question.at) if matched else words)

    def given_all(unit: Question | Group) -> Question | Group:
        if isinstance(unit, Group):
            return replace(unit, questions=tuple(map(given, unit.questions)))
        return given(unit)

    return tuple(
        replace(
            one,
            subparts=tuple(replace(subpart, units=tuple(map(given_all, subpart.units))) for subpart in one.subparts),
        )
        if isinstance(one, Part)
        else one
        for one in body
    )


def _waits(question: Question) -> bool:
    return isinstance(question.shape, WordList) and not question.shape.entries
