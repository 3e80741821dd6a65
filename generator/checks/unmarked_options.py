"""Options without their brackets, and pairs without `.match`, are printed as text of the question: nothing is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator import resources
from generator.diagnostics import Diagnostic, problem
from generator.document.blocks import List, Paragraph, Table
from generator.document.transforms import plain, plain_blocks
from generator.lesson import Lesson, Nothing, Question, TaskList

# `A. … B. … C. …` in one line, or a paragraph each.
_LETTER = re.compile(r"(?<!\S)\(?([a-h])[.)](?=\s)", re.IGNORECASE)
# What only an essay has: there the list is to be written about.
_ROOM = ("lines", "space")


def find(lesson: Lesson) -> Iterator[Diagnostic]:
    for part in lesson.parts:
        chooses = any(isinstance(question.shape, TaskList) for question in part.questions)
        for question in part.questions:
            if not _asks_nothing(question):
                continue
            if _pairs(question):
                yield problem("table-without-match", question.at)
            elif _letters(question):
                yield problem("letters-without-marks", question.at)
            elif chooses and isinstance(question.stem[-1], List) and question.stem[-1].start is None:
                yield problem("plain-bullets", question.at)


def _asks_nothing(question: Question) -> bool:
    """True of what would be printed as an essay although nothing says that it is one."""
    attributes = question.attributes
    meant = question.model or question.rubric or attributes.classes or any(attributes.get(key) for key in _ROOM)
    return isinstance(question.shape, Nothing) and not meant and bool(question.stem)


def _pairs(question: Question) -> bool:
    """True if a stem that asks to match ends with a table of two full columns."""
    table = question.stem[-1]
    if not isinstance(table, Table) or len(table.aligns) != 2 or not all(all(row) for row in table.rows):
        return False
    words = plain_blocks(question.stem).casefold().split()
    return any(word.strip(".,!?:;") in _match_words() for word in words)


@cache
def _match_words() -> frozenset[str]:
    return frozenset(
        word for table in resources.toml("words", "anchors.toml").values() for word in table["match_words"]
    )


def _letters(question: Question) -> bool:
    """True if A, B and C follow one another in the stem, or two of its paragraphs begin with A and B."""
    inside = "".join(letter.lower() for letter in _LETTER.findall(plain_blocks(question.stem)))
    begun = [_LETTER.match(plain(block.kids)) for block in question.stem if isinstance(block, Paragraph)]
    return "abc" in inside or "".join(found[1].lower() for found in begun if found).startswith("ab")
