"""What holds for every question with parameters, whatever its block says."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from readings import read_part

from generator.audit.reckoning import Numerals, Unreckoned, reckon, spelled
from generator.document.blocks import Choices, Group, Item, Option, Paragraph
from generator.document.inlines import Text, Value
from generator.document.transforms import blank_item, plain_blocks
from generator.document.values import NumberForm, Parameters
from generator.values.clashes import clash
from generator.values.evaluate import NoValue, evaluate
from generator.values.instances import instance_of
from generator.values.printed import printed
from generator.values.syntax import FUNCTIONS, SyntaxProblem
from generator.values.variables import block_of
from generator.versions import NoValues, PartItems, make_plan
from generator.versions.values import Row

FORM = NumberForm(",", ".", "Rp{n}")
NUMERALS = Numerals(",", ".", "Rp{n}")
NAMES = {"a": 7, "b": Fraction(5, 4), "c": -3, "w": "apel"}
seeds = st.integers(0, 999_999_999)
SIGNS = "a b c w x 0 1 2 12 0.5 'q' + - * / // % ** ( ) , < <= == != > and or not . [ ] { = ^ × __class__ if lambda"
pieces = st.sampled_from([*SIGNS.split(), *(f"{name}(" for name in FUNCTIONS)])


@given(st.one_of(st.text(max_size=40), st.lists(pieces, max_size=14).map(" ".join)))
@settings(max_examples=400)
def test_the_evaluator_is_total_and_the_audit_reckons_the_same(text: str) -> None:
    try:
        letters = printed(evaluate(text, NAMES), FORM)
    except (SyntaxProblem, NoValue, KeyError):
        return
    exact = {name: value if isinstance(value, str) else Fraction(value) for name, value in NAMES.items()}
    assert spelled(reckon(text, exact), NUMERALS).split() == letters.split()


@given(st.text(max_size=60))
def test_the_audit_refuses_what_it_cannot_reckon(text: str) -> None:
    try:
        spelled(reckon(text, {"a": Fraction(2)}), NUMERALS)
    except Unreckoned:
        return


@pytest.mark.parametrize("text", ["9**9**9", "'a'*10**10", "a.real", "().__class__", "[a for a in (1,)]", "open('x')"])
def test_the_audit_is_as_deaf_to_programs(text: str) -> None:
    with pytest.raises(Unreckoned):
        reckon(text, {"a": Fraction(2)})


# ---- drawing


def choice(*expressions: str) -> Item:
    options = tuple(
        Option((Paragraph((Value(expression),)),), index == 0) for index, expression in enumerate(expressions)
    )
    return Item("q", "single-choice", Fraction(1), (Paragraph((Text("?"),)),), Choices(options))


formulas = st.sampled_from(["a", "b", "a + b", "a * b", "a - b", "a / b", "a + 1", "b - a", "2 * a", "fraction(a / b)"])


@st.composite
def questions(draw: st.DrawFn) -> Item:
    low, high = sorted(draw(st.tuples(st.integers(-5, 5), st.integers(-5, 12))))
    lines = [("a", f"{low}..{high}"), ("b", draw(st.sampled_from(["1..6", "[2, 3, 5]", "0..2 by 0.5", "a * 2"])))]
    if draw(st.booleans()):
        lines.append(("where", draw(st.sampled_from(["a < b", "a != b", "a + b > 3", "b > 0 and a % 2 == 0"]))))
    item = choice(*draw(st.lists(formulas, min_size=2, max_size=4, unique=True)))
    return replace(item, parameters=Parameters(tuple(lines), FORM))


@given(questions(), seeds, st.integers(1, 6))
@settings(max_examples=120, deadline=None)
def test_every_version_has_values_that_hold_and_answers_that_differ(item: Item, seed: int, count: int) -> None:
    assert item.parameters
    block = block_of(item.parameters)
    try:
        plan = make_plan([PartItems((item,))], [PartItems((item,))], seed, "RUN", count)
    except NoValues:
        assume(False)
        return
    allowed = set()
    for index in range(block.count):
        try:
            allowed.add(block.values(index))
        except NoValue:
            continue
    drawn = [version.items[0].values for version in (plan.slides, *plan.versions)]
    for values in drawn:
        assert values in allowed
        assert block.holds(values)
        response = instance_of(item, values).response
        assert isinstance(response, Choices)
        texts = [plain_blocks(option.blocks) for option in response.options]
        assert len(set(texts)) == len(texts)
    available = Row((item,), seed).reach(count + 1)
    assert len(set(drawn)) == min(available, count + 1), "none comes twice before all were used"


@given(questions(), seeds)
@settings(max_examples=60, deadline=None)
def test_values_depend_on_seed_and_question_alone(item: Item, seed: int) -> None:
    other = replace(choice("1", "2"), id="other", parameters=None)
    try:
        plan = make_plan([PartItems((item,))], (), seed, "RUN", 2)
    except NoValues:
        assume(False)
        return
    more = make_plan([PartItems((other, item))], (), seed, "RUN", 4)
    for index in range(2):
        (values,) = [one.values for one in more.versions[index].items if one.id == "q"]
        assert plan.versions[index].items[0].values == values


@given(questions(), questions(), seeds, st.integers(1, 6))
@settings(max_examples=60, deadline=None)
def test_sub_questions_of_one_set_of_values_have_the_same_in_every_version(
    first: Item, second: Item, seed: int, count: int
) -> None:
    assert first.parameters
    shared = replace(first.parameters, whole="w")
    parts = tuple(
        replace(item, id=f"w-{letter}", letter=letter, parameters=shared)
        for item, letter in ((first, "a"), (second, "b"))
    )
    units = (Group("w", (), parts, shuffle=False),)
    try:
        plan = make_plan([PartItems(units)], [PartItems(units)], seed, "RUN", count)
    except NoValues:
        assume(False)
        return
    for version in (plan.slides, *plan.versions):
        one, other = (planned.values for planned in version.items)
        assert one == other
        assert [clash(item, one) for item in parts] == ["", ""]
    drawn = [version.items[0].values for version in (plan.slides, *plan.versions)]
    assert len(set(drawn)) == Row(parts, seed).reach(count + 1)


@given(questions(), seeds)
@settings(max_examples=60, deadline=None)
def test_blanking_and_putting_values_in_commute(item: Item, seed: int) -> None:
    row = Row((item,), seed)
    assume(row.reach(1))
    values = row.set(0)
    assert blank_item(instance_of(item, values)) == instance_of(blank_item(item), values)


@given(
    st.lists(st.one_of(st.text(max_size=30), st.lists(pieces, max_size=8).map(" ".join)), max_size=4),
    st.text(max_size=20),
)
@settings(max_examples=150, deadline=None)
def test_reading_a_hostile_block_never_fails(rests: list[str], expression: str) -> None:
    lines = "\n".join(f"   {name}: {rest}" for name, rest in zip(["a", "b", "c", "where"], rests, strict=False))
    result = read_part(
        f"1. {{{{ {expression} }}}}\n   ```vars\n{lines}\n   ```\n   - [x] {{{{ a }}}}\n   - [ ] {{{{ b }}}}\n"
    )
    for item in result.items.values():
        assert item.parameters is not None
        row = Row((item,), 1)
        assert row.reach(1) == 0 or block_of(item.parameters).holds(row.set(0))
