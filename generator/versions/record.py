"""plan.json: what was decided, written as a stream with one version a line, so that thousands cost no memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, overload

from generator.document.blocks import Item, Puzzle
from generator.document.values import Scalar
from generator.plan import ItemPlan, Plan, VersionPlan
from generator.values.instances import names_of
from generator.values.printed import places_of
from generator.versions.answers import plain_number, printed_answer

FORMAT = 1
# Orders of items whose records are kept.
_MOST_KEPT = 20_000
_Order = tuple[str, tuple[int, ...], tuple[int, ...], tuple[Scalar, ...]]
# Digits of a number that every reader of JSON keeps.
_EXACT = 15


class VersionRecords(Sequence[dict[str, Any]]):
    """The versions of plan.json, each made when it is asked for. `students` names the one whom a version is for."""

    def __init__(self, plan: Plan, items: Mapping[str, Item], students: Mapping[int, str] | None = None) -> None:
        self._plan, self._items, self._students = plan, items, students or {}
        self._records: dict[_Order, dict[str, Any]] = {}
        self._written: dict[_Order, str] = {}

    def __len__(self) -> int:
        return len(self._plan.versions)

    @overload
    def __getitem__(self, at: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, at: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, at: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        if isinstance(at, slice):
            return [self[index] for index in range(*at.indices(len(self)))]
        version = self._plan.versions[at]
        items = [{"number": planned.number, **self._record(planned)} for planned in version.items]
        return {"code": version.code, "student": self._students.get(at % len(self)), "items": items}

    def lines(self) -> Iterator[str]:
        """`_json` of each, with what equal orders of an item share written once."""
        for index, version in enumerate(self._plan.versions):
            items = ", ".join([self._line(planned) for planned in version.items])
            student = _json(self._students.get(index))
            yield f'{{"code": {_json(version.code)}, "student": {student}, "items": [{items}]}}'

    def _line(self, planned: ItemPlan) -> str:
        key = planned.id, planned.options, planned.rows, planned.values
        rest = self._written.get(key)
        if rest is None:
            rest = self._written[key] = _json(self._record(planned))[1:]
        return f'{{"number": "{planned.number}", {rest}'

    def _record(self, planned: ItemPlan) -> dict[str, Any]:
        """All but the number, which versions that order an item alike share; nobody changes it."""
        key = planned.id, planned.options, planned.rows, planned.values
        found = self._records.get(key)
        if found is None:
            if len(self._records) >= _MOST_KEPT:
                self._records.clear()
            found = self._records[key] = _order_record(planned, self._items[planned.id])
        return found


def version_record(version: VersionPlan, items: Mapping[str, Item], student: str | None = None) -> dict[str, Any]:
    return {
        "code": version.code,
        "student": student,
        "items": [{"number": planned.number, **_order_record(planned, items[planned.id])} for planned in version.items],
    }


def _order_record(planned: ItemPlan, item: Item) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": item.id,
        "kind": item.kind,
        "points": plain_number(item.points),
    }
    if planned.options and not isinstance(item.response, Puzzle):
        record["options"] = list(planned.options)
    if planned.rows:
        record["rows"] = list(planned.rows)
    if item.parameters:
        names = names_of(item, planned.values)
        record["values"] = {name: _plain_value(value) for name, value in names.items()}
    record["answer"] = printed_answer(item, planned)
    return record


def _plain_value(value: Scalar) -> int | float | str:
    """A number where JSON has it exactly, else a fraction as text, `1/3`."""
    if not isinstance(value, Fraction):
        return value if isinstance(value, str) or abs(value) < 10**_EXACT else str(value)
    places = places_of(value)
    exact = places is not None and abs(value) * 10**places < 10**_EXACT
    return float(value) if exact else str(value)


def plan_record(
    plan: Plan, items: Mapping[str, Item], head: Mapping[str, Any], students: Mapping[int, str] | None = None
) -> dict[str, Any]:
    """The whole object: `head` holds what stands before the versions (lesson, generator, inputs, items)."""
    return {
        "format": FORMAT,
        **head,
        "seed": plan.seed,
        "run": plan.run,
        "versions": VersionRecords(plan, items, students),
        "slides": version_record(plan.slides, items),
    }


def record_lines(record: Mapping[str, Any]) -> Iterator[str]:
    """The object as JSON text: a key a line, and inside lists of objects an object a line."""
    last = len(record) - 1
    yield "{\n"
    for index, (key, value) in enumerate(record.items()):
        comma = "," if index < last else ""
        entries = _entries(value)
        if entries is None:
            yield f"  {_json(key)}: {_json(value)}{comma}\n"
            continue
        yield f"  {_json(key)}: ["
        before = "\n"
        for entry in entries:
            yield f"{before}    {entry}"
            before = ",\n"
        yield f"\n  ]{comma}\n"
    yield "}\n"


def _entries(value: object) -> Iterator[str] | None:
    match value:
        case VersionRecords():
            return value.lines()
        case [dict(), *_]:
            return map(_json, value)
        case _:
            return None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
