"""The right answer of an item as it is printed in one version, in the form that plan.json promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, assert_never

from generator.document.blocks import (
    Between,
    Choices,
    Grid,
    InStem,
    Item,
    Lines,
    Match,
    Near,
    Ordering,
    Puzzle,
    Quantity,
    Reckoned,
    Sorting,
    Verdict,
)
from generator.document.inlines import Inlines
from generator.document.transforms import gaps, letter, plain
from generator.document.values import Scalar
from generator.plan import ItemPlan, Plan, VersionPlan
from generator.values.instances import instance_of


def printed_answer(item: Item, planned: ItemPlan) -> Any:
    """A letter, a list of letters, a truth value, a list of them, accepted texts, right numbers; None for an essay."""
    item = instance_of(item, planned.values)
    match item.response:
        case Choices(survey=True):
            return None
        case Choices(options=options, multiple=multiple):
            letters = [letter(spot) for spot, index in enumerate(planned.options) if options[index].right]
            return letters if multiple else letters[0]
        case Grid(rows=rows):
            return [rows[index].column == 0 for index in planned.options]
        case Verdict(column=column):
            return column == 0
        case Match(pairs=pairs):
            return [letter(planned.options.index(pairs[index])) for index in planned.rows]
        case Ordering(order=order):
            return [letter(planned.options.index(step)) for step in order]
        case Sorting():
            return _sorted(item.response, planned)
        case Lines(accepted=accepted):
            return _texts(accepted) if item.kind != "essay" else None
        case Quantity():
            return _number(item.response)
        case Puzzle():
            return None
        case InStem():
            return _texts(tuple(gap.answers for gap in gaps(item.stem)))
        case _:
            assert_never(item.response)


def _sorted(sorting: Sorting, planned: ItemPlan) -> dict[str, list[str]]:
    """The letters of each group's members, as they are printed."""
    return {
        plain(head): [letter(spot) for spot, index in enumerate(planned.options) if sorting.groups[index] == group]
        for group, head in enumerate(sorting.heads)
    }


def _texts(answers: tuple[tuple[Inlines, ...], ...]) -> list[list[str]]:
    return [[plain(alternative) for alternative in alternatives] for alternatives in answers]


def _number(quantity: Quantity) -> dict[str, Any]:
    unit = {"unit": plain(quantity.unit)} if quantity.unit else {}
    match quantity.accepts:
        case Near(value, tolerance):
            return {"value": plain_number(value), "tolerance": plain_number(tolerance), **unit}
        case Between(least, most):
            return {"from": plain_number(least), "to": plain_number(most), **unit}
        case None | Reckoned():
            raise ValueError("a question that is blanked or without values has no answer")
        case _:
            assert_never(quantity.accepts)


def plain_number(number: Fraction) -> int | float:
    """As JSON writes it: whole numbers without a point."""
    return number.numerator if number.denominator == 1 else number.numerator / number.denominator


def as_letters(item: Item, planned: ItemPlan, true: str, false: str) -> str:
    """The answer as a marker's grid shows it: `B`, `ACD`, `B S S B`, `C E A`; empty when it is words, unless each
    version has its own."""
    answer = printed_answer(item, planned)
    match item.response:
        case Choices():
            return "".join(answer or "")
        case Verdict():
            return true if answer else false
        case Grid():
            return " ".join(true if right else false for right in answer)
        case Match() | Ordering():
            return " ".join(answer)
        case Sorting():
            return " / ".join("".join(labels) or "–" for labels in answer.values())
        case Quantity():
            response = instance_of(item, planned.values).response
            assert isinstance(response, Quantity)
            return plain(response.answer) if item.parameters else ""
        case Lines() | InStem():
            return "; ".join(wordings[0] for wordings in answer or ()) if item.parameters else ""
        case Puzzle():
            return ""
        case _:
            assert_never(item.response)


class Letters:
    """The answers of a whole build as a marker's grid shows them; each order of an item is lettered once."""

    def __init__(self, plan: Plan, items: Mapping[str, Item], true: str, false: str) -> None:
        self._plan, self._items, self._true, self._false = plan, items, true, false
        self._known: dict[tuple[str, tuple[int, ...], tuple[int, ...], tuple[Scalar, ...]], str] = {}

    def of(self, planned: ItemPlan) -> str:
        key = planned.id, planned.options, planned.rows, planned.values
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = as_letters(self._items[planned.id], planned, self._true, self._false)
        return found

    def version(self, version: VersionPlan) -> tuple[str, ...]:
        """In the order of the version's numbers."""
        return tuple([self.of(planned) for planned in version.items])

    def versions(self) -> Iterator[tuple[str, ...]]:
        return map(self.version, self._plan.versions)
