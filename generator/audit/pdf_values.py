"""Values of PDF objects, read strictly: what another reader might take for something else is no value at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.audit.pdf_tokens import LITERAL, Unreadable, unquoted
from generator.frozen import frozen

_BLANK = rb"[\0\t\n\f\r ]"
_ENDS = rb"(?![^\0\t\n\f\r ()<>\[\]{}/%])"
_TOKEN = re.compile(
    _BLANK + rb"*(?:"
    rb"(?P<ref>\d+" + _BLANK + rb"+\d+" + _BLANK + rb"+R" + _ENDS + rb")"
    rb"|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))" + _ENDS + rb""
    rb"|(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|(?P<bracket><<|>>|[\[\]])"
    rb"|(?P<text>" + LITERAL + rb"|<[0-9A-Fa-f\s]*>)"
    rb"|(?P<word>true|false|null)" + _ENDS + rb""
    rb"|(?P<remark>%[^\r\n]*))",
    re.S,
)
_WORDS = {b"true": True, b"false": False, b"null": None}
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_DEEPEST = 40
_NUMBERS = re.compile(rb"\[[-+.\d\[\] ]*\]")
_LONG = 64


class Name(str):
    """A name, without its slash."""

    __slots__ = ()


class Ref(NamedTuple):
    """Another object, by its number."""

    number: int
    generation: int


Value = None | bool | int | float | bytes | Name | Ref | list["Value"] | dict[str, "Value"]
Entries = dict[str, Value]


@frozen
class Stream:
    """Data of an object as it stands in the file, still packed."""

    entries: Entries
    raw: bytes


Thing = Value | Stream


REMARK = "%"


class Text(NamedTuple):
    """A string, a name or a remark somewhere in an object, and the key that it is the value of.

    The key is empty in a list; that of a remark is `REMARK`.
    """

    key: str
    value: bytes | Name


def read_value(data: bytes, at: int = 0) -> tuple[Value, int]:
    """The value that begins at `at`, and where it ends. Raises Unreadable."""
    return _Reading(data, at).run(None)


def texts_of(data: bytes) -> Iterator[Text]:
    """All strings, names and remarks of one or more values that stand behind one another. Raises Unreadable."""
    found: list[Text] = []
    at = 0
    while data[at:].strip(b"\0\t\n\f\r "):
        at = _Reading(data, at).run(found)[1]
    yield from found


def texts_of_one(data: bytes) -> Iterator[Text]:
    """Those of one value with nothing behind it. Raises Unreadable."""
    found: list[Text] = []
    if data[_Reading(data, 0).run(found)[1] :].strip(b"\0\t\n\f\r "):
        raise Unreadable("a line holds more than a value")
    yield from found


class _Reading:
    def __init__(self, data: bytes, at: int) -> None:
        self._data, self._at = data, at

    def run(self, texts: list[Text] | None, numbers: bool = True) -> tuple[Value, int]:
        nests: list[tuple[bytes, list[Value]]] = []
        while True:
            token = _TOKEN.match(self._data, self._at)
            if token is None:
                raise Unreadable("an object of it cannot be read")
            self._at = token.end()
            kind = token.lastgroup
            raw = token[kind] if kind else b""
            value: Value
            if kind == "remark":
                if texts is not None:
                    texts.append(Text(REMARK, raw[1:]))
                continue
            if numbers and raw == b"[" and (known := self._numbers()) is not None:
                value = known
            elif kind == "bracket" and raw in (b"<<", b"["):
                if len(nests) > _DEEPEST:
                    raise Unreadable("its objects go too deep")
                nests.append((raw, []))
                continue
            elif kind == "bracket":
                if not nests or nests[-1][0] != (b"<<" if raw == b">>" else b"["):
                    raise Unreadable("a bracket of an object closes that never opened")
                inner = nests.pop()[1]
                value = inner if raw == b"]" else _as_entries(inner)
            else:
                value = _plain(kind, raw)
                if texts is not None and isinstance(value, bytes | Name):
                    texts.append(Text(_key(nests), value))
            if not nests:
                return value, self._at
            nests[-1][1].append(value)

    def _numbers(self) -> Value:
        """A long list that holds nothing but numbers and lists of them, as widths of letters: they come again."""
        found = _NUMBERS.match(self._data, self._at - 1)
        if found is None or found.end() - found.start() < _LONG:
            return None
        value, length = _list_of(found[0])
        if length != len(found[0]):
            return None
        self._at = found.end()
        return value


@lru_cache(maxsize=128)
def _list_of(raw: bytes) -> tuple[Value, int]:
    """The list itself and where it ends. It is shared: nobody changes what was read."""
    try:
        return _Reading(raw, 0).run(None, numbers=False)
    except Unreadable:
        return None, -1


def _key(nests: list[tuple[bytes, list[Value]]]) -> str:
    if nests and nests[-1][0] == b"<<" and len(nests[-1][1]) % 2:
        return str(nests[-1][1][-1])
    return ""


def _plain(kind: str | None, raw: bytes) -> Value:
    match kind:
        case "ref":
            number, generation, _ = raw.split()
            return Ref(int(number), int(generation))
        case "number":
            return float(raw) if b"." in raw else int(raw)
        case "name":
            return as_name(raw[1:])
        case "text":
            return unquoted(raw)
        case _:
            return _WORDS[raw]


@lru_cache(maxsize=1024)
def as_name(raw: bytes) -> Name:
    plain = _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode("ascii")), raw) if b"#" in raw else raw
    return Name(plain.decode("utf-8", "replace"))


def _as_entries(flat: list[Value]) -> Entries:
    made: Entries = {}
    if len(flat) % 2:
        raise Unreadable("a dictionary of it has a key without a value")
    for key, value in zip(flat[::2], flat[1::2], strict=True):
        if not isinstance(key, Name):
            raise Unreadable("a dictionary of it has a key that is no name")
        if key in made:
            raise Unreadable(f"a dictionary of it has two values for “{key}”")
        made[str(key)] = value
    return made
