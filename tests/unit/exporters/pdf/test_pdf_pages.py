"""Columns and pages over known heights."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.exporters.pdf.box import Box, Strip, shell, stack
from generator.exporters.pdf.columns import Unit, balanced, filled_up, stretched_gap, units_of
from generator.exporters.pdf.flow import Full, Multi, NewPage
from generator.exporters.pdf.pages import Area, Sheet, paginate

AREA = Area(50, 40, 400, 700, 20, 8, 4)


def strip(height: float, gap: float = 10, keep: bool = False) -> Strip:
    return Strip(Box(190, height, ()), gap, keep)


def tall(count: int, height: float = 20, loose: bool = False) -> Strip:
    lines = tuple(Strip(Box(190, height, ())) for _ in range(count))
    return Strip(stack(lines, 190, "P"), loose=loose)


def columns_of(heights: list[float]) -> list[Unit]:
    return units_of([strip(height) for height in heights], AREA.height)


def tops(sheet: Sheet) -> list[tuple[float, float]]:
    return [(placement.x, placement.y) for placement in sheet.body]


def test_two_columns_break_where_they_differ_least() -> None:
    columns = balanced(columns_of([100, 50, 50, 100]), 2, 700)
    assert columns is not None
    assert [len(column) for column in columns] == [2, 2]


def test_what_does_not_fit_is_not_balanced() -> None:
    assert balanced(columns_of([400, 400, 400]), 2, 700) is None


@pytest.mark.parametrize("count", [2, 3, 4])
def test_balanced_columns_keep_order_and_lose_nothing(count: int) -> None:
    units = columns_of([30, 80, 20, 60, 90, 10, 40, 55])
    columns = balanced(units, count, 700)
    assert columns is not None
    assert [unit for column in columns for unit in column] == units


def test_gaps_are_stretched_by_at_most_four_points() -> None:
    column = columns_of([100, 100, 100])
    assert stretched_gap(column, 7, 4) == pytest.approx(3.5)
    assert stretched_gap(column, 9, 4) == 0


def test_columns_that_are_not_the_last_are_filled() -> None:
    columns, rest = filled_up(columns_of([300] * 5), 2, 700, 700)
    assert [len(column) for column in columns] == [2, 2]
    assert len(rest) == 1


def test_a_heading_goes_to_the_next_page_with_its_first_question() -> None:
    flow = [Full(strip(600)), Full(strip(30, keep=True)), Multi(2, (strip(100), strip(100)), 8)]
    first, second = paginate(flow, AREA)  # type: ignore[arg-type]
    assert len(first.body) == 1
    assert tops(second) == [(50, 40), (50, 78), (260, 78)]


def test_strips_that_keep_together_are_not_parted() -> None:
    flow = [Full(strip(500)), Full(strip(100, keep=True)), Full(strip(150))]
    first, second = paginate(flow, AREA)  # type: ignore[arg-type]
    assert (len(first.body), len(second.body)) == (1, 2)


def test_a_question_longer_than_a_page_is_cut_and_loses_nothing() -> None:
    flow = [Full(strip(30, keep=True)), Multi(2, (tall(100),), 8)]
    sheets = paginate(flow, AREA)  # type: ignore[arg-type]
    assert sum(len(sheet.body) for sheet in sheets) == 101
    assert all(placement.y + placement.box.height <= 740.1 for sheet in sheets for placement in sheet.body)


def test_a_question_that_fits_a_page_is_never_cut() -> None:
    sheets = paginate([Full(strip(300)), Full(tall(30))], AREA)
    assert [len(sheet.body) for sheet in sheets] == [1, 1]


def test_loose_text_fills_the_page_before_it_goes_on() -> None:
    sheets = paginate([Full(strip(300)), Full(tall(30, loose=True))], AREA)
    assert len(sheets) == 2
    assert sheets[0].used > 680


def test_a_frame_that_is_cut_is_drawn_around_each_piece() -> None:
    framed = stack([Strip(Box(190, 20, ())) for _ in range(50)], 190)
    around = Box(190, framed.height, framed.kids, frame=lambda height: b"%d" % height, cut=framed.cut)
    sheets = paginate([Full(Strip(around, loose=True))], AREA)
    assert [[frame.box.height for frame in sheet.frames] for sheet in sheets] == [[700], [300]]


def test_a_forced_page_end_leaves_no_empty_page() -> None:
    sheets = paginate([NewPage(), Full(strip(10)), NewPage(), NewPage(), Full(strip(10)), NewPage()], AREA)
    assert [len(sheet.body) for sheet in sheets] == [1, 1]


def test_two_short_parts_stand_beside_each_other() -> None:
    def head() -> Full:
        return Full(strip(30, 14, keep=True), lambda: strip(44, 14, keep=True))

    short = [head(), Multi(2, (strip(180),), 8), head(), Multi(2, tuple(strip(40) for _ in range(4)), 8)]
    (sheet,) = paginate(short, AREA)  # type: ignore[arg-type]
    assert [placement.x for placement in sheet.body] == [50, 50, 260, 260, 260, 260, 260]
    assert sheet.body[2].y == sheet.body[0].y


def test_nothing_overlaps_in_a_column() -> None:
    flow = [Multi(2, tuple(strip(height) for height in (90, 200, 310, 70, 500, 40, 600, 333, 20, 80)), 0)]
    for sheet in paginate(flow, AREA):
        for left in {placement.x for placement in sheet.body}:
            column = sorted((p for p in sheet.body if p.x == left), key=lambda p: p.y)
            assert all(one.y + one.box.height <= other.y for one, other in pairwise(column))


def test_groups_nest_when_strips_are_stacked() -> None:
    around = shell("L")
    box = stack(
        [Strip(Box(1, 5, ())), Strip(Box(1, 5, ()), 2, shells=(around,)), Strip(Box(1, 5, ()), 2, shells=(around,))], 9
    )
    assert box.height == 19
    (_, _, first), (_, y, group) = box.kids
    assert isinstance(group, Box) and isinstance(first, Box)
    assert (y, group.role, group.height, len(group.kids)) == (7, "L", 12, 2)
