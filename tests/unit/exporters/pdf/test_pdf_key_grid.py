"""The key of all versions."""

from __future__ import annotations

import pytest
from pdf_papers import document, engine, faults_of_tags, pages_text, pdf, text

from generator.document.blocks import KeyGrid
from generator.document.transforms import letter


def grid(versions: int, questions: int, answer: str = "") -> KeyGrid:
    codes = tuple(letter(index) for index in range(versions))
    rows = tuple(
        (str(number), tuple(answer or "ABCD"[(number + index) % 4] for index in range(versions)))
        for number in range(1, questions + 1)
    )
    return KeyGrid(codes, rows)


def test_few_versions_are_columns_beside_each_number() -> None:
    read = text(pdf(document(grid(4, 40))))
    assert "No. A B C D 1 B C D A 2 C D A B" in read


def test_many_versions_are_rows_under_the_numbers() -> None:
    read = text(pdf(document(grid(30, 20))))
    assert "Paket 1 2 3 4 5" in read
    assert "AD C D A B" in read


@pytest.mark.parametrize(("versions", "questions"), [(1, 1), (8, 200), (9, 40), (60, 50), (300, 12)])
def test_every_answer_is_printed_once_inside_the_page(versions: int, questions: int) -> None:
    data = pdf(document(grid(versions, questions, "q")))
    assert sum(page.split().count("q") for page in pages_text(data)) == versions * questions
    assert faults_of_tags(data) == []


@pytest.mark.parametrize("answer", ["ACD", "B S S B", "kerja sama internasional", "kata " * 20])
def test_columns_are_as_wide_as_their_answers_ask(answer: str) -> None:
    read = text(pdf(document(grid(5, 25, answer.strip()))))
    assert read.count(" ".join(answer.split())) == 125


def test_a_grid_without_rows_draws_nothing() -> None:
    assert text(pdf(document(KeyGrid(("A",), ())), engine())) == ""
