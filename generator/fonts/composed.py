"""One glyph in place of several that draw the same.

Arabic faces may build a letter of a bare stroke and dots, two glyphs that no table gives letters; the same face has the
whole letter as one glyph for the code point of its shape. Readers of a file understand the one, not the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import uharfbuzz as hb

from generator.fonts.faces import Face

Placed = tuple[int, int, int]
"""A glyph and where it stands, in font units."""

# In em: how far points may lie apart. Faces set the hamza of a whole letter so far from where their marks set it.
_LOOSE = 0.041

Contour = tuple[tuple[int, ...], ...]


def one_for(face: Face, letters: str, glyphs: Sequence[Placed], advance: int) -> int | None:
    """The glyph of the face for `letters` whose outline and advance are those of `glyphs` together."""
    candidates = face.formed.get(letters, ())
    if not candidates:
        return None
    wanted = sorted(moved for glyph, x, y in glyphs for moved in _moved(_outline(face, glyph), x, y))
    for candidate in candidates:
        same = face.hb_font.get_glyph_h_advance(candidate) == advance
        if same and _alike(sorted(_outline(face, candidate)), wanted, face.units_per_em * _LOOSE):
            return candidate
    return None


def _alike(one: list[Contour], other: list[Contour], loose: float) -> bool:
    if [list(map(len, contour)) for contour in one] != [list(map(len, contour)) for contour in other]:
        return False
    pairs = zip(_values(one), _values(other), strict=True)
    return all(abs(a - b) <= loose for a, b in pairs)


def _values(contours: list[Contour]) -> Iterator[int]:
    return (value for contour in contours for points in contour for value in points)


def _moved(outline: tuple[Contour, ...], x: int, y: int) -> list[Contour]:
    step = (x, y)
    return [
        tuple(tuple(value + step[axis % 2] for axis, value in enumerate(points)) for points in contour)
        for contour in outline
    ]


@lru_cache(maxsize=1 << 12)
def _outline(face: Face, glyph: int) -> tuple[Contour, ...]:
    contours: list[list[tuple[int, ...]]] = []
    face.hb_font.draw_glyph(glyph, _pen(), contours)
    return tuple(tuple(contour) for contour in contours)


def _start(x: float, y: float, contours: list[list[tuple[int, ...]]]) -> None:
    contours.append([(round(x), round(y))])


def _go_on(*values: Any) -> None:
    *points, contours = values
    contours[-1].append(tuple(map(round, points)))


@lru_cache(maxsize=1)
def _pen() -> Any:
    pen = hb.DrawFuncs()
    pen.set_move_to_func(_start)
    pen.set_line_to_func(_go_on)
    pen.set_quadratic_to_func(_go_on)
    pen.set_cubic_to_func(_go_on)
    pen.set_close_path_func(lambda _: None)
    return pen
