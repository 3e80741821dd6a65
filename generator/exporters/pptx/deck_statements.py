"""Statements to tick: a native table with drawn boxes, the answer with ticks and corrections in the same rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.document.blocks import Grid, Statement
from generator.document.transforms import plain
from generator.exporters.pptx.reply import Reply, Twin, blocks_as_runs
from generator.exporters.pptx.runs import plain_run, runs_of, text_of, trimmed
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
from generator.exporters.pptx.stage import Stage
from generator.frozen import frozen, replace

_MOST = 4.0
_HEAD, _HEAD_SIZE, _HEAD_LINES = cm(1.70), 24.0, 2
_ROW = cm(2.60)
_LEAST_ROW = cm(1.60)
_LABEL_WIDTH = cm(4.20)
_STATEMENT_SHARE = 0.5
_INSET, _UP_DOWN = cm(0.40), cm(0.10)
_BOX, _BOX_PT, _BOX_RADIUS = cm(1.00), 2, cm(0.12)
_CORRECTION = 24.0
_TICK_W, _TICK_H, _TICK_PT = cm(0.56), cm(0.44), 3.5


@frozen
class _Line:
    """`correction` is shown under the statement on the answer slide."""

    number: int
    runs: Runs
    column: int | None
    correction: Runs = ()


def statements_reply(grid: Grid, order: tuple[int, ...], room: Area, stage: Stage) -> Reply:
    """`order` is the printed order of the statements, empty as written."""
    rows = [grid.rows[index] for index in order or range(len(grid.rows))]
    lines = [_line(at, row) for at, row in enumerate(rows, 1)]
    labels = [plain(label) for label in grid.labels]
    known = [line for line in lines if line.column is not None]
    key = " · ".join(f"{line.number} {labels[line.column or 0]}" for line in known)
    told = [plain_run(f"{line.number}. {labels[line.column or 0]}") for line in known]
    notes = [
        (Run(f"{at}. "), *runs)
        for at, row in enumerate(rows, 1)
        for runs in blocks_as_runs(row.feedback, reader="teacher")
    ]
    return Reply("judge", tuple(_twins(lines, grid, room, stage)), key, (*told, *notes))


def _line(at: int, row: Statement) -> _Line:
    feedback = blocks_as_runs(row.feedback)
    return _Line(at, trimmed(runs_of(row.kids)), row.column, feedback[0] if feedback else ())


def _twins(lines: Sequence[_Line], grid: Grid, room: Area, stage: Stage) -> Iterator[Twin]:
    labels = [trimmed(runs_of(label)) for label in grid.labels]
    widths = _widths(len(labels), room.w)
    head = _head(labels, widths, stage)
    space = room.h - head.height
    floor = stage.look.sizes["table"][-1]
    pieces = [piece for line in lines for piece in _broken(line, floor, widths, space, stage)]
    fewest = len(_groups(pieces, floor, widths, space, stage))
    for size in stage.look.sizes["table"]:
        groups = _groups(pieces, size, widths, space, stage)
        if len(groups) == fewest and all(height <= space for group in groups for _, height in group):
            break
    for group in groups:
        yield _twin(_levelled(group, space), size, head, widths, room, stage)


def _groups(
    pieces: Sequence[_Line], size: float, widths: tuple[int, ...], space: int, stage: Stage
) -> list[list[tuple[_Line, int]]]:
    """Statements with their heights, by slide."""
    heights = [_height(line, size, widths, stage) for line in pieces]
    costs = [(1.0, float(height)) for height in heights]
    return evenly(list(zip(pieces, heights, strict=True)), costs, (_MOST, float(space)))


def _levelled(group: Sequence[tuple[_Line, int]], space: int) -> list[tuple[_Line, int]]:
    """Rows of one height when there is room for that, else each a little higher than its text."""
    tallest = max(_ROW, max(height for _, height in group))
    even = min(tallest, space // len(group))
    if all(height <= even for _, height in group):
        return [(line, even) for line, _ in group]
    return list(group)


def _widths(labels: int, full: int) -> tuple[int, ...]:
    label = min(_LABEL_WIDTH, round(full * (1 - _STATEMENT_SHARE) / max(labels, 1)))
    return (full - label * labels, *([label] * labels))


def _head(labels: Sequence[Runs], widths: tuple[int, ...], stage: Stage) -> Row:
    texts = (plain_run(stage.words["statement"]), *labels)
    cells = []
    tallest = 0.0
    for at, (runs, width) in enumerate(zip(texts, widths, strict=True)):
        inset = _INSET if at == 0 else cm(0.10)
        para = Para(runs, Style(_HEAD_SIZE, bold=True), align="left" if at == 0 else "center")
        para = stage.ruler.shortened(para, width - 2 * inset, _HEAD_LINES)
        tallest = max(tallest, stage.ruler.height([para], width - 2 * inset))
        cells.append(Cell(Body((para,), "middle", Insets(inset, _UP_DOWN, inset, _UP_DOWN))))
    return Row(max(_HEAD, round(tallest * PT) + 2 * _UP_DOWN), tuple(cells))


def _paras(line: _Line, size: float, answered: bool) -> tuple[Para, ...]:
    statement = Para(line.runs, Style(size))
    if not answered or not line.correction:
        return (statement,)
    return (statement, Para(line.correction, Style(_CORRECTION, True, color="answer")))


def _height(line: _Line, size: float, widths: tuple[int, ...], stage: Stage) -> int:
    """Room for the correction from the start: nothing moves when the answer comes."""
    text = stage.ruler.height(_paras(line, size, answered=True), widths[0] - 2 * _INSET)
    return max(_LEAST_ROW, round(text * PT) + 1 + 2 * _UP_DOWN)


def _broken(line: _Line, size: float, widths: tuple[int, ...], space: int, stage: Stage) -> Iterator[_Line]:
    """A statement longer than a slide goes on in further rows; only the last has boxes to tick."""
    if _height(line, size, widths, stage) <= space:
        yield line
        return
    width = widths[0] - 2 * _INSET
    para = Para(line.runs, Style(size))
    if stage.ruler.height(_paras(line, size, answered=True)[1:], width) * PT > space // 2:
        line = replace(line, correction=())
    *before, last = stage.ruler.pieces(para, width, stage.ruler.lines_in(para, space // 2 - 2 * _UP_DOWN))
    for piece in before:
        yield _Line(0, piece.runs, None)
    yield replace(line, runs=last.runs)


# ---- drawing


def _twin(
    rows: Sequence[tuple[_Line, int]], size: float, head: Row, widths: tuple[int, ...], room: Area, stage: Stage
) -> Twin:
    asked = _frame(rows, size, head, widths, room, answered=False)
    answered = _frame(rows, size, head, widths, room, answered=True)
    y = room.y + head.height
    open_boxes: list[Element] = []
    ticked: list[Element] = []
    for line, height in rows:
        if line.number:
            for column in range(1, len(widths)):
                x = room.x + sum(widths[:column]) + widths[column] // 2
                area = Area(x - _BOX // 2, y + (height - _BOX) // 2, _BOX, _BOX)
                name = f"Box {line.number}.{column}"
                open_boxes.append(_box(name, area, "card", "option_edge"))
                ticked += _answered_box(name, area, right=line.column == column - 1)
        y += height
    strip = y <= stage.look.grid.strip_top
    return Twin((asked, *open_boxes), (answered, *ticked), strip)


def _frame(
    rows: Sequence[tuple[_Line, int]], size: float, head: Row, widths: tuple[int, ...], room: Area, answered: bool
) -> TableFrame:
    insets = Insets(_INSET, _UP_DOWN, _INSET, _UP_DOWN)
    made = [head]
    for line, height in rows:
        text = Cell(Body(_paras(line, size, answered), "middle", insets))
        empty = Cell(Body((Para((), Style(size)),), "middle"))
        made.append(Row(height, (text, *([empty] * (len(widths) - 1)))))
    area = Area(room.x, room.y, sum(widths), sum(row.height for row in made))
    alt = ", ".join(text_of(cell.body.paras[0].runs) for cell in head.cells)
    return TableFrame("Statements", area, widths, tuple(made), alt, banded=False)


def _box(name: str, area: Area, fill: str, edge: str) -> Shape:
    return Shape(name, "round", area, fill, edge, _BOX_PT, _BOX_RADIUS)


def _answered_box(name: str, area: Area, right: bool) -> Iterator[Element]:
    if not right:
        yield _box(name, area, "", "receded_edge")
        return
    yield _box(name, area, "answer", "answer")
    at = Area(area.x + (area.w - _TICK_W) // 2, area.y + (area.h - _TICK_H) // 2, _TICK_W, _TICK_H)
    yield Shape(f"Tick {name.removeprefix('Box ')}", "tick", at, edge="on_accent", edge_pt=_TICK_PT)
