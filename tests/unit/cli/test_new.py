from __future__ import annotations

from pathlib import Path

import pytest

from generator import resources
from generator.cli.new import oddity
from generator.cli.run import run


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_new_lesson_stands_in_a_folder_of_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "siklus-air", "--language", "id"]) == 0
    assert "language: id" in Path("siklus-air/lesson.md").read_text("utf-8")
    assert capsys.readouterr().out.strip() == str(Path("siklus-air/lesson.md"))


def test_it_is_written_with_plain_line_ends() -> None:
    run(["new", "plants"])
    assert b"\r" not in Path("plants/lesson.md").read_bytes()


def test_a_lesson_that_is_there_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    Path("plants").mkdir()
    Path("plants/lesson.md").write_text("mine")
    assert run(["new", "plants"]) == 3
    assert Path("plants/lesson.md").read_text() == "mine"
    assert "is there already" in capsys.readouterr().err


def test_a_file_in_the_way_is_not_overwritten() -> None:
    Path("plants").write_text("mine")
    assert run(["new", "plants"]) == 3
    assert Path("plants").read_text() == "mine"


def test_an_unknown_language_is_told_with_those_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "plants", "--language", "tlh"]) == 2
    told = capsys.readouterr().err
    assert all(language in told for language in resources.names("starter", ".md"))
    assert not Path("plants").exists()


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "con",
        "NUL.txt",
        "com1",
        "LPT9.md",
        "plants.",
        "plants ",
        "a:b",
        "a*b",
        "tab\tbed",
        ".hidden",
        "x" * 101,
    ],
)
def test_an_odd_name_is_refused_with_a_reason(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "--", name]) == 2
    assert "no good name" in capsys.readouterr().err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("name", ["plants", "Kerja Sama", "siklus-air", "2026 PPKn 6", "Pelajaran 1.2", "論語"])
def test_ordinary_names_are_fine(name: str) -> None:
    assert oddity(name) == ""
