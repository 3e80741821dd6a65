"""Small TrueType files made of one that ships."""

from __future__ import annotations

import struct

import uharfbuzz as hb

from generator.fonts.faces import face

KEPT = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")


def tables(letters: str = "abc") -> dict[str, bytes]:
    """Of a font with Latin outlines for `letters`."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord("a") + index % 26 for index in range(len(letters)))
    cut = hb.subset(face("carlito-400").hb_face, wanted)
    found = {tag: bytes(cut.reference_table(tag).data) for tag in KEPT}
    outlines = hb.Font(cut)
    glyphs = {ord(letter): outlines.get_nominal_glyph(ord("a") + index % 26) for index, letter in enumerate(letters)}
    return {**found, "cmap": cmap(glyphs)}


def cmap(glyphs: dict[int, int]) -> bytes:
    """Format 12: a group for each code point."""
    groups = b"".join(struct.pack(">III", code, code, glyph) for code, glyph in sorted(glyphs.items()))
    body = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(groups) // 12) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + body


def font(parts: dict[str, bytes], kind: bytes = b"\0\1\0\0") -> bytes:
    head = struct.pack(">4sHHHH", kind, len(parts), 0, 0, 0)
    at = 12 + 16 * len(parts)
    directory, body = b"", b""
    for tag, data in sorted(parts.items()):
        directory += struct.pack(">4sIII", tag.encode(), 0, at + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return head + directory + body


def with_licence(parts: dict[str, bytes], bits: int) -> dict[str, bytes]:
    old = parts["OS/2"]
    return {**parts, "OS/2": old[:8] + bits.to_bytes(2, "big") + old[10:]}
