"""Steps to put in order, by a press of another make: what is printed must be what the lesson's list says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from other_press import (
    WORDS,
    Piece,
    key,
    lesson_of,
    ordered,
    print_key,
    print_set,
    print_sheet,
    question,
    record_of,
    sheet,
)

from generator.audit import audit

LESSON = lesson_of(question("urut", "Urutkan dari yang paling awal!", ordered("telur", "ulat", "kepompong"), "order"))


def record_in(order: Sequence[int]) -> dict[str, Any]:
    """A plan of one version that prints the steps in an order."""
    record = record_of(LESSON, 1)
    for version in (record["versions"][0], record["slides"]):
        item = version["items"][0]
        item["options"] = list(order)
        item["answer"] = [chr(65 + order.index(step)) for step in range(3)]
    return record


RECORD = record_in([2, 0, 1])


def told(record: dict[str, Any], papers: list[Any]) -> str:
    return "\n".join(audit(LESSON, record, papers, WORDS).findings)


def changed(pieces: list[Piece], change: Callable[[Piece], Piece]) -> list[Piece]:
    return [change(piece) for piece in pieces]


def swapped(one: str, other: str) -> Callable[[Piece], Piece]:
    texts = {one: other, other: one}
    return lambda piece: replace(piece, text=texts.get(piece.text, piece.text))


def test_a_clean_set_passes(tmp_path: Path) -> None:
    assert told(RECORD, print_set(tmp_path, LESSON, RECORD)) == ""


@pytest.mark.parametrize("change", [swapped("telur", "ulat"), swapped("A", "B"), swapped("ulat", "larva")])
def test_a_worksheet_with_other_steps_at_its_letters_is_refused(
    tmp_path: Path, change: Callable[[Piece], Piece]
) -> None:
    papers = print_set(tmp_path, LESSON, RECORD)
    papers[0] = print_sheet(tmp_path, changed(sheet(LESSON, RECORD["versions"][0]), change), "A")
    assert "question 1" in told(RECORD, papers)


def test_a_worksheet_in_the_right_order_is_refused_even_if_all_agree(tmp_path: Path) -> None:
    record = record_in([0, 1, 2])
    assert "its steps stand in their right order" in told(record, print_set(tmp_path, LESSON, record))


def test_a_key_in_a_wrong_order_is_refused(tmp_path: Path) -> None:
    papers = print_set(tmp_path, LESSON, RECORD)
    papers[-1] = print_key(tmp_path, changed(key(LESSON, RECORD), swapped("telur", "ulat")), RECORD)
    assert "“ulat” comes at place 1, but right is “telur”" in told(RECORD, papers)


def test_a_key_with_wrong_letters_is_refused(tmp_path: Path) -> None:
    def change(piece: Piece) -> Piece:
        return swapped("B", "C")(piece) if piece.what == "letter" else piece

    papers = print_set(tmp_path, LESSON, RECORD)
    papers[-1] = print_key(tmp_path, changed(key(LESSON, RECORD), change), RECORD)
    assert "question 1: at B" in told(RECORD, papers)


def test_a_wrong_answer_in_the_plan_is_refused(tmp_path: Path) -> None:
    record = deepcopy(RECORD)
    record["versions"][0]["items"][0]["answer"] = ["A", "B", "C"]
    assert "by the lesson it is B, C, A" in told(record, print_set(tmp_path, LESSON, RECORD))
