"""Reads a final `{…}`: `#id`, `.class`, `key=value`, `key="two words"`. Anything else in braces is text.

It is read from the raw text of a line, before anything inside the line is parsed, so that a `*` or `_` in a value
cannot turn into emphasis.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from generator.diagnostics import At, Diagnostic, problem
from generator.document.attributes import Attributes
from generator.frozen import fresh, frozen
from generator.markup.lines import Line
from generator.markup.near import suggestion

Report = Callable[[Diagnostic], None]

# Every key and class of the lesson grammar: they decide whether braces are attributes at all. What a place really
# takes is in its `Vocabulary`.
# fmt: off
KEYS = frozenset((
    "draw", "shuffle", "shuffle-options", "options", "points", "columns", "on", "level", "difficulty", "objective",
    "lines", "space", "labels", "bank", "tags", "from", "width", "credit", "allow",
))
CLASSES = frozenset((
    "questions", "group", "multiple", "statements", "true", "false", "match", "order", "sort", "box", "pin", "example",
    "survey", "first", "last", "bank", "decorative",
))
# fmt: on

_QUOTES = '"“”„‟'
_PIECE = re.compile(
    rf"#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)"
    rf"|(?P<key>[\w-]+)=(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]|(?P<bare>[^\s{{}}{_QUOTES}]+))"
    rf"|(?P<flag>bank)(?=\s|$)"
)
_BRACES = re.compile(r"\{([^{}]*)\}$")


@frozen
class Piece:
    """One piece of `{…}`; `name` is the id, the class or the key, `value` a key's value."""

    kind: str
    name: str
    value: str
    at: At

    @property
    def shown(self) -> str:
        return {"#": "#", ".": "."}.get(self.kind, "") + self.name


@frozen
class Vocabulary:
    """What `{…}` may say in one place. A key's check gives an example of what it takes, or nothing if all is well."""

    place: str
    classes: frozenset[str] = frozenset()
    keys: Mapping[str, Callable[[str], str]] = fresh(factory=dict)
    id: bool = False


def split_attributes(line: Line) -> tuple[Line, tuple[Piece, ...]]:
    """The line without its attributes, and their pieces; no pieces when the braces are text."""
    if not line.text.endswith("}"):
        return line, ()
    braces = _BRACES.search(line.text)
    if not braces or (braces.start() and not line.text[braces.start() - 1].isspace()):
        return line, ()
    pieces = read_pieces(line, braces.start(1), braces.end(1))
    if not are_attributes(pieces):
        return line, ()
    return line.piece(0, braces.start()).indented(line.indent), pieces


def are_attributes(pieces: Iterable[Piece]) -> bool:
    """True if one piece at least is an id, a class or a known key."""
    return any(piece.kind in "#." or piece.name in KEYS for piece in pieces)


def read_pieces(line: Line, start: int, end: int) -> tuple[Piece, ...]:
    """The pieces between two offsets of a line; none when any of them has another form."""
    pieces = []
    position = start
    while position < end:
        if line.text[position].isspace():
            position += 1
            continue
        found = _PIECE.match(line.text, position, end)
        if not found or (found.end() < end and not line.text[found.end()].isspace()):
            return ()
        pieces.append(_piece(found, line))
        position = found.end()
    return tuple(pieces)


def _piece(found: re.Match[str], line: Line) -> Piece:
    at = line.at(found.start(), found.end() - found.start())
    if found["id"]:
        return Piece("#", found["id"], "", at)
    if found["class"] or found["flag"]:
        return Piece(".", found["class"] or found["flag"], "", at)
    return Piece("=", found["key"], (found["quoted"] or found["bare"] or "").strip(), at)


def checked_attributes(pieces: Iterable[Piece], vocabulary: Vocabulary, report: Report) -> Attributes:
    """The attributes that the place takes; what it does not take is reported and left out."""
    known = [piece for piece in pieces if _is_known(piece, vocabulary, report)]
    once = {(piece.kind, piece.name if piece.kind != "#" else ""): piece for piece in reversed(known)}
    for piece in known:
        if once[piece.kind, piece.name if piece.kind != "#" else ""] is not piece:
            report(problem("attribute-twice", piece.at, name=piece.shown))
    return as_written(piece for piece in known if piece in once.values())


def as_written(pieces: Iterable[Piece]) -> Attributes:
    """Attributes without any check, as document templates use them."""
    pieces = tuple(pieces)
    return Attributes(
        next((piece.name for piece in pieces if piece.kind == "#"), ""),
        tuple(piece.name for piece in pieces if piece.kind == "."),
        tuple((piece.name, piece.value) for piece in pieces if piece.kind == "="),
    )


def _is_known(piece: Piece, vocabulary: Vocabulary, report: Report) -> bool:
    if piece.kind == "#":
        if not vocabulary.id:
            report(problem("attribute-place", piece.at, name=piece.shown, place=vocabulary.place))
        return vocabulary.id
    mine = vocabulary.classes if piece.kind == "." else vocabulary.keys
    if piece.name not in mine:
        report(_unknown(piece, vocabulary))
        return False
    wanted = vocabulary.keys[piece.name](piece.value) if piece.kind == "=" else ""
    if wanted:
        report(problem("attribute-value", piece.at, name=piece.name, value=piece.value, wanted=wanted))
    return not wanted


def _unknown(piece: Piece, vocabulary: Vocabulary) -> Diagnostic:
    everywhere = CLASSES if piece.kind == "." else KEYS
    if piece.name in everywhere:
        return problem("attribute-place", piece.at, name=piece.shown, place=vocabulary.place)
    known = [f".{name}" for name in sorted(vocabulary.classes)] if piece.kind == "." else sorted(vocabulary.keys)
    near = suggestion(piece.shown, known) if known else "\\{"
    return problem("unknown-attribute", piece.at, name=piece.shown, near=near)
