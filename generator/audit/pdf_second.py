"""A second reader of pages, pdfium, which draws them as a viewer does. Two readers must find the same letters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from generator.audit.letters import letters
from generator.audit.pdf_tokens import Unreadable

# pdfium marks a hyphen at a line's end by one of these.
_LINE_HYPHENS = str.maketrans({"\u0002": "-", "\ufffe": "-", "\u00ad": "-"})


def second_reading(path: Path, pages: Sequence[int]) -> list[Counter[str]]:
    """How often each letter stands on the pages (counted from 0). Raises Unreadable."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"a second reader cannot open it ({error})") from error
    try:
        found = []
        for number in pages:
            page = document[number]
            text = page.get_textpage()
            found.append(letter_counts(text.get_text_range().translate(_LINE_HYPHENS)))
            text.close()
            page.close()
        return found
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"a second reader cannot read one of its pages ({error})") from error
    finally:
        document.close()


def letter_counts(text: str) -> Counter[str]:
    """Letters in their plainest form: readers differ in how they compose accents and widths, and in blanks."""
    plain = unicodedata.normalize("NFKD", letters(text)).replace("_", "")
    return Counter(letter for letter in plain if unicodedata.category(letter)[0] in "LNPS")
