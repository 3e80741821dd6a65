"""A workbook (.xlsx) → the rows of its first visible sheet. Only what a list needs is read: texts, numbers, no code."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping

from generator.diagnostics import At, Diagnostic, problem
from generator.frozen import frozen
from generator.readers.roster.archive import Archive
from generator.readers.roster.markup import read
from generator.readers.roster.rows import Row
from generator.readers.roster.sheet import read_sheet
from generator.readers.roster.strings import read_strings
from generator.readers.roster.styles import read_styles

_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)\b")
_LOOKED_AT = 256 * 1024
"""Bytes at the beginning of a further sheet, in which one with a list has a value."""


@frozen
class _Relation:
    kind: str
    target: str


def read_workbook(data: bytes, path: str, report: Callable[[Diagnostic], None]) -> Iterator[Row]:
    """Raises Refused, also while the rows are taken, when the file is no workbook or is larger than the bounds."""
    archive = Archive(data, path)
    book = next((one.target for one in _relations(archive, "").values() if one.kind == "officeDocument"), "")
    if not archive.has(book):
        raise archive.broken()
    relations = _relations(archive, book)
    sheets = _Sheets()
    read(archive, book, sheets)
    visible = [
        (name, relations[key].target)
        for name, key in sheets.visible
        if key in relations and relations[key].kind == "worksheet" and archive.has(relations[key].target)
    ]
    if not visible:
        raise archive.broken()
    (first, part), *others = visible
    filled = [name for name, other in others if _has_values(archive, other)]
    if filled:
        names = ", ".join(f"“{name}”" for name in filled[:5]) + (", …" if len(filled) > 5 else "")
        report(problem("roster-more-sheets", At(path), sheet=first, others=names))
    parts = {one.kind: one.target for one in relations.values()}
    strings = read_strings(archive, parts["sharedStrings"]) if archive.has(parts.get("sharedStrings", "")) else []
    styles = read_styles(archive, parts["styles"]) if archive.has(parts.get("styles", "")) else ()
    return read_sheet(archive, part, strings, styles)


def _relations(archive: Archive, part: str) -> dict[str, _Relation]:
    """What a part (nothing for the whole file) refers to, by the reference's name; targets are names of parts."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if not archive.has(rels):
        raise archive.broken()
    handler = _Relations(folder)
    read(archive, rels, handler)
    return handler.found


class _Relations:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, _Relation] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = _Relation(kind, target.lstrip("/"))

    def end(self, name: str) -> None: ...

    def text(self, data: str) -> None: ...


class _Sheets:
    """The sheets of a workbook that are not hidden: name and reference, in the order of their tabs."""

    def __init__(self) -> None:
        self.visible: list[tuple[str, str]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            reference = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            self.visible.append((attributes.get("name", ""), reference))

    def end(self, name: str) -> None: ...

    def text(self, data: str) -> None: ...


def _has_values(archive: Archive, part: str) -> bool:
    start = b""
    for chunk in archive.chunks(part):
        start += chunk
        if len(start) > _LOOKED_AT:
            break
    return _VALUE.search(start) is not None
