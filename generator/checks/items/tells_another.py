"""The stem of one question holds the answer of another, and speaks of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.checks.items.asked import word_list, words_of
from generator.diagnostics import Diagnostic, problem
from generator.document.transforms import gaps, plain, plain_blocks
from generator.lesson import AnswerLines, Gaps, Question, TaskList

LEAST_LETTERS = 5
SHARED_WORDS = 3


def find(questions: Sequence[Question], language: str) -> Iterator[Diagnostic]:
    common = set(word_list("common", language))
    said = {one.id: _telling(plain_blocks(one.stem), common) for one in questions}
    holding: dict[str, list[Question]] = {}
    for one in questions:
        for word in set(words_of(plain_blocks(one.stem))):
            holding.setdefault(word, []).append(one)
    for one in questions:
        yield from _told(one, said, holding)


def _told(one: Question, said: Mapping[str, set[str]], holding: Mapping[str, list[Question]]) -> Iterator[Diagnostic]:
    for answer in _answers(one):
        words = words_of(answer)
        if not words or len(answer) < LEAST_LETTERS or said[one.id] & set(words):
            continue
        for other in holding.get(max(words, key=len), ()):
            inside = f" {' '.join(words)} " in f" {' '.join(words_of(plain_blocks(other.stem)))} "
            if other is not one and inside and len(said[one.id] & said[other.id]) >= SHARED_WORDS:
                yield problem("tells-another", other.at, answer=answer, line=one.at.line)
                return


def _telling(text: str, common: set[str]) -> set[str]:
    return {word for word in words_of(text) if len(word) >= LEAST_LETTERS} - common


def _answers(question: Question) -> Iterator[str]:
    match question.shape:
        case TaskList(entries) if "statements" not in question.attributes.classes:
            yield from (plain_blocks(entry.blocks) for entry in entries if entry.marked)
        case AnswerLines(lines):
            yield from (plain(line.alternatives[0]) for line in lines if line.alternatives)
        case Gaps():
            yield from (plain(gap.answers[0]) for gap in gaps(question.stem) if gap.answers)
        case _:
            pass
