"""A class list with all that lists have, end to end: each student a right paper, or a clear word of what is wrong."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from generator import messages, pipeline
from generator.checks.items import CODES
from generator.options import Options, RunOptions

LESSON = Path(__file__).parent / "cases" / "one-version"
LONG = " ".join(["Maharani"] * 33)[:297] + " Xe"
HOSTILE = (
    "محمد بن عبد الله (الصغير)",
    "فاطمة الزهراء",
    "שרה כהן",
    "=cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "+62 812",
    "-Dewi",
    'O\'Neil "Bob", Jr.',
    "Nguyễn Văn Đức",
    "ꦱꦶꦠꦶ",
    "Paket B",
    "A",
    LONG,
)


def listed(names: list[str]) -> str:
    """Empty lines and lines of empty cells among the students."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, delimiter=";")
    writer.writerow(["Nama", "Kelas", "NIS"])
    for number, name in enumerate(names):
        if number % 7 == 3:
            writer.writerow([] if number % 2 else ["", "", ""])
        writer.writerow([name, f"7{'AB'[number * 2 // len(names)]}", f"{number:04}"])
    return sink.getvalue()


def build(folder: Path, names: list[str], audit: str = "full") -> pipeline.Built:
    roster = folder / "kelas.csv"
    roster.write_text(listed(names), "utf-8")
    run = RunOptions(roster=roster, print_run="one", separators="blank")
    return pipeline.build([LESSON], Options(output=folder / "out", seed=5, audit=audit, run=run))  # type: ignore[arg-type]


def letters(text: str) -> Counter[str]:
    """Readers differ in the order of text from right to left, and in which image of a bracket stands there."""
    return Counter(char for char in unicodedata.normalize("NFKD", text) if unicodedata.category(char)[0] in "LN")


@pytest.mark.parametrize("audit", ["full", "fast"])
def test_every_student_of_a_hostile_list_has_a_paper(tmp_path: Path, audit: str) -> None:
    names = [f"Siswa {number}" for number in range(46)] + [*HOSTILE, "Ayu Lestari", "Ayu Lestari"]
    built = build(tmp_path, names, audit)
    (made,) = built.sets
    told = {one.code for checked in built.checked for one in checked.diagnostics} - set(CODES)
    assert told == {"roster-formula"}  # equal names are told apart by their numbers
    rows = list(csv.reader(io.StringIO((made.folder / "versions.csv").read_bytes().decode("utf-8-sig")), delimiter=","))
    head, rows = rows[0], rows[1:]
    assert [row[head.index("Name")].removeprefix("'") for row in rows] == names
    assert not any(cell[:1] in ("=", "+", "-", "@") for row in rows for cell in row)
    record = json.loads((made.folder / "plan.json").read_bytes())
    assert [version["student"] for version in record["versions"]] == names
    with pypdfium2.PdfDocument(made.folder / "worksheets.pdf") as file:
        pages = [file[int(row[head.index("First page")]) - 1] for row in rows]
        plain = letters(pages[0].get_textpage().get_text_range()) - letters("Siswa 0")
        for page, name in zip(pages, names, strict=True):
            shown = letters(page.get_textpage().get_text_range())
            assert not letters(name) - shown, name
            assert sum((shown - letters(name) - plain).values()) < 60, name  # other numbers, letters of its version


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("王小明", "roster-letter", "王"),
        ("x" * 301, "roster-text-too-long", "300"),
        ("", "roster-name-missing", ""),
    ],
)
def test_a_name_that_cannot_be_printed_is_told_and_nothing_is_built(
    tmp_path: Path, name: str, code: str, says: str
) -> None:
    built = build(tmp_path, ["Siti Aminah", name])
    assert built.sets == ()
    found = [one for checked in built.checked for one in checked.diagnostics if one.code == code]
    assert found
    assert says in messages.message(found[0]) and messages.hint(found[0])
    assert not (tmp_path / "out").exists()
