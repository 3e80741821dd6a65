"""Rules over a whole lesson, each told where the teacher has to look."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import HEAD, read, read_part

from generator import checks
from generator.lesson import School

OBJECTIVES = "---\ntitle: t\nlanguage: id\nobjectives:\n  bentuk: a\n  bidang: b\n---\n## S {.questions}\n"


def test_an_objective_that_is_not_defined_is_told_with_the_nearest_one() -> None:
    result = read(OBJECTIVES + "1. c {objective=bentk}\n2. d {objective=bidang}\n")
    assert result.places == ["9:4 unknown-objective"]
    assert dict(result.found[0].values) == {"objective": "bentk", "near": "bentuk"}


@pytest.mark.parametrize(
    ("first", "second", "equal"),
    [
        ("negara", "negara", True),
        ("dua  negara", "dua\n     negara", True),
        ("Caf\u00e9", "Cafe\u0301", True),
        ("**negara**", "negara", True),
        ("mm", "Nm", False),
        ("x^2^", "x~2~", False),
        ("x^2^", "x2", False),
        ("ekspor", "impor", False),
    ],
)
def test_options_that_look_the_same_are_told(first: str, second: str, equal: bool) -> None:
    result = read_part(f"1. a\n   - [x] b\n   - [ ] {first}\n   - [ ] {second}\n")
    assert result.places == (["4:4 equal-options"] if equal else [])


def test_equal_statements_and_equal_left_cells_are_told() -> None:
    assert read_part("1. a {.statements}\n   - [x] b\n   - [ ] b\n").places == ["3:4 equal-options"]
    table = "1. a {.match}\n\n   | b | c |\n   |---|---|\n   | d | x |\n   | d | y |\n   | | z |\n   | | w |\n"
    assert read_part(table).places == ["6:4 equal-options"]


def test_several_right_options_are_warned_of_where_others_have_one() -> None:
    one, two = "1. a\n   - [x] b\n   - [ ] c\n", "2. d\n   - [x] e\n   - [x] f\n"
    assert read_part(one + two).places == ["4:4 several-right"]
    assert read_part(two).places == []
    assert read_part(one + two.replace("d", "d {.multiple}")).places == []
    assert read_part(one + two.replace("d", "d {.statements}")).places == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("**b**", "c", True),
        ("b (benar)", "c", True),
        ("b ✓", "c", True),
        ("**b**", "*c*", False),
        ("b (benar)", "c (salah) (benar)", False),
        ("b **c**", "d", False),
    ],
)
def test_a_right_option_that_tells_itself_is_warned_of(right: str, wrong: str, told: bool) -> None:
    result = read_part(f"1. a\n   - [ ] {wrong}\n   - [x] {right}\n")
    assert result.places == (["3:4 option-tells"] if told else [])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("2. d\n   - e\n   - f\n", ["4:4 plain-bullets"]),
        ("2. d {lines=3}\n   - e\n   - f\n", []),
        ("2. d\n   - e\n   - f\n\n   g\n", []),
        ("2. d A. e B. f C. g\n", ["4:4 letters-without-marks"]),
        ("2. d\n\n   a. e\n\n   b. f\n", ["4:4 letters-without-marks"]),
        ("2. d\n\n   A. Einstein\n", []),
    ],
)
def test_options_without_their_brackets_are_warned_of(text: str, places: list[str]) -> None:
    assert read_part("1. a\n   - [x] b\n   - [ ] c\n" + text).places == places


@pytest.mark.parametrize(
    ("stem", "cell", "told"),
    [("Jodohkan!", "e", True), ("Match them.", "e", True), ("Jodohkan!", "", False), ("Buatlah grafik!", "e", False)],
)
def test_pairs_without_match_are_warned_of(stem: str, cell: str, told: bool) -> None:
    result = read_part(f"1. {stem}\n\n   | b | c |\n   |---|---|\n   | d | {cell} |\n")
    assert result.places == (["1:4 table-without-match"] if told else [])


def test_bullets_of_an_essay_are_its_text() -> None:
    assert read_part("1. a\n   - b\n   - c\n").places == []


def test_a_letter_that_no_font_has_is_told_once_where_it_stands_first() -> None:
    result = read(HEAD + "<!-- 🐟 -->\nikan 🐟\n\n🐟 dan 🐔 – “é” ₂ \u200d\n")
    assert result.places == ["6:6 letter-without-font", "8:7 letter-without-font"]


def test_the_school_is_looked_through_too() -> None:
    lesson = read(HEAD).lesson
    assert lesson
    found = checks.run(replace(lesson, school=School(name="SMP ✿")), {}, lambda letter: letter != "✿")
    assert [(one.code, one.at.path) for one in found] == [("letter-without-font", "lembar.toml")]
