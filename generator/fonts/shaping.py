"""Text to glyphs, by HarfBuzz, along the fallback chain; every answer is kept."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import uharfbuzz as hb

from generator.fonts.faces import Face
from generator.fonts.fallback import stretches
from generator.frozen import frozen

TABULAR = ("tnum",)


@frozen
class Glyph:
    """`text` are the letters it stands for (empty for the later glyphs of a cluster); lengths in thousandths of an em.

    `advance` is the way to the next glyph after kerning, `natural` the width in the font's own table.
    """

    id: int
    text: str
    advance: float
    natural: float
    dx: float = 0.0
    dy: float = 0.0


@frozen
class Run:
    """Glyphs of one face in the order they stand on the line, left to right."""

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    advance: float


@lru_cache(maxsize=1 << 15)
def shape(text: str, face_name: str, features: tuple[str, ...] = ()) -> tuple[Run, ...]:
    """Kerning and ligatures are on. Raises UncoveredLetter when no face of the chain has a letter."""
    return tuple(shape_run(piece, member, features) for member, piece in stretches(text, face_name))


def shape_run(text: str, face: Face, features: tuple[str, ...] = ()) -> Run:
    """Text that `face` covers, as one run; a letter it lacks becomes glyph 0."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.hb_font, buffer, {"kern": True, "liga": True, **dict.fromkeys(features, True)})
    if not buffer.glyph_infos:  # nothing but letters without a glyph, such as a zero-width space
        return Run(face, text, (), 0.0)
    scale = 1000 / face.units_per_em
    letters = _letters(text, buffer.glyph_infos)
    glyphs = tuple(
        Glyph(
            info.codepoint,
            letters[index],
            position.x_advance * scale,
            face.advance(info.codepoint),
            position.x_offset * scale,
            position.y_offset * scale,
        )
        for index, (info, position) in enumerate(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    )
    return Run(face, text, glyphs, sum(glyph.advance for glyph in glyphs))


def _letters(text: str, infos: list[Any]) -> list[str]:
    """The letters behind each glyph: a cluster's all go to its first glyph, the others have none."""
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen: set[int] = set()
    letters = []
    for info in infos:
        first = info.cluster not in seen
        seen.add(info.cluster)
        letters.append(text[info.cluster : ends[info.cluster]] if first else "")
    return letters
