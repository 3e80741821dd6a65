"""A document's blocks as a flow for pages: full-width strips, columns of strips, forced page ends.

What no version changes is set once. Where each version puts its questions in order, the flow has a `Hole`; a block
whose text each version fills in is `Late`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.document import blocks as document
from generator.document.blocks import (
    Audience,
    Block,
    Blocks,
    Break,
    Columns,
    Fields,
    Group,
    InStem,
    Item,
    Keep,
    KeyGrid,
    Placed,
    PlacedGroup,
    Questions,
    Running,
    Verdict,
)
from generator.document.filling import fill_block, fill_range, holds_questions, holds_slots, slots_of
from generator.document.values import Scalar
from generator.errors import LembarError
from generator.exporters.pdf.box import Box, Strip, shell
from generator.exporters.pdf.columns import Piece, piece
from generator.exporters.pdf.content import content_strips
from generator.exporters.pdf.group import continued_head, stimulus_strips
from generator.exporters.pdf.head import fields_box, instructions_box, masthead_box, part_box
from generator.exporters.pdf.item import item_strip
from generator.exporters.pdf.key_grid import key_grid_strips
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import frozen, record, replace
from generator.plan import ItemPlan, items_of, placed, span

_NUMBERED = b"/A<</O/List/ListNumbering/Decimal>>"
_AFTER_MASTHEAD = 10.0
_AFTER_FIELDS = 9.0
_MOST_KEPT = 100_000
_MOST_VALUES = 64


@frozen
class Full:
    """One strip across the measure. `narrow` sets the head of a part for a column instead."""

    strip: Strip | Piece
    narrow: Callable[[], Strip] | None = None


@frozen
class Multi:
    """Strips that fill `count` columns in order. `gap` is above all of them."""

    count: int
    strips: tuple[Strip | Piece, ...]
    gap: float


@frozen
class NewPage:
    pass


Flow = list[Full | Multi | NewPage]


@record
class Hole:
    """Where a version's questions go. `gap` stands above the first of them, `after` between them; `groups` are those of
    items by id, `lists` the elements between stimuli.

    What was set for an order of options is kept, across the full measure as elements of a flow.
    """

    items: Mapping[str, Item]
    groups: Mapping[str, Group]
    section: tuple[Box, ...]
    lists: list[Box]
    width: float
    wide: bool
    gap: float
    after: float
    pieces: dict[tuple[str, tuple[int, ...], tuple[int, ...], tuple[Scalar, ...], bool, int, str], Piece]
    stimuli: dict[tuple[str, str, bool], tuple[list[Strip], Box]]

    def list_(self, place: int) -> Box:
        """A list of questions ends where a stimulus stands, and another begins."""
        while len(self.lists) <= place:
            self.lists.append(shell("L", _NUMBERED))
        return self.lists[place]


@record
class Late:
    """A block that each version fills in, and where in the flow it stands. `names` are its slots; what was made for
    the last few values of them is kept."""

    block: Block
    following: Block | None
    state: _State
    names: tuple[str, ...]
    made: dict[tuple[str, ...], list[Full | Multi | NewPage]]


@frozen
class MultiWithHoles:
    """Columns that each version fills."""

    count: int
    strips: tuple[Strip | Hole, ...]
    gap: float


Skeleton = list[Full | Multi | NewPage | Hole | Late | MultiWithHoles]


@frozen
class _State:
    """What a block needs to know of those before it: the section it is in, the list it may go on, the gap above."""

    section: tuple[Box, ...] = ()
    list_: Box | None = None
    gap: float = 0.0


def flow_of(setter: Typesetter, blocks: Blocks) -> Flow:
    """Of blocks in which nothing is left open."""
    flowing = _Flowing(setter, _State(), is_open=False)
    flowing.run(blocks)
    flow: Flow = []
    for one in flowing.flow:
        if isinstance(one, Hole | Late | MultiWithHoles):
            raise LembarError("a question reached paper before it was arranged")
        flow.append(one)
    return flow


def has_skeleton(blocks: Blocks) -> bool:
    """Whether most of a document can be set before it is known what a version puts into it: questions stand by
    themselves or in columns, and what is filled in changes no section."""
    for block in blocks:
        match block:
            case Running() | Questions():
                pass
            case Columns(count, inner) if count > 1:
                if any(not isinstance(kid, Questions) and (holds_questions(kid) or holds_slots(kid)) for kid in inner):
                    return False
            case Columns(_, inner) | Audience(blocks=inner):
                if not has_skeleton(inner):
                    return False
            case _:
                if holds_questions(block) or (holds_slots(block) and _role(block) == "part"):
                    return False
    return True


def _role(block: Block) -> str:
    return block.role if isinstance(block, document.Box) else ""


def skeleton_of(setter: Typesetter, blocks: Blocks) -> Skeleton:
    """Of blocks as they were composed, questions in no order, slots open, if `has_skeleton`."""
    flowing = _Flowing(setter, _State(), is_open=True)
    flowing.run(blocks)
    return flowing.flow


def filled(
    setter: Typesetter, skeleton: Skeleton, planned: Sequence[ItemPlan], slots: Mapping[str, str]
) -> Iterator[Full | Multi | NewPage]:
    """A version's flow: its questions in the holes, its values in the slots."""
    for one in skeleton:
        match one:
            case Hole():
                yield from (Full(piece) for piece in _pieces(setter, one, planned))
            case MultiWithHoles(count, strips, gap):
                made: list[Strip | Piece] = []
                for strip in strips:
                    if isinstance(strip, Hole):
                        made += _pieces(setter, strip, planned)
                    else:
                        made.append(strip)
                yield Multi(count, tuple(made), gap)
            case Late():
                yield from _filled_in(setter, one, slots)
            case _:
                yield one


def _filled_in(setter: Typesetter, late: Late, slots: Mapping[str, str]) -> list[Full | Multi | NewPage]:
    values = tuple([slots[name] for name in late.names])
    made = late.made.get(values)
    if made is None:
        if len(late.made) >= _MOST_VALUES:
            late.made.clear()
        flowing = _Flowing(setter, late.state, is_open=False)
        setter.passing = True
        flowing.run(fill_block(late.block, slots, _no_questions), late.following)
        setter.passing = False
        made = late.made[values] = [one for one in flowing.flow if isinstance(one, Full | Multi | NewPage)]
    return made


def _pieces(setter: Typesetter, hole: Hole, planned: Sequence[ItemPlan]) -> Sequence[Strip | Piece]:
    if hole.groups:
        return _grouped_pieces(setter, hole, planned)
    made: list[Piece] = []
    items, known, first = hole.items, hole.pieces, hole.gap != hole.after
    for plan in planned:
        id_ = plan.id
        if id_ in items:
            key = id_, plan.options, plan.rows, plan.values, first, 0, ""
            found = known.get(key)
            if found is None:
                if len(known) > _MOST_KEPT:
                    known.clear()
                found = known[key] = _piece(setter, hole, plan, hole.gap if first else hole.after)
            made.append(found)
            first = False
    return made


def _grouped_pieces(setter: Typesetter, hole: Hole, planned: Sequence[ItemPlan]) -> list[Strip | Piece]:
    made: list[Strip | Piece] = []
    here = [plan for plan in planned if plan.id in hole.items]
    for place, (_, run) in enumerate(groupby(here, lambda plan: id(hole.groups.get(plan.id)))):
        plans = list(run)
        group, numbers = hole.groups.get(plans[0].id), span([plan.number for plan in plans])
        head = None
        if group is not None:
            key = group.id, numbers, bool(made)
            if key not in hole.stimuli:
                if len(hole.stimuli) > _MOST_KEPT:
                    hole.stimuli.clear()
                stimulus = fill_range(PlacedGroup(group.stimulus, (), numbers))
                strips = stimulus_strips(setter, stimulus, hole.width, hole.after if made else hole.gap)
                inside = [replace(strip, shells=(*hole.section, *strip.shells)) for strip in strips]
                hole.stimuli[key] = inside, continued_head(setter, numbers)
            strips, head = hole.stimuli[key]
            made += strips
        for index, plan in enumerate(plans):
            gap = hole.after if made else hole.gap
            kept = plan.id, plan.options, plan.rows, plan.values, not made, place, numbers if head and index else ""
            found = hole.pieces.get(kept)
            if found is None:
                if len(hole.pieces) > _MOST_KEPT:
                    hole.pieces.clear()
                found = hole.pieces[kept] = _piece(setter, hole, plan, gap, place, head if index else None)
            made.append(found)
    return made


def _piece(
    setter: Typesetter, hole: Hole, plan: ItemPlan, gap: float, place: int = 0, head: Box | None = None
) -> Piece:
    """`place` counts the lists before it, `head` is repeated when the question begins a page."""
    strip = setter.item(placed(hole.items[plan.id], plan), hole.width, hole.wide, item_strip)
    shells = (*hole.section, hole.list_(place))
    return piece(replace(strip, shells=shells, gap=gap, head=head), setter.page_height)


def _no_questions(_: Questions) -> Blocks:
    raise LembarError("questions in a block that is filled in late")


class _Flowing:
    """`is_open` says that slots are still to be filled."""

    def __init__(self, setter: Typesetter, state: _State, *, is_open: bool) -> None:
        self._setter, self._is_open = setter, is_open
        self.flow: Skeleton = []
        self._section, self._list, self._gap = state.section, state.list_, state.gap

    def run(self, blocks: Blocks, following: Block | None = None) -> None:
        for index, block in enumerate(blocks):
            self._add(block, blocks[index + 1] if index + 1 < len(blocks) else following)

    def _add(self, block: Block, following: Block | None) -> None:
        setter, gaps = self._setter, self._setter.paper.gaps
        if self._is_open and not isinstance(block, Running | Columns | Audience) and holds_slots(block):
            state = _State(self._section, self._list, self._gap)
            self.flow.append(Late(block, following, state, slots_of(block), {}))
            self._pass(block, following)
            return
        match block:
            case Running():
                return
            case Break(what):
                if what == "page":
                    self.flow.append(NewPage())
            case document.Box(role="masthead"):
                ruled = not (isinstance(following, document.Box) and following.role == "part")
                self._full([Strip(masthead_box(setter, block, ruled), keep=True)], self._gap)
                self._gap = _AFTER_MASTHEAD
            case Fields():
                self._full([Strip(fields_box(setter, block))], self._gap)
                self._gap = _AFTER_FIELDS
            case document.Box(role="instructions"):
                self._full([Strip(instructions_box(setter, block))], self._gap)
                self._gap = gaps.item
            case document.Box(role="part"):
                self._part(block)
            case Columns(count, inner) if (count := min(count, round(setter.paper.most_columns))) > 1:
                strips = tuple(self._column_strips(inner, count))
                if any(isinstance(strip, Hole) for strip in strips):
                    self.flow.append(MultiWithHoles(count, strips, self._gap))
                else:
                    self.flow.append(Multi(count, strips, self._gap))  # type: ignore[arg-type]
                self._gap = gaps.item
            case Columns(_, inner) | Audience(blocks=inner):
                if not (isinstance(block, Audience) and block.who == "slide"):
                    self.run(inner)
            case KeyGrid():
                self._full(key_grid_strips(setter, block), min(self._gap, 6.0))
                self._gap = gaps.part
            case Questions():
                self.flow.append(self._hole(block, setter.measure, wide=True, gap=self._gap))
                self._gap = gaps.item_wide
            case Placed():
                self._full(self._item(block, setter.measure, wide=True), self._gap)
                self._gap = self._item_gap(block, wide=True)
            case Keep(inner):
                strips_kept = self._kept(inner, setter.measure, wide=True)
                self._full(strips_kept, self._gap)
                self._gap = gaps.item_wide
            case PlacedGroup():
                self._full(self._group(block, setter.measure, wide=True), self._gap)
                self._gap = self._item_gap(block, wide=True)
            case Item():
                raise LembarError("a question reached paper before it was arranged")
            case _:
                self._full(self._one(block, setter.measure, wide=True), self._gap)
                self._gap = gaps.item

    def _pass(self, block: Block, following: Block | None) -> None:
        """Changes the state as the block will, whatever it is filled with."""
        going = _Flowing(self._setter, _State(self._section, self._list, self._gap), is_open=False)
        going.run(fill_block(block, _Empty(), _no_questions), following)
        self._section, self._list, self._gap = going._section, going._list, going._gap

    def _full(self, strips: list[Strip], gap: float) -> None:
        for index, strip in enumerate(strips):
            inside = replace(strip, shells=(*self._section, *strip.shells), gap=strip.gap if index else gap)
            self.flow.append(Full(inside))

    def _part(self, block: document.Box) -> None:
        setter = self._setter
        self._section = (shell("Sect"),)
        self._list = None
        section, gap = self._section, max(self._gap, setter.paper.gaps.part)

        def head(width: float) -> Strip:
            return Strip(part_box(setter, block, width), gap, True, section)

        narrow: list[Strip] = []

        def for_column() -> Strip:
            if not narrow:
                narrow.append(head((setter.measure - setter.paper.column_gap) / 2))
            return narrow[0]

        self.flow.append(Full(head(setter.measure), for_column))
        self._gap = setter.paper.gaps.part_first

    def _column_strips(self, blocks: Blocks, count: int) -> Iterator[Strip | Hole]:
        setter = self._setter
        width = (setter.measure - setter.paper.column_gap * (count - 1)) / count
        starts, gap = False, 0.0
        for block in blocks:
            if isinstance(block, Break):
                starts = starts or block.what == "column"
                continue
            if isinstance(block, Questions) and not starts:
                after = setter.paper.gaps.item
                yield self._hole(block, width, wide=False, gap=after)
                gap = after
                continue
            made = self._one(block, width)
            if made:
                strips = [replace(made[0], gap=gap, starts_column=starts), *made[1:]]
                yield from (replace(strip, shells=(*self._section, *strip.shells)) for strip in strips)
                starts, gap = False, self._item_gap(block, wide=False)

    def _hole(self, block: Questions, width: float, wide: bool, gap: float) -> Hole:
        self._list = self._list or shell("L", _NUMBERED)
        gaps = self._setter.paper.gaps
        items = {item.id: item for item in items_of(block.items)}
        groups = {item.id: unit for unit in block.items if isinstance(unit, Group) for item in unit.items}
        after = gaps.item_wide if wide else gaps.item
        return Hole(items, groups, self._section, [self._list], width, wide, gap, after, {}, {})

    def _one(self, block: Block, width: float, wide: bool = False) -> list[Strip]:
        match block:
            case Placed():
                return self._item(block, width, wide)
            case PlacedGroup():
                return self._group(block, width, wide)
            case Keep(inner):
                return self._kept(inner, width, wide)
            case _:
                self._list = None
                setter = self._setter
                return content_strips(setter, (block,), width, setter.paper.type.text, frame_edge=setter.gutter)

    def _kept(self, blocks: Blocks, width: float, wide: bool) -> list[Strip]:
        strips: list[Strip] = []
        gap = 0.0
        for block in blocks:
            made = self._one(block, width, wide)
            if made:
                strips.extend((replace(made[0], gap=gap), *made[1:]))
                gap = self._item_gap(block, wide)
        return [*(replace(strip, keep=True, loose=False) for strip in strips[:-1]), *strips[-1:]]

    def _group(self, block: PlacedGroup, width: float, wide: bool) -> list[Strip]:
        setter = self._setter
        strips = stimulus_strips(setter, fill_range(block), width, 0.0)
        head = continued_head(setter, block.numbers)
        self._list = None
        gap = 0.0 if not strips else self._setter.paper.gaps.item_wide if wide else self._setter.paper.gaps.item
        for index, one in enumerate(block.items):
            (strip,) = self._item(one, width, wide)
            strips.append(replace(strip, gap=gap, head=head if index else None))
            gap = self._item_gap(one, wide)
        self._list = None
        return strips

    def _item(self, placed: Placed, width: float, wide: bool) -> list[Strip]:
        self._list = self._list or shell("L", _NUMBERED)
        return [replace(self._setter.item(placed, width, wide, item_strip), shells=(self._list,))]

    def _item_gap(self, block: Block, wide: bool) -> float:
        gaps = self._setter.paper.gaps
        if isinstance(block, PlacedGroup):
            block = block.items[-1]
        if isinstance(block, Placed) and block.places:
            return gaps.key_item if block.item.explanation or not _is_short(block) else gaps.key_short
        return gaps.item_wide if wide else gaps.item


class _Empty(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return ""


def _is_short(placed: Placed) -> bool:
    """A question of a line or two, such as a sentence with a gap."""
    return isinstance(placed.item.response, InStem | Verdict)
