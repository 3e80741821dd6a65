"""Data of a PDF unpacked: Flate with its predictors, and ASCII85. What is packed otherwise cannot be read."""

from __future__ import annotations

import binascii
import zlib
from base64 import a85decode
from collections.abc import Iterable, Iterator

from generator.audit.pdf_tokens import Unreadable
from generator.audit.pdf_values import Entries, Value

# More than any page or picture of a paper takes; a stream made to fill the memory ends here.
_MOST = 256 << 20
_PIECE = 1 << 16


def unpacked(entries: Entries, raw: bytes) -> bytes:
    """Raises Unreadable, also when something is hidden behind the packed data."""
    filters, parms = as_list(entries.get("Filter")), as_list(entries.get("DecodeParms"))
    for place, name in enumerate(filters):
        match name:
            case "FlateDecode":
                raw = _predicted(inflated(raw), parms[place] if place < len(parms) else None)
            case "ASCII85Decode":
                raw = _from_85(raw)
            case _:
                raise Unreadable(f"it packs data in a way that is not known ({name!r})")
    return raw


def as_list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else [] if value is None else [value]


def inflated(raw: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(raw, _MOST)
    except zlib.error as error:
        raise Unreadable(f"its data is damaged ({error})") from error
    if not unpacking.eof:
        raise Unreadable("its data does not end, or is far too large")
    if unpacking.unused_data.strip(b"\r\n"):
        raise Unreadable("it holds bytes behind packed data")
    return data


def inflated_pieces(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same from pieces, in pieces that are forgotten one by one."""
    unpacking = zlib.decompressobj()
    try:
        for piece in pieces:
            rest = piece
            while rest:
                yield unpacking.decompress(rest, _PIECE)
                rest = unpacking.unconsumed_tail
    except zlib.error as error:
        raise Unreadable(f"its data is damaged ({error})") from error
    if not unpacking.eof or unpacking.unused_data.strip(b"\r\n"):
        raise Unreadable("its data does not end, or hides more behind it")


def _from_85(raw: bytes) -> bytes:
    text = raw.strip(b"\0\t\n\f\r ")
    try:
        return a85decode(text if text.startswith(b"<~") else b"<~" + text, adobe=True)
    except (ValueError, binascii.Error) as error:
        raise Unreadable(f"its data is damaged ({error})") from error


def _predicted(data: bytes, parms: Value) -> bytes:
    """Rows that were written as differences from their neighbours."""
    if not isinstance(parms, dict) or parms.get("Predictor", 1) == 1:
        return data
    predictor, columns = parms.get("Predictor"), parms.get("Columns", 1)
    colors, bits = parms.get("Colors", 1), parms.get("BitsPerComponent", 8)
    if not (isinstance(predictor, int) and 10 <= predictor <= 15):
        raise Unreadable(f"it packs data in a way that is not known (predictor {predictor!r})")
    if not (isinstance(columns, int) and isinstance(colors, int) and isinstance(bits, int) and columns > 0):
        raise Unreadable("its data is damaged (predictor)")
    step = max(1, colors * bits // 8)
    width = (columns * colors * bits + 7) // 8
    out = bytearray()
    before = bytearray(width)
    for start in range(0, len(data), width + 1):
        row = bytearray(data[start + 1 : start + 1 + width])
        if len(row) < width:
            raise Unreadable("its data is damaged (predictor)")
        _undo(data[start], row, before, step)
        out += row
        before = row
    return bytes(out)


def _undo(kind: int, row: bytearray, before: bytearray, step: int) -> None:
    if kind == 2:
        for at, upper in enumerate(before):
            row[at] = (row[at] + upper) & 255
        return
    if kind not in (0, 1, 3, 4):
        raise Unreadable("its data is damaged (predictor)")
    for at in range(len(row) if kind else 0):
        left = row[at - step] if at >= step else 0
        corner = before[at - step] if at >= step else 0
        guess = left if kind == 1 else (left + before[at]) // 2 if kind == 3 else _paeth(left, before[at], corner)
        row[at] = (row[at] + guess) & 255


def _paeth(left: int, upper: int, corner: int) -> int:
    guess = left + upper - corner
    return min((abs(guess - left), 0, left), (abs(guess - upper), 1, upper), (abs(guess - corner), 2, corner))[2]
