"""A school's own fonts print what ours lack: names of students, and words of the lesson."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest

from generator import pipeline
from generator.options import Options, RunOptions

sys.path.insert(0, str(Path(__file__).parent / "unit" / "fonts"))

from font_files import font, tables, with_licence
from rain import LESSON

CHINESE = LESSON.replace("title: Hujan", "title: Hujan 雨").replace("[x] awan", "[x] awan 云")


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "han.ttf").write_bytes(font(tables("雨云王小明")))
    (tmp_path / "lembar.toml").write_text('fonts = ["fonts/han.ttf"]\n', encoding="utf-8")
    (tmp_path / "kelas.csv").write_text("Nama;Kelas\n王小明;7A\nSiti Aminah;7A\n", encoding="utf-8")
    path = tmp_path / "hujan.md"
    path.write_text(CHINESE, encoding="utf-8")
    return path


def built(lesson: Path, name: str, **more: object) -> Path:
    run = RunOptions(roster=lesson.parent / "kelas.csv", print_run="one")
    asked = Options(output=lesson.parent / name, seed=3, audit="full", run=run, **more)  # type: ignore[arg-type]
    made = pipeline.build([lesson], asked)
    assert made.sets, [one.code for checked in made.checked for one in checked.diagnostics]
    return made.sets[0].folder


def codes(lesson: Path) -> set[str]:
    return {found.code for found in pipeline.check(lesson).diagnostics}


@pytest.mark.parametrize("tags", [True, False])
def test_letters_of_a_font_of_the_school_are_printed_and_proven(lesson: Path, tags: bool) -> None:
    with pypdfium2.PdfDocument(built(lesson, "out", tags=tags) / "worksheets.pdf") as file:
        text = file[0].get_textpage().get_text_range()
    assert "王小明" in text
    assert "雨" in text
    assert "云" in text


def test_every_worker_opens_them_for_itself(lesson: Path) -> None:
    one, other = built(lesson, "alone"), built(lesson, "shared", jobs=2)
    for path in one.iterdir():
        assert path.read_bytes() == (other / path.name).read_bytes()


def test_another_font_makes_another_run(lesson: Path) -> None:
    first = pipeline.build([lesson], Options(output=lesson.parent / "one", seed=3)).sets[0].run
    (lesson.parent / "fonts" / "han.ttf").write_bytes(font(tables("雨云王小明大")))
    assert pipeline.build([lesson], Options(output=lesson.parent / "two", seed=3)).sets[0].run != first


def test_without_the_font_the_letters_are_told(lesson: Path) -> None:
    before = codes(lesson)
    (lesson.parent / "lembar.toml").unlink()
    assert codes(lesson) - before == {"letter-without-font"}


@pytest.mark.parametrize(
    "named",
    ["fonts/none.ttf", "../han.ttf", "/etc/hosts", "fonts", "hujan.md", "fonts/closed.ttf"],
)
def test_what_is_no_font_of_the_school_is_told_at_its_line(lesson: Path, named: str) -> None:
    (lesson.parent / "fonts" / "closed.ttf").write_bytes(font(with_licence(tables("雨"), 0x0002)))
    (lesson.parent.parent / "han.ttf").write_bytes(font(tables("雨")))
    (lesson.parent / "lembar.toml").write_text(f'name = "SMP"\nfonts = ["{named}"]\n', encoding="utf-8")
    found = [one for one in pipeline.check(lesson).diagnostics if one.code == "school-font"]
    assert [one.at.line for one in found] == [2]
