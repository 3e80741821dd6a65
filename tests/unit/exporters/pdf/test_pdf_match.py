"""Matching in little room."""

from __future__ import annotations

from pdf_papers import document, faults_of_tags, item, pages_text, pdf, placed, text, words

from generator.document.blocks import Columns, Match
from generator.document.transforms import blank


def matching(left: tuple[str, ...], right: tuple[str, ...], columns: int) -> bytes:
    made = item(
        Match((words("a"), words("b")), tuple(map(words, left)), tuple(map(words, right)), tuple(range(len(left))))
    )
    return pdf(blank(document(Columns(columns, placed((made,))))))


def test_the_left_side_is_read_before_the_lettered_answers() -> None:
    assert "kiri tengah A satu B dua C sisa" in text(matching(("kiri", "tengah"), ("satu", "dua", "sisa"), 2))


def test_in_a_narrow_column_the_answers_stand_below_and_no_word_is_torn() -> None:
    data = matching(("pertukaran", "perdagangan"), ("kebudayaan", "perekonomian", "persahabatan"), 3)
    assert "pertukaran perdagangan A kebudayaan B perekonomian C persahabatan" in text(data)
    assert faults_of_tags(data) == []


def test_texts_longer_than_a_page_go_on_over_pages_whole() -> None:
    long = "kerja sama antarnegara " * 900
    data = matching((long, "pendek"), ("satu", long, "sisa"), 2)
    read = pages_text(data)
    assert len(read) > 4
    assert "".join(read).replace(" ", "").count("antarnegara") == 1800
    assert faults_of_tags(data) == []
