"""Numeric answers whose number the values decide: what is a number and what words, and what the plan says."""

from __future__ import annotations

from fractions import Fraction

import pytest
from readings import read_part

from generator.document.blocks import Between, Near, Quantity
from generator.document.transforms import plain
from generator.values.instances import instance_of

BLOCK = '   ```vars\n   a: 3..9\n   w: ["x", "y"]\n   c: a * 2\n   ```\n'


@pytest.mark.parametrize(
    ("line", "accepts", "printed"),
    [
        ("{{ a }}", Near(Fraction(4), Fraction(0)), "4"),
        ("{{ a / 8 }} cm", Near(Fraction(1, 2), Fraction(0)), "0,5\u00a0cm"),
        ("{{ c * 1000 }} ± 0,5", Near(Fraction(8000), Fraction(1, 2)), "8.000\u00a0±\u00a00,5"),
        ("{{ -a }} ± 5% m", Near(Fraction(-4), Fraction(1, 5)), "−4\u00a0±\u00a05%\u00a0m"),
        ("10 ± {{ a }}", Near(Fraction(10), Fraction(4)), "10\u00a0±\u00a04"),
        ("{{ a }}..{{ a + 1 }} kg", Between(Fraction(4), Fraction(5)), "4–5\u00a0kg"),
        ("{{ pick(a > 3, a, 0) }}%", Near(Fraction(4), Fraction(0)), "4%"),
    ],
)
def test_an_expression_that_gives_a_number_asks_for_one(line: str, accepts: object, printed: str) -> None:
    result = read_part(f"1. x\n{BLOCK}   = {line}\n")
    assert result.codes == []
    assert result.item.kind == "numeric"
    response = instance_of(result.item, (4, "x", 8)).response
    assert isinstance(response, Quantity)
    assert response.accepts == accepts
    assert plain(response.answer).rstrip("\u00a0") == printed


@pytest.mark.parametrize(
    "line",
    ["{{ fraction(a / 2) }}", "{{ w }}", "{{ a }} | lima", "{{ pick(a > 3, 'ya', 'tidak') }}", "{{ a }} dan {{ c }}"],
)
def test_what_gives_words_is_a_short_answer(line: str) -> None:
    result = read_part(f"1. x\n{BLOCK}   = {line}\n")
    assert result.codes == []
    assert result.item.kind == "short-answer"


@pytest.mark.parametrize("line", ["{{ a }}..{{ 6 }}", "{{ a }} ± {{ 6 - a }}"])
def test_answers_that_cannot_be_are_drawn_again_and_told(line: str) -> None:
    result = read_part(f"1. x\n{BLOCK}   = {line}\n")
    assert result.places == ["2:4 value-range"]
