"""Parts of a PDF that a paper to print has no use for, whatever they say: each could carry an answer unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.audit.pdf_objects import PdfObjects
from generator.audit.pdf_values import Entries, Ref, Stream, Thing

# What leads from a page, a font, a picture or the catalog to the streams that they are made of.
_LEADS = frozenset(
    ("Contents", "Resources", "Font", "DescendantFonts", "FontDescriptor", "ToUnicode", "Encoding", "CIDToGIDMap",
     "FontFile", "FontFile2", "FontFile3", "CIDSet", "SMask", "Mask", "ColorSpace", "Metadata", "OutputIntents",
     "DestOutputProfile")
)  # fmt: skip
# Their values are by names that a file chooses.
_NAMED = frozenset(("Font", "ColorSpace"))


def mark_parts(objects: PdfObjects, parts: Iterable[Thing], seen: set[int]) -> None:
    """Marks what parts are made of, and what that is made of, as in use; `seen` are objects that were followed."""
    for part in parts:
        _follow(objects, part, seen, named=False)


def note_faults(objects: PdfObjects, page: Entries, number: int) -> Iterator[str]:
    """Whether a page holds more than links beside its drawing. Sentences without the paper's name."""
    notes = objects.get(page.get("Annots"))
    for note in map(objects.get, notes if isinstance(notes, list) else ()):
        if not isinstance(note, dict) or note.get("Subtype") != "Link" or "AP" in note:
            yield f"page {number} holds a note or a field that is no link"


def attachments(objects: PdfObjects, catalog: Entries) -> Iterator[str]:
    """Names of attached files."""
    names = objects.get(catalog.get("Names"))
    if isinstance(names, dict):
        yield from _names(objects, objects.get(names.get("EmbeddedFiles")), 0)


def _names(objects: PdfObjects, tree: Thing, depth: int) -> Iterator[str]:
    if not isinstance(tree, dict) or depth > 8:
        return
    pairs, kids = objects.get(tree.get("Names")), objects.get(tree.get("Kids"))
    for name in pairs[::2] if isinstance(pairs, list) else ():
        yield name.decode("utf-8", "replace") if isinstance(name, bytes) else "a file"
    for kid in kids if isinstance(kids, list) else ():
        yield from _names(objects, objects.get(kid), depth + 1)


def _follow(objects: PdfObjects, thing: Thing, seen: set[int], named: bool) -> None:
    """`named`: its keys are a file's own."""
    if isinstance(thing, Ref):
        if thing.number in seen:
            return
        seen.add(thing.number)
        objects.mark(thing.number)
        thing = objects.thing(thing.number)
    if isinstance(thing, list):
        for piece in thing:
            _follow(objects, piece, seen, named=False)
    elif isinstance(thing, dict | Stream):
        for key, value in (thing if isinstance(thing, dict) else thing.entries).items():
            if named or key in _LEADS:
                _follow(objects, value, seen, named=key in _NAMED and not named)
