"""Text of one look to the operands of TJ: glyph strings, kerning, and the letters where a glyph does not tell them.

Glyphs are drawn in reading order, from right to left too: there each glyph is a text of its own, before which the pen
goes back to where the glyph begins. Readers that take the file's order and readers that sort by place both find the
letters as they were written (docs/scripts.md says which reader gives what).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from generator.exporters.pdf.box import Glyphs
from generator.exporters.pdf.looks import Look
from generator.exporters.pdf.shapes import number
from generator.fonts import faces
from generator.fonts.faces import Face
from generator.fonts.shaping import Glyph, Run, shape
from generator.frozen import frozen

_SPACES = {"\u00a0": " "}
# Letters of other scripts join one another or hang from one line, which space between them would tear.
_SPACED_SCRIPTS = frozenset(("", "Latn", "Grek", "Cyrl", "Hani", "Hira", "Kana", "Hang", "Bopo"))
_NEXT_OBJECT = b"]TJ["


@frozen
class Piece:
    """A stretch in one face: what stands inside `[…]TJ`, its width in pt."""

    face: str
    array: bytes
    width: float
    glyphs: Glyphs


def font_key(face: str) -> bytes:
    """The name of a face in page resources: the same in every file, so that operators can be shared."""
    shipped = faces.names()
    return b"F%d" % shipped.index(face) if face in shipped else b"F" + face.encode("ascii")


def pieces(text: str, look: Look, rtl: bool = False) -> tuple[Piece, ...]:
    """Text of one direction in reading order; if `rtl`, each piece begins at its right end and stops at its left."""
    return _pieces(
        text, look.face, look.size, look.rise, look.tracking, look.word_space, look.features, rtl, look.language
    )


@lru_cache(maxsize=1 << 12)
def _pieces(
    text: str,
    face_name: str,
    size: float,
    rise: float,
    tracking: float,
    word_space: float,
    features: tuple[str, ...],
    rtl: bool,
    language: str,
) -> tuple[Piece, ...]:
    made = []
    for run in shape(text, face_name, features, rtl, language):
        spacing = tracking if run.script in _SPACED_SCRIPTS else 0.0
        out = bytearray()
        used: set[tuple[str, int, str]] = set()
        width = 0.0
        face = run.face
        for cluster in _clusters(run.glyphs):
            first = cluster[0]
            if len(cluster) == 1 and first.text and first.text == face.letter(first.id) and first.text not in _SPACES:
                advance = _advance(first, spacing, word_space)
                out += _draw(first, advance, run, size, rise)
                width += advance
                used.add((face.name, first.id, first.text))
                continue
            letters = "".join(_SPACES.get(letter, letter) for letter in first.text)
            known = "".join(face.letter(glyph.id) for glyph in cluster)
            advances = [_advance(glyph, spacing, word_space) for glyph in cluster]
            drawn = [_draw(glyph, advance, run, size, rise) for glyph, advance in zip(cluster, advances, strict=True)]
            if letters != known and letters:
                parted = run.rtl and first.natural > 0
                shown = [drawn[0], b"".join(drawn[1:])] if parted else [b"".join(drawn)]
                drawn = [_as("" if index else letters, one) for index, one in enumerate(shown) if one]
            out += b"".join(drawn)
            width += sum(advances)
            used.update((face.name, glyph.id, _reading(face, glyph)) for glyph in cluster)
        made.append(Piece(face.name, bytes(out).replace(b")(", b""), width * size / 1000, frozenset(used)))
    return tuple(made)


def span(letters: str, key: bytes = b"ActualText") -> bytes:
    """Opens content that reads as `letters`, whatever its glyphs say (`Alt`: that is spoken so); EMC closes it."""
    return b"/Span<</%b<FEFF%b>>>BDC" % (key, letters.encode("utf-16-be").hex().upper().encode())


def _as(letters: str, drawn: bytes) -> bytes:
    return b"]TJ" + span(letters) + b"[" + drawn + b"]TJ EMC["


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


def _advance(glyph: Glyph, spacing: float, word_space: float) -> float:
    return glyph.advance + spacing + (word_space if glyph.text in (" ", "\u00a0") else 0.0)


def _draw(glyph: Glyph, advance: float, run: Run, size: float, rise: float) -> bytes:
    drawn = shown(glyph.id)
    before, after = glyph.dx, glyph.natural + glyph.dx - advance
    if run.rtl:
        before, after = before - advance, after + advance
    if before:
        drawn = b" " + number(-before) + drawn  # perhaps after another number
    if glyph.dy:
        lifted = number(rise + glyph.dy * size / 1000)
        drawn = b"]TJ " + lifted + b" Ts[" + drawn + b"]TJ " + number(rise) + b" Ts["
    if run.rtl or abs(after) >= 0.5:
        drawn += number(after)
    return drawn + _NEXT_OBJECT if run.rtl else drawn


@lru_cache(maxsize=1 << 12)
def shown(glyph: int) -> bytes:
    """A glyph as a string."""
    raw = glyph.to_bytes(2, "big")
    for plain, safe in ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r")):
        raw = raw.replace(plain, safe)
    return b"(" + raw + b")"
