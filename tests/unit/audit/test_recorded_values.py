"""Keys of questions with parameters are proven by values and lesson: what differs from either is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from real_set import RealSet, build_set, on_question, tamper

from generator.cli.run import run
from generator.document.blocks import Blocks, Choices, Lines, Option, Paragraph, Placed
from generator.document.inlines import Text

STORY = Path(__file__).parents[2] / "cases" / "parameters"
FEW = """---
title: Uji
language: id
---
## Soal {.questions}

1. Hasil dari {{ a }} × {{ b }} adalah …. {#kali}
   ```vars
   a: 3..9
   b: 11..19
   where: a != b - 8
   ```
   - [x] {{ a * b }}
   - [ ] {{ a + b }}
   - [ ] {{ a * b + a }}
2. Harga {{ n }} buku {{ money(n * 500) }}, jadi satu buku [[{{ money(500) }}]]. {#harga}
   ```vars
   n: 2..9
   ```
3. Separuh dari {{ x }} adalah …. {#separuh}
   ```vars
   x: [1/3, 0.5, 7]
   y: x / 2
   ```
   = {{ y }}
4. Jelaskan mengapa {{ m * 3 }} habis dibagi 3! {#habis}
   ```vars
   m: 5..90
   ```

   ::: answer
   Sebab {{ m * 3 }} : 3 = {{ m }}, tanpa sisa.
   :::
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> RealSet:
    folder = tmp_path_factory.mktemp("set")
    (folder / "uji.md").write_text(FEW, "utf-8")
    return build_set(folder, folder / "uji.md")


def changed(made: RealSet, id_: str, change: Callable[[dict[str, Any]], None]) -> str:
    """Findings after plan.json says something else of a question in the first version."""
    record = json.loads(json.dumps(made.record))
    change(next(item for item in record["versions"][0]["items"] if item["id"] == id_))
    return replace(made, record=record).found()


def test_a_set_with_parameters_is_proven(made: RealSet) -> None:
    assert made.found(only="") == ""


@pytest.mark.parametrize(
    ("id_", "name", "value", "says"),
    [
        ("kali", "a", 10, "a may not be"),
        ("kali", "a", 3.5, "a may not be"),
        ("kali", "a", "tiga", "a may not be"),
        ("kali", "b", None, "its values cannot be reckoned with"),
        ("harga", "n", 1, "n may not be"),
        ("separuh", "y", 8, "y may not be"),
        ("separuh", "x", "1/5", "x may not be"),
    ],
)
def test_values_that_the_block_does_not_allow_are_refused(
    made: RealSet, id_: str, name: str, value: object, says: str
) -> None:
    assert says in changed(made, id_, lambda item: item["values"].update({name: value}))


def test_other_values_than_those_on_the_page_are_refused(made: RealSet) -> None:
    def other(item: dict[str, Any]) -> None:
        item["values"]["n"] = 2 + (item["values"]["n"] - 1) % 8

    found = changed(made, "harga", other)
    assert "worksheet-A.pdf" in found
    assert "is not there, or its words are not those of the lesson" in found


def test_values_against_a_condition_are_refused(made: RealSet) -> None:
    found = changed(made, "kali", lambda item: item["values"].update(a=3, b=11))
    assert "do not keep to" in found


def test_missing_and_surplus_values_are_refused(made: RealSet) -> None:
    assert "not those that the lesson names" in changed(made, "kali", lambda item: item.pop("values"))
    assert "not those that the lesson names" in changed(made, "kali", lambda item: item["values"].update(c=1))


def test_a_wrong_answer_is_refused(made: RealSet) -> None:
    assert "by the lesson it is" in changed(made, "harga", lambda item: item.update(answer=[["Rp501"]]))


# ---- exporters that err


def another_number(placed: Placed) -> Blocks:
    response = placed.item.response
    assert isinstance(response, Choices)
    wrong = Option((Paragraph((Text("1"),)),), response.options[0].right)
    item = replace(placed.item, response=replace(response, options=(wrong, *response.options[1:])))  # type: ignore[type-var]
    return (replace(placed, item=item),)  # type: ignore[type-var]


def test_a_page_with_another_number_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "uji.md").write_text(FEW, "utf-8")
    tamper(monkeypatch, "worksheet", on_question("kali", another_number))
    assert run(["build", str(tmp_path / "uji.md"), "--seed", "1", "-o", str(tmp_path / "out")]) == 4
    assert "worksheet-A.pdf: question" in capsys.readouterr().err


def only_its_own_model(placed: Placed) -> Blocks:
    response = placed.item.response
    assert isinstance(response, Lines)
    item = replace(placed.item, response=replace(response, model=response.model[:1]))  # type: ignore[type-var]
    return (replace(placed, item=item),)  # type: ignore[type-var]


def test_a_key_without_the_model_answer_of_a_version_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "uji.md").write_text(FEW, "utf-8")
    tamper(monkeypatch, "key", on_question("habis", only_its_own_model))
    assert run(["build", str(tmp_path / "uji.md"), "--seed", "1", "-o", str(tmp_path / "out")]) == 4
    assert "the model answer of version B is missing" in capsys.readouterr().err


def test_a_number_behind_a_table_that_ends_with_a_tick_is_proven(tmp_path: Path) -> None:
    text = "---\ntitle: Uji\nlanguage: id\n---\n## Soal {.questions shuffle=no shuffle-options=no}\n\n"
    text += "1. Benar? {.statements}\n   - [ ] 2 > 3\n   - [x] 3 > 2\n2. Hasil dari 2 + 3?\n   = 5 cm\n"
    (tmp_path / "uji.md").write_text(text, "utf-8")
    assert build_set(tmp_path / "set", tmp_path / "uji.md", versions=9).found() == ""
