from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from generator.roster import Student
from generator.versions.handouts import groups_of_copies, groups_of_roster, versions_needed

students = st.lists(
    st.builds(Student, st.sampled_from(["Ayu", "Budi", "Citra"]), st.sampled_from(["7A", "7B", ""]), st.just("")),
    min_size=1,
    max_size=40,
)


def test_copies_alternate_so_that_neighbours_differ() -> None:
    (group,) = groups_of_copies(3, 2, 1)
    assert [handout.version for handout in group.handouts] == [0, 1, 2, 0, 1, 2, 0]


@given(students, st.integers(0, 3))
def test_every_student_has_a_version_of_his_own(listed: list[Student], spares: int) -> None:
    groups = groups_of_roster(listed, None, spares)
    versions = [handout.version for group in groups for handout in group.handouts]
    assert versions == list(range(versions_needed(listed, spares)))


@given(students, st.integers(1, 9), st.integers(0, 3))
def test_dealt_versions_go_round(listed: list[Student], versions: int, spares: int) -> None:
    dealt = [one.version for group in groups_of_roster(listed, versions, spares) for one in group.handouts]
    assert dealt == [number % versions for number in range(len(dealt))]


@given(students, st.integers(0, 3))
def test_nobody_is_left_out_and_classes_stay_together(listed: list[Student], spares: int) -> None:
    groups = groups_of_roster(listed, 2, spares)
    named = [one.student for group in groups for one in group.handouts if one.student.name]
    assert Counter(named) == Counter(listed)
    assert [group.class_name for group in groups] == list(dict.fromkeys(one.class_name for one in listed))
    for group in groups:
        assert [one.student for one in group.handouts if one.student.name] == [
            one for one in listed if one.class_name == group.class_name
        ]
        assert [one.student.class_name for one in group.handouts] == [group.class_name] * len(group.handouts)
        assert sum(not one.student.name for one in group.handouts) == spares
