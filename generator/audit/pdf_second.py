"""A second reader of pages, pdfium, which draws them as a viewer does. Two readers must find the same letters.

Its bare bindings are called: the package around them takes five times as long to import as a page to read.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from generator.audit.letters import MIRRORED, letters
from generator.audit.pdf_tokens import Unreadable

# pdfium marks a hyphen at a line's end by one of these, whether it belongs to the word or parts it.
_LINE_HYPHENS = re.compile("[\u0002\u00ad\ufffe]")
_HYPHEN = "-"


def second_reading(file: Path | bytes, pages: Sequence[int]) -> Iterator[tuple[Counter[str], int]]:
    """How often each letter stands on the pages (counted from 0), one page after the other, and on how many hyphens
    lines end, which are not among the letters. Raises Unreadable."""
    pdfium = _pdfium()
    if isinstance(file, bytes):
        document = pdfium.FPDF_LoadMemDocument64(file, len(file), None)
    else:
        document = pdfium.FPDF_LoadDocument(str(file).encode("utf-8"), None)
    if not document:
        raise Unreadable(f"a second reader cannot open it (error {pdfium.FPDF_GetLastError()})")
    try:
        for number in pages:
            text, hyphens = _LINE_HYPHENS.subn("", _text(pdfium, document, number))
            yield letter_counts(text), hyphens
    finally:
        pdfium.FPDF_CloseDocument(document)


def read_otherwise(file: Path | bytes, texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Which pages (counted from 0) the second reader reads otherwise than as `texts`, and a sentence that follows."""
    again = second_reading(file, range(len(texts)))
    for page, (one, (other, hyphens)) in enumerate(zip(map(letter_counts, texts), again, strict=True)):
        other[_HYPHEN] += min(hyphens, max(0, one[_HYPHEN] - other[_HYPHEN]))
        if one != other:
            odd = "".join(sorted((one - other) + (other - one)))[:20]
            yield page, f"is read differently by a second reader: {odd}"


@cache
def _pdfium() -> Any:
    import pypdfium2_raw  # type: ignore[import-untyped]

    pypdfium2_raw.FPDF_InitLibrary()
    return pypdfium2_raw


def _text(pdfium: Any, document: Any, number: int) -> str:
    page = pdfium.FPDF_LoadPage(document, number)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        if not text:
            raise Unreadable(f"a second reader cannot read its page {number + 1}")
        count = pdfium.FPDFText_CountChars(text)
        room = (ctypes.c_ushort * (2 * count + 2))()
        written = pdfium.FPDFText_GetText(text, 0, count, room) if count > 0 else 0
        return bytes(room)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        if page:
            pdfium.FPDF_ClosePage(page)


def letter_counts(text: str) -> Counter[str]:
    """Letters in their plainest form: readers differ in how they compose accents and widths, in blanks, and in which
    of two mirror images a bracket is in text from right to left."""
    plain = unicodedata.normalize("NFKD", letters(text)).replace("_", "")
    counts: Counter[str] = Counter()
    for letter in set(plain):
        if unicodedata.category(letter)[0] in "LNPS":
            counts[letter.translate(MIRRORED)] += plain.count(letter)
    return counts
