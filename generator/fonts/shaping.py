"""Text to glyphs, by HarfBuzz, along the fallback chain; every answer is kept."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import uharfbuzz as hb

from generator.fonts.composed import one_for
from generator.fonts.faces import Face
from generator.fonts.fallback import stretches
from generator.fonts.scripts import script_stretches
from generator.fonts.standins import spelling
from generator.frozen import frozen

TABULAR = ("tnum",)
# The document's language where it is known; never the locale, which HarfBuzz would take.
_NO_LANGUAGE = "und"


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
    """Glyphs of one face, script and direction in reading order: if `rtl`, each stands left of the one before."""

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    advance: float
    script: str = "Latn"
    rtl: bool = False


@lru_cache(maxsize=1 << 12)
def shape(
    text: str, face_name: str, features: tuple[str, ...] = (), rtl: bool | None = None, language: str = ""
) -> tuple[Run, ...]:
    """Runs in reading order, with kerning and ligatures. Raises UncoveredLetter when no face of the chain has a letter.

    `rtl` is the direction of all of the text; None lets each script run its own way.
    """
    runs = []
    for member, piece in stretches(text, face_name):
        for script, part in script_stretches(piece):
            runs.append(shape_run(part, member, features, script, rtl, language))
    return tuple(runs)


def shape_run(
    text: str,
    face: Face,
    features: tuple[str, ...] = (),
    script: str = "",
    rtl: bool | None = None,
    language: str = "",
) -> Run:
    """Text that `face` covers, as one run; a letter it lacks becomes glyph 0."""
    drawn, origins = _spelt(text, face)
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(drawn)
    if script:
        buffer.script = script
    buffer.language = language or _NO_LANGUAGE
    if rtl is not None:
        buffer.direction = "rtl" if rtl else "ltr"
    buffer.guess_segment_properties()
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.hb_font, buffer, {"kern": True, "liga": True, **dict.fromkeys(features, True)})
    backwards = buffer.direction == "rtl"
    script = script or str(buffer.script or "")
    infos = buffer.glyph_infos
    if not infos:  # nothing but letters without a glyph, such as a zero-width space
        return Run(face, text, (), 0.0, script, backwards)
    shaped = list(zip(infos, buffer.glyph_positions, strict=True))
    if backwards:
        shaped.reverse()
    scale = 1000 / face.units_per_em
    letters = _letters(text, [origins[info.cluster] if origins else info.cluster for info, _ in shaped])
    glyphs = tuple(
        [
            Glyph(
                id_ := info.codepoint,
                letter,
                position.x_advance * scale,
                face.advance(id_),
                position.x_offset * scale,
                position.y_offset * scale,
            )
            for letter, (info, position) in zip(letters, shaped, strict=True)
        ]
    )
    if backwards:
        glyphs = _whole(face, glyphs)
    return Run(face, text, glyphs, sum([glyph.advance for glyph in glyphs]), script, backwards)


def _spelt(text: str, face: Face) -> tuple[str, list[int]]:
    """The text with signs that the face lacks spelt out, and where each letter of that comes from."""
    if text.isascii() or all(face.covers(char) or not spelling(char) for char in text):
        return text, []
    drawn, origins = [], []
    for index, char in enumerate(text):
        shown = char if face.covers(char) else spelling(char) or char
        drawn.append(shown)
        origins += [index] * len(shown)
    return "".join(drawn), origins


def _letters(text: str, clusters: list[int]) -> list[str]:
    """The letters behind each glyph, by its cluster: a cluster's all go to its first glyph, the others have none."""
    if clusters == [*range(len(text))]:
        return [*text]
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen: set[int] = set()
    letters = []
    for cluster in clusters:
        start = 0 if cluster == starts[0] else cluster  # letters without a glyph before the first
        letters.append("" if cluster in seen else text[start : ends[cluster]])
        seen.add(cluster)
    return letters


def _whole(face: Face, glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """Strokes and dots of a letter that the face has as one glyph are that glyph."""
    clusters: list[list[Glyph]] = []
    for glyph in glyphs:
        if clusters and not glyph.text:
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    return tuple(glyph for cluster in clusters for glyph in _as_one(face, cluster))


def _as_one(face: Face, cluster: list[Glyph]) -> list[Glyph]:
    letters = cluster[0].text
    if len(cluster) == 1 and face.letter(cluster[0].id) == letters:
        return cluster
    units = face.units_per_em / 1000
    advance = sum(glyph.advance for glyph in cluster)
    left, placed = advance, []
    for glyph in cluster:
        left -= glyph.advance
        placed.append((glyph.id, round((left + glyph.dx) * units), round(glyph.dy * units)))
    whole: Any = one_for(face, letters, placed, round(advance * units))
    return cluster if whole is None else [Glyph(whole, letters, advance, face.advance(whole))]
