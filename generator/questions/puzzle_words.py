"""The words of a puzzle, as its grid takes them, and what is wrong with the others."""

from __future__ import annotations

from generator.diagnostics import Diagnostic, problem
from generator.document.inlines import Inlines
from generator.document.transforms import plain
from generator.frozen import frozen
from generator.lesson import Question, WordList
from generator.puzzles.words import LONGEST, SHORTEST, bare, lengths, letters

LAYOUTS = 3
"""Forms that a puzzle is laid out in; each version has one of them."""
LEAST_WORDS, MOST_WORDS = 2, 40


@frozen
class GridWord:
    """`term` as it is written, `letters` as its cells have them, `lengths` those of its words."""

    term: str
    letters: str
    lengths: tuple[int, ...]
    clue: Inlines


def grid_words(question: Question, clued: bool) -> tuple[list[GridWord], list[Diagnostic]]:
    """Words that fit a grid, each once; with `clued` only those that have a meaning."""
    assert isinstance(question.shape, WordList)
    found: dict[str, GridWord] = {}
    problems: list[Diagnostic] = []
    for entry in question.shape.entries[:MOST_WORDS]:
        term = bare(plain(entry.term))
        spelled = letters(term)
        if not SHORTEST <= len(spelled) <= LONGEST:
            problems.append(problem("puzzle-word", question.at, term=term, least=SHORTEST, most=LONGEST))
        elif clued and not entry.clue:
            problems.append(problem("puzzle-no-clue", question.at, term=term))
        elif spelled in found:
            problems.append(problem("puzzle-left-out", question.at, words=term))
        else:
            found[spelled] = GridWord(term, spelled, lengths(term), entry.clue)
    return list(found.values()), problems


def left_out(question: Question, words: list[GridWord]) -> list[Diagnostic]:
    said = ", ".join(word.term for word in words)
    return [problem("puzzle-left-out", question.at, words=said)] if words else []
