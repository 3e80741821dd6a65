"""Tables as native tables: columns as wide as their words need, five rows a slide, wide ones split by columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from generator.document.blocks import Table
from generator.exporters.pptx.deck_comparison import comparison_page
from generator.exporters.pptx.runs import runs_of, text_of, trimmed
from generator.exporters.pptx.slides import PT, Align, Area, Body, Cell, Insets, Para, Row, Runs, Style, TableFrame, cm
from generator.exporters.pptx.split import evenly, in_parts
from generator.exporters.pptx.stage import Page, Stage
from generator.frozen import frozen, replace

MOST_ROWS = 5
_HEAD_HEIGHT = 1.80
_ROW_HEIGHT = 2.05
_HEAD_SIZE = 24.0
_HEAD_LINES = 3
_INSET = cm(0.40)
_UP_DOWN = cm(0.25)
_AIR = cm(1.40)
_WIDEST_WORD = cm(9)
_LONGEST_ALT = 200
_NUMBER = re.compile(r"[−+-]?[\d.,\s]+\s?(?:%|‰)?")

Texts = tuple[Runs, ...]


@frozen
class _Sheet:
    """A table's texts, with an align and a width for each column."""

    head: Texts
    rows: tuple[Texts, ...]
    aligns: tuple[Align, ...]


def table_pages(table: Table, stage: Stage) -> list[Page]:
    compared = comparison_page(table, stage)
    if compared is not None:
        return [compared]
    head = tuple(trimmed(runs_of(cell)) for cell in table.head)
    rows = tuple(tuple(trimmed(runs_of(cell)) for cell in row) for row in table.rows)
    sheet = _Sheet(head if any(head) else (), rows or (head,), _aligns(table, rows))
    if not rows:
        sheet = replace(sheet, head=())
    return [page for part in _by_columns(sheet, stage) for page in _pages(part, stage)]


def _aligns(table: Table, rows: tuple[Texts, ...]) -> tuple[Align, ...]:
    """As the lesson says; columns of numbers stand right when it says nothing."""
    made: list[Align] = []
    for at, given in enumerate(table.aligns):
        cells = [text_of(row[at]) for row in rows]
        numbers = any(cells) and all(not cell or _NUMBER.fullmatch(cell) for cell in cells)
        made.append(given or ("right" if numbers else "left"))
    return tuple(made)


# ---- columns


def _by_columns(sheet: _Sheet, stage: Stage) -> Iterator[_Sheet]:
    """The sheet, or parts of it that each keep the first column, when the longest words do not stand side by side."""
    width = stage.look.grid.width
    least = [_least_width(sheet, at, stage) for at in range(len(sheet.aligns))]
    if sum(least) <= width:
        yield sheet
        return
    costs = [(float(one),) for one in least[1:]]
    for group in evenly(range(1, len(least)), costs, (float(width - least[0]),)):
        columns = [0, *group]
        yield _Sheet(
            tuple(sheet.head[at] for at in columns) if sheet.head else (),
            tuple(tuple(row[at] for at in columns) for row in sheet.rows),
            tuple(sheet.aligns[at] for at in columns),
        )


def _least_width(sheet: _Sheet, at: int, stage: Stage) -> int:
    """Room for the longest word at the smallest size; longer words than that are broken."""
    size = stage.look.sizes["table"][-1]
    widest = max((_word_width(row[at], _style(at, size), stage) for row in sheet.rows), default=0.0)
    if sheet.head:
        widest = max(widest, _word_width(sheet.head[at], Style(_HEAD_SIZE, bold=True), stage))
    return min(round(widest * PT) + 1, _WIDEST_WORD) + 2 * _INSET


def _word_width(runs: Runs, style: Style, stage: Stage) -> float:
    words = (replace(run, text=word) for run in runs for word in run.text.split())
    return max((stage.ruler.width((word,), style) for word in words), default=0.0)


def _widths(sheet: _Sheet, size: float, stage: Stage) -> tuple[int, ...]:
    """The table's whole width, shared out by what the columns hold."""
    full = stage.look.grid.width
    count = len(sheet.aligns)
    least, wanted = [], []
    for at in range(count):
        whole = [stage.ruler.width(row[at], _style(at, size)) for row in sheet.rows]
        whole += [stage.ruler.width(sheet.head[at], Style(_HEAD_SIZE, bold=True))] if sheet.head else []
        air = _AIR - _INSET if _needs_air(sheet.aligns, at) else 0
        least.append(_least_width(sheet, at, stage) + air)
        wanted.append(max(round(max(whole, default=0.0) * PT) + 1 + 2 * _INSET + air, least[-1]))
    if sum(least) > full:
        widths = [full * one // sum(least) for one in least]
    elif sum(wanted) <= full:
        spare = full - sum(wanted)
        widths = [one + spare * one // sum(wanted) for one in wanted]
    else:
        spare, more = full - sum(least), [one - small for one, small in zip(wanted, least, strict=True)]
        widths = [small + spare * one // max(sum(more), 1) for small, one in zip(least, more, strict=True)]
    widths[-1] += full - sum(widths)
    return tuple(widths)


def _style(at: int, size: float) -> Style:
    """The first column names what a row is about."""
    return Style(size, bold=at == 0)


def _needs_air(aligns: tuple[Align, ...], at: int) -> bool:
    """A column of numbers that stands right before a column of words."""
    return aligns[at] == "right" and at + 1 < len(aligns) and aligns[at + 1] == "left"


# ---- rows


def _pages(sheet: _Sheet, stage: Stage) -> list[Page]:
    sizes = stage.look.sizes["table"]
    for size in sizes:
        widths = _widths(sheet, size, stage)
        groups = in_parts(sheet.rows, MOST_ROWS)
        made = [_frame(sheet, group, widths, size, stage) for group in groups]
        if all(frame.area.h <= stage.look.grid.height for frame, _ in made):
            return [Page("Table", (frame,), notes if at == 0 else ()) for at, (frame, notes) in enumerate(made)]
    size = sizes[-1]
    widths = _widths(sheet, size, stage)
    head = _head(sheet, widths, stage)
    room = stage.look.grid.height - (head[0].height if head[0] else 0)
    rows = [piece for row in sheet.rows for piece in _broken(row, sheet.aligns, widths, size, room, stage)]
    costs = [(1.0, float(_row(row, sheet.aligns, widths, size, stage).height)) for row in rows]
    groups = evenly(rows, costs, (float(MOST_ROWS), float(room)))
    made = [_frame(sheet, group, widths, size, stage) for group in groups]
    return [Page("Table", (frame,), notes if at == 0 else ()) for at, (frame, notes) in enumerate(made)]


def _frame(
    sheet: _Sheet, rows: Sequence[Texts], widths: tuple[int, ...], size: float, stage: Stage
) -> tuple[TableFrame, tuple[Runs, ...]]:
    head, notes = _head(sheet, widths, stage)
    made = [*((head,) if head else ()), *(_row(row, sheet.aligns, widths, size, stage) for row in rows)]
    grid = stage.look.grid
    area = Area(grid.left, grid.top, sum(widths), sum(row.height for row in made))
    return TableFrame("Table", area, widths, tuple(made), _alt(sheet), head is not None, idx=1), notes


def _alt(sheet: _Sheet) -> str:
    names = ", ".join(text for cell in (sheet.head or sheet.rows[0]) if (text := text_of(cell)))
    return names if len(names) <= _LONGEST_ALT else names[: _LONGEST_ALT - 1] + "…"


def _head(sheet: _Sheet, widths: tuple[int, ...], stage: Stage) -> tuple[Row | None, tuple[Runs, ...]]:
    """The head row; what is too long for three lines is cut, and told in full in the notes."""
    if not sheet.head:
        return None, ()
    cells, notes = [], []
    for at, (runs, width) in enumerate(zip(sheet.head, widths, strict=True)):
        insets = _insets(sheet.aligns, at)
        para = Para(runs, Style(_HEAD_SIZE, bold=True), align=sheet.aligns[at])
        short = stage.ruler.shortened(para, width - insets.left - insets.right, _HEAD_LINES)
        if short.runs != para.runs:
            notes.append(runs)
        cells.append(Cell(Body((short,), "middle", insets)))
    return Row(_height(cells, widths, cm(_HEAD_HEIGHT), stage), tuple(cells)), tuple(notes)


def _row(runs: Texts, aligns: tuple[Align, ...], widths: tuple[int, ...], size: float, stage: Stage) -> Row:
    cells = tuple(
        Cell(Body((Para(text, _style(at, size), align=aligns[at]),), "middle", _insets(aligns, at)))
        for at, text in enumerate(runs)
    )
    return Row(_height(cells, widths, cm(_ROW_HEIGHT), stage), cells)


def _insets(aligns: tuple[Align, ...], at: int) -> Insets:
    return Insets(_INSET, _UP_DOWN, _AIR if _needs_air(aligns, at) else _INSET, _UP_DOWN)


def _height(cells: Sequence[Cell], widths: tuple[int, ...], least: int, stage: Stage) -> int:
    tallest = max(
        stage.ruler.height(cell.body.paras, width - cell.body.insets.left - cell.body.insets.right)
        for cell, width in zip(cells, widths, strict=True)
    )
    return max(least, round(tallest * PT) + 1 + 2 * _UP_DOWN)


def _broken(
    row: Texts, aligns: tuple[Align, ...], widths: tuple[int, ...], size: float, room: int, stage: Stage
) -> Iterator[Texts]:
    """The row, or rows that go on with its cells where one slide has no room for all their lines."""
    columns: list[list[Runs]] = []
    for at, (runs, width) in enumerate(zip(row, widths, strict=True)):
        insets = _insets(aligns, at)
        para = Para(runs, _style(at, size))
        most = stage.ruler.lines_in(para, room - 2 * _UP_DOWN)
        pieces = stage.ruler.pieces(para, width - insets.left - insets.right, most)
        columns.append([piece.runs for piece in pieces])
    yield from zip_longest(*columns, fillvalue=())
