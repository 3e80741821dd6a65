"""Matching: two columns with rings between them; the answer has lines and letters over the same boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.document.blocks import Match
from generator.document.transforms import letter
from generator.exporters.pptx.reply import EDGE_GAP, Reply, Twin, badge, tile
from generator.exporters.pptx.runs import plain_run, runs_of, trimmed
from generator.exporters.pptx.slides import PT, Area, Element, Line, Runs, Shape, cm
from generator.exporters.pptx.split import in_parts
from generator.exporters.pptx.stage import Stage, drawn
from generator.frozen import frozen, replace

_WIDTHS = ((cm(14.0), cm(11.6)), (cm(12.8), cm(12.8)), (cm(11.0), cm(14.6)), (cm(15.6), cm(10.0)))
"""Left and right; the first pair that holds all texts on one slide is taken."""
_TALLEST, _GAP, _TIGHT_GAP = cm(2.75), cm(0.40), cm(0.30)
_SHORTEST = cm(1.45)
_MANY = 4
_MOST_ROWS = 7
_PAIRS_A_SLIDE = 4
_PADDING = cm(0.12)
_BADGE = cm(1.40)
_BADGE_MARGIN = cm(0.25)
_NUMBER_LEFT, _NUMBER_WIDTH = cm(0.60), cm(1.20)
_LEFT_TEXT = cm(2.00)
_LEFT_TAKEN = _LEFT_TEXT + cm(2.60)
_RIGHT_TEXT = cm(2.90)
_RIGHT_TAKEN = _RIGHT_TEXT + cm(0.60)
_RING, _RING_PT, _LINE_PT = cm(0.44), 1.5, 3
_LETTER_SIZE = 24.0


@frozen
class _Left:
    number: str
    runs: Runs
    target: int | None


@frozen
class _Right:
    letter: str
    runs: Runs
    index: int


@frozen
class _Frame:
    """Measures that a slide's rows share."""

    size: float
    height: int
    gap: int
    room: Area
    left: int
    right: int

    @property
    def left_text(self) -> int:
        return self.left - _LEFT_TAKEN

    @property
    def right_text(self) -> int:
        return self.right - _RIGHT_TAKEN


def match_reply(match: Match, rows: tuple[int, ...], options: tuple[int, ...], room: Area, stage: Stage) -> Reply:
    """`rows` and `options` are the printed orders of the left and of the lettered side, empty as written."""
    left = [
        _Left(str(at), trimmed(runs_of(match.left[index])), match.pairs[index] if match.pairs else None)
        for at, index in enumerate(rows or range(len(match.left)), 1)
    ]
    right = [
        _Right(letter(at), trimmed(runs_of(match.right[index])), index)
        for at, index in enumerate(options or range(len(match.right)))
    ]
    letters = {one.index: one.letter for one in right}
    known = [one for one in left if one.target is not None]
    key = " · ".join(f"{one.number} {letters[one.target or 0]}" for one in known)
    told: list[Runs] = [plain_run(f"{one.number} – {letters[one.target or 0]}") for one in known]
    twins = []
    for lefts, rights in _over_slides(left, right, room, stage):
        frame, cut = _frame(lefts, rights, room, stage)
        told += cut
        twins.append(_twin(lefts, rights, frame, letters, stage))
    return Reply("match_pairs", tuple(twins), key, tuple(told))


# ---- fitting


def _over_slides(
    left: list[_Left], right: list[_Right], room: Area, stage: Stage
) -> Iterator[tuple[list[_Left], list[_Right]]]:
    """All on one slide if it holds them; else four pairs a slide, with their answers and a share of the surplus."""
    if max(len(left), len(right)) <= _MOST_ROWS and not _frame(left, right, room, stage)[1]:
        yield left, right
        return
    groups = in_parts(left, _PAIRS_A_SLIDE)
    wanted = [{one.target for one in group} for group in groups]
    paired = set().union(*wanted)
    surplus = [one for one in right if one.index not in paired]
    shares = _shared(surplus, len(groups))
    for group, targets, share in zip(groups, wanted, shares, strict=True):
        chosen = {one.index for one in share} | {target for target in targets if target is not None}
        yield group, [one for one in right if one.index in chosen]


def _shared(surplus: Sequence[_Right], count: int) -> list[list[_Right]]:
    return [list(surplus[at::count]) for at in range(count)]


def _frame(left: Sequence[_Left], right: Sequence[_Right], room: Area, stage: Stage) -> tuple[_Frame, list[Runs]]:
    """Row height, widths and size for one slide, and the texts that are too long for all of them."""
    deep = max(len(left), len(right))
    gap = _GAP if deep <= _MANY else _TIGHT_GAP
    most = (room.h - (deep - 1) * gap) // deep
    sizes = stage.look.sizes["match"]
    tried = [_Frame(size, most, gap, room, *widths) for size in sizes for widths in _WIDTHS]
    for frame in sorted(tried, key=lambda frame: not _words_whole(left, right, frame, stage)):
        needed = max(*_heights(left, right, frame, stage), _SHORTEST)
        if needed <= most:
            return replace(frame, height=max(needed, min(most, _TALLEST))), []
    frame = _Frame(sizes[-1], most, gap, room, *_WIDTHS[0])
    texts = [*(one.runs for one in left), *(one.runs for one in right)]
    return frame, [
        runs for runs, height in zip(texts, _heights(left, right, frame, stage), strict=True) if height > most
    ]


def _words_whole(left: Sequence[_Left], right: Sequence[_Right], frame: _Frame, stage: Stage) -> bool:
    texts = [(one.runs, frame.left_text) for one in left] + [(one.runs, frame.right_text) for one in right]
    return all(stage.ruler.whole(drawn(runs, frame.size), width) for runs, width in texts)


def _heights(left: Sequence[_Left], right: Sequence[_Right], frame: _Frame, stage: Stage) -> list[int]:
    heights = [_height(one.runs, frame.size, frame.left_text, stage) for one in left]
    return heights + [_height(one.runs, frame.size, frame.right_text, stage) for one in right]


def _height(runs: Runs, size: float, width: int, stage: Stage) -> int:
    return round(stage.ruler.height([drawn(runs, size)], width) * PT) + 1 + 2 * _PADDING


# ---- drawing


def _twin(left: Sequence[_Left], right: Sequence[_Right], frame: _Frame, letters: dict[int, str], stage: Stage) -> Twin:
    asked = [*_lefts(left, frame, {}, stage), *_rights(right, frame, False, stage)]
    answered = [*_lefts(left, frame, letters, stage), *_rights(right, frame, True, stage), *_lines(left, right, frame)]
    deep = max(len(left), len(right))
    foot = frame.room.y + deep * frame.height + (deep - 1) * frame.gap
    strip = foot <= stage.look.grid.strip_top
    return Twin((*asked, *_rings(left, right, frame, False)), (*answered, *_rings(left, right, frame, True)), strip)


def _row(at: int, frame: _Frame, right: bool) -> Area:
    x = frame.room.right - frame.right if right else frame.room.x
    y = frame.room.y + at * (frame.height + frame.gap)
    return Area(x, y, frame.right if right else frame.left, frame.height)


def _lefts(left: Sequence[_Left], frame: _Frame, letters: dict[int, str], stage: Stage) -> Iterator[Element]:
    for at, one in enumerate(left):
        area = _row(at, frame, right=False)
        number = drawn(plain_run(one.number), _LETTER_SIZE, bold=True, color="accent")
        yield tile(f"Left {one.number}", area, "open", stage)
        yield stage.text(
            f"Number {one.number}", Area(area.x + _NUMBER_LEFT, area.y, _NUMBER_WIDTH, area.h), [number], "middle"
        )
        yield _text(f"Left text {one.number}", one.runs, area, _LEFT_TEXT, frame.left_text, frame, stage)
        if letters and one.target is not None:
            side = min(_BADGE, area.h - _BADGE_MARGIN)
            at_right = Area(area.right - EDGE_GAP - side - cm(0.15), area.y + (area.h - side) // 2, side, side)
            yield badge(f"Answer {one.number}", at_right, letters[one.target], "right", stage, _LETTER_SIZE)


def _rights(right: Sequence[_Right], frame: _Frame, answered: bool, stage: Stage) -> Iterator[Element]:
    for at, one in enumerate(right):
        area = _row(at, frame, right=True)
        side = min(_BADGE, area.h - _BADGE_MARGIN)
        letter_area = Area(area.x + EDGE_GAP, area.y + (area.h - side) // 2, side, side)
        yield tile(f"Right {one.letter}", area, "open", stage)
        yield badge(
            f"Letter {one.letter}", letter_area, one.letter, "right" if answered else "open", stage, _LETTER_SIZE
        )
        yield _text(f"Right text {one.letter}", one.runs, area, _RIGHT_TEXT, frame.right_text, frame, stage)


def _text(name: str, runs: Runs, row: Area, left: int, width: int, frame: _Frame, stage: Stage) -> Shape:
    para = drawn(runs, frame.size)
    lines = max(int((row.h - 2 * _PADDING) / PT / stage.ruler.line_height(para)), 1)
    para = stage.ruler.shortened(para, width, lines)
    return stage.text(name, Area(row.x + left, row.y, width, row.h), [para], "middle", balanced=True)


def _rings(left: Sequence[_Left], right: Sequence[_Right], frame: _Frame, answered: bool) -> Iterator[Element]:
    for name, areas in (
        ("Left ring", [_row(at, frame, right=False) for at in range(len(left))]),
        ("Right ring", [_row(at, frame, right=True) for at in range(len(right))]),
    ):
        for at, area in enumerate(areas, 1):
            x = area.right if name == "Left ring" else area.x
            ring = Area(x - _RING // 2, area.y + (area.h - _RING) // 2, _RING, _RING)
            fill, edge = ("answer", "answer") if answered else ("card", "accent")
            yield Shape(f"{name} {at}", "ellipse", ring, fill, edge, _RING_PT)


def _lines(left: Sequence[_Left], right: Sequence[_Right], frame: _Frame) -> Iterator[Element]:
    places = {one.index: at for at, one in enumerate(right)}
    for at, one in enumerate(left):
        if one.target is None:
            continue
        begin, end = _row(at, frame, right=False), _row(places[one.target], frame, right=True)
        y, to = begin.y + begin.h // 2, end.y + end.h // 2
        area = Area(begin.right, min(y, to), end.x - begin.right, abs(to - y))
        yield Line(f"Line {one.number}", area, "answer", _LINE_PT, rising=to < y)
