"""`vars` blocks and `{{ … }}` in lessons: where they count, and where what is wrong with them stands."""

from __future__ import annotations

import pytest
from readings import read_part

from generator.document.blocks import Choices
from generator.document.inlines import Code, Formula, Value
from generator.document.transforms import flat_inlines, inlines_of, plain
from generator.values.instances import instance_of

BLOCK = "   ```vars\n   a: 3..9\n   ```\n"


def test_a_block_may_stand_anywhere_in_a_question() -> None:
    stem, answer = "1. Hasil dari {{ a }} × 2\n", "   = {{ a * 2 }}\n"
    for text in (stem + BLOCK + answer, stem + answer + BLOCK, stem + "\n" + BLOCK + "\n" + answer):
        result = read_part(text)
        assert result.codes == []
        assert result.item.parameters is not None
        assert [line.name for line in result.question.variables.lines] == ["a"]  # type: ignore[union-attr]


def test_values_stand_wherever_a_question_has_text() -> None:
    text = (
        "1. **{{ a }}** *{{ a*a*a }}* [[{{ a + 1 }}]] x^{{ a }}^ `{{ a }}` {{ a }}\n\n"
        "   | x | {{ a }} |\n   |---|---|\n   | 1 | {{ a }} |\n\n" + BLOCK + "\n   > {{ a }}\n"
    )
    result = read_part(text)
    assert result.codes == []
    values = [
        one.expression
        for kids in inlines_of(result.item.stem)
        for one in (*flat_inlines(kids), *(kid for gap in kids if hasattr(gap, "answers") for kid in gap.answers[0]))
        if isinstance(one, Value)
    ]
    assert sorted(values) == sorted(["a", "a*a*a", "a + 1", "a", "a", "a", "a"])
    made = instance_of(result.item, (4,))
    inlines = [one for kids in inlines_of((*made.stem, *made.explanation)) for one in flat_inlines(kids)]
    assert not any(isinstance(one, Value) for one in inlines)
    assert Code("4") in inlines
    assert made is instance_of(result.item, (4,))


def test_options_with_values_are_shuffled_though_they_stand_in_order() -> None:
    result = read_part(
        f"1. {{{{ a }}}}\n{BLOCK}   - [x] {{{{ a }}}}\n   - [ ] {{{{ a + 1 }}}}\n   - [ ] {{{{ a + 2 }}}}\n"
    )
    assert isinstance(result.item.response, Choices)
    assert result.item.response.shuffle


def test_options_that_are_one_expression_are_told_at_their_line() -> None:
    result = read_part(f"1. x\n{BLOCK}   - [x] {{{{ a }}}}\n   - [ ] {{{{ a }}}}\n")
    assert "6:4 equal-options" in result.places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1. {{ b }}\n" + BLOCK, ["1:7 expression-name"]),
        ("1. x {{ a + }} y\n" + BLOCK, ["1:11 expression-end"]),
        ("1. x {{ a y\n" + BLOCK, ["1:6 value-unclosed"]),
        ("1. x\n" + BLOCK + "   = {{ 1 + q }} | {{ r }}\n", ["5:13 expression-name", "5:23 expression-name"]),
        ("1. x\n   ```vars\n   a 3\n   ```\n", ["3:4 vars-line"]),
        ("1. x\n   ```vars\n   ```\n", ["2:4 vars-line"]),
        ("1. x\n   ```vars\n   a: 3..9\n   where: a > z\n   ```\n", ["4:15 expression-name"]),
        ("1. x\n" + BLOCK + "\n" + BLOCK, ["6:4 vars-twice"]),
        ("1. {{ a }}\n   ```vars\n   a: 3..9\n   where: a > 9\n   ```\n", ["2:4 vars-no-values"]),
        ("1. {{ 6 / a }}\n   ```vars\n   a: 0..3\n   ```\n", ["1:7 value-division"]),
        ("1. {{ 'x' * a }}\n   ```vars\n   a: 0..3\n   ```\n", ["1:7 value-kind", "2:4 vars-no-values"]),
        ("1. {{ b }}\n   ```vars\n   a: 0..3\n   b: 6 / a\n   ```\n", ["4:7 value-division"]),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(text: str, places: list[str]) -> None:
    assert read_part(text).places == places


@pytest.mark.parametrize("text", ["1. {{ a }} {{ 7*7 }}\n", "1. `{{ a }}`\n"])
def test_without_a_block_braces_are_text(text: str) -> None:
    result = read_part(text)
    assert result.codes == []
    assert result.item.parameters is None


def test_an_escaped_brace_is_text_with_a_block_too() -> None:
    result = read_part("1. \\{{ x }} {{ a }}\n" + BLOCK)
    assert result.codes == []
    assert [
        value.expression for kids in inlines_of(result.item.stem) for value in kids if isinstance(value, Value)
    ] == ["a"]


def test_of_three_braces_the_inner_two_count() -> None:
    result = read_part("1. $\\frac{{{ a }}}{{{ a + 1 }}}$ `{{{ a }}}` {{{ a }}}\n" + BLOCK)
    assert result.codes == []
    made = instance_of(result.item, (4,))
    formula, _, code, *texts = [one for kids in inlines_of(made.stem) for one in kids]
    assert isinstance(formula, Formula)
    assert formula.source.replace("{{", "{").replace("}}", "}") == r"\frac{4}{5}"
    assert code == Code("{4}")
    assert plain(tuple(texts)) == " {4}"
