"""No two options, statements or left-hand cells of one question look the same."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import At, Diagnostic, problem
from generator.document.blocks import Blocks, Figure, Paragraph
from generator.document.inlines import Inline, Inlines, Subscript, Superscript
from generator.document.transforms import plain
from generator.lesson import Lesson, PairTable, Question, TaskList


def find(lesson: Lesson) -> Iterator[Diagnostic]:
    for part in lesson.parts:
        for question in part.questions:
            yield from _equal(question)


def _equal(question: Question) -> Iterator[Diagnostic]:
    seen: dict[str, At] = {}
    for look, at in _options(question):
        if look and look in seen:
            yield problem("equal-options", at, line=seen[look].line)
        seen.setdefault(look, at)


def _options(question: Question) -> Iterator[tuple[str, At]]:
    match question.shape:
        case TaskList(entries):
            for entry in entries:
                yield _look(entry.blocks), entry.at
        case PairTable(rows=rows):
            for row in rows:
                yield _look_of_line(row.left), row.at
        case _:
            pass


def _look(blocks: Blocks) -> str:
    """What tells an option from another on paper: its letters with raised and lowered ones apart, and its pictures."""
    looks = []
    for block in blocks:
        if isinstance(block, Paragraph):
            looks.append(_look_of_line(block.kids))
        elif isinstance(block, Figure):
            looks.append(f"picture {block.asset or id(block)}")
    return "\n".join(looks)


def _look_of_line(kids: Inlines) -> str:
    return " ".join("".join(map(_look_of_inline, kids)).split())


def _look_of_inline(inline: Inline) -> str:
    if isinstance(inline, Superscript | Subscript):
        return f"{type(inline).__name__}({plain(inline.kids)})"
    return plain((inline,))
