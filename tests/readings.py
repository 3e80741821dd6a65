"""Reads lessons that tests write as text: what they say, and where what is wrong with them stands."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator import checks, questions, trials
from generator.diagnostics import Diagnostic
from generator.document.blocks import Item
from generator.fonts.coverage import covers
from generator.lesson import Lesson, Question
from generator.readers import read_lesson

HEAD = "---\ntitle: Kerja Sama\nlanguage: id\n---\n"
PART = "## Soal {.questions}\n\n"


@dataclass(frozen=True)
class Read:
    """A lesson with its items and every diagnostic, in order."""

    lesson: Lesson | None
    items: dict[str, Item]
    found: tuple[Diagnostic, ...]

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.found]

    @property
    def places(self) -> list[str]:
        """`4:7 no-right-option`"""
        return [f"{one.at.line}:{one.at.column} {one.code}" for one in self.found]

    @property
    def questions(self) -> tuple[Question, ...]:
        assert self.lesson
        return tuple(question for part in self.lesson.parts for question in part.questions)

    @property
    def question(self) -> Question:
        (only,) = self.questions
        return only

    @property
    def item(self) -> Item:
        (only,) = self.items.values()
        return only


def read(text: str | bytes, folder: Path | None = None) -> Read:
    """The lesson `text`, in `folder` or in a folder of its own."""
    if folder is None:
        with tempfile.TemporaryDirectory() as own:
            return read(text, Path(own))
    path = folder / "lesson.md"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    lesson, found = read_lesson(path)
    if lesson is None:
        return Read(None, {}, found)
    items, more = questions.lower(lesson, ("Benar", "Salah"))
    rules = (*checks.run(lesson, items, covers), *trials.problems(lesson, items))
    return Read(
        lesson, items, tuple(sorted({*found, *more, *rules}, key=lambda one: (one.at.line, one.at.column, one.code)))
    )


def read_part(text: str) -> Read:
    """Questions below a heading of their own; the first line of `text` is line 1 of what `places` says."""
    whole = read(HEAD + PART + text)
    above = (HEAD + PART).count("\n")
    return Read(whole.lesson, whole.items, tuple(_moved(one, above) for one in whole.found))


def read_material(text: str) -> Read:
    """Teaching material; lines count from its own first one."""
    whole = read(HEAD + text)
    return Read(whole.lesson, whole.items, tuple(_moved(one, HEAD.count("\n")) for one in whole.found))


def _moved(one: Diagnostic, above: int) -> Diagnostic:
    from dataclasses import replace

    return replace(one, at=replace(one.at, line=one.at.line - above))
