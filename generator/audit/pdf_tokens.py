"""Content streams as operators with their operands. Bytes that are neither are an error, never skipped."""

from __future__ import annotations

import re
from collections.abc import Iterator

LITERAL = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))*\)"
_TOKEN = re.compile(
    rb"[\t\n\f\r ]*+(?:(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))(?![^\s()<>\[\]{}/%])"
    rb"|(?P<operator>[^\s()<>\[\]{}/%]+)"
    rb"|(?P<literal>" + LITERAL + rb")"
    rb"|(?P<dict><<|>>)"
    rb"|(?P<hex><[0-9A-Fa-f\s]*>)"
    rb"|(?P<array>[\[\]])"
    rb"|(?P<name>/[^\s()<>\[\]{}/%]*)"
    rb"|(?P<comment>%[^\r\n]*))",
    re.S,
)
_ESCAPE = re.compile(rb"\\(\r\n|[0-7]{1,3}|.)", re.S)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\n": b"", b"\r": b""}

Operand = float | bytes | str | list["Operand"] | dict[str, "Operand"]


class Unreadable(Exception):
    """Something in a file that the audit cannot read; the sentence says what."""


def operations(content: bytes) -> Iterator[tuple[bytes, list[Operand]]]:
    """Operators with their operands. Raises Unreadable for bytes that are neither."""
    operands: list[Operand] = []
    nests: list[list[Operand]] = []
    at = 0
    for token in _TOKEN.finditer(content):
        if token.start() != at:
            raise Unreadable("a page holds bytes that are no drawing")
        at = token.end()
        kind = token.lastgroup
        raw = token[kind] if kind else b""
        target = nests[-1] if nests else operands
        if kind == "number":
            target.append(float(raw))
        elif kind == "operator":
            if nests:
                target.append(raw.decode("latin-1"))  # true, false, null
                continue
            if raw == b"BI":
                raise Unreadable("a page holds a picture between its operators")
            yield raw, operands
            operands = []
        elif kind in ("literal", "hex"):
            target.append(unquoted(raw))
        elif kind == "comment":
            raise Unreadable("a page holds words between its drawing that never show")
        elif kind == "name":
            target.append(raw[1:].decode("latin-1"))
        elif raw in (b"[", b"<<"):
            nests.append([])
        elif raw in (b"]", b">>"):
            if not nests:
                raise Unreadable("a bracket closes that never opened")
            done = nests.pop()
            (nests[-1] if nests else operands).append(done if raw == b"]" else _as_dict(done))
    if content[at:].strip(b"\0\t\n\f\r ") or nests:
        raise Unreadable("a page holds bytes that are no drawing")


def _as_dict(flat: list[Operand]) -> dict[str, Operand]:
    return {as_name(key): value for key, value in zip(flat[::2], flat[1::2], strict=False)}


def unquoted(raw: bytes) -> bytes:
    """The bytes of a string that is written `(…)` or `<…>`."""
    inner = raw[1:-1]
    if raw.startswith(b"("):
        return _ESCAPE.sub(_escape, inner) if b"\\" in inner else inner
    digits = b"".join(inner.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _escape(found: re.Match[bytes]) -> bytes:
    what = found[1]
    if what in _ESCAPES:
        return _ESCAPES[what]
    return bytes([int(what, 8) & 255]) if what[:1].isdigit() and what[:1] < b"8" else what


def as_number(operand: Operand) -> float:
    if not isinstance(operand, float):
        raise Unreadable("a page has a word where a number belongs")
    return operand


def as_name(operand: Operand) -> str:
    if not isinstance(operand, str):
        raise Unreadable("a page has a value where a name belongs")
    return operand
