"""Things to sort, by a press of another make: every member stands where the lesson's table has it."""

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
    grouped,
    key,
    lesson_of,
    print_key,
    print_set,
    print_sheet,
    question,
    record_of,
    sheet,
)

from generator.audit import audit

TABLE = grouped(Darat="kuda, sapi", Laut="paus")
LESSON = lesson_of(question("kelompok", "Kelompokkan hewan ini!", TABLE, "sort"))


def record_in(order: Sequence[int]) -> dict[str, Any]:
    record = record_of(LESSON, 1)
    letters = {index: chr(65 + place) for place, index in enumerate(order)}
    for version in (record["versions"][0], record["slides"]):
        item = version["items"][0]
        item["options"] = list(order)
        item["answer"] = {"Darat": sorted([letters[0], letters[1]]), "Laut": [letters[2]]}
    return record


RECORD = record_in([0, 2, 1])


def told(record: dict[str, Any], papers: list[Any]) -> str:
    return "\n".join(audit(LESSON, record, papers, WORDS).findings)


def swapped(one: str, other: str) -> Callable[[Piece], Piece]:
    texts = {one: other, other: one}
    return lambda piece: replace(piece, text=texts.get(piece.text, piece.text))


def test_a_clean_set_passes(tmp_path: Path) -> None:
    assert told(RECORD, print_set(tmp_path, LESSON, RECORD)) == ""


@pytest.mark.parametrize("change", [swapped("kuda", "paus"), swapped("sapi", "sapu"), swapped("Darat", "Laut")])
def test_a_changed_worksheet_is_refused(tmp_path: Path, change: Callable[[Piece], Piece]) -> None:
    papers = print_set(tmp_path, LESSON, RECORD)
    papers[0] = print_sheet(tmp_path, list(map(change, sheet(LESSON, RECORD["versions"][0]))), "A")
    assert "question 1" in told(RECORD, papers)


@pytest.mark.parametrize("change", [swapped("kuda", "paus"), swapped("sapi", "paus"), swapped("Darat", "Laut")])
def test_a_key_that_sorts_otherwise_is_refused(tmp_path: Path, change: Callable[[Piece], Piece]) -> None:
    papers = print_set(tmp_path, LESSON, RECORD)
    papers[-1] = print_key(tmp_path, list(map(change, key(LESSON, RECORD))), RECORD)
    assert "question 1" in told(RECORD, papers)


def test_the_table_of_a_key_may_not_part_the_letters_otherwise(tmp_path: Path) -> None:
    papers = print_set(tmp_path, LESSON, RECORD)
    papers[-1] = print_key(tmp_path, list(map(swapped("AC / B", "A / CB"), key(LESSON, RECORD))), RECORD)
    assert "the table says" in told(RECORD, papers)


def test_members_group_by_group_are_refused_even_if_all_agree(tmp_path: Path) -> None:
    record = record_in([1, 0, 2])
    assert "its members stand group by group" in told(record, print_set(tmp_path, LESSON, record))


def test_a_wrong_answer_in_the_plan_is_refused(tmp_path: Path) -> None:
    record = deepcopy(RECORD)
    record["versions"][0]["items"][0]["answer"] = {"Darat": ["A", "B"], "Laut": ["C"]}
    assert "by the lesson it is" in told(record, print_set(tmp_path, LESSON, RECORD))
