"""A number on a key or an answer slide is proven to its last figure, and its unit on the worksheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from real_set import Change, on_question, tamper

from generator.cli.run import run
from generator.document.blocks import Blocks, Near, Placed, Quantity
from generator.document.inlines import Inlines, Text

STORY = Path(__file__).parents[2] / "cases" / "numbers"


def saying(placed: Placed, answer: str = "", unit: str = "") -> Blocks:
    """The question with another answer or unit."""
    quantity = placed.item.response
    assert isinstance(quantity, Quantity)
    kids: Inlines = (Text(answer),) if answer else quantity.answer
    changed = replace(quantity, answer=kids, unit=(Text(unit),) if unit else quantity.unit)
    return (replace(placed, item=replace(placed.item, response=changed)),)


PLANTED: dict[str, tuple[str, Change, str]] = {
    "a figure more": ("key", on_question("pi", lambda placed: saying(placed, "13,14 ± 0,01")), "“3,14 ± 0,01”"),
    "another tolerance": ("key", on_question("pi", lambda placed: saying(placed, "3,14 ± 0,1")), "“3,14 ± 0,01”"),
    "another end": ("key", on_question("akar", lambda placed: saying(placed, "3–5")), "“3–4”"),
    "another unit": ("worksheet", on_question("air", lambda placed: saying(placed, unit="kg/mol")), "“g/mol”"),
    "an answer on a slide": (
        "slides",
        on_question("air", lambda placed: saying(placed, "19 ± 0,5 g/mol")),
        "but right is",
    ),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_wrong_number_is_refused(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name, change, said = PLANTED[what]
    tamper(monkeypatch, name, change)
    assert run(["build", str(STORY), "--seed", "1", "-o", str(tmp_path / "out")]) == 4
    assert said in " ".join(capsys.readouterr().err.split())


def test_a_wrong_number_in_the_plan_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from generator.questions import numeric

    monkeypatch.setattr(numeric, "_accepted", lambda number: Near(number.first.value, number.first.value / 100))
    assert run(["build", str(STORY), "--seed", "1", "-o", str(tmp_path / "out")]) == 4
    assert "but by the lesson it is" in capsys.readouterr().err
