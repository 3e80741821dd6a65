"""What the codes of a PDF font stand for: letters by its ToUnicode map, widths in thousandths of an em."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from struct import unpack
from typing import NamedTuple

from generator.audit.pdf_filters import unpacked
from generator.audit.pdf_objects import PdfObjects
from generator.audit.pdf_tokens import Unreadable
from generator.audit.pdf_values import Entries, Stream, Thing, Value
from generator.frozen import fresh, record

UNKNOWN = "\ufffd"
# Strings of a font that are kept decoded.
_MOST_SEEN = 4_000
_HEX = rb"\s*<([0-9A-Fa-f\s]*)>"
_SECTION = re.compile(rb"begin(bfchar|bfrange|codespacerange)(.*?)end\1", re.S)
_PAIR = re.compile(_HEX + _HEX)
_RANGE = re.compile(_HEX + _HEX + rb"\s*(?:<([0-9A-Fa-f\s]*)>|\[((?:" + _HEX + rb")*)\s*\])")
_ONE = re.compile(_HEX)
_CONTROL = re.compile("[\0-\x08\x0e-\x1f]")


class Shown(NamedTuple):
    """What one string of a page shows: its letters, its width in em, how many codes, how many one-byte spaces."""

    text: str
    width: float
    codes: int
    spaces: int


@record
class Font:
    """`letters` is the map that the file brings, by code; a code that is not in it reads as U+FFFD."""

    name: str
    code_bytes: int
    letters: Mapping[int, str]
    widths: Mapping[int, float]
    default_width: float
    embedded: bool
    seen: dict[bytes, Shown] = fresh(factory=dict)

    def show(self, raw: bytes) -> Shown:
        shown = self.seen.get(raw)
        if shown is None:
            if len(self.seen) > _MOST_SEEN:
                self.seen.clear()
            shown = self.seen[raw] = self._decode(raw)
        return shown

    def codes(self, raw: bytes) -> tuple[int, ...]:
        if self.code_bytes == 1:
            return tuple(raw)
        if len(raw) % 2:  # the last code is cut short, and counts as what is there
            return (*self.codes(raw[:-1]), raw[-1])
        return unpack(f">{len(raw) // 2}H", raw)

    def _decode(self, raw: bytes) -> Shown:
        codes = self.codes(raw)
        width = sum(self.widths.get(code, self.default_width) for code in codes) / 1000
        spaces = codes.count(32) if self.code_bytes == 1 else 0
        text = "".join(self.letters.get(code, UNKNOWN) for code in codes)
        return Shown(text if text.isprintable() else _CONTROL.sub(UNKNOWN, text), width, len(codes), spaces)


class FontCase:
    """Fonts by the bytes that define them, so that a subset shared by many files is taken apart once."""

    def __init__(self) -> None:
        self._fonts: dict[bytes, Font] = {}

    def font(self, objects: PdfObjects, entry: Value) -> Font:
        """Of a font dictionary. Raises Unreadable for one that cannot be read."""
        whole = _Whole(objects, entry)
        digest = sha256(repr(whole.facts).encode("utf-8", "surrogatepass")).digest()
        font = self._fonts.get(digest)
        if font is None:
            font = self._fonts[digest] = whole.font()
        return font


class _Whole:
    """A font dictionary with what it is made of."""

    def __init__(self, objects: PdfObjects, entry: Value) -> None:
        self._objects = objects
        self.entries = _entries(objects.get(entry))
        inner = objects.get(self.entries.get("DescendantFonts"))
        self.inner = _entries(objects.get(inner[0])) if isinstance(inner, list) and inner else None
        stream = objects.get(self.entries.get("ToUnicode"))
        self._map = stream if isinstance(stream, Stream) else None
        self.facts = [
            self._fact(source, name)
            for source in (self.entries, self.inner or {})
            for name in ("BaseFont", "FirstChar", "Widths", "W", "DW", "Encoding")
        ]
        self.facts.append([repr(self._map.entries).encode(), self._map.raw] if self._map else None)

    @property
    def map_bytes(self) -> bytes:
        return unpacked(self._map.entries, self._map.raw) if self._map else b""

    def _fact(self, source: Entries, name: str) -> Thing:
        value = self._objects.get(source.get(name))
        if isinstance(value, Stream):
            return unpacked(value.entries, value.raw)
        return [self._objects.get(piece) for piece in value] if isinstance(value, list) else value  # type: ignore[misc]

    def font(self) -> Font:
        entries, inner, get = self.entries, self.inner, self._objects.get
        name = str(get(entries.get("BaseFont")) or "?")
        descriptor = get((inner if inner is not None else entries).get("FontDescriptor"))
        embedded = isinstance(descriptor, dict) and any(
            key in descriptor for key in ("FontFile", "FontFile2", "FontFile3")
        )
        if inner is not None:
            if get(entries.get("Encoding")) not in ("Identity-H", "Identity-V"):
                raise Unreadable(f"the font {name} numbers its letters in a way that is not known")
            widths = dict(_cid_widths([get(piece) for piece in _list(get(inner.get("W")))]))
            return Font(name, 2, read_map(self.map_bytes), widths, _float(get(inner.get("DW", 1000))), embedded)
        letters = self.map_bytes
        known = read_map(letters) if letters else _standard_letters(get(entries.get("Encoding")), name)
        first = int(_float(get(entries.get("FirstChar", 0))))
        widths = {first + at: _float(get(width)) for at, width in enumerate(_list(get(entries.get("Widths"))))}
        return Font(name, 1, known, widths, 500.0, embedded)


def _entries(thing: Thing) -> Entries:
    if not isinstance(thing, dict):
        raise Unreadable("a font of it cannot be read")
    return thing


def _list(thing: Thing) -> list[Value]:
    return thing if isinstance(thing, list) else []


def _float(thing: Thing) -> float:
    if isinstance(thing, bool) or not isinstance(thing, int | float):
        raise Unreadable("a font of it has a word where a number belongs")
    return float(thing)


def _standard_letters(encoding: Thing, name: str) -> dict[int, str]:
    if encoding not in ("WinAnsiEncoding", "StandardEncoding"):
        raise Unreadable(f"the font {name} does not say which letters its glyphs are")
    return {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)}


def _cid_widths(entries: list[Thing]) -> Iterator[tuple[int, float]]:
    at = 0
    while at + 1 < len(entries):
        first, second = int(_float(entries[at])), entries[at + 1]
        if isinstance(second, list):
            yield from ((first + step, _float(width)) for step, width in enumerate(second))
            at += 2
        elif at + 2 < len(entries):
            width = _float(entries[at + 2])
            last = int(_float(second))
            if last - first > 1 << 16:
                raise Unreadable("a font of it has more letters than there are")
            yield from ((code, width) for code in range(first, last + 1))
            at += 3
        else:
            raise Unreadable("a font of it does not say how wide its letters are")


def read_map(source: bytes) -> dict[int, str]:
    """A ToUnicode map: letters by code."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(source):
        if kind == b"bfchar":
            found.update((_number(code), _letters(text)) for code, text in _PAIR.findall(body))
        elif kind == b"bfrange":
            for low, high, start, each, _ in _RANGE.findall(body):
                found.update(_spread(_number(low), _number(high), start, each))
    return found


def _spread(low: int, high: int, start: bytes, each: bytes) -> Iterator[tuple[int, str]]:
    if each:
        yield from ((low + at, _letters(text)) for at, text in enumerate(_ONE.findall(each)))
        return
    text = _letters(start)
    for code in range(low, high + 1):
        yield code, text[:-1] + chr(ord(text[-1]) + code - low) if text else ""


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _letters(digits: bytes) -> str:
    return bytes.fromhex(b"".join(digits.split()).decode("ascii")).decode("utf-16-be", "replace")
