"""What stands under a stem → the question's shape."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Blocks
from generator.lesson import AnswerLine, AnswerLines, Entry, GroupTable, Member, PairRow, PairTable, Step, StepList
from generator.markup import Line, read_inlines, read_paragraph, read_table
from generator.markup.attributes import checked_attributes, split_attributes
from generator.markup.near_miss import near_miss
from generator.markup.pipes import split_pipes
from generator.readers.markdown.context import Context
from generator.readers.markdown.marks import BULLET, NUMBER
from generator.readers.markdown.segments import AnswerText, OptionLines
from generator.readers.markdown.vocabulary import OPTION


def read_entry(option: OptionLines, feedback: Blocks, context: Context) -> Entry:
    last, pieces = split_attributes(option.lines[-1])
    attributes = checked_attributes(pieces, OPTION, context.report)
    if attributes.get("points"):
        context.say("not-yet", next(piece.at for piece in pieces if piece.name == "points"), name="points=")
    if miss := near_miss((*option.lines[:-1], last)):
        context.report(miss)
    lines = [line for line in (*option.lines[:-1], last) if line.text]
    blocks = read_paragraph(lines, context.aside) if lines else ()
    if not blocks:
        context.say("empty-option", option.at)
    return Entry(blocks, option.marked, attributes, option.at, feedback)


def read_answers(answers: Sequence[AnswerText], context: Context) -> AnswerLines:
    return AnswerLines(tuple(_answer(answer.line, context) for answer in answers))


def _answer(line: Line, context: Context) -> AnswerLine:
    if miss := near_miss((line,)):
        context.report(miss)
    spans = split_pipes(line.text)
    alternatives = tuple(read_inlines((line.piece(*span),), context.aside) for span in spans)
    if not all(alternatives):
        context.say("answer-empty", line.at())
    return AnswerLine(tuple(filter(None, alternatives)), line.text, line.at())


def read_pairs(rows: Sequence[Line], context: Context) -> PairTable | None:
    """The pairs of a table with two columns; None, with a diagnostic, for a table of another width."""
    table = read_table(rows, context.aside)
    if len(table.aligns) != 2:
        context.say("match-columns", rows[0].at(), columns=len(table.aligns))
        return None
    head = (table.head[0], table.head[1]) if table.head else ((), ())
    pairs = tuple(
        PairRow(left, right, line.at())
        for (left, right), line in zip(table.rows, rows[2:], strict=True)
        if left or right
    )
    return PairTable(head, pairs)


def read_steps(lines: Sequence[Line], context: Context) -> StepList:
    """The steps of a numbered list, whatever its numbers; each is a text of one or more lines."""
    steps: list[list[Line]] = []
    for line in lines:
        if not line.text:
            continue
        if number := NUMBER.match(line.text):
            steps.append([line.piece(number.end())])
        elif BULLET.match(line.text) or not steps:
            context.say("order-step-form", line.at())
        else:
            steps[-1].append(line.indented(0))
    return StepList(tuple(_step(step, context) for step in steps))


def _step(lines: Sequence[Line], context: Context) -> Step:
    if miss := near_miss(lines):
        context.report(miss)
    kids = read_inlines(lines, context.aside)
    if not kids:
        context.say("order-step-empty", lines[0].at())
    return Step(kids, lines[0].at())


def read_groups(rows: Sequence[Line], context: Context) -> GroupTable:
    """The groups that a table's head names, and the members in its cells."""
    table = read_table(rows, context.aside)
    members = tuple(
        Member(cell, group, line.at())
        for row, line in zip(table.rows, rows[2:], strict=True)
        for group, cell in enumerate(row)
        if cell
    )
    return GroupTable(table.head or ((),) * len(table.aligns), members)
