"""Numbers of a lesson: what a teacher writes in the lesson's language is what plan.json holds and a key prints."""

from __future__ import annotations

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from readings import read

from generator.document.blocks import Quantity
from generator.document.transforms import blank_item, plain
from generator.plan import ItemPlan
from generator.versions import printed_answer

numbers = st.decimals(-999_999, 999_999, allow_nan=False, allow_infinity=False, places=4).map(lambda number: number + 0)
offs = st.decimals(0, 999, allow_nan=False, places=3)
units = st.sampled_from(["", "cm", "g/mol", "m^2^", "°C", "%", "km per jam"])
marks = st.sampled_from([("id", ","), ("en", ".")])


def written(number: Decimal, mark: str) -> str:
    return f"{number.normalize():f}".replace(".", mark)


@given(numbers, st.one_of(st.none(), offs), st.booleans(), numbers, units, marks, st.sampled_from(["±", "+-", " +/- "]))
def test_a_number_means_the_same_in_every_language(
    number: Decimal,
    off: Decimal | None,
    ranged: bool,
    other: Decimal,
    unit: str,
    language: tuple[str, str],
    sign: str,
) -> None:
    code, mark = language
    least, most = sorted((number, other))
    if ranged:
        line = f"{written(least, mark)}..{written(most, mark)}"
        wanted = {"from": float(least), "to": float(most)}
    else:
        line = written(number, mark) + (f"{sign}{written(off, mark)}" if off is not None else "")
        wanted = {"value": float(number), "tolerance": float(off or 0)}
    unit = "" if " " in unit and off is None and not ranged else unit
    unit = "" if unit == "%" and off is not None else unit  # a share of the number
    found = read(f"---\ntitle: a\nlanguage: {code}\n---\n## B {{.questions}}\n1. c\n   = {line} {unit}\n")
    assert [code for code in found.codes if code != "number-doubtful"] == []
    item = found.item
    answer = json.loads(json.dumps(printed_answer(item, ItemPlan(item.id, "1"))))
    assert {name: value for name, value in answer.items() if name != "unit"} == wanted
    assert isinstance(item.response, Quantity)
    shown = plain(item.response.answer)
    digits = written(least if ranged else number, mark).removeprefix("-")
    assert digits in shown
    assert digits not in repr(blank_item(item).response) or digits in unit


@given(numbers.filter(lambda number: number != number.to_integral_value()), marks)
def test_the_decimal_mark_of_another_language_is_told(number: Decimal, language: tuple[str, str]) -> None:
    code, mark = language
    wrong = written(number, "." if mark == "," else ",")
    found = read(f"---\ntitle: a\nlanguage: {code}\n---\n## B {{.questions}}\n1. c\n   = {wrong}\n")
    assert found.codes in (["number-mark"], ["number-doubtful"])
