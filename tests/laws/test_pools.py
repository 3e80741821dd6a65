"""What holds for every pool: as many as asked, of each name, all used as evenly as the numbers allow."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from math import factorial

from hypothesis import given, settings
from hypothesis import strategies as st
from items import paragraph

from generator.document.blocks import Choices, Group, Item, Lines, Option
from generator.document.orders import can_make
from generator.plan import as_first_printed
from generator.versions import PartItems, Pool, make_plan
from generator.versions.draws import stream_name
from generator.versions.pools import Dealer

seeds = st.integers(0, 999_999_999)


def question(name: str) -> Item:
    return Item(name, "essay", Fraction(1), paragraph(name), Lines(3))


def names(count: int) -> list[bytes]:
    return [stream_name(f"q{index}") for index in range(count)]


@given(seeds, st.integers(1, 12), st.integers(1, 40), st.data())
def test_every_hand_is_full_and_all_are_used_alike(seed: int, size: int, hands: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(1, size))
    dealer = Dealer(seed, "p", names(size), [1] * size, count)
    used = Counter(dict.fromkeys(range(size), 0))
    for _ in range(hands):
        hand = dealer.deal()
        assert len(set(hand)) == len(hand) == count
        used.update(hand)
        assert max(used.values()) - min(used.values()) <= 1


@given(seeds, st.lists(st.integers(1, 5), min_size=1, max_size=10), st.integers(1, 30), st.data())
def test_units_that_count_for_several_make_up_the_number(
    seed: int, sizes: list[int], hands: int, data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, sum(sizes)).filter(lambda count: can_make(sizes, count)))
    dealer = Dealer(seed, "p", names(len(sizes)), sizes, count)
    used = Counter(dict.fromkeys(range(len(sizes)), 0))
    for _ in range(hands):
        hand = dealer.deal()
        assert len(set(hand)) == len(hand) and sum(sizes[at] for at in hand) == count
        used.update(hand)
        for size in set(sizes):
            alike = [used[at] for at, one in enumerate(sizes) if one == size]
            assert max(alike) - min(alike) <= 1


@given(st.lists(st.integers(1, 6), min_size=1, max_size=8), st.integers(1, 30))
def test_whether_sizes_can_make_a_number_is_told_rightly(sizes: list[int], count: int) -> None:
    sums = {0}
    for size in sizes:
        sums |= {one + size for one in sums}
    assert can_make(sizes, count) == (count in sums)


@st.composite
def stretches(draw: st.DrawFn) -> PartItems:
    """Questions and groups of them, some of two names, all in one of two pools."""
    units: list[Item | Group] = []
    for index in range(draw(st.integers(2, 8))):
        pinned = draw(st.booleans())
        if draw(st.booleans()):
            inside = tuple(question(f"g{index}-{at}") for at in range(draw(st.integers(1, 4))))
            units.append(Group(f"g{index}", paragraph("stimulus"), inside, pinned, draw(st.booleans())))
        else:
            units.append(replace(question(f"q{index}"), pinned=pinned))
    side = [draw(st.booleans()) for _ in units]
    pools = []
    for name in (False, True):
        places = tuple(at for at, one in enumerate(side) if one is name)
        sizes = [len(unit.items) if isinstance(unit := units[at], Group) else 1 for at in places]
        if places:
            whole = sum(sizes)
            pools.append(Pool(places, draw(st.integers(1, whole).filter(lambda n, sizes=sizes: can_make(sizes, n)))))
    return PartItems(tuple(units), draw(st.booleans()), tuple(pools))


@given(stretches(), seeds, st.integers(1, 6))
@settings(max_examples=60)
def test_versions_draw_whole_units_and_never_break_a_group(stretch: PartItems, seed: int, count: int) -> None:
    plan = make_plan([stretch], [stretch], seed, "RUN", count)
    unit_of = {
        item.id: at
        for at, unit in enumerate(stretch.items)
        for item in (unit.items if isinstance(unit, Group) else (unit,))
    }
    for version in (*plan.versions, plan.slides):
        drawn = Counter(unit_of[planned.id] for planned in version.items)
        for at, times in drawn.items():
            unit = stretch.items[at]
            assert times == (len(unit.items) if isinstance(unit, Group) else 1)
        for pool in stretch.pools:
            assert sum(drawn[at] for at in pool.units) == pool.count
        units = [unit_of[planned.id] for planned in version.items]
        assert len([at for at, one in enumerate(units) if at == 0 or units[at - 1] != one]) == len(drawn)
        for at, unit in enumerate(stretch.items):
            inside = [planned.id for planned in version.items if unit_of[planned.id] == at]
            if isinstance(unit, Group) and inside and not (unit.shuffle and stretch.shuffle):
                assert inside == [item.id for item in unit.items]
            pinned = isinstance(unit, Group) and all(item.pinned for item in unit.items)
            assert not pinned or inside in ([], [item.id for item in unit.items])


@st.composite
def choices(draw: st.DrawFn) -> Choices:
    count = draw(st.integers(3, 7))
    rights = draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=2))
    options = tuple(
        Option(paragraph(str(at)), at in rights, draw(st.sampled_from(["free", "free", "last", "first"])))  # type: ignore[arg-type]
        for at in range(count)
    )
    kept = sum(bool(one.right) or one.place != "free" for one in options)
    least = max(kept, len(rights) + 1)
    return Choices(
        options, shuffle=draw(st.booleans()), shown=draw(st.integers(least, count - 1)) if least < count else 0
    )


@given(choices(), seeds, st.integers(1, 30))
def test_options_that_are_printed_hold_all_keys_and_use_wrong_ones_alike(
    response: Choices, seed: int, count: int
) -> None:
    item = Item("q", "multiple-choice", Fraction(1), paragraph("s"), response)
    plan = make_plan([PartItems((item,))], [PartItems((item,))], seed, "RUN", count)
    shown = response.shown or len(response.options)
    kept = {at for at, one in enumerate(response.options) if one.right or one.place != "free"}
    used = Counter(dict.fromkeys(range(len(response.options)), 0))
    for version in plan.versions:
        (planned,) = version.items
        assert len(set(planned.options)) == len(planned.options) == shown and kept <= set(planned.options)
        if not response.shuffle:
            assert list(planned.options) == sorted(planned.options)
        else:
            places = [response.options[at].place for at in planned.options]
            assert places == sorted(places, key=["first", "free", "last"].index)
        used.update(planned.options)
    wrong = [times for at, times in used.items() if at not in kept]
    assert not wrong or max(wrong) - min(wrong) <= 1


@given(seeds)
def test_an_edit_of_a_named_question_changes_no_draw(seed: int) -> None:
    made = [question(f"q{index}") for index in range(9)]
    edited = [replace(made[0], stem=paragraph("other words")), *made[1:]]
    pools = (Pool(tuple(range(9)), 4),)
    plans = [make_plan([PartItems(tuple(some), pools=pools)], [], seed, "RUN", 5).versions for some in (made, edited)]
    assert plans[0] == plans[1]


def test_versions_that_draw_alike_differ_while_their_orders_allow_it() -> None:
    made = tuple(question(f"q{index}") for index in range(4))
    stretch = PartItems(made, pools=(Pool((0, 1, 2, 3), 3),))
    versions = make_plan([stretch], [], 3, "RUN", 4 * factorial(3)).versions
    assert len({version.items for version in versions}) == 4 * factorial(3)


def test_a_pool_costs_as_much_for_each_version() -> None:
    """A quota that looked at all versions before would take a thousand times as long for the last ones."""
    made = tuple(question(f"q{index}") for index in range(30))
    stretch = PartItems(made, pools=(Pool(tuple(range(30)), 10),))
    versions = make_plan([stretch], [], 1, "RUN", 10_000).versions
    used = Counter(planned.id for version in versions for planned in version.items)
    assert max(used.values()) - min(used.values()) <= 1


def test_a_key_has_what_the_first_version_lacks_under_the_version_that_has_it() -> None:
    made = tuple(question(f"q{index}") for index in range(6))
    stretch = PartItems(made, pools=(Pool(tuple(range(6)), 2),))
    plan = make_plan([stretch], [], 1, "RUN", 3)
    first = as_first_printed(plan.versions, 6)
    assert [planned.number for planned in first.items] == ["1", "2", "B1", "B2", "C1", "C2"]
    assert len({planned.id for planned in first.items}) == 6
