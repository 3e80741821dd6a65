"""plan.json as text: whole, readable by any JSON reader, a version a line."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from generator.document.blocks import Choices, Item, Option, Paragraph
from generator.document.inlines import Text
from generator.versions import PartItems, make_plan, plan_record, record_lines
from generator.versions import record as records
from generator.versions.record import version_record


def _item(name: str) -> Item:
    options = tuple(Option((Paragraph((Text(text),)),), text == "a") for text in ("a", "b", "c"))
    return Item(name, "single-choice", Fraction(3, 2), (Paragraph((Text(name),)),), Choices(options))


def test_the_record_is_json_with_a_version_a_line() -> None:
    made = (_item("satu"), _item("dua é"))
    items = {item.id: item for item in made}
    plan = make_plan([PartItems(made)], [PartItems(made)], 7, "ABCDEF", 3)
    record = plan_record(plan, items, {"lesson": {"name": "x"}, "generator": "lembar", "inputs": {}})
    text = "".join(record_lines(record))
    assert json.loads(text) == {**record, "versions": list(record["versions"])}
    assert sum('"code"' in line for line in text.split("\n")) == 4
    first = record["versions"][0]["items"][0]
    assert first["points"] == 1.5
    assert first["options"][ord(first["answer"]) - ord("A")] == 0


def test_versions_that_order_an_item_alike_share_its_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few are kept, each version is what it is without sharing."""
    made = tuple(map(_item, ("satu", "dua", "tiga")))
    items = {item.id: item for item in made}
    plan = make_plan([PartItems(made)], [PartItems(made)], 7, "ABCDEF", 40)
    for most in (20_000, 2):
        monkeypatch.setattr(records, "_MOST_KEPT", most)
        record = plan_record(plan, items, {}, {3: "Ani"})
        wanted = [
            version_record(version, items, "Ani" if at == 3 else None) for at, version in enumerate(plan.versions)
        ]
        assert list(record["versions"]) == wanted
        assert json.loads("".join(record_lines(record)))["versions"] == wanted
