"""Every text that a PDF carries beside what its pages draw: properties, outline, descriptions, names, attachments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from generator.audit.pdf_filters import unpacked
from generator.audit.pdf_state import text_string
from generator.audit.pdf_tokens import Unreadable
from generator.audit.pdf_values import REMARK, Entries, Name, Stream, Text, Value, texts_of, texts_of_one


class Carried(NamedTuple):
    """A text that is on no page: where it stands, and what it says."""

    where: str
    text: str


REMARKS = "a remark between its objects"
_PLACES = {
    "Alt": "a description", "ActualText": "a text read aloud", "E": "a text read aloud",
    "T": "the title of a part", "Title": "a title", "Contents": "a note", "ID": "an identifier", "JS": "a script",
    "UF": "an attachment", "F": "an attachment", "Desc": "an attachment", "TU": "a form field",
    "V": "a form field", "Dest": "a link", "URI": "a link", "D": "a link",
    "P": "the number of a page", REMARK: REMARKS,
}  # fmt: skip
# A name long enough to tell something.
_LONG_NAME = 16
_FIGURES = b"0123456789 "
# Shapes of lines, and texts, of which what they say is kept; each of a paper's own comes once.
_MOST_KEPT, _MOST_SAID, _MOST_PACKS = 4096, 256, 64


class Sources:
    """Reads what the objects of a file say. Most are alike but for the numbers of others, and say nothing."""

    def __init__(self) -> None:
        self._silent: set[bytes] = set()
        self._silent_packs: set[bytes] = set()
        self._said: dict[bytes, tuple[Carried, ...]] = {}

    def texts(self, source: bytes) -> Iterator[Carried]:
        """Of one object, or of several on lines of their own. Raises Unreadable."""
        shape = source.translate(None, _FIGURES)
        if shape in self._silent_packs:
            return
        shapes = shape.split(b"\n")
        new = set(shapes) - self._silent
        new.discard(b"")
        if not new:
            if len(self._silent_packs) >= _MOST_PACKS:
                self._silent_packs.clear()
            self._silent_packs.add(shape)
            return
        if len(self._silent) > _MOST_KEPT:
            self._silent.clear()
        speaking: list[Carried] = []
        try:
            for line, shape in zip(source.split(b"\n"), shapes, strict=True):
                if shape in new:
                    found = self._of_line(line)
                    speaking += found
                    if not found:
                        self._silent.add(shape)
                        new.discard(shape)
        except Unreadable:  # an object that goes over lines
            yield from _told(texts_of(source))
        else:
            yield from speaking

    def _of_line(self, line: bytes) -> tuple[Carried, ...]:
        found = self._said.get(line)
        if found is None:
            found = tuple(_told(texts_of_one(line)))
            if len(self._said) >= _MOST_SAID:
                self._said.clear()
            self._said[line] = found
        return found


def _told(texts: Iterator[Text]) -> Iterator[Carried]:
    for key, value in texts:
        if isinstance(value, Name):
            if len(value) >= _LONG_NAME:
                yield Carried("an inner name", str(value))
        else:
            yield Carried(_PLACES.get(key, "an inner entry"), text_string(value))


def entry_texts(entries: Entries, where: str = "") -> Iterator[Carried]:
    """Strings of a dictionary itself, as of the properties of a file; `where` names the place for all of them."""
    for key, value in entries.items():
        for text in _strings(value):
            yield Carried(where or _PLACES.get(key, "an inner entry"), text_string(text))


def _strings(value: Value) -> Iterator[bytes]:
    match value:
        case bytes():
            yield value
        case list():
            for piece in value:
                yield from _strings(piece)
        case dict():
            for piece in value.values():
                yield from _strings(piece)
        case _:
            return


_NO_TEXT = frozenset(("Image", "Form", "CIDFontType0C", "Type1C", "OpenType"))
_NO_TEXT_KEYS = ("Length1", "FunctionType", "N")


def stream_texts(stream: Stream) -> Iterator[Carried]:
    """Of a stream that is neither the drawing of a page nor a pack of objects. Raises Unreadable."""
    entries = stream.entries
    kind, subtype = entries.get("Type"), entries.get("Subtype")
    if kind in ("ObjStm", "XRef") or subtype in _NO_TEXT or any(key in entries for key in _NO_TEXT_KEYS):
        return
    data = unpacked(entries, stream.raw)
    if subtype == "XML" or kind == "Metadata":
        yield from _xml_texts(data)
    elif b"beginbfchar" not in data and b"beginbfrange" not in data and b"begincmap" not in data:
        yield Carried("an attachment", data.decode("utf-8", "replace"))


def _xml_texts(data: bytes) -> Iterator[Carried]:
    """All that metadata say: words, comments, values of attributes."""
    found: list[str] = []
    pieces: list[str] = []

    def flush(*_: object) -> None:
        found.append("".join(pieces))
        pieces.clear()

    def start(_: str, attributes: dict[str, str]) -> None:
        flush()
        found.extend(attributes.values())

    def refuse(*_: object) -> None:
        raise Unreadable("its metadata bring a language of their own")

    def told(*texts: str) -> None:
        flush()
        found.extend(texts)

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, flush
    parser.CharacterDataHandler = pieces.append
    parser.CommentHandler, parser.ProcessingInstructionHandler = told, told
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable(f"its metadata is no XML ({error})") from error
    yield from (Carried("the properties of the file", text) for text in found if text.strip())
