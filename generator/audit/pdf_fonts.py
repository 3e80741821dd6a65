"""What the codes of a PDF font stand for: letters by its ToUnicode map, widths in thousandths of an em."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

import pikepdf

UNKNOWN = "\ufffd"
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


@dataclass(slots=True)
class Font:
    """`letters` is the map that the file brings, by code; a code that is not in it reads as U+FFFD."""

    name: str
    code_bytes: int
    letters: Mapping[int, str]
    widths: Mapping[int, float]
    default_width: float
    embedded: bool
    seen: dict[bytes, Shown] = field(default_factory=dict)

    def show(self, raw: bytes) -> Shown:
        shown = self.seen.get(raw)
        if shown is None:
            shown = self.seen[raw] = self._decode(raw)
        return shown

    def codes(self, raw: bytes) -> tuple[int, ...]:
        if self.code_bytes == 1:
            return tuple(raw)
        return tuple(int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))

    def _decode(self, raw: bytes) -> Shown:
        codes = self.codes(raw)
        width = sum(self.widths.get(code, self.default_width) for code in codes) / 1000
        spaces = codes.count(32) if self.code_bytes == 1 else 0
        text = "".join(self.letters.get(code, UNKNOWN) for code in codes)
        return Shown(_CONTROL.sub(UNKNOWN, text), width, len(codes), spaces)


class FontCase:
    """Fonts by the bytes that define them, so that a subset shared by many files is taken apart once."""

    def __init__(self) -> None:
        self._fonts: dict[bytes, Font] = {}

    def font(self, entry: Any) -> Font:
        """Of a pikepdf font dictionary. Raises ValueError for one that cannot be read."""
        map_bytes = entry.ToUnicode.read_bytes() if "/ToUnicode" in entry else b""
        facts = b"\0".join((map_bytes, _plain(entry), _plain(_descendant(entry))))
        digest = sha256(facts).digest()
        font = self._fonts.get(digest)
        if font is None:
            font = self._fonts[digest] = _read_font(entry, map_bytes)
        return font


def _descendant(entry: Any) -> Any:
    return entry.DescendantFonts[0] if "/DescendantFonts" in entry else None


def _plain(entry: Any) -> bytes:
    """Widths and names of a font dictionary as bytes; a stream among them counts by what it holds."""
    if entry is None:
        return b""
    names = ("/BaseFont", "/FirstChar", "/Widths", "/W", "/DW", "/Encoding")
    return b" ".join(_as_bytes(entry[name]) for name in names if name in entry)


def _as_bytes(value: Any) -> bytes:
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes()
    return value.unparse(resolved=True) if isinstance(value, pikepdf.Object) else repr(value).encode()


def _read_font(entry: Any, map_bytes: bytes) -> Font:
    name = str(entry.get("/BaseFont", "/?")).lstrip("/")
    inner = _descendant(entry)
    descriptor = (inner if inner is not None else entry).get("/FontDescriptor")
    embedded = descriptor is not None and any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    if inner is not None:
        if str(entry.get("/Encoding", "")) not in ("/Identity-H", "/Identity-V"):
            raise ValueError(f"the font {name} numbers its letters in a way that is not known")
        return Font(name, 2, read_map(map_bytes), dict(_cid_widths(inner)), float(inner.get("/DW", 1000)), embedded)
    known = read_map(map_bytes) if map_bytes else _standard_letters(entry, name)
    first = int(entry.get("/FirstChar", 0))
    widths = {first + at: float(width) for at, width in enumerate(entry.get("/Widths", ()))}
    return Font(name, 1, known, widths, 500.0, embedded)


def _standard_letters(entry: Any, name: str) -> dict[int, str]:
    encoding = entry.get("/Encoding")
    if encoding is None or str(encoding) not in ("/WinAnsiEncoding", "/StandardEncoding"):
        raise ValueError(f"the font {name} does not say which letters its glyphs are")
    return {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)}


def _cid_widths(inner: Any) -> Iterator[tuple[int, float]]:
    entries = list(inner.get("/W", ()))
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if isinstance(second, int | float) or not hasattr(second, "__iter__"):
            width = float(entries[at + 2])
            yield from ((code, width) for code in range(first, int(second) + 1))
            at += 3
        else:
            yield from ((first + step, float(width)) for step, width in enumerate(second))
            at += 2


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
