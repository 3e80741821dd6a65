"""Written answers: room to think on the question slide; accepted words, model answer and rubric over the same boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.document.blocks import Lines, Quantity, RubricStep
from generator.document.drawings import Drawing
from generator.document.transforms import plain
from generator.exporters.pptx.deck_drawing import drawn_twin
from generator.exporters.pptx.reply import Reply, Twin, blocks_as_runs, text_box, tick, tile
from generator.exporters.pptx.rows import Places, Shelf, one_slide_rows, over_slides
from generator.exporters.pptx.runs import BLANK, emboldened, plain_run, runs_of, text_of, trimmed
from generator.exporters.pptx.slides import (
    PT,
    Area,
    Body,
    Cell,
    Element,
    Insets,
    Para,
    Row,
    Run,
    Runs,
    Shape,
    Style,
    TableFrame,
    cm,
)
from generator.exporters.pptx.split import evenly
from generator.exporters.pptx.stage import Stage, drawn, rule
from generator.frozen import replace

_SHELF = Shelf(before=cm(0.90))
_RULED_PITCH = cm(1.70)
_PADDING = cm(0.90)
_LABEL_HEIGHT = cm(0.80)
_MODEL_SIZES = (28.0, 26.0, 24.0)
_SCORE_WIDTH = cm(4.20)
_RUBRIC_ROWS = 5.0
_RUBRIC_SIZE = 24.0
_SIGNS = {Fraction(1, 4): "¼", Fraction(1, 2): "½", Fraction(3, 4): "¾"}
_HEAD, _ROW, _LEAST_ROW, _INSET, _UP_DOWN = cm(1.70), cm(2.05), cm(1.40), cm(0.40), cm(0.18)


def written_reply(lines: Lines, essay: bool, room: Area, stage: Stage) -> Reply:
    return _essay(lines, room, stage) if essay else _short(lines, room, stage)


def drawn_reply(lines: Lines, drawings: Sequence[Drawing], room: Area, stage: Stage) -> Reply:
    """The drawings are the room to answer in; a model answer and a rubric follow as they do behind a ruled sheet."""
    twin = drawn_twin(drawings, room)
    told = _essay(lines, room, stage)
    drawn = any(drawing.answers for drawing in drawings)
    more = [replace(one, question=None) for one in told.twins] if told.key else []
    if more and not drawn:
        more, twin = more[1:], replace(twin, answer=more[0].answer)
    key = stage.words["drawn_answer" if drawn else "model_answer"] if drawn or told.key else ""
    return replace(told, twins=(twin, *more), key=key)


# ---- short answers


def _short(lines: Lines, room: Area, stage: Stage) -> Reply:
    """A row to write in for each answer that is asked for; other accepted wordings stand behind the best one."""
    texts = [_alternatives(answer) for answer in lines.accepted] or [()]
    sizes = stage.look.sizes["row"]
    rows = one_slide_rows(texts, room, sizes, _SHELF, stage)
    slides = [rows] if rows else over_slides(texts, room, sizes[-1], _SHELF, stage)
    key = " · ".join(plain(answer[0]) for answer in lines.accepted if answer)
    told = tuple(runs for runs in texts if runs)
    return Reply("short_answer", tuple(_short_twin(places, stage) for places in slides), key, told)


def _alternatives(answer: tuple[tuple[object, ...], ...]) -> Runs:
    best, *others = (trimmed(runs_of(words)) for words in answer)  # type: ignore[arg-type]
    rest = tuple(run for runs in others for run in (Run(" / "), *runs))
    return (*emboldened(best), *rest)


def _short_twin(places: Places, stage: Stage) -> Twin:
    asked: list[Element] = []
    answered: list[Element] = []
    for at, (place, runs) in enumerate(zip(places.places, places.runs, strict=True), 1):
        asked.append(tile(f"Row {at}", place.area, "open", stage))
        answered += [
            tile(f"Row {at}", place.area, "right", stage),
            text_box(f"Answer {at}", place.text, runs, places.size, "right", place.right),
            tick(f"Tick {at}", place.area),
        ]
    return Twin(tuple(asked), tuple(answered), places.strip)


# ---- numbers


def quantity_reply(quantity: Quantity, room: Area, stage: Stage) -> Reply:
    """A row with a blank before the unit, then with the number in its place."""
    unit, answer = (trimmed(runs_of(kids)) for kids in (quantity.unit, quantity.answer))
    asked = (Run(BLANK), Run(" "), *unit) if unit else ()
    longest = max((asked, answer), key=lambda runs: len(text_of(runs)))
    sizes = stage.look.sizes["row"]
    rows = (
        one_slide_rows([longest], room, sizes, _SHELF, stage)
        or over_slides([longest], room, sizes[-1], _SHELF, stage)[0]
    )
    (place,) = rows.places
    empty = tile("Row 1", place.area, "open", stage)
    unit_box = (text_box("Answer 1", place.text, asked, rows.size, "open", place.right),) if unit else ()
    filled = (
        tile("Row 1", place.area, "right", stage),
        text_box("Answer 1", place.text, emboldened(answer), rows.size, "right", place.right),
        tick("Tick 1", place.area),
    )
    twin = Twin((empty, *unit_box), filled if answer else (), rows.strip)
    return Reply("numeric", (twin,), plain(quantity.answer))


# ---- essays


def _essay(lines: Lines, room: Area, stage: Stage) -> Reply:
    """A ruled sheet; then the model answer on the same sheet, over as many slides as it needs; then the rubric."""
    sheet = _sheet(room, stage)
    answers = [*_models(blocks_as_runs(lines.model), room, stage), *_rubrics(lines.rubric, room, stage)]
    twins = [Twin(sheet if at == 0 else None, answer, strip=False) for at, answer in enumerate(answers)]
    told = blocks_as_runs(lines.model, reader="teacher")
    key = stage.words["model_answer"] if answers else ""
    return Reply("essay", tuple(twins) or (Twin(sheet, (), strip=False),), key, told)


def _sheet(room: Area, stage: Stage) -> tuple[Element, ...]:
    card = stage.card("Sheet", room, edge="option_edge")
    count = max(int((room.h - cm(0.8)) / _RULED_PITCH), 1)
    lines = [
        rule(
            f"Writing line {at}",
            room.x + _PADDING,
            room.y + at * _RULED_PITCH,
            room.w - 2 * _PADDING,
            "writing_line",
            1,
        )
        for at in range(1, count + 1)
    ]
    return (card, *lines)


def _models(texts: Sequence[Runs], room: Area, stage: Stage) -> Iterator[tuple[Element, ...]]:
    if not texts:
        return
    inside = Area(
        room.x + _PADDING,
        room.y + cm(0.75) + _LABEL_HEIGHT,
        room.w - 2 * _PADDING,
        room.h - cm(1.35) - _LABEL_HEIGHT,
    )
    whole = stage.ruler.largest(
        lambda size: [drawn(runs, size, after=16) for runs in texts], _MODEL_SIZES, inside.w, inside.h
    )
    groups = [whole] if whole else _over_slides(texts, inside, stage)
    for group in groups:
        yield (
            Shape("Sheet", "round", room, "answer_wash", "answer", stage.look.edges["right"], stage.look.radius),
            stage.text(
                "Label",
                Area(inside.x, inside.y - _LABEL_HEIGHT - cm(0.15), inside.w, _LABEL_HEIGHT),
                [drawn(plain_run(stage.words["model_answer"]), 18, bold=True, color="quiet")],
            ),
            stage.text("Model answer", inside, group),
        )


def _over_slides(texts: Sequence[Runs], inside: Area, stage: Stage) -> list[tuple[Para, ...]]:
    ruler = stage.ruler
    whole = [drawn(runs, _MODEL_SIZES[-1], after=16) for runs in texts]
    pieces = [piece for para in whole for piece in ruler.pieces(para, inside.w, ruler.lines_in(para, inside.h))]
    costs = [(stage.ruler.height([para], inside.w) + para.after,) for para in pieces]
    return [tuple(group) for group in evenly(pieces, costs, (inside.h / PT + 16,))]


# ---- rubrics


def _rubrics(steps: Sequence[RubricStep], room: Area, stage: Stage) -> Iterator[tuple[Element, ...]]:
    """What earns how many points, as a native table."""
    if not steps:
        return
    widths = (room.w - _SCORE_WIDTH, _SCORE_WIDTH)
    words = stage.words
    head = _row((plain_run(words["step"]), plain_run(words["step_score"])), widths, stage, head=True)
    space = room.h - head.height
    rows: list[Row] = []
    for step in steps:
        rows += _step_rows(step, widths, space, stage)
    costs = [(1.0, float(row.height)) for row in rows]
    for group in evenly(rows, costs, (_RUBRIC_ROWS, float(space))):
        spare = (space - sum(row.height for row in group)) // len(group)
        made = (head, *(replace(row, height=max(row.height, min(_ROW, row.height + spare))) for row in group))
        area = Area(room.x, room.y, room.w, sum(row.height for row in made))
        yield (TableFrame("Rubric", area, widths, made, f"{words['step']}, {words['step_score']}", banded=False),)


def _step_rows(step: RubricStep, widths: tuple[int, int], space: int, stage: Stage) -> Iterator[Row]:
    para = Para(trimmed(runs_of(step.kids)), Style(_RUBRIC_SIZE))
    most = stage.ruler.lines_in(para, space - 2 * _UP_DOWN)
    *before, last = stage.ruler.pieces(para, widths[0] - 2 * _INSET, most)
    for piece in before:
        yield _row((piece.runs, ()), widths, stage)
    yield _row((last.runs, plain_run(points_text(step.points))), widths, stage)


def _row(texts: tuple[Runs, Runs], widths: tuple[int, int], stage: Stage, head: bool = False) -> Row:
    insets = Insets(_INSET, _UP_DOWN, _INSET, _UP_DOWN)
    paras = (
        Para(texts[0], Style(_RUBRIC_SIZE, bold=head)),
        replace(Para(texts[1], Style(_RUBRIC_SIZE, bold=True)), align="center"),
    )
    if head:
        paras = tuple(  # type: ignore[assignment]
            stage.ruler.shortened(para, width - 2 * _INSET, 1) for para, width in zip(paras, widths, strict=True)
        )
    tallest = max(stage.ruler.height([para], width - 2 * _INSET) for para, width in zip(paras, widths, strict=True))
    least = _HEAD if head else _LEAST_ROW
    height = max(least, round(tallest * PT) + 1 + 2 * _UP_DOWN)
    return Row(height, tuple(Cell(Body((para,), "middle", insets)) for para in paras))


def points_text(points: Fraction) -> str:
    """`2`, `1½`, `5/3`: no decimal mark, which every language writes in its own way."""
    whole, rest = divmod(points, 1)
    if not rest:
        return str(whole)
    sign = _SIGNS.get(rest)
    return f"{whole or ''}{sign}" if sign else str(points)
