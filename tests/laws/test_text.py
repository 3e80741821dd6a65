"""Text on paper, in any script: what was written is what is drawn and what is read back."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripts_text import (
    ALPHABETS,
    MIXED,
    PLAIN_SIGNS,
    collapsed,
    document,
    engine,
    pdf,
    read,
    sentences,
    without_loose_marks,
)

from generator.document.blocks import Paragraph
from generator.document.inlines import Blank, Inlines, Strong, Text, Underline
from generator.exporters.pdf.lines import Line, break_lines
from generator.exporters.pdf.looks import atoms, look_of
from generator.exporters.pdf.style import read_style
from generator.fonts.coverage import covers, is_shapeless
from generator.fonts.hyphens import hyphenator
from generator.theme import load_theme

STYLE = read_style(load_theme("nusantara"))
ENGINE = engine()
MODEST = settings(max_examples=25, deadline=None)
WIDTHS = st.sampled_from((48.0, 90.0, 212.6, 480.0))

_HEAP_OF_MARKS = re.compile("[\u0900-\u0903\u093a-\u094f\u0bbe-\u0bcd\u1b35-\u1b44\ua9b4-\ua9c0]{3}")


def pdf_of(kids: Inlines) -> bytes:
    return pdf(document(Paragraph(kids)), ENGINE)


def lines_of(kids: Inlines, width: float, language: str = "") -> tuple[Line, ...]:
    hyphens = hyphenator(language) if language else None
    return break_lines(atoms(kids, look_of(STYLE.type.text), STYLE, {}), width, STYLE.blank, STYLE.together, hyphens)


@pytest.mark.parametrize("script", ALPHABETS)
@MODEST
@given(st.data())
def test_the_text_of_a_finished_file_is_the_text_that_was_written(script: str, data: st.DataObject) -> None:
    text = data.draw(sentences(script))
    assert collapsed(read(pdf_of((Text(text),)))) == collapsed(text)


COVERED = [
    char
    for char in map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x20000)))
    if unicodedata.category(char)[0] != "C" and covers(char) and not is_shapeless(char)
]


def test_there_are_letters_of_every_font_that_ships() -> None:
    assert set("AḥбαאاअதกꦗᬅƂ∑→☐①") <= set(COVERED)
    assert len(COVERED) > 6_000


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(st.sampled_from(COVERED), min_size=1, max_size=8), min_size=1, max_size=12).map(" ".join))
def test_whatever_letters_the_fonts_have_are_read_as_written(text: str) -> None:
    assert collapsed(read(pdf_of((Text(text),)))) == collapsed(text)


@MODEST
@given(MIXED, MIXED, MIXED)
def test_mixed_scripts_and_looks_are_read_as_written(first: str, bold: str, last: str) -> None:
    kids = (Text(first), Strong((Text(bold),)), Underline((Text(last),)))
    assert collapsed(read(pdf_of(kids))) == collapsed(first + bold + last)


@MODEST
@given(sentences("latin", signs=PLAIN_SIGNS).map(without_loose_marks))
def test_an_independent_reader_finds_the_letters_of_text_from_left_to_right(text: str) -> None:
    document = pypdfium2.PdfDocument(pdf_of((Text(text),)))
    shown = document[0].get_textpage().get_text_range()
    assert _plainest("".join(shown.split())) == _plainest("".join(text.split()))


@MODEST
@given(MIXED.filter(lambda text: not _HEAP_OF_MARKS.search(text)), WIDTHS)
def test_no_line_is_wider_than_its_measure_and_no_glyph_is_missing(text: str, width: float) -> None:
    """A letter stays with its marks, so a heap of marks that no language has may be wider than a narrow column."""
    for line in lines_of((Text(text),), width):
        assert line.width <= width + 0.02
        assert all(glyph for part in line.parts for piece in part.pieces for _, glyph, _ in piece.glyphs)


@MODEST
@given(MIXED, MIXED, WIDTHS, st.sampled_from(("", "id", "en", "de")))
def test_no_letter_is_lost_or_doubled_where_lines_end(first: str, last: str, width: float, language: str) -> None:
    lines = lines_of((Text(first), Blank(), Strong((Text(last),))), width, language)
    shown = "".join(part.text for line in lines for part in line.parts)
    assert collapsed(shown) == collapsed(first + "____" + last)


@MODEST
@given(MIXED, WIDTHS)
def test_what_stands_on_a_line_neither_overlaps_nor_leaves_a_gap(text: str, width: float) -> None:
    for line in lines_of((Text(text),), width):
        if line.lefts is None:
            continue
        shown = sorted(zip(line.lefts, (part.width for part in line.parts), strict=True))
        for (left, wide), (after, _) in pairwise(shown):
            assert after == pytest.approx(left + wide, abs=0.01)


@MODEST
@given(MIXED)
def test_the_same_text_makes_the_same_bytes(text: str) -> None:
    assert pdf(document(Paragraph((Text(text),))), engine()) == pdf_of((Text(text),))


@MODEST
@given(sentences("arabic", "hebrew", signs=""))
def test_an_independent_reader_finds_every_letter_of_text_from_right_to_left(text: str) -> None:
    """In which order, docs/scripts.md tells for each reader."""
    document = pypdfium2.PdfDocument(pdf_of((Text(text),)))
    assert _plain(document[0].get_textpage().get_text_range()) == _plain(text)


def _plainest(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _plain(text: str) -> Counter[str]:
    return Counter(char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char)[0] == "L")
