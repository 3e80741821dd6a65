"""Fixed words are data: every language has all of them, and numbers and counts come out as it writes them."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest

from generator import resources, words
from generator.document.blocks import Kind
from generator.errors import UsageError


@pytest.mark.parametrize("language", words.available())
def test_every_language_has_the_same_words(language: str) -> None:
    english, other = (resources.toml("words", f"{name}.toml") for name in ("en", language))
    for table in ("words", "counted", "kinds"):
        assert other[table].keys() == english[table].keys()
    assert set(other["kinds"]) == set(get_args(Kind))


def test_numbers_and_counts_follow_the_language() -> None:
    indonesian, english = words.load_words("id-ID"), words.load_words("en")
    assert indonesian.count("points", Fraction(5, 2)) == "2,5 poin"
    assert english.count("points", Fraction(5, 2)) == "2.5 points"
    assert english.count("points", 1) == "1 point"
    assert indonesian.count("points_each", 10, each="3") == "10 × 3 poin"
    assert english.number(Fraction(1, 3)) == "0.33"


def test_an_unknown_language_is_named_with_those_that_exist() -> None:
    with pytest.raises(UsageError, match="en, id"):
        words.load_words("tlh")


def test_pages_are_read_from_the_right_by_language_or_script() -> None:
    assert all(map(words.runs_right_to_left, ("ar", "ar-EG", "he", "fa-IR", "ur", "ms-Arab", "ku-Arab-IQ", "AR")))
    assert not any(map(words.runs_right_to_left, ("id", "en", "ms", "ur-Latn", "ru", "zh-Hant", "de-1996", "")))
