"""The faces that ship. A face is opened when it is first asked for."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from generator import resources


@dataclass(frozen=True)
class Face:
    """One font file. Metrics are in em; `descender` is negative."""

    name: str
    file: Path
    family: str
    weight: int
    italic: bool
    licence: Path
    _covered: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def hb_face(self) -> Any:
        return hb.Face(hb.Blob(self.file.read_bytes()))

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

    @cached_property
    def x_height(self) -> float:
        return self._metric(hb.OTMetricsTag.X_HEIGHT)

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
        for code in sorted(self.hb_face.unicodes):
            letters.setdefault(self.hb_font.get_nominal_glyph(code), chr(code))
        for digit in "0123456789":
            buffer = hb.Buffer()
            buffer.add_str(digit)
            buffer.guess_segment_properties()
            hb.shape(self.hb_font, buffer, {"tnum": True})
            letters.setdefault(buffer.glyph_infos[0].codepoint, digit)
        return letters

    def letter(self, glyph: int) -> str:
        """The letter that a glyph stands for by the font's own table; empty for ligatures and other forms."""
        return self._letters.get(glyph, "")

    def advance(self, glyph: int) -> float:
        """The width of a glyph by the font's own table, in thousandths of an em."""
        return float(self.hb_font.get_glyph_h_advance(glyph) * 1000 / self.units_per_em)


@cache
def names() -> tuple[str, ...]:
    return tuple(resources.toml("fonts", "fonts.toml")["faces"])


@cache
def face(name: str) -> Face:
    """Raises KeyError for a name that is not in fonts.toml."""
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
    """The face itself, then of each fallback family the face with the nearest weight (the lighter of two)."""
    first = face(name)
    known = [face(other) for other in names()]
    chain = [first]
    for family in resources.toml("fonts", "fonts.toml")["fallback"]["families"]:
        if family != first.family:
            faces = [other for other in known if other.family == family]
            chain.append(min(faces, key=lambda other: (abs(other.weight - first.weight), other.weight)))
    return tuple(chain)
