"""Parts of a PDF that a paper to print has no use for, whatever they say: each could carry an answer unseen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

# What leads from a page, a font, a picture or the catalog to the streams that they are made of.
_LEADS = (
    "/Contents", "/Resources", "/Font", "/DescendantFonts", "/FontDescriptor", "/ToUnicode", "/Encoding",
    "/CIDToGIDMap", "/FontFile", "/FontFile2", "/FontFile3", "/CIDSet", "/SMask", "/Mask", "/ColorSpace", "/Metadata",
    "/OutputIntents", "/DestOutputProfile",
)  # fmt: skip
# Their values are by names that a file chooses.
_NAMED = ("/Font", "/ColorSpace")

Place = tuple[int, int]


def strange_parts(pdf: pikepdf.Pdf, raw: bytes, drawn: frozenset[Place]) -> Iterator[str]:
    """Sentences without the paper's name. `raw` is the file, `drawn` the forms and pictures that its pages draw."""
    if raw.count(b"startxref") > 1:
        yield "it holds an earlier state of itself"
    if not raw.startswith(b"%PDF-") or raw.rstrip()[-5:] != b"%%EOF":
        yield "it holds bytes before its beginning or behind its end"
    used: set[Place] = set()
    for number, page in enumerate(pdf.pages, 1):
        for note in page.obj.get("/Annots", ()):
            if str(note.get("/Subtype")) != "/Link" or "/AP" in note:
                yield f"page {number} holds a note or a field that is no link"
        _follow(page.obj, used)
    _follow(pdf.Root, used)
    for place in drawn:
        _follow(pdf.get_object(place), used)
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.objgen not in used and not _holds_objects(thing):
            yield "it carries data that no page shows"


def _holds_objects(stream: Any) -> bool:
    return str(stream.get("/Type", "")) in ("/ObjStm", "/XRef")


def _follow(thing: Any, used: set[Place], named: bool = False) -> None:
    """Adds what a part is made of, and what that is made of, to what is in use. `named`: its keys are a file's own."""
    if not isinstance(thing, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
        return
    if thing.is_indirect:
        if thing.objgen in used:
            return
        used.add(thing.objgen)
    if isinstance(thing, pikepdf.Array):
        for piece in thing:
            _follow(piece, used)
        return
    for key, value in thing.items():
        if named or key in _LEADS:
            _follow(value, used, named=key in _NAMED and not named)
