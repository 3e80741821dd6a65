"""A flow onto pages, over known heights: nothing is set again, boxes only get places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from generator.exporters.pdf.box import Box, Strip
from generator.exporters.pdf.columns import (
    Piece,
    Unit,
    balanced,
    filled_up,
    height_of,
    split_loose,
    stretched_gap,
    unit,
    units_of,
)
from generator.exporters.pdf.flow import Flow, Full, Multi, NewPage
from generator.exporters.pdf.page import Placement
from generator.frozen import fresh, frozen, record, replace

_SHORT_PART = 0.55
_MOST_SIDE_BY_SIDE = 8
_SAVED = 4.0


@frozen
class Area:
    """Where text may stand on a page, from its top left, y down."""

    left: float
    top: float
    width: float
    height: float
    column_gap: float
    part_first: float
    feather: float


@record
class Sheet:
    """The boxes of one page, the heads of tables that it shows again, and how far down they reach."""

    body: list[Placement] = fresh(factory=list)
    repeated: list[Placement] = fresh(factory=list)
    frames: list[Placement] = fresh(factory=list)
    used: float = 0.0


def paginate(flow: Flow, area: Area, labels: Mapping[str, Box] | None = None) -> list[Sheet]:
    """`labels` are the printed numbers of items by id. Raises nothing: what cannot be cut is never higher than the
    area."""
    return _Paginator(area, labels or {}).run(flow)


class _Paginator:
    def __init__(self, area: Area, labels: Mapping[str, Box]) -> None:
        self._area, self._labels = area, labels
        self._sheet = Sheet()
        self._sheets = [self._sheet]
        self._units: dict[int, list[Unit]] = {}
        self._short: dict[int, _ShortPart | None] = {}

    @property
    def _fresh(self) -> bool:
        return not self._sheet.body

    def _room(self, gap: float) -> float:
        sheet = self._sheet
        return self._area.height - sheet.used - (gap if sheet.body else 0.0)

    def _new_page(self) -> None:
        self._sheet = Sheet()
        self._sheets.append(self._sheet)

    def _units_of(self, multi: Multi) -> list[Unit]:
        """Kept, as a part is looked at more than once. Not to be changed."""
        found = self._units.get(id(multi))
        if found is None:
            narrow = [self._without_wide_head(one) for one in units_of(multi.strips, self._area.height)]
            found = self._units[id(multi)] = narrow
        return found

    def run(self, flow: Flow) -> list[Sheet]:
        at = 0
        while at < len(flow):
            at = self._step(flow, at)
        if len(self._sheets) > 1 and self._fresh:
            self._sheets.pop()
        for sheet in self._sheets:
            sheet.frames = [*_frames(sheet.body), *sheet.repeated]
        return self._sheets

    def _step(self, flow: Flow, at: int) -> int:
        """Places what begins at `at` and returns where the next thing begins."""
        if isinstance(flow[at], NewPage):
            if not self._fresh:
                self._new_page()
            return at + 1
        heads: list[Strip] = []
        while at < len(flow):
            element = flow[at]
            if not isinstance(element, Full) or isinstance(element.strip, Piece) or not element.strip.keep:
                break
            after = self._side_by_side(flow, at) if element.narrow and not heads else 0
            if after:
                return after
            heads.append(element.strip)
            at += 1
        following = flow[at] if at < len(flow) else None
        match following:
            case Full(strip):
                self._full([*heads, strip])
                return at + 1
            case Multi():
                self._multi(heads, following)
                return at + 1
            case _:
                self._full(heads)
                return at

    def _full(self, strips: Iterable[Strip | Piece]) -> None:
        units = units_of(strips, self._area.height)
        while units:
            first = units[0]
            room = self._room(first.gap)
            if first.height > room + 0.05:
                pieces = split_loose(first, room, self._area.height)
                if len(pieces) > 1:
                    units[:1] = pieces
                    continue
                if not self._fresh:
                    self._new_page()
                    self._sheet.used = self._repeat_head(first)
                    continue
            self._place([units.pop(0)], 0.0, 0.0)

    def _repeat_head(self, first: Unit, x: float = 0.0, y: float = 0.0) -> float:
        """Puts the head of the table that goes on here above it; returns where the table goes on."""
        if first.head is not None:
            self._sheet.repeated.append(Placement(self._area.left + x, self._area.top + y, first.head))
        return y + first.lead

    def _wide_head(self, first: Unit) -> Box | None:
        """What goes on above all columns, not above one of them."""
        head = first.strips[0].head
        return head if head is not None and head.width > self._area.width - _SAVED else None

    def _without_wide_head(self, one: Unit) -> Unit:
        return replace(one, head=None) if self._wide_head(one) else one

    def _repeat_wide_head(self, first: Unit) -> None:
        head = self._wide_head(first)
        if head is not None and first.height + head.height <= self._area.height:
            self._sheet.repeated.append(Placement(self._area.left, self._area.top, head))
            self._sheet.used = head.height

    def _place(self, column: list[Unit], x: float, extra: float) -> None:
        """Units under one another at the sheet's level, which moves down."""
        y = self._sheet.used + (0.0 if self._fresh or not column else column[0].gap)
        self._sheet.used = self._put(column, x, y, extra)

    def _put(self, column: list[Unit], x: float, y: float, extra: float) -> float:
        left, top, body, labels = self._area.left + x, self._area.top, self._sheet.body, self._labels
        for index, one in enumerate(column):
            y += one.gap + extra if index else 0.0
            for number, strip in enumerate(one.strips):
                y += strip.gap if number else 0.0
                numbered, box = strip.numbered, strip.box
                body.append(Placement(left, top + y, box, strip.shells, labels[numbered] if numbered else None))
                y += box.height
        return y

    def _multi(self, heads: list[Strip], multi: Multi) -> None:
        units = self._units_of(multi)
        head_units = units_of(heads, self._area.height) if heads else []
        if not units:
            self._full(heads)
            return
        head = unit(tuple(heads)) if heads else None
        need = (head.height + multi.gap if head else 0.0) + units[0].height
        gap = head.gap if head else multi.gap
        if need > self._area.height and units[0].strips[0].box.cut:
            need = min(need, self._area.height)
        if need > self._room(gap) + 0.05 and not self._fresh and not self._can_start(head, multi, units, gap):
            self._new_page()
        for one in head_units:
            self._place([one], 0.0, 0.0)
        self._flow_columns(units, multi)

    def _can_start(self, head: Unit | None, multi: Multi, units: list[Unit], gap: float) -> bool:
        """A loose first unit may begin in what is left of the page."""
        room = self._room(gap) - (head.height + multi.gap if head else 0.0)
        return room > 0 and len(split_loose(units[0], room, self._area.height)) > 1

    def _flow_columns(self, units: list[Unit], multi: Multi) -> None:
        area = self._area
        while units:
            room = self._room(multi.gap)
            columns = balanced(units, multi.count, room)
            rest: list[Unit] = []
            if columns is None:
                columns, rest = filled_up(units, multi.count, room, area.height)
                if not any(columns):
                    if self._fresh:
                        columns, rest = [units[:1], *([[]] * (multi.count - 1))], units[1:]
                    else:
                        self._new_page()
                        self._repeat_wide_head(units[0])
                        continue
            self._put_columns(columns, multi)
            units = rest
            if units:
                self._new_page()
                self._repeat_wide_head(units[0])

    def _put_columns(self, columns: list[list[Unit]], multi: Multi) -> None:
        area = self._area
        top = self._sheet.used + (0.0 if self._fresh else multi.gap)
        heights = [height_of(column) for column in columns]
        level = max(heights)
        pitch = (area.width + area.column_gap) / multi.count
        bottom = top
        for index, column in enumerate(columns):
            extra = stretched_gap(column, level - heights[index], area.feather)
            begin = self._repeat_head(column[0], index * pitch, top) if column else top
            bottom = max(bottom, self._put(column, index * pitch, begin, extra))
        self._sheet.used = bottom

    def _side_by_side(self, flow: Flow, at: int) -> int:
        """Two short parts beside one another if that is shorter; returns where the flow goes on, 0 if not done."""
        left, right = _part_at(flow, at), _part_at(flow, at + 2)
        if left is None or right is None:
            return 0
        area = self._area
        first = self._short_part(*left)
        second = self._short_part(*right) if first else None
        if first is None or second is None:
            return 0
        short = first, second
        heights = [part.height for part in short]
        gap, gap_between = left[0].gap, right[0].gap
        if max(heights) > min(self._room(gap), area.height * _SHORT_PART):
            return 0
        if max(heights) > sum(part.stacked for part in short) + gap_between - _SAVED:
            return 0
        top = self._sheet.used + (0.0 if self._fresh else gap)
        bottom = top
        pitch = (area.width + area.column_gap) / 2
        for index, part in enumerate(short):
            level = max(heights) - part.head.box.height - part.gap
            extra = stretched_gap(part.units, level - height_of(part.units), area.feather)
            end = self._put([unit((part.head,))], index * pitch, top, 0.0)
            bottom = max(bottom, self._put(part.units, index * pitch, end + part.gap, extra))
        self._sheet.used = bottom
        return at + 4

    def _short_part(self, head: Strip, narrow: Callable[[], Strip], multi: Multi) -> _ShortPart | None:
        """Kept, as a part is looked at with the one before it and with the one after it."""
        if id(multi) not in self._short:
            self._short[id(multi)] = _short_part(head, narrow, multi, self._units_of(multi), self._area.height)
        return self._short[id(multi)]


@frozen
class _ShortPart:
    """A part in one column: its head and units; `stacked` is its height in two columns."""

    head: Strip
    units: list[Unit]
    gap: float
    stacked: float

    @property
    def height(self) -> float:
        return self.head.box.height + self.gap + height_of(self.units)


def _short_part(
    head: Strip, narrow: Callable[[], Strip], multi: Multi, units: list[Unit], highest: float
) -> _ShortPart | None:
    if not units or len(units) > _MOST_SIDE_BY_SIDE or height_of(units) > highest * _SHORT_PART:
        return None
    level = balanced(units, 2, highest)
    if level is None:
        return None
    stacked = head.box.height + multi.gap + max(map(height_of, level))
    return _ShortPart(narrow(), units, multi.gap, stacked)


def _part_at(flow: Flow, at: int) -> tuple[Strip, Callable[[], Strip], Multi] | None:
    """A part's head, the same for a column, and the two columns that follow."""
    if at + 1 >= len(flow):
        return None
    head, body = flow[at], flow[at + 1]
    if isinstance(head, Full) and isinstance(head.strip, Strip) and head.narrow:
        return (head.strip, head.narrow, body) if isinstance(body, Multi) and body.count == 2 else None
    return None


def _frames(body: list[Placement]) -> list[Placement]:
    """Frames of boxes that were cut: around what of each stands in one column."""
    spans: dict[tuple[int, float], tuple[Box, float, float]] = {}
    for placement in body:
        for around in placement.shells:
            if around.frame:
                key = id(around), placement.x
                start = spans[key][1] if key in spans else placement.y
                spans[key] = (around, start, placement.y + placement.box.height)
    return [
        Placement(x, start, Box(around.width, end - start, (), frame=around.frame, frame_x=around.frame_x))
        for (_, x), (around, start, end) in spans.items()
    ]
