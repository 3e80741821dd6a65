"""A word bank holds every answer once and the surplus words, in no order that tells which blank each fits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from readings import HEAD, PART, read

from generator.document.blocks import InStem, Item
from generator.document.orders import orders_of
from generator.document.transforms import blank_item, gaps, plain
from generator.versions import PartItems, make_plan

words = st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1, max_size=6)


def bank_of(answers: list[str], surplus: list[str]) -> Item:
    text = ", ".join(f"x [[{answer}]]" for answer in answers)
    extra = f'bank="{", ".join(surplus)}"' if surplus else "bank"
    result = read(f"{HEAD}{PART}1. {text} {{{extra}}}\n")
    return result.item


@settings(max_examples=60)
@given(st.lists(words, min_size=1, max_size=6), st.lists(words, max_size=4), st.integers(0, 999))
def test_a_bank_holds_each_word_once_in_no_telling_order(answers: list[str], surplus: list[str], seed: int) -> None:
    item = bank_of(answers, surplus)
    response = item.response
    assert isinstance(response, InStem)
    said = [plain(kids) for kids in response.bank]
    assert said == list(dict.fromkeys((*answers, *surplus)))
    plan = make_plan([PartItems((item,))], [PartItems((item,))], seed, "RUNCOD", min(4, orders_of(item)))
    for version in (*plan.versions, plan.slides):
        (planned,) = version.items
        assert sorted(planned.options) == list(range(len(said)))
        printed = [index for index in planned.options if index < len(set(answers))]
        assert len(printed) < 3 or printed != sorted(printed)


@given(st.lists(words, min_size=1, max_size=4))
def test_what_a_pupil_gets_has_the_words_but_no_gap(answers: list[str]) -> None:
    item = blank_item(bank_of(answers, []))
    assert isinstance(item.response, InStem)
    assert gaps(item.stem) == () and item.response.bank
