"""Room to write in, and what a key prints there instead: accepted answers, a model answer, its rubric."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from generator.document.blocks import Lines, Quantity, RubricStep
from generator.document.inlines import Inlines, Text
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed, Strip, indent, shell, stack
from generator.exporters.pdf.content import content_strips
from generator.exporters.pdf.style import MM
from generator.exporters.pdf.table import NOTE_PADDING, Cell, head_strip, row_strip
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_TICK = 9.5
_SQUARE, _SQUARE_LINE = 5 * MM, 0.3
_MODEL_INDENT = 7.0
_MODEL_RULE = 1.5
_SCORE = 14 * MM
_NUMBER_WIDTH = 42 * MM
_UNIT_GAP = 4.0
_UNIT_UP = 1.5


Closing = Callable[[float], list[Strip]]


def line_strips(setter: Typesetter, block: Lines, width: float, wide: bool, closing: Closing) -> list[Strip]:
    """`closing` sets the last lines of a key in a width; they stand under the model answer, beside the rubric."""
    if block.model or block.rubric:
        return _essay_key(setter, block, width, wide, closing)
    if block.accepted:
        return [*_accepted(setter, block, width), *closing(width)]
    return [*_room(setter, block, width), *closing(width)]


def _room(setter: Typesetter, block: Lines, width: float) -> list[Strip]:
    paper = setter.paper
    if block.squared:
        wanted = (block.space_mm * MM) if block.space_mm else max(1, block.count) * paper.answer_line
        return [Strip(_squares(setter, width, min(wanted, setter.page_height * 0.9)), gap=paper.gaps.blocks)]
    if block.boxed:
        height = (block.space_mm * MM) if block.space_mm else max(1, block.count) * paper.answer_line
        height = min(height, setter.page_height * 0.9)
        frame = shapes.rounded(width, height, paper.radius, paper.frame_width, paper.colors["line"])
        return [Strip(_spoken(width, height, frame, setter.words.fixed["answer_box"]), gap=paper.gaps.blocks)]
    if block.space_mm:
        return [Strip(Box(width, min(block.space_mm * MM, setter.page_height * 0.9), ()))]
    rule = shapes.rule(0.0, -paper.answer_line, width, paper.rule_width, paper.colors["line"])
    first = _spoken(width, paper.answer_line, rule, setter.words.count("answer_lines", block.count))
    line = Box(width, paper.answer_line, ((0.0, 0.0, Art(rule)),))
    return [Strip(line if index else first, keep=index < min(3, block.count) - 1) for index in range(block.count)]


def _squares(setter: Typesetter, width: float, wanted: float) -> Box:
    """Whole squares of 5 mm in a frame, as many as the width holds. Thin lines in a dark grey outlast a copier."""
    paper = setter.paper
    across, down = int(width // _SQUARE), max(1, round(wanted / _SQUARE))
    wide, high = across * _SQUARE, down * _SQUARE
    grey = paper.colors["soft"]
    ops = [shapes.rule(0.0, -row * _SQUARE, wide, _SQUARE_LINE, grey) for row in range(1, down)]
    ops += [shapes.upright(column * _SQUARE, 0.0, high, _SQUARE_LINE, grey) for column in range(1, across)]
    ops.append(shapes.rounded(wide, high, 0.0, paper.frame_width, paper.colors["line"]))
    return _spoken(width, high, b" ".join(ops), setter.words.fixed["answer_grid"])


def _spoken(width: float, height: float, drawn: bytes, words: str) -> Box:
    """Room to write in, which a screen reader tells of; the first of several lines speaks for all."""
    return Box(width, height, ((0.0, 0.0, Art(drawn, content=True)),), role="Figure", alt=words)


def _accepted(setter: Typesetter, block: Lines, width: float) -> list[Strip]:
    strips = []
    for wordings in block.accepted:
        kids: Inlines = ()
        for index, wording in enumerate(wordings):
            kids += ((Text("\u00a0/ "),) if index else ()) + wording
        strips.append(_ticked(setter, kids, width))
    return strips


def _ticked(setter: Typesetter, kids: Inlines, width: float) -> Strip:
    """A right answer behind its tick."""
    style = setter.paper.type.right
    left = _TICK + 4.0
    body = indent(setter.paragraph(kids, style, width - left), left, width)
    tick = setter.tick(_TICK, setter.paper.colors["answer"])
    kids_of: tuple[Placed, ...] = ((0.0, style.cap_centre - _TICK / 2, tick), (0.0, 0.0, body))
    return Strip(Box(width, body.height, kids_of, body.baseline, "Div", cut=body.cut), gap=2.5)


def quantity_strips(setter: Typesetter, block: Quantity, width: float) -> list[Strip]:
    """A short line to write a number on, its unit behind it; in a key the number with what is accepted of it."""
    if block.answer:
        return [_ticked(setter, block.answer, width)]
    paper, style = setter.paper, setter.paper.type.text
    natural = setter.natural_width(block.unit, style) + _UNIT_GAP if block.unit else 0.0
    room = min(_NUMBER_WIDTH, max(width - natural, width / 2))
    rule = shapes.rule(0.0, -paper.answer_line, room, paper.rule_width, paper.colors["line"])
    line = _spoken(room, paper.answer_line, rule, setter.words.count("answer_lines", 1))
    if not block.unit:
        return [Strip(line)]
    unit = setter.paragraph(block.unit, style, width - room - _UNIT_GAP)
    down = paper.answer_line - unit.baseline - _UNIT_UP
    both: tuple[Placed, ...] = ((0.0, 0.0, line), (room + _UNIT_GAP, down, unit))
    return [Strip(Box(width, max(paper.answer_line, down + unit.height), both, down + unit.baseline, "Div"))]


def _essay_key(setter: Typesetter, block: Lines, width: float, wide: bool, closing: Closing) -> list[Strip]:
    gap = setter.paper.gaps.options
    if not wide or not block.rubric or not block.model:
        model = _model(setter, block, width) if block.model else []
        rubric = rubric_strips(setter, block.rubric, width) if block.rubric else []
        strips = [*model, *rubric, *closing(width)]
        return [replace(strips[0], gap=gap), *strips[1:]]
    column = (width - setter.paper.column_gap - setter.gutter) / 2
    left = stack([*_model(setter, block, column), *closing(column)], column)
    right = stack(rubric_strips(setter, block.rubric, column), column)
    kids: tuple[Placed, ...] = ((0.0, 0.0, left), (width - column, 0.0, right))
    both = Box(width, max(left.height, right.height), kids, left.baseline)

    def cut() -> tuple[Strip, ...]:
        return (*_model(setter, block, width), *rubric_strips(setter, block.rubric, width), *closing(width))

    return [Strip(replace(both, cut=cut), gap=gap)]


def _model(setter: Typesetter, block: Lines, width: float) -> list[Strip]:
    """The model answer behind an upright rule."""
    types, color = setter.paper.type, setter.paper.colors["answer"]

    def frame(height: float) -> bytes:
        return shapes.upright(_MODEL_RULE / 2, 0.0, height, _MODEL_RULE, color)

    around = shell("Div", frame=frame)
    inner = width - _MODEL_INDENT
    title = setter.label(setter.words.fixed["model_answer"], types.note_title, "P")
    strips = [Strip(title, keep=True), *content_strips(setter, block.model, inner, types.note)]
    return [
        replace(strip, box=indent(strip.box, _MODEL_INDENT, width), shells=(around, *strip.shells)) for strip in strips
    ]


def rubric_strips(setter: Typesetter, steps: tuple[RubricStep, ...], width: float) -> list[Strip]:
    """Steps and their scores, the sum in bold; all of it stays together."""
    types, words = setter.paper.type, setter.words
    around = shell("Table")
    inner = width - _SCORE
    head = [
        Cell(setter.label(words.fixed["step"], types.table_head, "P"), 0.0),
        _score(setter, words.fixed["step_score"], width, bold=True, head=True),
    ]
    strips = [replace(head_strip(setter, head, width, around, NOTE_PADDING), gap=4.0)]
    for step in steps:
        text = setter.paragraph(step.kids, types.note, inner)
        cells = [Cell(text, 0.0), _score(setter, words.number(step.points), width)]
        strips.append(row_strip(setter, cells, width, around, keep=True, padding=NOTE_PADDING))
    total = words.number(sum((step.points for step in steps), Fraction(0)))
    last = [
        Cell(setter.paragraph((Text(words.fixed["total_score"]),), types.note_strong, inner), 0.0),
        _score(setter, total, width, bold=True),
    ]
    return [*strips, row_strip(setter, last, width, around, padding=NOTE_PADDING)]


def _score(setter: Typesetter, text: str, width: float, bold: bool = False, head: bool = False) -> Cell:
    types = setter.paper.type
    style = types.table_head if head else types.note_strong if bold else replace(types.note, tabular=True)
    return Cell(setter.paragraph((Text(text),), style, _SCORE, "right"), width - _SCORE)
