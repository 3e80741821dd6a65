"""The key of all versions: blocks of ten numbers side by side, or with many versions a row for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from generator.document.blocks import MOST_COLUMNS, KeyGrid
from generator.document.inlines import Inlines, Text
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed, Strip, shell, stack
from generator.exporters.pdf.stamp import Stamp, table_rows
from generator.exporters.pdf.style import TypeStyle
from generator.exporters.pdf.table import COLUMN_SCOPE
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_ROW = 16.0
_BLOCK = 10
_HALF = 5
_COLUMN_ROOM = 7.0
_SPACED_ROOM = 15.0
_LEAST_COLUMN = 19.0
_LEAST_GAP = 14.0
_HEAD_ROOM = 3.0
_ROW_SCOPE = b"/A<</O/Table/Scope/Row>>"


def key_grid_strips(setter: Typesetter, grid: KeyGrid) -> list[Strip]:
    """Strips of the full measure: each holds as many blocks as fit beside one another."""
    if not grid.rows:
        return []
    head, rows = grid.codes, grid.rows
    if len(head) > MOST_COLUMNS:
        return _versions_down(setter, grid)
    number = setter.words.fixed["number"]
    blocks = [_block(setter, number, head, rows[start : start + _BLOCK]) for start in range(0, len(rows), _BLOCK)]
    return _rows_of_blocks(setter, blocks)


def _versions_down(setter: Typesetter, grid: KeyGrid) -> list[Strip]:
    """Numbers across, ten or more to a table as their answers allow, a row for each version."""
    types = setter.paper.type
    version = setter.words.fixed["version"]
    columns = [_column_width(setter, {number, *answers}) for number, answers in grid.rows]
    first = max(setter.natural_width(_words(version), types.grid_number), _widest_code(setter, grid.codes))
    tables: list[Strip] = []
    start = 0
    while start < len(grid.rows):
        end, used = start, first + _COLUMN_ROOM
        while end < len(grid.rows) and (end == start or used + columns[end] <= setter.measure):
            used += columns[end]
            end += 1
        if end < len(grid.rows) and end - start > _BLOCK:
            end = start + (end - start) // _BLOCK * _BLOCK
        table = _table_of_versions(setter, version, grid, range(start, end), first, columns[start:end])
        tables.extend(replace(strip, gap=12.0 if index == 0 else 0.0) for index, strip in enumerate(table))
        start = end
    return tables


def _widest_code(setter: Typesetter, codes: Sequence[str]) -> float:
    """No code is wider: as many of the widest letter as the longest has letters."""
    letters = {_words(letter) for code in codes for letter in code}
    widest = max(setter.natural_width(letter, setter.paper.type.grid_head) for letter in letters)
    return widest * max(map(len, codes))


def _table_of_versions(
    setter: Typesetter, corner: str, grid: KeyGrid, numbers: range, first: float, columns: Sequence[float]
) -> list[Strip]:
    """Thousands of rows: their cells are set once for each answer, and five rows at a time are joined when placed."""
    heads = [grid.rows[index][0] for index in numbers]
    head, *_ = _table(setter, corner, heads, (), first, columns, setter.paper.type.grid_head)
    cells = _VersionCells(setter, first, columns)
    strips = [head]
    around = head.shells
    for start in range(0, len(grid.codes), _HALF):
        stop = min(start + _HALF, len(grid.codes))
        height = _ROW * (stop - start) + 0.5

        def rows(stamp: Callable[[Box], Stamp], start: int = start, stop: int = stop) -> Stamp:
            made = [
                cells.row(place, code, [grid.rows[index][1][start + place] for index in numbers], stamp)
                for place, code in enumerate(grid.codes[start:stop])
            ]
            glyphs = frozenset().union(*(one.glyphs for row in made for one in row))
            return table_rows(made, [stamp(cells.rule(stop - start))], glyphs)

        width = first + _COLUMN_ROOM + sum(columns)
        strips.append(Strip(Box(width, height, (), rows=rows), shells=around, head=head.box))
    return strips


class _VersionCells:
    """Cells of a table, each at its place within five rows."""

    def __init__(self, setter: Typesetter, first: float, columns: Sequence[float]) -> None:
        self._setter, self._first, self._columns = setter, first, columns
        self._known: dict[tuple[int, int, str], Box] = {}
        self._rules: dict[int, Box] = {}

    def row(self, place: int, code: str, answers: Sequence[str], stamp: Callable[[Box], Stamp]) -> list[Stamp]:
        setter, y = self._setter, place * _ROW
        setter.passing = True
        name = _cell(setter, code, setter.paper.type.grid_head, self._first, "right", "TH", _ROW_SCOPE)
        setter.passing = False
        setter.forget()
        made = [stamp(self._at(0.0, y, name))]
        known = self._known
        for column, text in enumerate(answers):
            box = known.get((place, column, text))
            if box is None:
                box = known[place, column, text] = self._cell(y, column, text)
            made.append(stamp(box))
        return made

    def _cell(self, y: float, column: int, text: str) -> Box:
        x = self._first + _COLUMN_ROOM + sum(self._columns[:column])
        style = _letter_style(self._setter, text)
        return self._at(x, y, _cell(self._setter, text, style, self._columns[column], "center", "TD", b""))

    @property
    def _width(self) -> float:
        return self._first + _COLUMN_ROOM + sum(self._columns)

    def _at(self, x: float, y: float, cell: Box) -> Box:
        return Box(self._width, y + cell.height, ((x, y, cell),))

    def rule(self, rows: int) -> Box:
        """Below so many rows."""
        if rows not in self._rules:
            paper = self._setter.paper
            drawn = Art(shapes.rule(0, 0, self._width, paper.rule_width, paper.colors["line"]))
            self._rules[rows] = Box(self._width, 0.0, ((0.0, _ROW * rows + 0.5, drawn),))
        return self._rules[rows]


def _block(setter: Typesetter, number: str, codes: Sequence[str], rows: Sequence[tuple[str, tuple[str, ...]]]) -> Box:
    types = setter.paper.type
    columns = [_column_width(setter, [code, *(row[1][at] for row in rows)]) for at, code in enumerate(codes)]
    wide = max(columns)
    columns = [wide] * len(columns) if wide < 60 else columns
    first = max(setter.natural_width(_words(text), types.grid_number) for text in (number, *(row[0] for row in rows)))
    strips = _table(setter, number, codes, rows, first, columns, types.grid_number)
    return stack(strips, first + _COLUMN_ROOM + sum(columns))


def _column_width(setter: Typesetter, texts: Iterable[str]) -> float:
    texts = list(texts)
    widest = max(setter.natural_width(_words(text), _letter_style(setter, text)) for text in texts)
    # Letters with spaces between them run into the next version's unless the columns stand well apart.
    room = _SPACED_ROOM if any(" " in text for text in texts) else _COLUMN_ROOM
    return min(max(_LEAST_COLUMN, widest + room), setter.measure * 0.4)


def _letter_style(setter: Typesetter, text: str) -> TypeStyle:
    """One letter in full size; several, and words, smaller."""
    types = setter.paper.type
    if len(text) <= 1:
        return types.grid_letter
    return replace(types.grid_letter, size=9.5) if text.isupper() and len(text) <= 5 else types.grid_words


def _table(
    setter: Typesetter,
    corner: str,
    heads: Sequence[str],
    rows: Sequence[tuple[str, tuple[str, ...]]],
    first: float,
    columns: Sequence[float],
    number_style: TypeStyle,
) -> list[Strip]:
    paper, types = setter.paper, setter.paper.type
    width = first + _COLUMN_ROOM + sum(columns)
    around = shell("Table")
    corner_cell = _cell(setter, corner, types.grid_number, first, "right", "TH", COLUMN_SCOPE)
    cells: list[Placed] = [(0.0, 0.0, corner_cell)]
    x = first + _COLUMN_ROOM
    for text, column in zip(heads, columns, strict=True):
        cells.append((x, 0.0, _cell(setter, text, types.grid_head, column, "center", "TH", COLUMN_SCOPE)))
        x += column
    height = corner_cell.height + _HEAD_ROOM - 2
    rule = Art(shapes.rule(0.0, -height, width, paper.head_width, paper.colors["accent"]))
    strips = [Strip(Box(width, height + 1.0, ((0.0, 0.0, rule), *cells), role="TR"), keep=True, shells=(around,))]
    for index, (name, answers) in enumerate(rows):
        cells = [(0.0, 0.0, _cell(setter, name, number_style, first, "right", "TH", _ROW_SCOPE))]
        x = first + _COLUMN_ROOM
        for text, column in zip(answers, columns, strict=True):
            cells.append((x, 0.0, _cell(setter, text, _letter_style(setter, text), column, "center", "TD", b"")))
            x += column
        row_height = max(box.height for _, _, box in cells if isinstance(box, Box))
        last = index + 1 == len(rows)
        if last or (index + 1) % _HALF == 0:
            row_height += 0.5
            cells.insert(0, (0.0, row_height, Art(shapes.rule(0, 0, width, paper.rule_width, paper.colors["line"]))))
        keep = index % _HALF != _HALF - 1 and not last
        strips.append(Strip(Box(width, row_height, tuple(cells), role="TR"), shells=(around,), keep=keep))
    return strips


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> Inlines:
    """One and the same for equal texts, as what is set is kept by identity: a grid has few letters, many times."""
    return (Text(text),)


@lru_cache(maxsize=1 << 6)
def _led(style: TypeStyle, leading: float) -> TypeStyle:
    return replace(style, leading=leading)


def _cell(
    setter: Typesetter, text: str, style: TypeStyle, width: float, align: str, role: str, attributes: bytes
) -> Box:
    body = setter.paragraph(_words(text), _led(style, _ROW), width, align)
    if body.height > _ROW:
        body = setter.paragraph(_words(text), _led(style, 12.0), width, align)
    return Box(width, body.height, ((0.0, 0.0, body),), body.baseline, role, attributes)


def _rows_of_blocks(setter: Typesetter, blocks: list[Box]) -> list[Strip]:
    """Blocks spread over the measure, the last at its right edge when a row is full."""
    strips: list[Strip] = []
    at = 0
    while at < len(blocks):
        count, used = 1, blocks[at].width
        while at + count < len(blocks) and used + _LEAST_GAP + blocks[at + count].width <= setter.measure:
            used += _LEAST_GAP + blocks[at + count].width
            count += 1
        row = blocks[at : at + count]
        more = len(blocks) > at + count or at == 0
        spare = setter.measure - sum(block.width for block in row)
        gap = min(spare / (count - 1), 36.0) if more and count > 1 else _LEAST_GAP * 2
        kids: list[Placed] = []
        x = 0.0
        for block in row:
            kids.append((x, 0.0, block))
            x += block.width + gap
        height = max(block.height for block in row)
        strips.append(Strip(Box(setter.measure, height, tuple(kids), cut=_cut(row)), gap=12.0))
        at += count
    return strips


def _cut(row: list[Box]) -> Callable[[], tuple[Strip, ...]]:
    return lambda: tuple(strip for block in row if block.cut for strip in block.cut())
