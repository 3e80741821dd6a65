"""A finished PDF read back: what its pages draw, and every other text that it carries.

Objects come from qpdf, which shares no code with the writer; pdfium reads the pages a second time (`pdf_second.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf

from generator.audit.pdf_content import Drawn, Memory, read_content
from generator.audit.pdf_fonts import Font, FontCase
from generator.audit.pdf_state import Matrix, Resources
from generator.audit.pdf_tokens import Operand, Unreadable
from generator.frozen import frozen

_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Library:
    """What files of one set share: fonts and text objects that were taken apart, digests of pictures."""

    fonts: FontCase = field(default_factory=FontCase)
    memory: Memory = field(default_factory=Memory)
    pictures: dict[bytes, str] = field(default_factory=dict)


@frozen
class Page:
    """`pictures` are digests of the pixels by the name that a run carries, `objects` what else its content draws."""

    drawn: Drawn
    pictures: dict[str, str]
    fonts: dict[str, Font]
    objects: frozenset[tuple[int, int]]


class PdfFile:
    """Raises Unreadable for a file that is no PDF; use as a context."""

    def __init__(self, path: Path, library: Library) -> None:
        try:
            self._pdf = pikepdf.open(path)
        except (pikepdf.PdfError, OSError) as error:
            raise Unreadable(f"it cannot be opened as a PDF ({error})") from error
        self._library = library

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    @property
    def objects(self) -> pikepdf.Pdf:
        return self._pdf

    def pages(self) -> Iterator[Page]:
        """In order. Raises Unreadable."""
        for page in self._pdf.pages:
            opened = _Opened(page.obj, self._library)
            try:
                contents = page.obj.get("/Contents")
                content = _content(contents) if contents is not None else b""
                drawn = read_content(content, opened.resources(page.resources), self._library.memory)
                yield Page(drawn, dict(opened.pictures), dict(opened.fonts), frozenset(opened.objects))
            except (pikepdf.PdfError, ValueError, KeyError, IndexError, TypeError) as error:
                raise Unreadable(f"a page cannot be read ({error})") from error


def _content(contents: Any) -> bytes:
    if isinstance(contents, pikepdf.Array):
        return b"\n".join(part.read_bytes() for part in contents)
    data: bytes = contents.read_bytes()
    return data


class _Opened:
    """The resources of one page; forms bring their own. Names of nested forms are told apart by their place."""

    def __init__(self, page: Any, library: Library) -> None:
        self._page, self._library = page, library
        self.pictures: dict[str, str] = {}
        self.fonts: dict[str, Font] = {}
        self.objects: set[tuple[int, int]] = set()

    def resources(self, entry: Any, place: str = "") -> Resources:
        def font(name: str) -> Font:
            found = self.fonts.get(place + name)
            if found is None:
                table = entry.get("/Font", {})
                if "/" + name not in table:
                    raise Unreadable(f"a page draws with a font “{name}” that the file does not bring")
                found = self.fonts[place + name] = self._library.fonts.font(table["/" + name])
            return found

        def form(name: str) -> tuple[bytes, Resources, Matrix] | None:
            thing = entry.get("/XObject", {}).get("/" + name)
            if thing is None:
                raise Unreadable(f"a page draws “{name}”, which the file does not bring")
            self.objects.add(thing.objgen)
            if str(thing.get("/Subtype")) == "/Image":
                self.pictures[name] = self._digest(thing)
                return None
            inner = self.resources(thing.get("/Resources", entry), f"{place}{name}/")
            return thing.read_bytes(), inner, _matrix(thing)

        def named(name: str) -> dict[str, Operand]:
            table = entry.get("/Properties", {}).get("/" + name, {})
            return {key[1:]: bytes(value) for key, value in table.items() if isinstance(value, pikepdf.String)}

        return Resources(font, form, named)

    def _digest(self, image: Any) -> str:
        raw = image.read_raw_bytes()
        key = sha256(raw + str(image.get("/ColorSpace", "")).encode("utf-8", "replace")).digest()
        digest = self._library.pictures.get(key)
        if digest is None:
            digest = self._library.pictures[key] = picture_digest(pikepdf.PdfImage(image).as_pil_image())
        return digest


def picture_digest(image: Any) -> str:
    """Of the colours a picture shows, whatever it is packed in. `image` is Pillow's."""
    shown = image.convert("RGB")
    return sha256(f"{shown.width} {shown.height} ".encode() + shown.tobytes()).hexdigest()


def _matrix(form: Any) -> Matrix:
    if "/Matrix" not in form:
        return _UPRIGHT
    a, b, c, d, e, f = (float(value) for value in form["/Matrix"])
    return (a, b, c, d, e, f)
