"""Tables of questions on slides, split by rows and by columns."""

from __future__ import annotations

from itertools import count

from generator.audit.deck_shapes import Area, Shown
from generator.audit.deck_slides import Slide
from generator.audit.deck_tables import shows_table

TABLE = (("No", "Kata", "Nilai"), ("1", "ya", "7"), ("2", "tidak", "7"), ("3", "ya", "8"))
_places = count()


def slide(*rows: tuple[str, ...]) -> Slide:
    areas = [[Area(next(_places), 0, 1, 1) for _ in row] for row in rows]
    shown = [
        Shown(cell, cell, area)
        for row, places in zip(rows, areas, strict=True)
        for cell, area in zip(row, places, strict=True)
        if cell
    ]
    return Slide(1, "Pertanyaan 1", tuple(shown), (), tuple(map(tuple, areas)), "", ())


def test_a_table_over_two_slides_is_found() -> None:
    assert shows_table([slide(*TABLE[:3]), slide(TABLE[0], TABLE[3])], TABLE)


def test_a_table_split_by_columns_keeps_its_first_column() -> None:
    left = slide(*(row[:2] for row in TABLE))
    right = slide(*((row[0], row[2]) for row in TABLE))
    assert shows_table([left, right], TABLE)
    assert not shows_table([left], TABLE)


def test_a_row_whose_cells_go_on_below_is_whole() -> None:
    assert shows_table([slide(*TABLE[:2], ("2", "ti", "7"), ("", "dak", ""), TABLE[3])], TABLE)


def test_two_cards_show_a_comparison() -> None:
    table = (("", "Kota", "Desa"), ("Luas", "5", "9"))
    places = [Area(at, 0, 1, 1) for at in range(4)]
    texts = ("Kota", "Desa", "Luas5", "Luas9")
    shown = tuple(Shown(text, text, place) for text, place in zip(texts, places, strict=True))
    assert shows_table([Slide(1, "Pertanyaan 1", shown, (), (), "", ())], table)
    assert not shows_table([Slide(1, "Pertanyaan 1", shown[:3], (), (), "", ())], table)


def test_a_wrong_or_missing_cell_is_seen() -> None:
    assert not shows_table([slide(*TABLE[:3])], TABLE)
    assert not shows_table([slide(TABLE[0], TABLE[2], TABLE[1], TABLE[3])], TABLE)
    assert not shows_table([slide(TABLE[0], ("1", "ya", "8"), *TABLE[2:])], TABLE)
    assert not shows_table([slide(*TABLE, ("4", "ya", "9"))], TABLE)
