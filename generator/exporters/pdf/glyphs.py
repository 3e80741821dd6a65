"""Text of one look to the operands of TJ: glyph strings, kerning, and the letters where a glyph does not tell them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.exporters.pdf.box import Glyphs
from generator.exporters.pdf.looks import Look
from generator.exporters.pdf.shapes import number
from generator.fonts import faces
from generator.fonts.faces import Face
from generator.fonts.shaping import Glyph, shape
from generator.frozen import frozen

_SPACES = {"\u00a0": " "}


@frozen
class Piece:
    """A stretch in one face: what stands inside `[…]TJ`, its width in pt."""

    face: str
    array: bytes
    width: float
    glyphs: Glyphs


def font_key(face: str) -> bytes:
    """The name of a face in page resources: the same in every file, so that operators can be shared."""
    return b"F%d" % faces.names().index(face)


def pieces(text: str, look: Look) -> tuple[Piece, ...]:
    return _pieces(text, look.face, look.size, look.rise, look.tracking, look.word_space, look.features)


@lru_cache(maxsize=1 << 15)
def _pieces(
    text: str, face: str, size: float, rise: float, tracking: float, word_space: float, features: tuple[str, ...]
) -> tuple[Piece, ...]:
    made = []
    for run in shape(text, face, features):
        out = bytearray()
        used: set[tuple[str, int, str]] = set()
        width = 0.0
        for cluster in _clusters(run.glyphs):
            letters = "".join(_SPACES.get(letter, letter) for letter in cluster[0].text)
            known = "".join(run.face.letter(glyph.id) for glyph in cluster)
            drawn = b"".join(_draw(glyph, tracking, word_space, size, rise) for glyph in cluster)
            if letters != known and letters:
                actual = b"FEFF" + letters.encode("utf-16-be").hex().upper().encode()
                drawn = b"]TJ/Span<</ActualText<%b>>>BDC[%b]TJ EMC[" % (actual, drawn)
            out += drawn
            width += sum(_advance(glyph, tracking, word_space) for glyph in cluster)
            used.update((run.face.name, glyph.id, _reading(run.face, glyph)) for glyph in cluster)
        made.append(Piece(run.face.name, bytes(out).replace(b")(", b""), width * size / 1000, frozenset(used)))
    return tuple(made)


def _reading(face: Face, glyph: Glyph) -> str:
    return face.letter(glyph.id) or glyph.text or " "


def _clusters(glyphs: tuple[Glyph, ...]) -> Iterator[tuple[Glyph, ...]]:
    cluster: list[Glyph] = []
    for glyph in glyphs:
        if cluster and glyph.text:
            yield tuple(cluster)
            cluster = []
        cluster.append(glyph)
    if cluster:
        yield tuple(cluster)


def _advance(glyph: Glyph, tracking: float, word_space: float) -> float:
    return glyph.advance + tracking + (word_space if glyph.text in (" ", "\u00a0") else 0.0)


def _draw(glyph: Glyph, tracking: float, word_space: float, size: float, rise: float) -> bytes:
    shown = b"(" + _escaped(glyph.id) + b")"
    if glyph.dx:
        shown = number(-glyph.dx) + shown
    if glyph.dy:
        lifted = number(rise + glyph.dy * size / 1000)
        shown = b"]TJ " + lifted + b" Ts[" + shown + b"]TJ " + number(rise) + b" Ts["
    back = glyph.natural + glyph.dx - _advance(glyph, tracking, word_space)
    return shown + number(back) if abs(back) >= 0.5 else shown


def _escaped(glyph: int) -> bytes:
    raw = glyph.to_bytes(2, "big")
    for plain, safe in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r")):
        raw = raw.replace(plain, safe)
    return raw
