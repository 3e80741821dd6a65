"""Fonts of one file: subsets of the glyphs that this file draws, with the letters they read as."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict

import uharfbuzz as hb

from generator.exporters.pdf.box import Glyphs
from generator.exporters.pdf.glyphs import font_key
from generator.exporters.pdf.objects import Objects
from generator.fonts import faces
from generator.fonts.extra import FontError
from generator.fonts.faces import Face

_DROPPED = (
    "GSUB", "GPOS", "GDEF", "BASE", "MATH", "DSIG", "name", "post", "Feat", "Silf", "Glat", "Gloc", "Sill", "meta",
    "fvar", "gvar", "avar", "cvar", "HVAR", "VVAR", "MVAR", "STAT", "vhea", "vmtx", "COLR", "CPAL", "SVG",
    "CBDT", "CBLC",
)  # fmt: skip
_NOT_IN_NAMES = re.compile("[^A-Za-z0-9-]+")


def embed_fonts(objects: Objects, glyphs: Glyphs) -> bytes:
    """Writes every face that `glyphs` names and returns the /Font entries for page resources."""
    readings: dict[str, dict[int, str]] = defaultdict(dict)
    for name, glyph, letters in sorted(glyphs):
        readings[name].setdefault(glyph, letters)
    entries = []
    order = {name: index for index, name in enumerate(faces.names())}
    for name in sorted(readings, key=lambda name: (order.get(name, len(order)), name)):
        entries.append(b"/%b %d 0 R" % (font_key(name), _embed(objects, faces.face(name), readings[name])))
    return b"".join(entries)


def _embed(objects: Objects, face: Face, readings: dict[int, str]) -> int:
    first = objects.reserve(5)
    descendant, descriptor, program, unicode_map = range(first + 1, first + 5)
    data = _subset(face, readings)
    name = _subset_tag(data) + b"+" + _postscript_name(face)
    widths = b"".join(b"%d[%d]" % (glyph, round(face.advance(glyph))) for glyph in sorted(readings))
    objects.pack(
        first,
        b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
        % (name, descendant, unicode_map),
    )
    objects.pack(
        descendant,
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor %d 0 R/DW 0/W[%b]/CIDToGIDMap/Identity>>" % (name, descriptor, widths),
    )
    objects.pack(descriptor, _descriptor(face, name, program))
    objects.stream(program, data, b"/Length1 %d" % len(data))
    objects.stream(unicode_map, _unicode_map(readings))
    return first


def _postscript_name(face: Face) -> bytes:
    """What the font calls itself, of letters that a PDF name may have; the font need not be a friendly one."""
    known = face.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
    return (_NOT_IN_NAMES.sub("", known)[:63] or "Font").encode("ascii")


def _subset(face: Face, readings: dict[int, str]) -> bytes:
    """Glyph numbers stay, so that text operators hold in every file."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    wanted.glyph_set.update([0, *readings])
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode().ljust(4), "big") for tag in _DROPPED)
    try:
        return bytes(hb.subset(face.hb_face, wanted).blob.data)
    except RuntimeError as error:
        raise FontError(face.file, "is broken") from error


def _subset_tag(data: bytes) -> bytes:
    """Six capitals that differ where the subset does."""
    digest = hashlib.blake2b(data, digest_size=6).digest()
    return bytes(ord("A") + byte % 26 for byte in digest)


def _descriptor(face: Face, name: bytes, program: int) -> bytes:
    angle = -12 if face.italic else 0
    flags = 4 | (64 if face.italic else 0) | (1 if "Mono" in face.family else 0)
    return (
        b"<</Type/FontDescriptor/FontName/%b/Flags %d/FontBBox[-1000 -700 3000 1400]/ItalicAngle %d"
        b"/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>"
        % (
            name,
            flags,
            angle,
            round(face.ascender * 1000),
            round(face.descender * 1000),
            round(face.cap_height * 1000),
            round(face.weight / 5),
            program,
        )
    )


def _unicode_map(readings: dict[int, str]) -> bytes:
    rows = [
        b"<%04X> <%b>" % (glyph, letters.encode("utf-16-be").hex().upper().encode())
        for glyph, letters in sorted(readings.items())
    ]
    out = [
        b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)"
        b"/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def"
        b"\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange"
    ]
    for start in range(0, len(rows), 100):
        some = rows[start : start + 100]
        out.append(b"%d beginbfchar\n%b\nendbfchar" % (len(some), b"\n".join(some)))
    out.append(b"endcmap CMapName currentdict/CMap defineresource pop end end")
    return b"\n".join(out)
