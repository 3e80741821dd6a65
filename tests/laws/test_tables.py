"""What holds for every table on paper."""

from __future__ import annotations

import io
import re

import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.blocks import Document, Table
from generator.document.inlines import Inlines, Text
from generator.exporters.pdf.engine import PaperEngine
from generator.exporters.pdf.style import MM
from generator.theme import load_theme
from generator.words import load_words

ENGINE = PaperEngine(load_theme("nusantara"), {}, load_words("id"), "A4")
LEFT, RIGHT = 20 * MM, 18 * MM
WIDTH = 595.28

words = st.text("abcdefghijklmnoprstuwy", min_size=1, max_size=14)
texts = st.lists(words, max_size=6).map(" ".join)
figures = st.decimals(-99999, 99999, places=2).map(
    lambda value: f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") or "0"
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    kinds = draw(st.lists(st.sampled_from([texts, figures]), min_size=1, max_size=24))
    rows = draw(st.lists(st.tuples(*kinds), min_size=1, max_size=8))
    head = draw(st.tuples(*(texts for _ in kinds)))
    return Table(tuple(map(cell, head)), tuple(tuple(map(cell, row)) for row in rows), ("",) * len(kinds))


def cell(text: str) -> Inlines:
    return (Text(text),) if text else ()


def letters_of(table: Table) -> list[tuple[str, float, float, float]]:
    """Every letter that is printed: (letter, left, right, baseline)."""
    document = Document("worksheet", "Tabel", "student", "id", (table,))
    sink = io.BytesIO()
    ENGINE.write(document, sink)
    found = []
    file = pypdfium2.PdfDocument(sink.getvalue())
    for page in file:
        read = page.get_textpage()
        for index in range(read.count_chars()):
            letter = read.get_text_range(index, 1)
            if letter.strip():
                left, low, right, _ = read.get_charbox(index, loose=True)
                found.append((letter, left, right, low))
    return found


@settings(max_examples=25, deadline=None)
@given(tables())
def test_no_table_is_wider_than_its_measure(table: Table) -> None:
    for _, left, right, _ in letters_of(table):
        assert left >= LEFT - 1 and right <= WIDTH - RIGHT + 1


@settings(max_examples=25, deadline=None)
@given(st.lists(figures, min_size=2, max_size=12))
def test_decimal_marks_stand_under_one_another(numbers: list[str]) -> None:
    table = Table((), tuple(((Text("kata"),), (Text(number),)) for number in numbers), ("", ""))
    marks = [left for letter, left, _, _ in letters_of(table) if letter == ","]
    assert len(marks) == sum("," in number for number in numbers)
    assert not marks or max(marks) - min(marks) < 0.05
    assert re.fullmatch("[-0-9,]+", "".join(numbers))
