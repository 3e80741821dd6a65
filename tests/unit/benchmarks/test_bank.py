"""The bench gives every tool the same bank: each tool's input is read back here, and no tool is run."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks import latex, lesson
from benchmarks.bank import OPTIONS, Bank, Choice, bank
from benchmarks.inputs import inputs
from benchmarks.papers import LETTERS, Paper, Question, papers, read_bank, row, write_bank
from generator.checks.items import CODES

Keys = dict[str, str]


def keys(asked: Bank) -> Keys:
    """What is right, by the question's id: the option's text, True or False, or the word."""
    return {item.id: item.options[item.right] if isinstance(item, Choice) else str(item.right) for item in asked}


def unlatexed(text: str) -> str:
    return text.replace("\\dots{}", "…")


def test_the_same_seed_gives_the_same_bank() -> None:
    assert bank(7) == bank(7)
    assert bank(7) != bank(8)


def test_a_bank_has_thirty_choices_five_statements_and_five_gaps() -> None:
    asked = bank()
    assert [len(asked.choices), len(asked.statements), len(asked.gaps)] == [30, 5, 5]
    assert all(len(set(one.options)) == OPTIONS for one in asked.choices)
    assert len({item.id for item in asked}) == 40
    assert len({item.stem for item in asked}) == 40


def test_no_habit_gives_the_right_options_away() -> None:
    asked = bank()
    places = [one.right for one in asked.choices]
    assert all(3 <= places.count(place) <= 13 for place in range(OPTIONS))
    assert all(one.right != max(range(OPTIONS), key=lambda at: len(one.options[at])) for one in asked.choices)


def test_the_lesson_has_the_keys_of_the_bank() -> None:
    asked = bank()
    found: Keys = {}
    for block in re.split(r"\n\n(?=\d+\. )", lesson.paper(asked)):
        if not (head := re.match(r"\d+\. .* \{#(\w+)( \.true| \.false)?\}", block)):
            continue
        right = re.search(r"- \[x\] (.*)|   = (.*)", block)
        answer = right[1] or right[2] if right else str(head[2] == " .true")
        found[head[1]] = answer
    assert found == keys(asked)


def test_the_lesson_is_read_without_a_problem(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from generator.cli.app import app

    done = CliRunner().invoke(app, ["check", str(inputs("print", 1, tmp_path))])
    told = set(re.findall(r": (?:error|warning) ([a-z-]+):", done.output))
    assert (done.exit_code, "40 questions" in done.output, told - set(CODES)) == (0, True, set()), done.output


def test_the_bank_comes_back_from_its_file(tmp_path: Path) -> None:
    write_bank(bank(), tmp_path / "bank.json")
    assert read_bank(tmp_path / "bank.json") == bank()


def test_every_shuffled_paper_has_each_question_once_with_its_answer() -> None:
    asked = bank()
    for paper in papers(asked, 12):
        assert {one.id: answer(one) for one in questions(paper)} == keys(asked)
        assert {one.id: sorted(one.options) for one in paper.parts[0].questions} == {
            one.id: sorted(one.options) for one in asked.choices
        }


def questions(paper: Paper) -> list[Question]:
    return [one for part in paper.parts for one in part.questions]


def answer(one: Question) -> str:
    match one.options:
        case ():
            return one.answer
        case (_, _):
            return str(one.answer == "Benar")
        case options:
            return options[LETTERS.index(one.answer)]


def test_versions_differ_and_come_again() -> None:
    first = list(papers(bank(), 5))
    assert first == list(papers(bank(), 5))
    assert len({paper.key for paper in first}) == 5
    assert first == list(papers(bank(), 9))[:5]


def test_a_line_of_the_key_has_a_code_thirty_five_letters_and_the_words() -> None:
    cells = row(next(papers(bank(), 1)))
    assert len(cells) == 37
    assert set(cells[1:31]) <= set("ABCD")
    assert set(cells[31:36]) == {"B", "S"}
    assert sorted(cells[36].split(", ")) == sorted(one.right for one in bank().gaps)


def test_the_source_for_auto_multiple_choice_has_the_keys_of_the_bank() -> None:
    asked = bank()
    source = latex.amc(asked, 3)
    found: Keys = {}
    for element in re.findall(r"\\begin\{question\}(.*?)\\end\{question\}", source, re.DOTALL):
        name = re.match(r"\{(\w+)\}", element)
        right = re.search(r"\\correctchoice\{(.*)\}\n", element)
        assert name
        if "AMCOpen" in element:
            # Whoever reads a hand-written word marks it: the word itself must not be printed.
            found[name[1]] = next(one.right for one in asked.gaps if one.id == name[1])
            assert f"{{{found[name[1]]}}}" not in element
        else:
            assert right
            found[name[1]] = {"Benar": "True", "Salah": "False"}.get(right[1], unlatexed(right[1]))
    assert found == keys(asked)
    assert r"\onecopy{3}" in source


def test_the_exercises_for_r_exams_have_the_keys_of_the_bank(tmp_path: Path) -> None:
    asked = bank()
    latex.write_exams(asked, tmp_path)
    found: Keys = {}
    for path in sorted(tmp_path.glob("*.Rnw")):
        text = path.read_text(encoding="utf-8")
        facts = dict(re.findall(r"\\ex(\w+)\{(.*)\}", text))
        options = re.findall(r"\\item (.*)", text)
        right = options[facts["solution"].index("1")] if options else facts["solution"]
        found[facts["name"]] = {"Benar": "True", "Salah": "False"}.get(right, unlatexed(right))
    assert found == keys(asked)
