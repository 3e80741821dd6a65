"""XML of untrusted parts, as a stream of events: no document types, so no entities; no other file is ever opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol
from xml.parsers import expat

from generator.readers.roster.archive import Archive

_TOKEN_LIMIT = 1_000_000
"""Bytes of one tag or comment: some versions of expat take quadratic time for a long one."""


class Handler(Protocol):
    """Gets elements without their namespace: both forms of the format, and every prefix, read alike.

    An attribute's namespace, where it has one, stands before its name, with a space between them.
    """

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, data: str) -> None: ...


def feed(archive: Archive, part: str, handler: Handler) -> Iterator[None]:
    """Gives the events of a part to `handler`, and control back after each piece. Raises Refused."""
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    parser.buffer_text = True
    handled = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        archive.count_element()
        handler.start(_local(name), attributes)

    def end(name: str) -> None:
        nonlocal handled
        handled = parser.CurrentByteIndex
        handler.end(_local(name))

    def doctype(*_: object) -> None:
        raise archive.broken()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = doctype
    fed = 0
    try:
        for chunk in archive.chunks(part):
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - handled > _TOKEN_LIMIT:
                raise archive.too_large()
            yield
        parser.Parse(b"", True)
        yield
    except (expat.ExpatError, ValueError) as error:
        raise archive.broken() from error


def read(archive: Archive, part: str, handler: Handler) -> None:
    for _ in feed(archive, part, handler):
        pass


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
