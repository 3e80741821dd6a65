"""Sub-questions are proven one by one: their letters, their order, their answers, their numbers in the table."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from real_set import Change, build_set, on_question, tamper

from generator import pipeline
from generator.audit import audit
from generator.cli.run import run
from generator.document.blocks import Block, Blocks, Choices, KeyGrid, Paragraph, Placed
from generator.document.inlines import Text

STORY = Path(__file__).parents[2] / "cases" / "sub-questions"


def other_letter(placed: Placed) -> Blocks:
    return (replace(placed, item=replace(placed.item, letter="d")),)


def without_text_of_the_whole(placed: Placed) -> Blocks:
    return (replace(placed, item=replace(placed.item, lead=(Paragraph((Text("Perhatikan nilai ulangan!"),)),))),)


def options_swapped(placed: Placed) -> Blocks:
    first, second, *rest = placed.options
    return (replace(placed, options=(second, first, *rest)),)


def other_right_option(placed: Placed) -> Blocks:
    response = placed.item.response
    assert isinstance(response, Choices)
    turned = tuple(replace(option, right=not option.right) for option in response.options)
    return (replace(placed, item=replace(placed.item, response=replace(response, options=turned))),)


def other_number_in_the_table(block: Block) -> Blocks:
    if not isinstance(block, KeyGrid):
        return (block,)
    rows = tuple((number.replace("4b", "4d"), cells) for number, cells in block.rows)
    return (replace(block, rows=rows),)


PLANTED: dict[str, tuple[str, Change]] = {
    "another letter": ("worksheet", on_question("ulangan-b", other_letter)),
    "a sub-question that is missing": ("worksheet", on_question("ulangan-c", lambda _: ())),
    "other words of the whole": ("worksheet", on_question("ulangan-a", without_text_of_the_whole)),
    "options that changed places": ("worksheet", on_question("ulangan-b", options_swapped)),
    "a wrong tick": ("key", on_question("ulangan-b", other_right_option)),
    "a wrong number in the table": ("key", other_number_in_the_table),
    "a wrong answer slide": ("slides", on_question("ulangan-b", other_right_option)),
    "a sub-question without a slide": ("slides", on_question("lengkap-b", lambda _: ())),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_fault_in_a_sub_question_is_refused(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tamper(monkeypatch, *PLANTED[what])
    assert run(["build", str(STORY), "--seed", "1", "-o", str(tmp_path / "out")]) == 4
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_many_versions_with_a_file_of_their_own_pass(tmp_path: Path) -> None:
    more = ["--versions", "70", "--print-run", "one"]
    assert run(["build", str(STORY), "--seed", "3", "-o", str(tmp_path / "out"), *more]) == 0


VALUES = Path(__file__).parents[2] / "cases" / "sub-questions-with-values"


def test_sub_questions_that_have_values_at_odds_are_refused(tmp_path: Path) -> None:
    made = build_set(tmp_path, VALUES)
    assert made.found(only="") == ""
    record = json.loads(json.dumps(made.record))
    for item in record["versions"][0]["items"]:
        if item["id"] == "kebun-c":
            item["values"] = record["versions"][1]["items"][0]["values"]
    found = "\n".join(audit(made.lesson, record, made.papers, pipeline.words_of(made.lesson)).findings)
    assert "other values than the sub-question before it" in found


def test_a_second_block_and_a_name_that_the_whole_lacks_are_told(tmp_path: Path) -> None:
    text = (VALUES / "lesson.md").read_text("utf-8")
    block = "   3. Panjangnya {{ p - l }} m lebih dari lebarnya. {.true}\n"
    assert block in text
    twice = text.replace(block, f"{block}      ```vars\n      c: 1..2\n      ```\n")
    unknown = text.replace("{{ p - l }}", "{{ p - q }}")
    for code, changed in (("vars-twice", twice), ("expression-name", unknown)):
        path = tmp_path / code / "lesson.md"
        path.parent.mkdir()
        path.write_text(changed, "utf-8")
        assert code in [one.code for one in pipeline.check(path).diagnostics], code
