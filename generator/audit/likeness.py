"""Boxes that differ from one that was read in their words alone, as those with the code of a version do.

What they draw stands where that box has it; only their words are decoded, and what follows them on their line moves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.audit.pdf_fonts import Font
from generator.audit.pdf_state import Resources, Run
from generator.audit.pdf_text import WORD_GAP
from generator.audit.pdf_tokens import unquoted
from generator.frozen import frozen

_SHOWN = re.compile(rb"\[((?:[^\[\]()]|\((?:[^()\\]|\\.)*+\))*+)\]TJ", re.S)
_PIECE = re.compile(rb"\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f]*>|-?[\d.]+", re.S)
_FONT = re.compile(rb"/([^\s()<>\[\]{}/%]+) ([\d.]+) Tf\b")
# What changes more than where words stand and how they look.
_ODD = re.compile(rb"ActualText|\bT[cwzsLrjm*D]\b|\bDo\b|['\"(]|<[^<]")
_SAME = 0.01

Skeleton = tuple[bytes, ...]


@frozen
class _Word:
    """A string of a box: how it looks, how far it goes in em, and whether it begins where the one before it ends."""

    raw: bytes
    run: Run
    advance: float
    font: Font
    size: float
    goes_on: bool


def taken_apart(body: bytes) -> tuple[Skeleton, list[bytes]]:
    """All but the strings that are shown, and these."""
    parts = _SHOWN.split(body)
    return tuple(parts[::2]), parts[1::2]


class Likeness:
    """One box as a pattern. `fits` says whether it gives what the box itself was read as."""

    def __init__(self, skeleton: Skeleton, strings: Sequence[bytes], runs: Sequence[Run], resources: Resources) -> None:
        self._words: list[_Word] = []
        self.fits = len(runs) == len(strings) > 0 and not any(map(_ODD.search, map(_undictionaried, skeleton)))
        if not self.fits:
            return
        font: tuple[str, float] = ("", 0.0)
        for before, raw, run in zip(skeleton, strings, runs, strict=False):
            chosen = _FONT.findall(before)
            if chosen:
                font = (chosen[-1][0].decode("latin-1"), float(chosen[-1][1]))
            if not font[0]:
                self.fits = False
                return
            goes_on = b"Td" not in before and b"BT" not in before
            known = resources.font(font[0])
            text, advance = _decoded(raw, known)
            self._words.append(_Word(raw, run._replace(text=text), advance, known, font[1], goes_on))
        self.fits = all(map(_alike, self.runs(strings), runs))

    def runs(self, strings: Sequence[bytes]) -> list[Run]:
        made: list[Run] = []
        shift = 0.0
        for word, raw in zip(self._words, strings, strict=True):
            text, left, y, end, size, color, font, seen, artifact, paints, picture = word.run
            advance = word.advance
            if raw != word.raw:
                text, advance = _decoded(raw, word.font)
            x = left + (shift if word.goes_on else 0.0)
            right = x + advance * word.size
            shift = right - end
            made.append(Run(text, x, y, right, size, color, font, seen, artifact, paints, picture))
        return made


def _undictionaried(part: bytes) -> bytes:
    return part.replace(b"<</MCID 0>>", b"").replace(b"<</Type/Pagination>>", b"")


def _decoded(raw: bytes, font: Font) -> tuple[str, float]:
    """Letters of a string with its kerning, and how far it goes, in em."""
    texts: list[str] = []
    advance = 0.0
    for piece in _PIECE.findall(raw):
        if piece[:1] in b"(<":
            shown = font.show(unquoted(piece))
            texts.append(shown.text)
            advance += shown.width
        else:
            moved = -float(piece) / 1000
            if moved > WORD_GAP:
                texts.append(" ")
            advance += moved
    return "".join(texts), advance


def _alike(one: Run, other: Run) -> bool:
    near = abs(one.x - other.x) < _SAME and abs(one.right - other.right) < _SAME
    return near and one.text == other.text and one.y == other.y
