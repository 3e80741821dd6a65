"""How wide a text is."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from generator.fonts.coverage import UncoveredLetter
from generator.fonts.faces import face
from generator.fonts.shaping import shape, shape_run

_EM = 1000.0


def measure(text: str, face_name: str, size_pt: float) -> float:
    """The width in pt of `text` on one line, kerned. Never raises for a letter: one that no face has counts as an em
    if it is wide (Chinese, emoji), else as the face's own empty box."""
    return _advance(text, face_name) * size_pt / _EM


@lru_cache(maxsize=1 << 12)
def _advance(text: str, face_name: str) -> float:
    try:
        return sum(run.advance for run in shape(text, face_name))
    except UncoveredLetter:
        return sum(_advance_of(char, face_name) for char in text)


@lru_cache(maxsize=1 << 12)
def _advance_of(char: str, face_name: str) -> float:
    try:
        return sum(run.advance for run in shape(char, face_name))
    except UncoveredLetter:
        wide = unicodedata.east_asian_width(char) in "WF"
        return _EM if wide else shape_run(char, face(face_name)).advance
