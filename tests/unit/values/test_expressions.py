"""Expressions: what they come to, how it is printed, and what is refused at once."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest

from generator.document.values import NumberForm, Parameters
from generator.values.evaluate import NoValue, evaluate
from generator.values.printed import printed, printed_plainly
from generator.values.syntax import SyntaxProblem, parsed
from generator.values.variables import block_of, check_names, read_line

INDONESIAN, ENGLISH = NumberForm(",", ".", "Rp{n}"), NumberForm(".", ",", "${n}")


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("1/3 + 1/6", "0,5"),
        ("1/3", "1/3"),
        ("-1/3", "−1/3"),
        ("2**10", "1.024"),
        ("-2**2", "−4"),
        ("2**-1", "0,5"),
        ("7 // 2 + -7 % 3", "5"),
        ("sqrt(49/4)", "3,5"),
        ("round(sqrt(2), 3)", "1,414"),
        ("round(2.345, 2)", "2,35"),
        ("round(-2.5)", "−3"),
        ("fixed(2.5, 2)", "2,50"),
        ("money(12500)", "Rp12.500"),
        ("money(-12500.5)", "−Rp12.500,50"),
        ("signed(3)", "+3"),
        ("signed(-3)", "−3"),
        ("fraction(6/8)", "3/4"),
        ("mixed(-7/4)", "−1\u00a03/4"),
        ("mixed(3/4)", "3/4"),
        ("plain(2026)", "2026"),
        ("1234567.125", "1.234.567,125"),
        ("gcd(12, 18) + lcm(4, 6)", "18"),
        ("pick(1 < 2 <= 2, 'naik', 'turun')", "naik"),
        ("pick(not (1 == 1) or 2 != 2, 1, 2)", "2"),
        ("min(3, 1, 2) + max(1/2, 1/3) + abs(-1) + floor(2.9) + ceil(2.1)", "7,5"),
        ("round(2 * pi, 2)", "6,28"),
    ],
)
def test_values_are_exact_and_printed_as_the_language_has_them(text: str, letters: str) -> None:
    assert printed(evaluate(text, {}), INDONESIAN) == letters


def test_another_language_prints_the_same_numbers_otherwise() -> None:
    assert printed(evaluate("money(12500.5)", {}), ENGLISH) == "$12,500.50"
    assert printed(evaluate("-1234.5", {}), ENGLISH) == "−1,234.5"
    assert printed_plainly(evaluate("-1234.5", {})) == "-1234.5"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1 / 0", "division"),
        ("0 ** -1", "division"),
        ("5 % (2 - 2)", "division"),
        ("9**9**9", "exponent"),
        ("10**30 * 10**30", "large"),
        ("(10**39) ** 100", "large"),
        ("sqrt(-1)", "root"),
        ("'a' * 10", "numbers"),
        ("money(1) + 1", "numbers"),
        ("gcd(1/2, 3)", "whole"),
        ("2 ** 0.5", "whole"),
        ("pick(1, 2, 3)", "condition"),
        ("round(1, 99)", "places"),
        ("'a' < 'b'", "numbers"),
    ],
)
def test_what_has_no_value_says_why(text: str, why: str) -> None:
    with pytest.raises(NoValue) as caught:
        printed(evaluate(text, {}), ENGLISH)
    assert caught.value.why == why


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("a.b", "expression-sign", 1),
        ("__import__('os')", "expression-sign", 0),
        ("a if b else c", "expression-sign", 2),
        ("[1, 2]", "expression-sign", 0),
        ("0,5", "expression-sign", 1),
        ("a × 2", "expression-sign", 2),
        ("a ^ 2", "expression-sign", 2),
        ("a = 2", "expression-sign", 2),
        ("lambda: 1", "expression-sign", 6),
        ("(a + 1", "expression-end", 5),
        ("", "expression-end", 0),
        ("open('x')", "expression-function", 0),
        ("gcd(1)", "expression-call", 0),
        ("gcd", "expression-call", 0),
        ("007", "expression-limit", 0),
        ("1" * 16, "expression-limit", 0),
        ("(" * 40, "expression-limit", 30),
        ("1+" * 200 + "1", "expression-limit", 0),
        ("2" + "**2" * 60, "expression-sign", 90),
    ],
)
def test_what_is_no_expression_is_told_at_its_place(text: str, code: str, at: int) -> None:
    with pytest.raises(SyntaxProblem) as caught:
        parsed(text)
    assert (caught.value.code, caught.value.start) == (code, at)


def test_an_unknown_name_is_told_with_those_that_are_known() -> None:
    with pytest.raises(SyntaxProblem) as caught:
        check_names("a + bb * b", ["a", "b"])
    assert caught.value.code == "expression-name"
    assert (caught.value.start, caught.value.end) == (4, 6)


def test_hostile_expressions_end_at_once() -> None:
    start = time.perf_counter()
    multiple = f"lcm({', '.join(f'10**39 - {n}' for n in range(12))})"
    for text in ("9**9**9**9", "((((10**39)**128)**128)**128)", multiple):
        with pytest.raises(NoValue):
            evaluate(text, {})
    with pytest.raises(NoValue):
        evaluate("'a'*10**10", {})
    assert time.perf_counter() - start < 0.5


# ---- lines of a block


def test_the_ways_to_choose_are_counted_and_each_has_its_values() -> None:
    lines = (("a", "3..5"), ("b", "0..1 by 0.25"), ("w", "['x', 'y']"), ("c", "a * b"), ("where", "c > 1"))
    block = block_of(Parameters(lines))
    assert block.count == 3 * 5 * 2
    every = [block.values(choice) for choice in range(block.count)]
    assert len(set(every)) == block.count
    assert {values[0] for values in every} == {3, 4, 5}
    assert {values[1] for values in every} == {0, Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), 1}
    assert all(values[3] == values[0] * values[1] for values in every)  # type: ignore[operator]
    assert [block.holds(values) for values in every] == [values[3] > 1 for values in every]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("name", "rest", "code"),
    [
        ("a", "9..3", "vars-range"),
        ("a", "1..5 by 0", "vars-range"),
        ("a", "1..5 by -1", "vars-range"),
        ("a", "1..99999999", "vars-range"),
        ("a", f"1..{'9' * 60}", "vars-range"),
        ("a", "1" * 400, "expression-limit"),
        ("a", "[1, 'x']", "vars-list"),
        ("a", "[1/0]", "vars-list"),
        ("a", "[1, 2", "expression-end"),
        ("a", "[]", "expression-sign"),
        ("a", "[b]", "expression-name"),
        ("a", "a + 1", "expression-name"),
        ("known", "1..2", "vars-name"),
        ("pi", "1..2", "vars-name"),
        ("for", "1..2", "vars-name"),
        ("by", "1..2", "vars-name"),
        ("é", "1..2", "vars-name"),
    ],
)
def test_a_line_that_cannot_be_used_is_refused(name: str, rest: str, code: str) -> None:
    with pytest.raises(SyntaxProblem) as caught:
        read_line(name, rest, ["known"])
    assert caught.value.code == code
