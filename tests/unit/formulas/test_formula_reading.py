"""What stands between dollars is read, or told at its place."""

from __future__ import annotations

import time

import pytest

from generator.fonts import mathface
from generator.fonts.mathset import formula_box
from generator.formulas import linear, macros, read
from generator.formulas.alphabet import is_known
from generator.formulas.reading import DEPTH_LIMIT, LENGTH_LIMIT
from generator.formulas.values import as_source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\frac{1}{2}", "½"),
        (r"1\frac{3}{8}", "1⅜"),
        (r"\frac{13}{8}", "¹³⁄₈"),
        (r"\frac{a+b}{2c}", "(a + b)/(2c)"),
        ("x^2+1=0", "x² + 1 = 0"),
        ("-3+(-4)", "−3 + (−4)"),
        (r"\sqrt{x^2+1}", "√(x² + 1)"),
        (r"\sqrt[3]{8}", "∛8"),
        (r"\sum_{i=1}^{n} i^2", "∑ᵢ₌₁ⁿi²"),
        (r"\lim_{x\to\infty}f(x)", "lim_(x → ∞) f(x)"),
        (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1 , 2; 3 , 4)"),
        (r"90^\circ", "90°"),
        (r"\vec{v}\cdot\hat{n}", "v⃗ ⋅ n̂"),
        (r"\mathbb{R}", "ℝ"),
        ("3,14", "3,14"),
        ("3{,}14", "3,14"),
        ("10\\%", "10%"),
        ("10%", "10%"),
        (r"\text{luas alas}\times t", "luas alas × t"),
        (r"\ce{2H2 + O2 -> 2H2O}", "2 H₂ + O₂ → 2 H₂O"),
        (r"\ce{SO4^2-}", "SO₄²⁻"),
        (r"\ce{Fe^3+ + 3OH- <=> Fe(OH)3 v}", "Fe³⁺ + 3 OH⁻ ⇌ Fe(OH)₃ ↓"),
        (r"\ce{^{14}_{6}C}", "₆¹⁴C"),
        (r"\ce{CuSO4*5H2O}", "CuSO₄ ⋅ 5 H₂O"),
        (r"\ce{NaCl (aq)}", "NaCl (aq)"),
        (r"\ce{A ->[H2SO4] B}", "A →[H₂SO₄] B"),
        (r"\ce{1/2 O2}", "½ O₂"),
    ],
)
def test_a_formula_reads_as_one_line(source: str, expected: str) -> None:
    assert read(source).troubles == ()
    assert linear.text(source) == expected


@pytest.mark.parametrize(
    ("source", "code", "start"),
    [
        ("  ", "formula-empty", 0),
        (r"a+\frc{1}{2}", "formula-unknown-macro", 2),
        ("{a", "formula-brace", 0),
        ("a}", "formula-brace", 1),
        (r"\sqrt[3{8}", "formula-brace", 5),
        (r"\frac{1}", "formula-missing", 0),
        ("x^", "formula-missing", 1),
        ("x^2^3", "formula-script-twice", 3),
        ("x^23", "formula-script-digits", 2),
        (r"\left(a", "formula-left-right", 0),
        (r"a\right)", "formula-left-right", 1),
        (r"\left a\right)", "formula-left-right", 0),
        (r"\begin{foo}a\end{foo}", "formula-environment", 0),
        (r"\begin{matrix}a", "formula-environment-unclosed", 0),
        (r"\begin{matrix}a\end{pmatrix}", "formula-environment-unclosed", 0),
        ("a&b", "formula-mark", 1),
        (r"a\\b", "formula-mark", 1),
        ("a#b", "formula-mark", 1),
        (r"\text{a \pi}", "formula-macro-in-text", 8),
        (r"\ce{H2 @ O2}", "formula-chemistry", 4),
        ("x=ك", "formula-letter", 2),
        (r"\begin{matrix}" + "1&" * 150 + r"1\end{matrix}", "formula-table", 0),
        ("a" * (LENGTH_LIMIT + 1), "formula-too-long", 0),
        ("{" * 40 + "}" * 40, "formula-too-deep", DEPTH_LIMIT),
        (r"\not\alpha", "formula-unknown-macro", 0),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(source: str, code: str, start: int) -> None:
    assert (code, start) in [(trouble.code, trouble.start) for trouble in read(source).troubles]


@pytest.mark.parametrize(
    "hostile",
    ["{" * 10_000, "\\frac" * 150, "^" * 900, "_{" * 400, "\\left(" * 150, "\\begin{matrix}" * 60, "\\ce{" * 200,
     "\\sqrt[" * 150, "&" * 900, "\\" * 999, "\\ce{^" + "{" * 400,
     "\\begin{array}{" * 70, "\\frac{\\frac{" * 70],
)  # fmt: skip
def test_hostile_formulas_are_told_in_bounded_time(hostile: str) -> None:
    start = time.perf_counter()
    assert read(hostile).troubles
    assert time.perf_counter() - start < 1.0


def test_the_deepest_formula_is_set_in_bounded_time() -> None:
    depth = DEPTH_LIMIT - 1
    source = r"\frac{1}{" * depth + "2" + "}" * depth
    start = time.perf_counter()
    assert not read(source).troubles
    assert formula_box(source, False).width > 0
    assert time.perf_counter() - start < 1.0


def test_every_known_letter_is_in_the_face() -> None:
    letters = [chr(code) for code in range(0x20, 0x3000) if is_known(chr(code))]
    assert [letter for letter in letters if letter not in " \xa0\xad" and not mathface.covers(letter)] == []


def test_every_sign_is_one_that_can_be_set() -> None:
    for name in macros.SYMBOLS:
        source = f"\\{name} " if name.isalpha() else f"\\{name}"
        assert not read(source).troubles, name
        assert formula_box(source, True).glyphs, name


@pytest.mark.parametrize(
    ("letters", "expected"), [("12", "x¹²"), ("−3", "x⁻³"), ("1.500", "x^1.500"), ("50 % & {b}", "x^(50 % & {b})")]
)
def test_a_value_is_one_thing(letters: str, expected: str) -> None:
    source = "x^" + as_source(letters)
    assert read(source).troubles == ()
    assert linear.text(source) == expected
