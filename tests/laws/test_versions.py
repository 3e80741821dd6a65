"""What holds for every plan, whatever the lesson."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from items import SECRET, items, paragraph

from generator.document.blocks import (
    Choices,
    Document,
    Heading,
    Item,
    Match,
    Option,
    Ordering,
    Paragraph,
    Questions,
    Sorting,
)
from generator.document.inlines import Slot, Text
from generator.document.transforms import blank, letter
from generator.versions import PartItems, arrange, make_plan, printed_answer

seeds = st.integers(0, 999_999_999)


def paper(made: tuple[Item, ...]) -> Document:
    head = Heading(1, (Text("Paket "), Slot("version.code")))
    return Document("worksheet", "T", "student", "id", (head, Paragraph((Text("same"),)), Questions("p", made)))


@given(items(), seeds, st.integers(1, 5))
def test_every_version_has_every_question_once_numbered_through(made: tuple[Item, ...], seed: int, count: int) -> None:
    plan = make_plan([PartItems(made)], [PartItems(made)], seed, "RUN", count)
    assert [version.code for version in plan.versions] == [letter(index) for index in range(count)]
    for version in plan.versions:
        assert sorted(item.id for item in version.items) == sorted(item.id for item in made)
        assert [item.number for item in version.items] == [str(number) for number in range(1, len(made) + 1)]


@given(items(), seeds)
def test_orders_are_permutations_that_keep_their_places(made: tuple[Item, ...], seed: int) -> None:
    by_id = {item.id: item for item in made}
    plan = make_plan([PartItems(made)], [PartItems(made)], seed, "RUN", 3)
    for version in (*plan.versions, plan.slides):
        for spot, planned in enumerate(version.items):
            item = by_id[planned.id]
            if item.pinned:
                assert made[spot] is item
            match item.response:
                case Choices(options=options, shuffle=shuffle):
                    assert sorted(planned.options) == list(range(len(options)))
                    if not shuffle:
                        assert list(planned.options) == sorted(planned.options)
                        continue
                    ends = [options[index].place for index in planned.options if options[index].place != "pinned"]
                    assert ends == sorted(ends, key=["first", "free", "last"].index)
                    for spot_, index in enumerate(planned.options):
                        assert options[index].place != "pinned" or spot_ == index
                case Match(left=left, right=right):
                    assert sorted(planned.options) == list(range(len(right)))
                    assert sorted(planned.rows) == list(range(len(left)))
                case Sorting(members=members, groups=groups):
                    assert sorted(planned.options) == list(range(len(members)))
                    here = [groups[index] for index in planned.options]
                    assert len(here) < 3 or here != sorted(here)
                case Ordering(steps=steps, order=order):
                    assert sorted(planned.options) == list(range(len(steps)))
                    assert len(steps) < 3 or planned.options != order
                case _:
                    pass


@given(items(), seeds)
def test_the_printed_answer_leads_back_to_the_right_option(made: tuple[Item, ...], seed: int) -> None:
    plan = make_plan([PartItems(made)], [PartItems(made)], seed, "RUN", 2)
    by_id = {item.id: item for item in made}
    for version in plan.versions:
        for planned in version.items:
            item = by_id[planned.id]
            answer = printed_answer(item, planned)
            if isinstance(item.response, Choices):
                printed = {letter(spot): item.response.options[index] for spot, index in enumerate(planned.options)}
                assert {name for name, option in printed.items() if option.right} == set(answer)
            if isinstance(item.response, Sorting):
                found = [
                    (planned.options[ord(name) - ord("A")], group)
                    for group, names in enumerate(answer.values())
                    for name in names
                ]
                assert [group for _, group in sorted(found)] == list(item.response.groups)
            if isinstance(item.response, Ordering):
                named = [planned.options[ord(name) - ord("A")] for name in answer]
                assert named == list(item.response.order)
            if isinstance(item.response, Match):
                for row, name in zip(planned.rows, answer, strict=True):
                    assert planned.options[ord(name) - ord("A")] == item.response.pairs[row]


@given(items(), seeds, st.data())
def test_deleting_a_question_changes_no_other_draw(made: tuple[Item, ...], seed: int, data: st.DataObject) -> None:
    made = tuple(replace(item, pinned=False) for item in made)
    gone = data.draw(st.sampled_from(made))
    rest = tuple(item for item in made if item is not gone)
    before = make_plan([PartItems(made)], [PartItems(made)], seed, "RUN", 1).versions[0]
    after = make_plan([PartItems(rest)], [PartItems(rest)], seed, "RUN", 1).versions[0]
    kept = [(item.id, item.options, item.rows) for item in before.items if item.id != gone.id]
    assert kept == [(item.id, item.options, item.rows) for item in after.items]


@given(items(3), seeds, st.integers(2, 6))
@settings(max_examples=50)
def test_versions_differ_while_the_material_allows_it(made: tuple[Item, ...], seed: int, count: int) -> None:
    versions = make_plan([PartItems(made)], [PartItems(made)], seed, "RUN", count).versions
    different = len({version.items for version in versions})
    many = {version.items for version in make_plan([PartItems(made)], [PartItems(made)], seed + 1, "RUN", 40).versions}
    assert different == count or len(many) <= count


@given(items(), seeds)
def test_blanking_and_arranging_commute(made: tuple[Item, ...], seed: int) -> None:
    version = make_plan([PartItems(made)], [PartItems(made)], seed, "RUN", 1).versions[0]
    slots = {"version.code": version.code}
    document = paper(made)
    assert blank(arrange(document, version, slots)) == arrange(blank(document), version, slots)


@given(items())
def test_nothing_secret_is_left_after_blanking(made: tuple[Item, ...]) -> None:
    assert SECRET in repr(paper(made))
    assert SECRET not in repr(blank(paper(made)))


@given(items())
def test_arranging_copies_only_what_holds_a_slot(made: tuple[Item, ...]) -> None:
    version = make_plan([PartItems(made)], [PartItems(made)], 1, "RUN", 1).versions[0]
    document = paper(made)
    arranged = arrange(document, version, {"version.code": "A"})
    assert arranged.blocks[0] == Heading(1, (Text("Paket "), Text("A")))
    assert arranged.blocks[1] is document.blocks[1]
    assert all(placed.item in made for placed in arranged.blocks[2:])  # type: ignore[union-attr]


def test_a_plan_is_the_same_everywhere() -> None:
    options = tuple(Option(paragraph(text), text == "a") for text in "abcd")
    made = tuple(Item(f"q{n}", "single-choice", Fraction(1), paragraph("s"), Choices(options)) for n in range(4))
    version = make_plan([PartItems(made)], [PartItems(made)], 2026, "RUN", 1).versions[0]
    assert [(item.id, item.options) for item in version.items] == [
        ("q0", (0, 1, 3, 2)),
        ("q2", (1, 2, 0, 3)),
        ("q3", (3, 2, 1, 0)),
        ("q1", (3, 0, 1, 2)),
    ]
