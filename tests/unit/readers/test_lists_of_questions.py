"""Which numbered lists make sub-questions, and what each of these takes from its question."""

from __future__ import annotations

from fractions import Fraction

import pytest
from readings import Read, read_part

from generator.document.transforms import plain_blocks


def shown(result: Read) -> list[str]:
    """`a blank: text` of each question; no letter for one that is no sub-question."""
    return [f"{item.letter} {item.kind}: {plain_blocks(item.stem)}".strip() for item in result.items.values()]


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        ("   1. b\n   2. c\n", ["a essay: b", "b essay: c"]),
        ("   1. b\n      = 5 m\n   2. c\n", ["a numeric: b", "b essay: c"]),
        ("   1. b\n      - [x] d\n      - [ ] e\n   2. c\n      = f\n", ["a single-choice: b", "b short-answer: c"]),
        ("   1. b [[d]]\n   2. c [[e]]\n", ["a blank: b ____", "b blank: c ____"]),
        ("   1. b {lines=3}\n   2. c\n      = d\n", ["a essay: b", "b short-answer: c"]),
        ("   1. b {.true}\n   2. c {.false}\n      = d\n", ["a true-false: b", "b true-false: c"]),
        ("   1. b\n   2. c {lines=2}\n", ["a essay: b", "b essay: c"]),
        ("\n   1) b\n\n      = d\n\n   2) c\n\n      = e\n", ["a short-answer: b", "b short-answer: c"]),
        (
            "   1. b\n   2. c\n\n   d:\n   1. e\n      = f\n   2. g\n      = h\n",
            ["a short-answer: e", "b short-answer: g"],
        ),
        ("   1. b\n   2. c\n\n   Jelaskan!\n", ["essay: a b c Jelaskan!"]),
        ("   1. b\n   2. c\n   - [x] d\n   - [ ] e\n", ["single-choice: a b c"]),
        ("   1. b\n   2. c\n      = d\n", ["short-answer: a b c"]),
        ("   - b\n   - c\n", ["essay: a b c"]),
    ],
)
def test_a_numbered_list_that_ends_a_question_makes_sub_questions(below: str, wanted: list[str]) -> None:
    assert shown(read_part(f"1. a\n{below}")) == wanted


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1. a\n   1. b\n", ["2:4 list-numbers", "2:4 subquestion-alone"]),
        ("1. a\n   1. b\n      1. d\n      2. e\n   2. c\n      = f\n   3. g\n", ["3:7 subquestions-deep"]),
        ("1. a\n   1. b\n   2. c\n      - [x] d\n      - [ ] e\n", ["3:4 list-or-subquestions"]),
        ("1. a\n   1. b\n   2. c\n   - [x] d\n   - [ ] e\n", []),
        ("1. a {.true}\n   1. b\n      = d\n   2. c\n      = e\n", ["1:4 two-responses"]),
        ("1. a\n   2. b\n      = d\n   3. c\n      = e\n", ["2:4 mark-inside-paragraph", "4:4 text-after-response"]),
        ("1. a [[x]]\n   1. b\n      = d\n   2. c\n      = e\n", ["1:4 two-responses"]),
        ("1. a {points=2}\n   1. b {points=1}\n      = d\n   2. c {points=2}\n      = e\n", ["1:4 subquestion-points"]),
        (
            "1. a\n   1. b {.pin}\n      = d\n   2. c {on=paper}\n      = e\n",
            ["2:7 attribute-without-effect", "4:7 attribute-without-effect"],
        ),
    ],
)
def test_what_sub_questions_cannot_be_is_told(text: str, places: list[str]) -> None:
    assert [place for place in read_part(text).places if "few-options" not in place] == places


@pytest.mark.parametrize(
    ("whole", "first", "points"),
    [
        ("", "", [1, 1, 1]),
        (" {points=6}", "", [2, 2, 2]),
        (" {points=6}", " {points=4}", [4, 1, 1]),
        ("", " {points=3}", [3, 1, 1]),
    ],
)
def test_points_of_the_whole_are_shared(whole: str, first: str, points: list[int]) -> None:
    result = read_part(f"1. a{whole}\n   1. b{first}\n      = x\n   2. c\n      = y\n   3. d\n      = z\n")
    assert [item.points for item in result.items.values()] == list(map(Fraction, points))


def test_ids_and_attributes_come_from_the_whole() -> None:
    result = read_part("1. a {#w level=C2 .pin on=paper}\n   1. b {#own}\n      = x\n   2. c {level=C4}\n      = y\n")
    assert [(id_, item.level, item.pinned) for id_, item in result.items.items()] == [
        ("own", "C2", True),
        ("w-b", "C4", True),
    ]
    assert [plain_blocks(question.asked) for question in result.questions] == ["a b", "c"]


def test_sub_questions_that_are_alike_in_two_questions_are_no_equal_questions() -> None:
    text = "1. a\n   1. Mengapa?\n      = x\n   2. c\n      = y\n2. d\n   1. Mengapa?\n      = x\n   2. c\n      = y\n"
    assert read_part(text).codes == []
