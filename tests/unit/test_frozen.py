"""Frozen data behaves as the dataclasses do whose place it takes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import dataclass, fields, is_dataclass

import pytest

from generator.frozen import fresh, frozen, record, replace, unique


@frozen
class Point:
    """Where."""

    x: int
    y: int = 0
    names: tuple[str, ...] = ()

    @property
    def sum(self) -> int:
        return self.x + self.y


@frozen
class Other:
    x: int
    y: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Twin:
    x: int
    y: int = 0
    names: tuple[str, ...] = ()


@frozen
class Nothing:
    pass


def test_arguments_are_given_by_place_and_by_name() -> None:
    assert Point(1, names=("a",)) == Point(x=1, y=0, names=("a",))
    assert (Point(1).x, Point(1).y, Point(1).names, Point(1, 2).sum) == (1, 0, (), 3)


def test_a_missing_argument_is_told_by_its_name() -> None:
    with pytest.raises(TypeError, match="'x'"):
        Point()  # type: ignore[call-arg]


def test_an_argument_too_many_is_refused() -> None:
    with pytest.raises(TypeError):
        Point(1, 2, (), 4)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, z=2)  # type: ignore[call-arg]


def test_equal_values_are_equal_and_hash_alike() -> None:
    assert Point(1, 2) == Point(1, 2) != Point(1, 3)
    assert len({Point(1, 2), Point(1, 2), Point(2, 1)}) == 2
    assert Nothing() == Nothing() and hash(Nothing()) == hash(Nothing())


def test_values_of_two_classes_are_never_equal() -> None:
    assert Point(1, 2) != Other(1, 2)
    assert Point(1, 2) != (1, 2, ())


def test_it_is_spelt_as_a_dataclass_is() -> None:
    assert repr(Point(1, names=("a",))) == repr(Twin(1, names=("a",))).replace("Twin", "Point")
    assert repr(Nothing()) == "Nothing()"


def test_it_has_slots_and_takes_nothing_more() -> None:
    with pytest.raises(AttributeError):
        Point(1).z = 2  # type: ignore[attr-defined]


def test_patterns_match_by_place_and_by_name() -> None:
    match Point(1, 2, ("a",)):
        case Point(x, y, names=(name,)):
            assert (x, y, name) == (1, 2, "a")


def test_the_functions_of_dataclasses_take_it() -> None:
    assert is_dataclass(Point)
    assert [one.name for one in fields(Point)] == ["x", "y", "names"]
    assert dataclasses.replace(Point(1, 2), y=5) == Point(1, 5)
    assert dataclasses.replace(Nothing()) == Nothing()


@pytest.mark.parametrize("kind", [Point, Twin])
def test_other_fields_are_taken_by_name(kind: type[Point]) -> None:
    point = kind(1, 2, ("a",))
    assert replace(point, y=5) == kind(1, 5, ("a",))
    assert replace(point) == point and replace(point) is not point
    assert point == kind(1, 2, ("a",))
    with pytest.raises(TypeError, match="'z'"):
        replace(point, z=3)  # type: ignore[call-arg]


def test_copies_and_pickles_are_equal() -> None:
    point = Point(1, 2, ("a",))
    assert copy.copy(point) == copy.deepcopy(point) == pickle.loads(pickle.dumps(point)) == point


def test_a_class_keeps_its_words_and_its_place() -> None:
    assert (Point.__doc__, Point.__name__, Point.__qualname__, Point.__module__) == (
        "Where.",
        "Point",
        "Point",
        __name__,
    )


@record
class Basket:
    owner: str
    apples: list[int] = fresh(factory=list)
    full: bool = False


@unique
class Leaf:
    ops: bytes
    width: float = 0.0


def test_a_record_changes_and_is_equal_by_its_fields() -> None:
    basket = Basket("Sari")
    basket.apples.append(1)
    basket.full = True
    assert basket == Basket("Sari", [1], True) != Basket("Sari")
    with pytest.raises(TypeError, match="unhashable"):
        hash(basket)


def test_what_is_fresh_is_shared_by_no_two_records() -> None:
    one, other = Basket("Sari"), Basket("Budi")
    one.apples.append(1)
    assert other.apples == [] and dataclasses.fields(Basket)[1].default_factory is list
    assert replace(one, full=True).apples is one.apples


def test_what_is_unique_is_equal_to_nothing_else() -> None:
    leaf = Leaf(b"f")
    assert leaf == leaf != Leaf(b"f")
    assert len({leaf, Leaf(b"f"), leaf}) == 2
    assert repr(leaf) == "Leaf(ops=b'f', width=0.0)"
