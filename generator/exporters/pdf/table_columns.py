"""How wide the columns of a table are, in which size its text stands, and where numbers stand in their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.document.blocks import Align, Table
from generator.document.figures import NOTHING, before_mark, is_figure
from generator.document.inlines import Emphasis, Inline, Inlines, Strong, Text
from generator.document.transforms import plain
from generator.exporters.pdf.style import TypeStyle
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import frozen, replace

_SLACK = 0.5


@frozen
class Look:
    """The styles of a table's head and rows, and the gap between two columns."""

    head: TypeStyle
    text: TypeStyle
    between: float
    after_figures: float

    def text_of(self, column: Column) -> TypeStyle:
        return replace(self.text, tabular=True) if column.figures else self.text


@frozen
class Column:
    """`figures`: every cell is a number, the decimal marks stand under one another, `lead` from the left of the widest
    number and `tail` before its right end. `natural` is its width without a line end, `least` that of its longest word.
    """

    align: Align
    figures: bool
    natural: float
    least: float
    lead: float = 0.0
    tail: float = 0.0


@frozen
class Plan:
    """Columns with their widths and left edges."""

    look: Look
    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    lefts: tuple[float, ...]


def plan_columns(setter: Typesetter, table: Table, width: float) -> Plan:
    """In the theme's size, or one step smaller where the longest words do not stand side by side."""
    plans = (_plan(setter, table, width, look) for look in _looks(setter))
    chosen = next(plans)
    if _needs(chosen) > width:
        chosen = next(plans)
    return chosen


def _looks(setter: Typesetter) -> Iterator[Look]:
    types = setter.paper.type
    yield Look(types.table_head, types.table, 10.0, 18.0)
    yield Look(_smaller(types.table_head), _smaller(types.table), 7.0, 9.0)


def _smaller(style: TypeStyle) -> TypeStyle:
    return replace(style, size=style.size * 0.85, leading=style.leading * 0.85)


def _plan(setter: Typesetter, table: Table, width: float, look: Look) -> Plan:
    columns = tuple(_column(setter, table, at, look) for at in range(len(table.aligns)))
    gaps = _gaps(columns, look)
    room = width - sum(gaps)
    figures = [column.figures for column in columns]
    widths = column_widths([one.natural for one in columns], [one.least for one in columns], room, figures)
    lefts, x = [], 0.0
    for one, gap in zip(widths, (*gaps, 0.0), strict=True):
        lefts.append(x)
        x += one + gap
    return Plan(look, columns, tuple(widths), tuple(lefts))


def _gaps(columns: Sequence[Column], look: Look) -> list[float]:
    """A column of numbers, which stands right, keeps away from words that begin at the left."""
    return [
        look.after_figures if one.figures and not other.figures else look.between for one, other in pairwise(columns)
    ]


def _needs(plan: Plan) -> float:
    return sum(column.least for column in plan.columns) + sum(_gaps(plan.columns, plan.look))


def _column(setter: Typesetter, table: Table, at: int, look: Look) -> Column:
    cells = [row[at] for row in table.rows]
    heads = [table.head[at]] if table.head else []
    align = table.aligns[at]
    figures = align in ("", "right") and _all_figures(cells, setter.words.decimal_mark)
    style = replace(look.text, tabular=True) if figures else look.text
    natural = [setter.natural_width(cell, style) for cell in cells]
    natural += [setter.natural_width(head, look.head) for head in heads]
    least = [longest_word(setter, cell, style) for cell in cells] if not figures else []
    least += [longest_word(setter, head, look.head) for head in heads]
    if not figures:
        return Column(align, False, max(natural, default=0.0) + _SLACK, max(least, default=0.0) + _SLACK)
    leads = [lead_of(setter, cell, style) for cell in cells]
    tails = [setter.natural_width(cell, style) - lead for cell, lead in zip(cells, leads, strict=True)]
    lead, tail = max(leads), max(tails)
    widest = max(lead + tail, *least) if least else lead + tail
    return Column("right", True, max(lead + tail, *natural) + _SLACK, widest + _SLACK, lead, tail)


def _all_figures(cells: Sequence[Inlines], mark: str) -> bool:
    texts = [plain(cell).strip() for cell in cells]
    return any(is_figure(text, mark) for text in texts) and all(
        text in NOTHING or is_figure(text, mark) for text in texts
    )


def lead_of(setter: Typesetter, kids: Inlines, style: TypeStyle) -> float:
    """How wide a number is up to its decimal mark."""
    text = plain(kids)
    if text.strip() in NOTHING:
        return setter.natural_width(kids, style)
    return setter.natural_width(_beginning(kids, before_mark(text, setter.words.decimal_mark)), style)


def _beginning(kids: Inlines, length: int) -> Inlines:
    """The first letters of a text."""
    taken: list[Inline] = []
    for kid in kids:
        if length <= 0:
            break
        whole = len(plain((kid,)))
        match kid:
            case Text(text):
                taken.append(Text(text[:length]))
            case Strong() | Emphasis():
                taken.append(replace(kid, kids=_beginning(kid.kids, length)))
            case _:
                taken.append(kid)
        length -= whole
    return tuple(taken)


def longest_word(setter: Typesetter, kids: Inlines, style: TypeStyle) -> float:
    widest = current = 0.0
    for line in setter.lines(kids, style, 1e6):
        for part in line.parts:
            current = 0.0 if part.text == " " else current + part.width
            widest = max(widest, current)
        current = 0.0
    return widest


def column_widths(wanted: Sequence[float], least: Sequence[float], room: float, figures: Sequence[bool]) -> list[float]:
    """Columns at their natural widths if they fit (the spare width to the widest of words, or shared among numbers).

    Else columns that ask for less than an equal share get what they ask for, and the others share the rest, none
    narrower than its longest word where that is possible.
    """
    wide = list(wanted)
    spare = room - sum(wide)
    if spare >= 0:
        words = [at for at, is_figures in enumerate(figures) if not is_figures]
        if words:
            wide[max(words, key=lambda at: (wide[at], -at))] += spare
            return wide
        return [one + spare / len(wide) for one in wide]
    widths = [0.0] * len(wide)
    open_columns = sorted(range(len(wide)), key=lambda index: wide[index])
    while open_columns and wide[open_columns[0]] <= room / len(open_columns):
        index = open_columns.pop(0)
        widths[index] = wide[index]
        room -= wide[index]
    fair = room / max(1, len(open_columns))
    needy = [index for index in open_columns if least[index] > fair]
    slack = sum(fair - least[index] for index in open_columns if least[index] < fair)
    lack = sum(least[index] - fair for index in needy)
    for index in open_columns:
        if lack <= slack:
            share = 0.0 if not slack else lack / slack
            widths[index] = least[index] if index in needy else fair - (fair - least[index]) * share
        else:
            widths[index] = fair
    return widths
