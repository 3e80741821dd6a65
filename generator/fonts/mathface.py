"""The face that formulas are set in: its glyphs, and the measures of its MATH table, all in em."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import uharfbuzz as hb

from generator.fonts.faces import Face, face
from generator.formulas.linear import as_read, styled
from generator.formulas.tree import Variant

FACE = "stix-math"
_UNITS = 1000.0
_GREEK_SMALL = "αβγδεζηθικλμνξοπρςστυφχψω"
_ITALICS = {"h": "ℎ", "ϵ": "𝜖", "ϑ": "𝜗", "ϰ": "𝜘", "ϕ": "𝜙", "ϱ": "𝜚", "ϖ": "𝜛", "∂": "𝜕"}


class Glyph(NamedTuple):
    """What it draws, the letters it reads as, and its edges from its own origin, y up."""

    id: int
    letters: str
    advance: float
    left: float
    right: float
    top: float
    bottom: float


def math_face() -> Face:
    return face(FACE)


def covers(letters: str) -> bool:
    """Whether each letter can stand in a formula."""
    return all(letter == " " or math_face().covers(letter) for letter in letters)


@cache
def constant(name: str) -> float:
    """A measure of the MATH table by its name in OpenType, a share where it is one."""
    raw = float(math_face().hb_font.get_math_constant(getattr(hb.OTMathConstant, name)))
    return raw / 100 if "PERCENT" in name else raw / _UNITS


@lru_cache(maxsize=1 << 12)
def glyph(number: int, letters: str) -> Glyph:
    font = math_face().hb_font
    edges = font.get_glyph_extents(number)
    left, top = edges.x_bearing / _UNITS, edges.y_bearing / _UNITS
    return Glyph(
        number,
        letters,
        font.get_glyph_h_advance(number) / _UNITS,
        left,
        left + edges.width / _UNITS,
        top,
        top + edges.height / _UNITS,
    )


def look(letters: str, variant: Variant) -> str:
    """The letters of Unicode that a symbol is drawn with: single letters without a variant in italics."""
    if variant:
        return styled(letters, variant)
    if len(letters) > 1:
        return letters
    if letters in _ITALICS:
        return _ITALICS[letters]
    if "A" <= letters <= "Z":
        return chr(0x1D434 + ord(letters) - ord("A"))
    if "a" <= letters <= "z":
        return chr(0x1D44E + ord(letters) - ord("a"))
    at = _GREEK_SMALL.find(letters)
    return chr(0x1D6FC + at) if at >= 0 else letters


@lru_cache(maxsize=1 << 12)
def shaped(letters: str, variant: Variant, level: int) -> tuple[tuple[Glyph, float], ...]:
    """Glyphs of a symbol with their places; in scripts (`level` 1, 2) the face has shapes of its own."""
    buffer = hb.Buffer()
    drawn, read_as = look(letters, variant), as_read(letters, variant)
    buffer.add_str(drawn)
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
    buffer.direction, buffer.script, buffer.language = "ltr", "Zmth", "en"
    features: dict[str, Any] = {"ssty": level, "kern": variant == "text" or len(letters) > 1}
    hb.shape(math_face().hb_font, buffer, features)
    made = []
    x = 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        made.append((glyph(info.codepoint, read_as[info.cluster]), x + place.x_offset / _UNITS))
        x += place.x_advance / _UNITS
    return tuple(made)


def nominal(char: str) -> Glyph:
    return glyph(math_face().hb_font.get_nominal_glyph(ord(char)), char)


def italic_correction(number: int) -> float:
    return float(math_face().hb_font.get_math_glyph_italics_correction(number)) / _UNITS


def accent_place(one: Glyph) -> float:
    """Where a mark above it stands, from its origin."""
    found = float(math_face().hb_font.get_math_glyph_top_accent_attachment(one.id)) / _UNITS
    return found or (one.left + one.right) / 2


def grown(char: str, least: float, upright: bool = True) -> tuple[tuple[Glyph, float], ...]:
    """The sign at least so high (or long), in pieces if need be: glyphs with their shift along it, of which the first
    begins at 0. The largest there is where the face has no pieces."""
    base = nominal(char)
    font, way = math_face().hb_font, "ttb" if upright else "ltr"
    forms = font.get_math_glyph_variants(base.id, way)
    for form in forms:
        if form.advance / _UNITS >= least:
            return _whole(glyph(form.glyph, char), upright)
    parts, _ = font.get_math_glyph_assembly(base.id, way)
    if not parts:
        return _whole(glyph(forms[-1].glyph, char) if forms else base, upright)
    return _assembled(parts, char, least, upright)


def shorter(char: str, most: float) -> Glyph:
    """The longest form of a mark that is no longer than `most`."""
    forms = math_face().hb_font.get_math_glyph_variants(nominal(char).id, "ltr")
    fitting = [form.glyph for form in forms if form.advance / _UNITS <= most]
    return glyph(fitting[-1], char) if fitting else nominal(char)


def _whole(one: Glyph, upright: bool) -> tuple[tuple[Glyph, float], ...]:
    return ((one, -one.bottom if upright else -one.left),)


def _assembled(parts: Any, char: str, least: float, upright: bool) -> tuple[tuple[Glyph, float], ...]:
    """Pieces with as many extenders as it takes, overlapping so that the length is met."""
    overlap = math_face().hb_font.get_math_min_connector_overlap("ttb" if upright else "ltr") / _UNITS
    extends = [bool(part.flags & hb.OTMathGlyphPartFlags.EXTENDER) for part in parts]
    for count in range(200):
        row = [part for part, more in zip(parts, extends, strict=True) for _ in range(count if more else 1)]
        length = sum(part.full_advance for part in row) / _UNITS - overlap * (len(row) - 1)
        if length >= least and row:
            break
    spare = (length - least) / (len(row) - 1) if len(row) > 1 else 0.0
    most = min(
        (min(one.end_connector_length, two.start_connector_length) / _UNITS - overlap
         for one, two in pairwise(row)),
        default=0.0,
    )  # fmt: skip
    overlap += max(0.0, min(spare, most))
    made = []
    at = 0.0
    for part in row:
        one = glyph(part.glyph, char)
        made.append((one, at - (one.bottom if upright else one.left)))
        at += part.full_advance / _UNITS - overlap
    return tuple(made)
