"""plan.json: what was decided, written as a stream with one version a line, so that thousands cost no memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.document.blocks import Item
from generator.plan import ItemPlan, Plan, VersionPlan
from generator.versions.answers import printed_answer

FORMAT = 1


def version_record(version: VersionPlan, items: Mapping[str, Item]) -> dict[str, Any]:
    return {
        "code": version.code,
        "student": None,
        "items": [_item_record(planned, items[planned.id]) for planned in version.items],
    }


def _item_record(planned: ItemPlan, item: Item) -> dict[str, Any]:
    record: dict[str, Any] = {
        "number": planned.number,
        "id": item.id,
        "kind": item.kind,
        "points": _plain_number(item.points.numerator, item.points.denominator),
    }
    if planned.options:
        record["options"] = list(planned.options)
    if planned.rows:
        record["rows"] = list(planned.rows)
    record["answer"] = printed_answer(item, planned)
    return record


def _plain_number(numerator: int, denominator: int) -> int | float:
    return numerator if denominator == 1 else numerator / denominator


def plan_record(plan: Plan, items: Mapping[str, Item], head: Mapping[str, Any]) -> dict[str, Any]:
    """The whole object: `head` holds what stands before the versions (lesson, generator, inputs, items)."""
    return {
        "format": FORMAT,
        **head,
        "seed": plan.seed,
        "run": plan.run,
        "versions": [version_record(version, items) for version in plan.versions],
        "slides": version_record(plan.slides, items),
    }


def record_lines(record: Mapping[str, Any]) -> Iterator[str]:
    """The object as JSON text: a key a line, and inside lists of objects an object a line."""
    last = len(record) - 1
    yield "{\n"
    for index, (key, value) in enumerate(record.items()):
        comma = "," if index < last else ""
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"  {_json(key)}: [\n"
            for spot, entry in enumerate(value):
                yield f"    {_json(entry)}{',' if spot < len(value) - 1 else ''}\n"
            yield f"  ]{comma}\n"
        else:
            yield f"  {_json(key)}: {_json(value)}{comma}\n"
    yield "}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
