"""Two things side by side: a table with labels, two columns and a free first cell becomes two cards."""

from __future__ import annotations

from generator.document.blocks import Table
from generator.document.transforms import plain
from generator.exporters.pptx.runs import runs_of, trimmed
from generator.exporters.pptx.slides import PT, Area, Element, Para, Runs, Shape, cm
from generator.exporters.pptx.stage import Page, Stage, rule
from generator.frozen import replace

_LAYOUT = "Comparison"
_MOST_ROWS = 3
_HEAD_HEIGHT = cm(2.50)
_PADDING = cm(0.90)
_PITCH = cm(3.08)
_FIRST_HAIRLINE = cm(7.70 + 2.72 - 4.70)
_HEAD_SIZES = (32.0, 28.0, 26.0, 24.0)
_LABEL, _VALUE = 0, 1


def comparison_page(table: Table, stage: Stage) -> Page | None:
    """None when the table is not of that shape or a text needs a second line."""
    if len(table.head) != 3 or plain(table.head[0]).strip() or not 0 < len(table.rows) <= _MOST_ROWS:
        return None
    labels, *columns = ([trimmed(runs_of(row[at])) for row in table.rows] for at in range(3))
    heads = [trimmed(runs_of(head)) for head in table.head[1:]]
    if not all(heads) or not all(labels) or not all(text for column in columns for text in column):
        return None
    elements: list[Element] = []
    size = _head_size(heads, stage)
    if size is None:
        return None
    for at, (head, values) in enumerate(zip(heads, columns, strict=True)):
        text = _column(labels, values, at, stage)
        if text is None:
            return None
        elements += _card(at, head, size, text, stage)
    return Page(_LAYOUT, tuple(elements), kicker=stage.words["compare"])


def _head_size(heads: list[Runs], stage: Stage) -> float | None:
    slot = stage.slot(_LAYOUT, 1)
    for size in _HEAD_SIZES:
        if all(stage.ruler.line_count(stage.para(slot, head, 0, size), slot.area.w) == 1 for head in heads):
            return size
    return None


def _column(labels: list[Runs], values: list[Runs], at: int, stage: Stage) -> tuple[Para, ...] | None:
    """Label and value row by row, spaced so that the rows of both cards and the hairlines keep their pitch."""
    slot = stage.slot(_LAYOUT, 2 * at + 2)
    paras: list[Para] = []
    for label, value in zip(labels, values, strict=True):
        pair = [stage.para(slot, label, _LABEL), stage.para(slot, value, _VALUE)]
        if any(stage.ruler.line_count(para, slot.area.w) > 1 for para in pair):
            return None
        used = sum(map(stage.ruler.line_height, pair)) + pair[0].after
        paras += [pair[0], replace(pair[1], after=_PITCH / PT - used)]
    return tuple(paras) if stage.ruler.fits(paras, slot.area.w, slot.area.h) else None


def _card(at: int, head: Runs, size: float, text: tuple[Para, ...], stage: Stage) -> list[Element]:
    grid, look = stage.look.grid, stage.look
    x = grid.left if at == 0 else grid.second
    head_slot, text_slot = stage.slot(_LAYOUT, 2 * at + 1), stage.slot(_LAYOUT, 2 * at + 2)
    top = Shape(
        f"Head ground {at + 1}", "round-top", Area(x, grid.top, grid.half, _HEAD_HEIGHT), "accent", radius=look.radius
    )
    lines = [
        rule(
            f"Hairline {at + 1}.{row + 1}",
            x + _PADDING,
            grid.top + _FIRST_HAIRLINE + row * _PITCH,
            grid.half - 2 * _PADDING,
            "card_edge",
            look.edges["card"],
        )
        for row in range(len(text) // 2 - 1)
    ]
    return [
        stage.card(f"Card {at + 1}", Area(x, grid.top, grid.half, grid.height)),
        top,
        stage.filled(head_slot, [stage.para(head_slot, head, 0, size)]),
        stage.filled(text_slot, text),
        *lines,
    ]
