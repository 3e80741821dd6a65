"""Files that want to stop the computer, or are no class lists: refused within bounds, never with a traceback."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from rosters import SHEET, parts, read, rows, workbook, zipped

from generator.readers.roster import SIZE_LIMIT, archive, delimited, sheet, students

SMALL = rows([["Nama"], ["Siti"]])


def peak(data: bytes, folder: Path) -> tuple[list[str], int]:
    """What is told of a file, and the most memory that reading it took, in bytes."""
    tracemalloc.start()
    try:
        return read(data, folder).codes, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "Nama\nSiti".encode("utf-16-le"),
        b"\xff\xfea",
        b"\xef\xbb\xbfNama\nJos\xe9",
        b"\x00\x01\x02",
    ],
)
def test_what_is_no_text_is_refused(data: bytes, tmp_path: Path) -> None:
    assert read(data, tmp_path).codes == ["roster-not-text"]


def test_old_and_locked_workbooks_are_told_apart_from_broken_ones(tmp_path: Path) -> None:
    assert read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), tmp_path).codes == ["roster-old-excel"]
    assert read(b"PK\x03\x04" + bytes(50), tmp_path).codes == ["roster-workbook"]
    assert read(zipped({"content.xml": "<x/>", "mimetype": "ods"}), tmp_path).codes == ["roster-workbook"]
    assert read(workbook(SMALL)[:-30], tmp_path).codes == ["roster-workbook"]


def test_a_file_beyond_the_limit_is_not_read_on(tmp_path: Path) -> None:
    assert read(b"Nama\n" + b"x\n" * 5_000_001, tmp_path).codes == ["roster-too-large"]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "_rels/.rels"])
def test_a_zip_bomb_is_refused_in_little_memory(part: str, tmp_path: Path) -> None:
    data = zipped(parts(SMALL) | {part: b"<x>" + b" " * 160_000_000})
    assert len(data) < 170_000
    codes, most = peak(data, tmp_path)
    assert codes == ["roster-workbook-too-large"]
    assert most < SIZE_LIMIT + 2_000_000


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    members = parts(SMALL)
    name = "xl/worksheets/sheet1.xml"
    members[name] = SHEET % (SMALL + " " * 20_000_000)
    data = zipped(members)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        size = book.getinfo(name).file_size.to_bytes(4, "little")
    assert data.count(size) == 2
    codes, most = peak(data.replace(size, (1000).to_bytes(4, "little")), tmp_path)
    assert codes == ["roster-workbook"]
    assert most < SIZE_LIMIT + 2_000_000


def test_more_members_than_a_workbook_has_are_refused_before_they_are_listed(tmp_path: Path) -> None:
    extra = {f"x{n}": "" for n in range(archive.MEMBERS)}
    assert read(zipped(parts(SMALL) | extra), tmp_path).codes == ["roster-workbook-too-large"]


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_entities_and_other_files_are_never_opened(part: str, tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_text("rahasia", "utf-8")
    for inside in ('<!ENTITY a "Siti">', f'<!ENTITY a SYSTEM "file://{tmp_path}/rahasia">'):
        members = parts(rows([["Nama"]]) + "<row><c t='str'><v>&a;</v></c></row>")
        members[part] = f"<!DOCTYPE x [{inside}]>" + members[part]
        assert read(zipped(members), tmp_path).codes == ["roster-workbook"]


@pytest.mark.parametrize(
    "sheet",
    [
        "<row>" + "<c/>" * 2_100_000 + "</row>",
        "<x>" * 1_000_000 + "</x>" * 1_000_000,
        f"<!--{' ' * 3_000_000}-->",
        f"<row><c t='str'><v>{'x' * 40_000}</v></c></row>",
    ],
)
def test_cells_depth_comments_and_texts_are_bounded(
    sheet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "RATIO_LIMIT", 10_000)
    monkeypatch.setattr(archive, "ELEMENT_LIMIT", 200_000)
    assert read(workbook(SMALL + sheet), tmp_path).codes == ["roster-workbook-too-large"]


@pytest.mark.parametrize(
    "sheet",
    [
        "<row><c t='s'><v>9</v></c></row>",
        "<row><c t='s'><v>-1</v></c></row>",
        "<row><c><v>1,5</v></c></row>",
        "<row>",
        "&x;",
        "\x01",
    ],
)
def test_a_sheet_with_nonsense_is_refused(sheet: str, tmp_path: Path) -> None:
    assert read(workbook(SMALL + sheet), tmp_path).codes == ["roster-workbook"]


def test_links_out_of_the_file_lead_nowhere(tmp_path: Path) -> None:
    members = parts(SMALL)
    rels = "xl/_rels/workbook.xml.rels"
    for target in ("../../../../etc/passwd", "file:///etc/passwd", "//host/share", ""):
        changed = members | {rels: members[rels].replace("worksheets/sheet1.xml", target)}
        assert read(zipped(changed), tmp_path).codes == ["roster-workbook"]


def test_a_sheet_may_have_cells_far_to_the_right(tmp_path: Path) -> None:
    data = SMALL + "<row><c r='XFD3' t='str'><v>x</v></c></row><row><c r='ZZZ4'><v>1</v></c></row>"
    result = read(workbook(data), tmp_path)
    assert (result.students, result.codes) == ([("Siti", "", "")], [])


@pytest.mark.parametrize("is_workbook", [False, True])
def test_too_many_students_are_refused(is_workbook: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert students.STUDENT_LIMIT == 50_000
    monkeypatch.setattr(students, "STUDENT_LIMIT", 500)
    for count, found in ((500, []), (501, ["502:1 roster-too-many"])):
        names = [f"a{n}" for n in range(count)]
        data = workbook(rows([["Nama"], *([name] for name in names)])) if is_workbook else "\n".join(["Nama", *names])
        assert read(data, tmp_path).places == found


def test_too_many_lines_are_refused_empty_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert delimited.LINE_LIMIT == sheet.LINE_LIMIT == 100_000
    monkeypatch.setattr(delimited, "LINE_LIMIT", 500)
    monkeypatch.setattr(sheet, "LINE_LIMIT", 500)
    assert read("Nama\nSiti\n" + "\n" * 499, tmp_path).places == ["501:0 roster-too-many"]
    assert read("Nama\nSiti\n" + "\n" * 498, tmp_path).places == []
    assert read(workbook(SMALL + "<row/>" * 499), tmp_path).places == ["501:0 roster-too-many"]


@pytest.mark.parametrize("row", [";" * 1_000_000, '"";' * 1_000])
def test_too_many_cells_are_refused(row: str, tmp_path: Path) -> None:
    assert "2:1 roster-too-many-cells" in read(f"Nama;Kelas\n{row}", tmp_path).places


@pytest.mark.parametrize("text", ['"', '"\n' * 2000, '"""x\n' * 2000, 'a;"b\n' * 2000, '""x\n' * 2000, '"' * 100_001])
def test_quotes_that_never_close_are_told(text: str, tmp_path: Path) -> None:
    result = read("Nama;Kelas\n" + text, tmp_path)
    assert result.roster is None
    assert len(result.found) <= 110
