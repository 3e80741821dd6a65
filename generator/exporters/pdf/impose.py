"""Pages on larger sheets: which page stands where on which side, so that folding or cutting gives papers in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import ceil

from generator.frozen import frozen


@frozen
class Spot:
    """Where a page (counted from 0) stands on a side: scaled, its lower left corner at (x, y) pt."""

    page: int
    scale: float
    x: float
    y: float


@frozen
class Side:
    """One side of a sheet, in pt. Spots of pages that a paper does not have are left out."""

    width: float
    height: float
    spots: tuple[Spot, ...]


Imposition = Callable[[int, float, float], list[Side]]
"""From a number of pages and their size to sides, always in pairs: front and back of a sheet."""


def two_up(pages: int, width: float, height: float) -> list[Side]:
    """Two pages beside one another on a sheet of the same paper, lying down."""
    return _gridded(pages, width, height, (height, width), columns=2, rows=1)


def four_up(pages: int, width: float, height: float) -> list[Side]:
    """Four pages on a sheet of the same paper, upright, read row by row."""
    return _gridded(pages, width, height, (width, height), columns=2, rows=2)


def booklet(pages: int, width: float, height: float) -> list[Side]:
    """A booklet of sheets of twice the size, laid into one another and folded once; pages keep their size."""
    sheets = ceil(pages / 4)
    last = sheets * 4 - 1
    sides = []
    for sheet in range(sheets):
        front = last - 2 * sheet, 2 * sheet
        back = 2 * sheet + 1, last - 2 * sheet - 1
        for left, right in (front, back):
            spots = (Spot(left, 1.0, 0.0, 0.0), Spot(right, 1.0, width, 0.0))
            sides.append(Side(2 * width, height, tuple(spot for spot in spots if spot.page < pages)))
    return sides


def _gridded(
    pages: int, width: float, height: float, sheet: tuple[float, float], columns: int, rows: int
) -> list[Side]:
    wide, high = sheet
    cell_width, cell_height = wide / columns, high / rows
    scale = min(cell_width / width, cell_height / height)
    each = columns * rows
    sides = []
    for first in range(0, ceil(pages / (2 * each)) * 2 * each, each):
        spots = []
        for place in range(each):
            row, column = divmod(place, columns)
            x = column * cell_width + (cell_width - width * scale) / 2
            y = high - (row + 1) * cell_height + (cell_height - height * scale) / 2
            if first + place < pages:
                spots.append(Spot(first + place, scale, x, y))
        sides.append(Side(wide, high, tuple(spots)))
    return sides


IMPOSITIONS: Mapping[str, Imposition] = {"2-up": two_up, "4-up": four_up, "booklet": booklet}
