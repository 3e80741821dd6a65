"""Pages on sheets: cut or folded, they are in order again."""

from __future__ import annotations

from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from generator.exporters.pdf.impose import IMPOSITIONS, Side, booklet

WIDTH, HEIGHT = 595.28, 841.89
pages = st.integers(1, 60)


@given(pages, st.sampled_from(sorted(IMPOSITIONS)))
def test_every_page_stands_once_inside_its_side_and_over_no_other(count: int, kind: str) -> None:
    sides = IMPOSITIONS[kind](count, WIDTH, HEIGHT)
    assert sorted(spot.page for side in sides for spot in side.spots) == list(range(count))
    assert len(sides) % 2 == 0
    for side in sides:
        boxes = [(spot.x, spot.y, spot.x + WIDTH * spot.scale, spot.y + HEIGHT * spot.scale) for spot in side.spots]
        for left, low, right, high in boxes:
            assert -0.01 <= left < right <= side.width + 0.01
            assert -0.01 <= low < high <= side.height + 0.01
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                apart = one[2] <= other[0] + 0.01 or other[2] <= one[0] + 0.01
                assert apart or one[3] <= other[1] + 0.01 or other[3] <= one[1] + 0.01


def folded(sides: list[Side]) -> list[int | None]:
    """The pages of a folded booklet as one reads it: sheets lie in one another, fronts outside."""
    leaves: list[list[int | None]] = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        left, right = ({spot.x: spot.page for spot in side.spots} for side in (front, back))
        outer = [left.get(0.0), left.get(WIDTH)]
        inner = [right.get(0.0), right.get(WIDTH)]
        leaves.append([outer[1], inner[0], inner[1], outer[0]])
    first = [page for leaf in leaves for page in leaf[:2]]
    last = [page for leaf in reversed(leaves) for page in leaf[2:]]
    return [*first, *last]


@given(pages)
def test_a_folded_booklet_reads_from_the_first_page_to_the_last(count: int) -> None:
    read = folded(booklet(count, WIDTH, HEIGHT))
    assert read[:count] == list(range(count))
    assert read[count:] == [None] * (4 * ceil(count / 4) - count)
