"""A right option that looks unlike the others tells pupils the answer: `**bilateral**`, `bilateral (benar)`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from generator import resources
from generator.diagnostics import Diagnostic, problem
from generator.document.blocks import Blocks, Paragraph
from generator.document.inlines import Emphasis, Strong, Underline
from generator.document.transforms import plain_blocks
from generator.lesson import Entry, Lesson, Question, TaskList

_TICK = re.compile(r"[✓✔√☑✅*]\s*[.!]?$")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]\s*[.!]?$")


def find(lesson: Lesson) -> Iterator[Diagnostic]:
    for part in lesson.parts:
        for question in part.questions:
            yield from _telling(question)


def _telling(question: Question) -> Iterator[Diagnostic]:
    if not isinstance(question.shape, TaskList) or "statements" in question.attributes.classes:
        return
    entries = question.shape.entries
    right = [entry for entry in entries if entry.marked]
    if not right or len(right) == len(entries):
        return
    for looks in (_stands_out, _ends_with_its_key):
        if _tell_apart(entries, looks):
            yield problem("option-tells", right[0].at, text=plain_blocks(right[0].blocks))
            return


def _tell_apart(entries: tuple[Entry, ...], looks: Callable[[Blocks], bool]) -> bool:
    """True if all right options look so and no wrong one does."""
    return all(looks(entry.blocks) is entry.marked for entry in entries)


def _stands_out(blocks: Blocks) -> bool:
    """True for words that are bold, italic or underlined as a whole."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return bool(paragraphs) and all(
        len(block.kids) == 1 and isinstance(block.kids[0], Strong | Emphasis | Underline) for block in paragraphs
    )


def _ends_with_its_key(blocks: Blocks) -> bool:
    text = plain_blocks(blocks)
    said = _IN_BRACKETS.search(text)
    return _TICK.search(text) is not None or (said is not None and said[1].strip().casefold() in _right_words())


@cache
def _right_words() -> frozenset[str]:
    """The words of every language: a lesson may quote another."""
    return frozenset(
        word for table in resources.toml("words", "anchors.toml").values() for word in table["right_words"]
    )
