"""What holds of sub-questions in every plan: they stay together in their order under one number."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from items import items

from generator.document.blocks import Group, Item
from generator.document.transforms import main_number
from generator.versions import PartItems, make_plan

seeds = st.integers(0, 999_999_999)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[Item | Group, ...]:
    """Questions, some of them with two to four sub-questions."""
    pool = list(draw(items(12)))
    units: list[Item | Group] = []
    while pool:
        count = draw(st.integers(1, 4))
        some, pool = pool[:count], pool[count:]
        if count == 1 or len(some) == 1:
            units.append(some[0])
        else:
            parts = tuple(replace(item, letter="abcd"[at], pinned=False) for at, item in enumerate(some))
            units.append(Group(f"w{len(units)}", (), parts, shuffle=False))
    return tuple(units)


def flat(units: tuple[Item | Group, ...]) -> tuple[Item, ...]:
    return tuple(item for unit in units for item in (unit.items if isinstance(unit, Group) else (unit,)))


@given(stretches(), seeds)
def test_sub_questions_stand_together_under_one_number(units: tuple[Item | Group, ...], seed: int) -> None:
    plan = make_plan([PartItems(units)], [PartItems(units)], seed, "RUN", 3)
    by_id = {item.id: item for item in flat(units)}
    wholes = {part.id: unit.id for unit in units if isinstance(unit, Group) for part in unit.items}
    for version in (*plan.versions, plan.slides):
        assert sorted(planned.id for planned in version.items) == sorted(by_id)
        numbers: dict[str, list[str]] = {}
        for planned in version.items:
            letter = by_id[planned.id].letter
            assert planned.number == main_number(planned.number) + letter
            numbers.setdefault(main_number(planned.number), []).append(planned.id)
        assert list(numbers) == [str(number) for number in range(1, len(units) + 1)]
        for ids in numbers.values():
            assert len({wholes.get(id_, id_) for id_ in ids}) == 1
            letters = [by_id[id_].letter for id_ in ids]
            assert letters in ([""], ["a", "b"], ["a", "b", "c"], ["a", "b", "c", "d"])


@given(stretches(), seeds)
def test_options_move_as_if_each_were_a_question_of_its_own(units: tuple[Item | Group, ...], seed: int) -> None:
    alone = tuple(replace(item, letter="") for item in flat(units))
    together = make_plan([PartItems(units)], [], seed, "RUN", 1).versions[0]
    apart = make_plan([PartItems(alone)], [], seed, "RUN", 1).versions[0]
    orders = {planned.id: (planned.options, planned.rows) for planned in apart.items}
    assert {planned.id: (planned.options, planned.rows) for planned in together.items} == orders
