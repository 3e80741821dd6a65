"""A class's papers: everybody gets one, with the name on it, in the order in which they are handed out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from rain import LESSON

from generator import pipeline, press
from generator.errors import UsageError
from generator.options import Options, RunOptions

CLASSES = """Nama;Kelas;NIS
Siti Aminah;7A;0012
Budi Santoso;7A;0013
حسن علي;7B;0014
=cmd|'/c calc'!A1;7B;0015
Siti Aminah;7B;0016
"""


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "hujan.md"
    path.write_text(LESSON, encoding="utf-8")
    return path


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "kelas.csv"
    path.write_text(CLASSES, encoding="utf-8")
    return path


def build(lesson: Path, name: str, run: RunOptions, **more: object) -> Path:
    """The folder that was built."""
    asked = Options(
        output=lesson.parent / name, seed=3, only=("worksheet", "key"), run=run, **({"audit": "off"} | more)
    )  # type: ignore[arg-type]
    built = pipeline.build([lesson], asked)
    assert built.sets, built.checked
    return built.sets[0].folder


def told(folder: Path) -> list[dict[str, str]]:
    text = (folder / "versions.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def words(file: pypdfium2.PdfDocument, page: int) -> str:
    text: str = file[page].get_textpage().get_text_range()
    return " ".join(text.split())


def test_every_student_finds_a_paper_where_the_list_says(lesson: Path, roster: Path) -> None:
    folder = build(lesson, "out", RunOptions(roster=roster, spares=1, separators="colour"))
    rows = told(folder)
    assert [(row["Kelas"], row["Nama"]) for row in rows] == [
        ("7A", "Siti Aminah"),
        ("7A", "Budi Santoso"),
        ("7A", ""),
        ("7B", "حسن علي"),
        ("7B", "'=cmd|'/c calc'!A1"),
        ("7B", "Siti Aminah"),
        ("7B", ""),
    ]
    assert [row["Paket"] for row in rows] == list("ABCDEFG")
    with pypdfium2.PdfDocument(folder / "worksheets.pdf") as file:
        for row in rows:
            page = int(row["Halaman pertama"])
            assert page % 2 == 1
            shown = words(file, page - 1)
            assert f"Paket {row['Paket']}" in shown
            if row["Nama"].isascii():  # pdfium turns the class with an Arabic name beside it
                assert row["Nama"].removeprefix("'") in shown
                assert row["Kelas"] in shown
        assert [words(file, page) for page in (0, 8)] == ["7A", "7B"]


def test_versions_may_be_dealt_out(lesson: Path, roster: Path) -> None:
    folder = build(lesson, "out", RunOptions(roster=roster), versions=2)
    assert [row["Paket"] for row in told(folder)] == ["A", "B", "A", "B", "A"]
    record = json.loads((folder / "plan.json").read_bytes())
    assert [version["student"] for version in record["versions"]] == [None, None]


def test_a_version_of_ones_own_is_told_in_the_plan(lesson: Path, roster: Path) -> None:
    record = json.loads((build(lesson, "out", RunOptions(roster=roster)) / "plan.json").read_bytes())
    assert [version["student"] for version in record["versions"]][:2] == ["Siti Aminah", "Budi Santoso"]
    assert "kelas.csv" in record["inputs"]


def test_a_file_each_is_numbered_in_hand_out_order(lesson: Path, roster: Path) -> None:
    folder = build(lesson, "out", RunOptions(roster=roster, print_run="each"), versions=2)
    assert sorted(path.name for path in folder.glob("worksheet*")) == [
        "worksheet-A-1.pdf",
        "worksheet-A-3.pdf",
        "worksheet-A-5.pdf",
        "worksheet-B-2.pdf",
        "worksheet-B-4.pdf",
    ]


def test_the_one_file_is_sound_to_the_last_object(lesson: Path, roster: Path) -> None:
    folder = build(lesson, "out", RunOptions(roster=roster, copies=1, print_run="one"))
    with pikepdf.open(folder / "worksheets.pdf") as file:
        assert file.check_pdf_syntax() == []
        assert len(file.Root.StructTreeRoot.K.K) == 5
        titles = [str(mark.title) for mark in file.open_outline().root]
        assert titles[:2] == ["Paket A · Siti Aminah", "Paket B · Budi Santoso"]
        leaves = list(file.Root.StructTreeRoot.ParentTree.Kids)
        keys = [int(key) for leaf in leaves for key in leaf.Nums[::2]]
        assert keys == sorted(int(page.StructParents) for page in file.pages)


@pytest.mark.parametrize("tags", [True, False])
@pytest.mark.parametrize("print_run", ["one", "each"])
def test_other_processes_give_the_same_bytes(lesson: Path, tags: bool, print_run: str) -> None:
    run = RunOptions(copies=1, print_run=print_run)  # type: ignore[arg-type]
    alone = build(lesson, "alone", run, versions=70, tags=tags, audit="off")
    shared = build(lesson, "shared", run, versions=70, tags=tags, audit="off", jobs=2)
    assert {path.name: path.read_bytes() for path in alone.iterdir()} == {
        path.name: path.read_bytes() for path in shared.iterdir()
    }


def test_a_section_that_needs_more_room_is_made_again_behind_the_others(
    lesson: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roomy = build(lesson, "roomy", RunOptions(print_run="one"), versions=70, audit="off")
    monkeypatch.setattr(press, "objects_of_a_paper", lambda section: 1)
    folder = build(lesson, "cramped", RunOptions(print_run="one"), versions=70, audit="off")
    with pikepdf.open(folder / "worksheets.pdf") as file, pikepdf.open(roomy / "worksheets.pdf") as other:
        assert file.check_pdf_syntax() == []
        pages = [page.Contents.read_bytes() for page in file.pages]
        assert pages == [page.Contents.read_bytes() for page in other.pages]


def test_a_file_never_has_more_objects_than_readers_count(lesson: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "_SURELY_FEW", 10)
    monkeypatch.setattr(press, "_MOST_OBJECTS", 2500)
    folder = build(lesson, "out", RunOptions(print_run="one"), versions=90, audit="off")
    files = sorted(folder.glob("worksheets-*.pdf"), key=lambda path: int(path.stem.split("-")[1]))
    assert len(files) > 1
    total = 0
    for path in files:
        with pikepdf.open(path) as file:
            assert len(file.objects) <= 2500
            total += len(file.pages)
    rows = told(folder)
    assert total == sum(2 * -(-int(row["Banyak halaman"]) // 2) for row in rows)
    assert [row["Berkas"] for row in rows] == sorted(
        (row["Berkas"] for row in rows), key=lambda name: int(name.split("-")[1].removesuffix(".pdf"))
    )


@pytest.mark.parametrize(
    ("run", "says"),
    [
        (RunOptions(roster=Path("kelas.csv"), copies=2), "--copies"),
        (RunOptions(impose="booklet", print_run="each"), "--print-run each"),
        (RunOptions(separators="blank"), "--separators"),
    ],
)
def test_what_does_not_go_together_is_refused(lesson: Path, run: RunOptions, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        build(lesson, "out", run)


def test_a_name_without_a_font_is_told_and_nothing_is_written(lesson: Path, roster: Path) -> None:
    roster.write_text("Nama\n𓀀𓀁\nAyu\n", encoding="utf-8")
    asked = Options(output=lesson.parent / "out", run=RunOptions(roster=roster))
    built = pipeline.build([lesson], asked)
    assert not built.sets
    assert [found.code for one in built.checked for found in one.diagnostics] == ["roster-letter", "roster-letter"]
    assert not (lesson.parent / "out").exists()
