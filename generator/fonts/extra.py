"""Further faces from files that a school brings: checked, then known by what is in them."""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from generator.errors import FileError
from generator.fonts.faces import Face, add_extra

MOST_BYTES = 40 << 20
_NEEDED = (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp")
_FORMATS = {
    b"OTTO": "holds PostScript outlines; a font with TrueType outlines (.ttf) is needed",
    b"ttcf": "is a collection of fonts; one font alone (.ttf) is needed",
    b"wOFF": "is packed for the web; the plain font (.ttf) is needed",
    b"wOF2": "is packed for the web; the plain font (.ttf) is needed",
}
# OS/2 fsType of the OpenType specification: bits that forbid what a PDF does.
_RESTRICTED, _NO_SUBSET, _BITMAP_ONLY = 0x0002, 0x0100, 0x0200
_LICENCE_KINDS = 0x000F


class FontError(FileError):
    """A font file that cannot be used; the message says why."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"the font “{file.name}” {why}")


def extra_face(file: Path) -> str:
    """The name of the face in a TrueType file, for `with_extras`: made from a digest of the file, so that two files
    never pass for one another. Raises FontError."""
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise FontError(file, f"has {size >> 20} MiB; {MOST_BYTES >> 20} MiB are the most")
        data = file.read_bytes()
    except OSError as error:
        raise FontError(file, f"cannot be read ({error.strerror})") from error
    tables = _tables(file, data)
    _check_licence(file, data, tables)
    name = "x" + hashlib.blake2b(data, digest_size=10).hexdigest()
    face = Face(name, file, name, 400, False, None, data)
    _try_out(file, face)
    add_extra(face)
    return name


def _tables(file: Path, data: bytes) -> dict[bytes, tuple[int, int]]:
    """Offset and length of each table."""
    if data[:4] in _FORMATS:
        raise FontError(file, _FORMATS[data[:4]])
    if data[:4] not in (b"\0\1\0\0", b"true") or len(data) < 12:
        raise FontError(file, "is no TrueType font")
    count = int.from_bytes(data[4:6], "big")
    if len(data) < 12 + 16 * count:
        raise FontError(file, "is cut off")
    found: dict[bytes, tuple[int, int]] = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if offset + length > len(data):
            raise FontError(file, "is cut off")
        found[tag] = (offset, length)
    missing = [tag.decode() for tag in _NEEDED if tag not in found]
    if missing:
        raise FontError(file, f"lacks its tables {', '.join(missing)}")
    return found


def _check_licence(file: Path, data: bytes, tables: dict[bytes, tuple[int, int]]) -> None:
    offset, length = tables.get(b"OS/2", (0, 0))
    if length < 10:
        return
    allowed = int.from_bytes(data[offset + 8 : offset + 10], "big")
    if allowed & _LICENCE_KINDS == _RESTRICTED:
        raise FontError(file, "may not be embedded in documents, its maker says")
    if allowed & (_NO_SUBSET | _BITMAP_ONLY):
        raise FontError(file, "may only be embedded whole or as pictures, its maker says")


def _try_out(file: Path, face: Face) -> None:
    """Reads, shapes and cuts the font once, so that a broken one is refused here."""
    try:
        codes = sorted(face.hb_face.unicodes)
        if not codes or not 16 <= face.units_per_em <= 16384:
            raise FontError(file, "has no letters that can be used")
        sample = "".join(chr(code) for code in codes[:: max(1, len(codes) // 64)])
        buffer = hb.Buffer()
        buffer.add_str(sample)
        buffer.guess_segment_properties()
        hb.shape(face.hb_font, buffer)
        glyphs = [info.codepoint for info in buffer.glyph_infos]
        wanted: Any = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        cut = bytes(hb.subset(face.hb_face, wanted).blob.data)
    except (RuntimeError, ValueError, MemoryError) as error:
        raise FontError(file, "is broken") from error
    if not cut or not any(face.hb_font.get_glyph_extents(glyph) for glyph in glyphs):
        raise FontError(file, "is broken")
