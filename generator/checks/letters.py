"""Every letter of the lesson is in a font that ships, so that none prints as an empty box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from generator.diagnostics import At, Diagnostic, problem
from generator.lesson import Lesson, School
from generator.markup.letters import REPLACEMENT, letter_name
from generator.markup.lines import split_lines

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def find(lesson: Lesson, covers: Callable[[str], bool]) -> Iterator[Diagnostic]:
    """One diagnostic a letter, where it stands first. `covers` tells whether a font has a letter."""
    text = lesson.source
    missing = {letter for letter in set(text) if _prints(letter) and not covers(letter)}
    if missing:
        text = _COMMENT.sub(_blanked, text)
        for line in split_lines(text, lesson.path):
            for column, letter in enumerate(line.source, start=1):
                if letter in missing:
                    missing.remove(letter)
                    at = At(lesson.path, line.number, column, 1, line.source)
                    yield problem("letter-without-font", at, letter=letter, name=letter_name(letter))
    yield from _school(lesson.school, covers)


def _prints(letter: str) -> bool:
    # What may not stand in a lesson at all was told by the reader, and stands as its replacement.
    return letter != REPLACEMENT and unicodedata.category(letter) not in ("Cc", "Cf", "Zs", "Zl", "Zp", "Cn")


def _blanked(comment: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", comment[0])


def _school(school: School, covers: Callable[[str], bool]) -> Iterator[Diagnostic]:
    texts = (school.name, school.address, school.teacher, school.head_teacher, *school.identity)
    for letter in sorted(set("".join(texts))):
        if _prints(letter) and not covers(letter):
            yield problem("letter-without-font", At("lembar.toml"), letter=letter, name=letter_name(letter))
