"""Every text that a PDF carries beside what its pages draw: properties, outline, descriptions, names, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from generator.audit.pdf_state import text_string
from generator.audit.pdf_tokens import LITERAL, Unreadable, unquoted
from generator.frozen import frozen


@frozen
class Carried:
    """A text that is on no page: where it stands, and what it says."""

    where: str
    text: str


_PLACES = {
    "/Alt": "a description", "/ActualText": "a text read aloud", "/E": "a text read aloud",
    "/T": "the title of a part", "/Title": "a title", "/Contents": "a note", "/ID": "an identifier", "/JS": "a script",
    "/UF": "an attachment", "/F": "an attachment", "/Desc": "an attachment", "/TU": "a form field",
    "/V": "a form field", "/Dest": "a link", "/URI": "a link", "/D": "a link",
    "/P": "the number of a page",
}  # fmt: skip


def carried_texts(pdf: pikepdf.Pdf) -> Iterator[Carried]:
    """Every string of every object, reachable or not, and every stream that is neither page, font nor picture."""
    drawings = {stream.objgen for page in pdf.pages for stream in _contents_of(page)}
    info = pdf.trailer.get("/Info")
    properties = info.objgen if info is not None and info.is_indirect else None
    trailer = pikepdf.Dictionary({key: value for key, value in pdf.trailer.items() if key != "/ID"})  # two digests
    for thing in (*pdf.objects, trailer):
        entries = thing
        if isinstance(thing, pikepdf.Stream):
            entries = thing.stream_dict
            if str(thing.get("/Type", "")) == "/XRef":
                continue
            if thing.objgen not in drawings:
                yield from _stream_texts(thing)
        if isinstance(entries, pikepdf.Object):
            where = "the properties of the file" if thing.objgen == properties else ""
            yield from _strings(entries.unparse(resolved=True), where)


def _contents_of(page: pikepdf.Page) -> tuple[pikepdf.Object, ...]:
    contents = page.obj.get("/Contents")
    if contents is None:
        return ()
    return tuple(contents) if isinstance(contents, pikepdf.Array) else (contents,)


# A string of an object with the key before it; a name long enough to tell something.
_STRING = re.compile(rb"(?:(/[^\s()<>\[\]{}/%]*)\s*)?(" + LITERAL + rb"|<[0-9A-Fa-f]+>)", re.S)
_LONG_NAME = re.compile(rb"/([^\s()<>\[\]{}/%]{16,})")
_HEX_IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")


def _strings(entries: bytes, where: str) -> Iterator[Carried]:
    """Strings and long names of one object, written as PDF; what it only refers to is met as an object of its own."""
    if b"(" in entries or b"<" in entries:
        for key, raw in _STRING.findall(entries):
            yield Carried(where or _PLACES.get(key.decode("latin-1"), "an inner entry"), text_string(unquoted(raw)))
    for name in _LONG_NAME.findall(entries):
        yield Carried("an inner name", _HEX_IN_NAME.sub(_letter, name).decode("utf-8", "replace"))


def _letter(escape: re.Match[bytes]) -> bytes:
    return bytes.fromhex(escape[1].decode("ascii"))


_NO_TEXT = frozenset(("/Image", "/Form", "/CIDFontType0C", "/Type1C", "/OpenType"))
_NO_TEXT_KEYS = ("/Length1", "/FunctionType", "/N")


def _stream_texts(stream: Any) -> Iterator[Carried]:
    kind, subtype = str(stream.get("/Type", "")), str(stream.get("/Subtype", ""))
    if kind in ("/ObjStm", "/XRef") or subtype in _NO_TEXT or any(key in stream for key in _NO_TEXT_KEYS):
        return
    data = stream.read_bytes()
    if subtype == "/XML" or kind == "/Metadata":
        yield from _xml_texts(data)
    elif b"beginbfchar" not in data and b"beginbfrange" not in data and b"begincmap" not in data:
        yield Carried("an attachment", data.decode("utf-8", "replace"))


def _xml_texts(data: bytes) -> Iterator[Carried]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"its metadata is no XML ({error})") from error
    for element in root.iter():
        texts = [element.text, element.tail]
        if isinstance(element.tag, str):
            texts += [
                value for name, value in element.attrib.items() if not str(name).startswith("{http://www.w3.org/XML/")
            ]
        yield from (Carried("the properties of the file", text) for text in texts if text and text.strip())


def attachments(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    return tuple(pdf.attachments.keys())
