"""A finished PDF read back page by page: what each draws. pdfium reads pages a second time (`pdf_second.py`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.audit.pdf_carried import Sources
from generator.audit.pdf_content import Drawn, Memory, read_content
from generator.audit.pdf_filters import unpacked
from generator.audit.pdf_fonts import Font, FontCase
from generator.audit.pdf_objects import PdfObjects
from generator.audit.pdf_pictures import PictureCase
from generator.audit.pdf_state import Edges, Form, Matrix, Resources
from generator.audit.pdf_tokens import Operand, Unreadable
from generator.audit.pdf_values import Entries, Ref, Stream, Thing, Value
from generator.audit.pdf_vectors import form_digest
from generator.frozen import fresh, record

_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_INHERITED = ("Resources", "MediaBox", "Rotate", "CropBox")
# In pt: spaces at a line's end may go beyond the paper.
SLACK = 3.0

_DEEPEST = 32


@record
class Library:
    """What files of one set share: fonts, text objects and sources that were taken apart, digests of
    pictures."""

    fonts: FontCase = fresh(factory=FontCase)
    memory: Memory = fresh(factory=Memory)
    pictures: PictureCase = fresh(factory=PictureCase)
    sources: Sources = fresh(factory=Sources)


class PdfFile:
    """Raises Unreadable for a file that is no PDF; use as a context."""

    def __init__(self, path: Path, library: Library) -> None:
        self.objects = PdfObjects(path)
        self.library = library
        self._opened: dict[int | str, Opened] = {}
        self._last_box: tuple[Value, Edges] = None, (0.0, 0.0, 0.0, 0.0)
        catalog = self.objects.get(self.objects.trailer.get("Root"))
        if not isinstance(catalog, dict):
            self.objects.__exit__()
            raise Unreadable("it has no catalog")
        self.catalog: Entries = catalog

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.objects.__exit__()

    def pages(self) -> Iterator[Entries]:
        """Dictionaries of all pages in order, with what they inherit. Raises Unreadable."""
        yield from self._pages(self.catalog.get("Pages"), {}, 0)

    def _pages(self, node: Value, inherited: Entries, depth: int) -> Iterator[Entries]:
        entries = self.objects.get(node)
        if not isinstance(entries, dict) or depth > _DEEPEST:
            raise Unreadable("its tree of pages cannot be read")
        kids = self.objects.get(entries.get("Kids"))
        if entries.get("Type") == "Page":
            if kids is not None:
                raise Unreadable("its tree of pages cannot be read")
            yield {**inherited, **entries} if inherited else entries
            return
        if entries.get("Type") != "Pages" or not isinstance(kids, list):
            raise Unreadable("its tree of pages cannot be read")
        passed = {**inherited, **{name: entries[name] for name in _INHERITED if name in entries}}
        for kid in kids:
            yield from self._pages(kid, passed, depth + 1)

    def content(self, page: Entries) -> bytes:
        """All that a page draws with, as one."""
        contents = page.get("Contents")
        found = self.objects.content(contents) if isinstance(contents, Ref) else contents
        if isinstance(found, list):
            return b"\n".join(self._part(part) for part in found)
        if isinstance(found, bytes):
            return found
        if found is None:
            return b""
        raise Unreadable("a page has no drawing where it says")

    def _part(self, part: Value) -> bytes:
        found = self.objects.content(part) if isinstance(part, Ref) else None
        if not isinstance(found, bytes):
            raise Unreadable("a page has no drawing where it says")
        return found

    def opened(self, page: Entries) -> Opened:
        entry = page.get("Resources")
        key = entry.number if isinstance(entry, Ref) else repr(entry)
        known = self._opened.get(key)
        if known is None:
            known = self._opened[key] = Opened(self.objects, entry, self.library)
        return known

    def drawn(self, page: Entries) -> Drawn:
        """Raises Unreadable."""
        return read_content(self.content(page), self.opened(page).resources, self.library.memory)

    def sheet(self, page: Entries) -> Edges:
        """Raises Unreadable."""
        if page.get("Rotate") not in (None, 0) or "CropBox" in page or page.get("UserUnit") is not None:
            raise Unreadable("a page of it is turned or cut")
        box = page.get("MediaBox")
        if box is None or box is not self._last_box[0]:  # pages mostly share one, and what was read does not change
            self._last_box = box, edges_of(self.objects.get(box))
        return self._last_box[1]

    def opened_resources(self) -> Iterator[Opened]:
        yield from self._opened.values()

    def fonts(self) -> tuple[Font, ...]:
        """Those that were drawn with."""
        found = {id(font): font for opened in self._opened.values() for font in opened.fonts.values()}
        return tuple(found.values())


class Opened:
    """What the names of a page stand for; forms bring resources of their own."""

    def __init__(self, objects: PdfObjects, entry: Value, library: Library) -> None:
        self._objects, self._library, self._entry = objects, library, entry
        self.fonts: dict[str, Font] = {}
        self._drawn: set[Ref] = set()
        self._of_forms: dict[int, Resources] = {}
        self.resources = self._resources(objects.get(entry))

    def signature(self) -> tuple[tuple[str, int], ...] | None:
        """What tells resources apart that name nothing but fonts: two files with the same draw the same with the same.

        None for others. The numbers are those of fonts that the library keeps.
        """
        entry = self._objects.get(self._entry)
        if not isinstance(entry, dict) or any(self._objects.get(entry[name]) for name in entry if name != "Font"):
            return None
        fonts = self._objects.get(entry.get("Font"))
        names = sorted(fonts) if isinstance(fonts, dict) else []
        return tuple((name, id(self.resources.font(name))) for name in names)

    def drawn_refs(self) -> list[Ref]:
        """Forms and pictures that were drawn."""
        return sorted(self._drawn)

    def _resources(self, entry: Thing, place: str = "") -> Resources:
        objects = self._objects

        def table(kind: str) -> Entries:
            found = objects.get(entry.get(kind)) if isinstance(entry, dict) else None
            return found if isinstance(found, dict) else {}

        def font(name: str) -> Font:
            found = self.fonts.get(place + name)
            if found is None:
                fonts = table("Font")
                if name not in fonts:
                    raise Unreadable(f"a page draws with a font “{name}” that the file does not bring")
                found = self.fonts[place + name] = self._library.fonts.font(objects, fonts[name])
            return found

        def form(name: str) -> Form | str:
            ref = table("XObject").get(name)
            thing = objects.get(ref)
            if not isinstance(ref, Ref) or not isinstance(thing, Stream):
                raise Unreadable(f"a page draws “{name}”, which the file does not bring")
            self._drawn.add(ref)
            if thing.entries.get("Subtype") == "Image":
                return self._library.pictures.digest(objects, thing)
            outlined = form_digest(objects, thing)
            if outlined is not None:
                return outlined
            inner = self._inner(thing.entries.get("Resources"), entry, f"{place}{name}/")
            matrix = _matrix(objects.get(thing.entries.get("Matrix")))
            edges = edges_of(objects.get(thing.entries.get("BBox")))
            return Form(unpacked(thing.entries, thing.raw), inner, matrix, edges)

        def named(name: str) -> dict[str, Operand]:
            properties = objects.get(table("Properties").get(name))
            return _texts(properties) if isinstance(properties, dict) else {}

        return Resources(font, form, named)

    def _inner(self, own: Value, outer: Thing, place: str) -> Resources:
        """Those of a form: its own, which forms mostly share, or else those of what draws it."""
        known = self._of_forms.get(own.number) if isinstance(own, Ref) else None
        if known is not None:
            return known
        entry = self._objects.get(own)
        made = self._resources(entry if entry is not None else outer, place)
        if isinstance(own, Ref) and entry is not None:
            self._of_forms[own.number] = made
        return made


def edges_of(box: Thing) -> Edges:
    """Raises Unreadable."""
    if isinstance(box, list) and len(box) == 4:
        numbers = [float(number) for number in box if isinstance(number, int | float)]
        if len(numbers) == 4:
            return (numbers[0], numbers[1], numbers[2], numbers[3])
    raise Unreadable("a page of it has no size")


def is_inside(sheet: Edges, left: float, y: float, right: float) -> bool:
    return sheet[0] - SLACK <= left and right <= sheet[2] + SLACK and sheet[1] <= y <= sheet[3]


def _texts(properties: Entries) -> dict[str, Operand]:
    return {key: value for key, value in properties.items() if isinstance(value, bytes)}


def _matrix(value: Thing) -> Matrix:
    if value is None:
        return _UPRIGHT
    if not isinstance(value, list) or len(value) != 6:
        raise Unreadable("a form stands in a way that cannot be read")
    numbers = [float(number) for number in value if isinstance(number, int | float)]
    if len(numbers) != 6:
        raise Unreadable("a form stands in a way that cannot be read")
    a, b, c, d, e, f = numbers
    return (a, b, c, d, e, f)
