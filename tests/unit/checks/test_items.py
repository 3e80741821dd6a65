"""Checks of items: what each tells, what it leaves alone, and how a question silences it."""

from __future__ import annotations

import pytest
from readings import read

from generator.checks.items import CODES
from generator.checks.items.few_options import usual_options


def codes(body: str, language: str = "en", grade: str = "") -> list[str]:
    head = (
        f"---\ntitle: t\nlanguage: {language}\n" + (f"grade: {grade}\n" if grade else "") + "---\n## S {.questions}\n\n"
    )
    return [code for code in read(head + body).codes if code in CODES or code.startswith("allow-")]


def choice(stem: str, right: str, *wrong: str) -> str:
    return f"1. {stem}\n   - [x] {right}\n" + "".join(f"   - [ ] {text}\n" for text in wrong)


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        ("Which of these is not a mammal?", True),
        ("Which of these is **not** a mammal?", False),
        ("Which of these is NOT a mammal?", False),
        ("All of these are mammals except", True),
        ("Why can people not breathe under water?", False),
        ("Not all animals are mammals. Which one is a mammal?", False),
    ],
)
def test_a_negative_question_says_so_loudly(stem: str, told: bool) -> None:
    assert ("negative-stem" in codes(choice(stem, "hen", "cow", "goat"))) is told


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        ("Berikut ini yang bukan mamalia adalah ….", True),
        ("Berikut ini yang **bukan** mamalia adalah ….", False),
        ("Semua hewan ini mamalia, kecuali ….", True),
        ("Semua hewan ini mamalia, KECUALI ….", False),
        ("Negara tidak dapat hidup sendiri karena ….", False),
    ],
)
def test_a_negative_question_in_indonesian(stem: str, told: bool) -> None:
    assert ("negative-stem" in codes(choice(stem, "ayam", "sapi", "kuda"), "id")) is told


def test_the_longest_option_is_told_when_it_is_right_and_long() -> None:
    long = "it opens and closes the path of the current"
    assert codes(choice("What?", long, "stores charge", "gives light")) == ["key-longest"]
    assert codes(choice("What?", "stores charge", long, "gives light")) == ["uneven-options"]
    assert codes(choice("What?", "stores it", "a", "b")) == []


def test_over_a_test_the_right_option_may_not_be_the_longest_too_often() -> None:
    def paper(longest: int, of: int) -> str:
        texts = ("long word", "short") if longest else ("short", "long word")
        return "".join(
            f"{n}. Thing {'x' * n}\n   - [x] {texts[0] if n <= longest else 'tiny'} {n}\n"
            f"   - [ ] other {n}\n   - [ ] thing {n}\n   - [ ] matter {n}\n"
            for n in range(1, of + 1)
        )

    assert codes(paper(5, 10)) == []
    assert codes(paper(6, 10)) == ["key-often-longest"]
    assert codes(paper(8, 20)) == []
    assert codes(paper(9, 20)) == ["key-often-longest"]
    assert codes(paper(12, 30)) == []
    assert codes(paper(13, 30)) == ["key-often-longest"]


def test_absolute_words_only_in_distractors_are_told() -> None:
    assert codes(choice("When?", "at any time", "only at noon", "never in winter")) == ["absolute-distractors"]
    assert codes(choice("When?", "only at night", "only at noon", "never in winter")) == []
    assert codes(choice("When?", "at any time", "only at noon", "in winter")) == []
    assert codes(choice("Which song?", "Drowning", "Only Lonely", "Only Wanna Be")) == []


def test_a_word_of_the_question_in_the_right_option_alone_is_told() -> None:
    assert codes(choice("Where does evaporation begin?", "evaporation basin", "river", "cloud")) == ["shared-word"]
    assert codes(choice("Where does evaporation begin?", "evaporation basin", "evaporation cloud", "river")) == []
    assert codes(choice("Where does evaporation begin?", "basin", "river", "cloud")) == []


def test_an_article_that_rules_options_out_is_told() -> None:
    assert codes(choice("It is called a", "predator", "omnivore", "herbivore")) == ["article-tells"]
    assert codes(choice("It is called an", "hour", "apple", "egg")) == []
    assert codes(choice("It is called a", "unicorn", "university", "one-way road")) == []
    assert "article-tells" not in codes(choice("It is called a", "predator", "omnivore", "herbivore"), "id")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("366", "364", "365"), True),
        (("364", "365", "366"), False),
        (("366", "365", "364"), False),
        (("3 km", "1 km", "2 km"), True),
        (("3 km", "1 m", "2 km"), False),
        (("3", "one", "2"), False),
        (("2.5", "10", "1,000"), False),
    ],
)
def test_numbers_in_no_order_are_told(options: tuple[str, ...], told: bool) -> None:
    assert ("numbers-unordered" in codes(choice("How many?", *options))) is told


def test_decimal_commas_are_read_by_language() -> None:
    assert "numbers-unordered" not in codes(choice("Berapa?", "2,5", "10", "1.000"), "id")


def test_options_that_speak_of_all_or_differ_in_capitals_are_told() -> None:
    assert codes(choice("Which?", "hen", "cow", "none of the above")) == ["all-of-the-above"]
    assert codes(choice("Which?", "Jakarta", "jakarta", "Bandung")) == ["alike-options"]


def test_statements_of_one_kind_and_matchings_without_surplus_are_told() -> None:
    statements = "1. s {.statements}\n   - [x] a\n   - [x] b\n   - [%s] c\n"
    assert codes(statements % "x") == ["one-sided-statements"]
    assert codes(statements % " ") == []
    table = "1. s {.match}\n\n   | a | b |\n   |---|---|\n   | c | d |\n   | e | f |\n   | g | h |\n"
    assert codes(table) == ["no-surplus"]
    assert codes(table + "   | | i |\n") == []
    assert codes(table, grade="2") == []


def test_grades_have_their_usual_number_of_options() -> None:
    assert [usual_options(grade, "id") for grade in ("1", "III", "4", "IX", "10", "XII IPA", "PAUD", "")] == [
        3, 3, 4, 4, 5, 5, 0, 0,
    ]  # fmt: skip
    assert codes(choice("Apa?", "satu hal", "dua hal", "tiga hal"), "id", "8") == ["few-options"]
    assert codes(choice("Apa?", "satu hal", "dua hal", "tiga hal"), "id", "2") == []
    assert codes(choice("What?", "this", "that"), "en", "8") == ["few-options"]


def test_a_question_that_tells_the_answer_of_another_is_told() -> None:
    one = "1. Process in which liquid water becomes vapor near the ocean surface\n   = evaporation\n"
    assert codes(one + "2. Why does evaporation of liquid water near the ocean surface cool it?\n") == ["tells-another"]
    assert codes(one + "2. Why does evaporation make sea water salty?\n") == []
    assert codes(one + "2. Why is there liquid water near the ocean surface?\n") == []


def test_a_question_silences_a_check_with_a_reason() -> None:
    stem = 'Which is not a mammal? {allow="negative-stem: quoted from a law"}'
    assert codes(choice(stem, "hen", "cow", "goat")) == []
    assert codes(choice('Which is not a mammal? {allow="negative-stem"}', "hen", "cow", "goat")) == [
        "allow-without-reason"
    ]
    wrong = codes(choice('Which is not a mammal? {allow="negative: so"}', "hen", "cow", "goat"))
    assert wrong == ["allow-unknown", "negative-stem"]
    both = 'Which is not a mammal? {allow="negative-stem: law; all-of-the-above: law"}'
    assert codes(choice(both, "hen", "cow", "none of these")) == []
