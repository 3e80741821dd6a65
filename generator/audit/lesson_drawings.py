"""Every drawing of a lesson, for pupils and for keys."""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit.drawn import digest_of
from generator.audit.reading import within
from generator.audit.told_charts import told_by
from generator.document.blocks import Blocks
from generator.document.drawings import Drawing
from generator.lesson import Lesson, Question, TaskList


def drawings_of(lesson: Lesson) -> Iterator[Drawing]:
    for blocks in _all_blocks(lesson):
        for block in within(blocks):
            if isinstance(block, Drawing):
                yield block


def digests(lesson: Lesson) -> tuple[str, ...]:
    """Of what they draw, and of the data of charts, each once."""
    charts = (told_by(drawing.chart).digest for drawing in drawings_of(lesson) if drawing.chart is not None)
    sides = (shapes for drawing in drawings_of(lesson) for shapes in (drawing.shapes, drawing.answers))
    return tuple(dict.fromkeys((*filter(None, map(digest_of, sides)), *charts)))


def _all_blocks(lesson: Lesson) -> Iterator[Blocks]:
    yield from (section.blocks for section in lesson.sections)
    for part in lesson.parts:
        yield part.instruction
        yield from (group.stimulus for group in part.groups)
        for question in part.questions:
            yield from _of_question(question)


def _of_question(question: Question) -> Iterator[Blocks]:
    yield from (question.asked, question.explanation, question.model, question.notes)
    if isinstance(question.shape, TaskList):
        for entry in question.shape.entries:
            yield from (entry.blocks, entry.feedback)
