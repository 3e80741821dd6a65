"""The faces that ship, and further ones by name. A face is opened when it is first asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from generator import resources

EXTRA = "+"
"""Between the name of a face and the further faces that its fallback chain ends with: `atkinson-400+x1f…`."""


@dataclass(frozen=True)
class Face:
    """One font file. Metrics are in em; `descender` is negative."""

    name: str
    file: Path
    family: str
    weight: int
    italic: bool
    licence: Path | None
    data: bytes | None = field(default=None, repr=False, compare=False)
    _covered: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def hb_face(self) -> Any:
        return hb.Face(hb.Blob(self.file.read_bytes() if self.data is None else self.data))

    @cached_property
    def hb_font(self) -> Any:
        return hb.Font(self.hb_face)

    @cached_property
    def units_per_em(self) -> int:
        return int(self.hb_face.upem)

    @cached_property
    def ascender(self) -> float:
        return float(self.hb_font.get_font_extents("ltr").ascender / self.units_per_em)

    @cached_property
    def descender(self) -> float:
        return float(self.hb_font.get_font_extents("ltr").descender / self.units_per_em)

    @cached_property
    def cap_height(self) -> float:
        return self._metric(hb.OTMetricsTag.CAP_HEIGHT)

    def _metric(self, tag: Any) -> float:
        return float(self.hb_font.get_metric_position_with_fallback(tag) / self.units_per_em)

    def covers(self, char: str) -> bool:
        known = self._covered.get(char)
        if known is None:
            drawable = unicodedata.category(char) != "Cc" and bool(self.hb_font.get_nominal_glyph(ord(char)))
            known = self._covered[char] = drawable
        return known

    @cached_property
    def _letters(self) -> dict[int, str]:
        letters: dict[int, str] = {}
        for code in sorted(self.hb_face.unicodes, key=lambda code: (0xFB50 <= code <= 0xFDFF, code)):  # rare forms last
            letters.setdefault(self.hb_font.get_nominal_glyph(code), plain(chr(code)))
        for digit in "0123456789":
            buffer = hb.Buffer()
            buffer.add_str(digit)
            buffer.guess_segment_properties()
            hb.shape(self.hb_font, buffer, {"tnum": True})
            letters.setdefault(buffer.glyph_infos[0].codepoint, digit)
        return letters

    def letter(self, glyph: int) -> str:
        """The letters that a glyph stands for by the font's own table, a shape of Arabic as its letter, or by
        its name (`uni0644.medi`); empty for conjuncts and other forms."""
        known = self._letters.get(glyph)
        if known is None:
            stem, dot, _ = str(self.hb_font.glyph_to_string(glyph)).partition(".")
            named = self.hb_font.glyph_from_string(stem) if dot and stem else None
            known = self._letters[glyph] = self._letters.get(named, "") if named is not None else ""
        return known

    @cached_property
    def formed(self) -> dict[str, tuple[int, ...]]:
        """Glyphs of the letters that Unicode encodes by shape (initial, medial …), by the plain letter."""
        found: dict[str, list[int]] = {}
        for code in sorted(self.hb_face.unicodes):
            letter = plain(chr(code))
            if letter != chr(code):
                found.setdefault(letter, []).append(self.hb_font.get_nominal_glyph(code))
        return {letter: tuple(glyphs) for letter, glyphs in found.items()}

    def advance(self, glyph: int) -> float:
        """The width of a glyph by the font's own table, in thousandths of an em."""
        return float(self.hb_font.get_glyph_h_advance(glyph) * 1000 / self.units_per_em)


def plain(char: str) -> str:
    """A letter that Unicode encodes once more for its shape as what it is: ﬁ as f i, the initial form of ف as ف."""
    if "\ufb00" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc":
        return unicodedata.normalize("NFKC", char)
    return char


@cache
def names() -> tuple[str, ...]:
    """The faces that ship, in the order of fonts.toml."""
    return tuple(resources.toml("fonts", "fonts.toml")["faces"])


_extras: dict[str, Face] = {}


def add_extra(face: Face) -> None:
    """Makes a further face known by its name, which says what is in its file: adding it twice changes nothing."""
    _extras.setdefault(face.name, face)


def with_extras(name: str, extras: Iterable[str]) -> str:
    """The name of a face whose fallback chain ends with further faces."""
    return EXTRA.join((name, *extras))


@cache
def face(name: str) -> Face:
    """The face of a name with or without extras. Raises KeyError for a name that nothing stands behind."""
    own, extras, _ = name.partition(EXTRA)
    if extras:
        return face(own)
    if name in _extras:
        return _extras[name]
    entry = resources.toml("fonts", "fonts.toml")["faces"][name]
    folder = resources.TEMPLATES / "fonts"
    return Face(
        name,
        folder / entry["file"],
        entry["family"],
        entry["weight"],
        entry.get("italic", False),
        folder / entry["licence"],
    )


@cache
def fallbacks(name: str) -> tuple[Face, ...]:
    """The face itself, then of each fallback family the face with the nearest weight (the lighter of two), then its
    extras."""
    first = face(name)
    known = [face(other) for other in names()]
    chain = [first]
    for family in resources.toml("fonts", "fonts.toml")["fallback"]["families"]:
        if family != first.family:
            faces = [other for other in known if other.family == family]
            chain.append(min(faces, key=lambda other: (abs(other.weight - first.weight), other.weight)))
    return (*chain, *(face(extra) for extra in name.split(EXTRA)[1:]))


@cache
def italic_of(name: str) -> str | None:
    """The italic of the same family and weight, with the same extras."""
    upright = face(name)
    for other in map(face, names()):
        if other.italic and (other.family, other.weight) == (upright.family, upright.weight):
            return with_extras(other.name, name.split(EXTRA)[1:])
    return None
