"""Class lists as workbooks, written by another library and by hand: what a spreadsheet shows is what is read."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from rosters import REL, RELS, parts, read, rows, workbook, zipped

Fill = Callable[[Any, Any], None]


def written(fill: Fill, **options: bool) -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, **options})
    fill(book, book.add_worksheet("Kelas 7A"))
    book.close()
    return data.getvalue()


def test_texts_numbers_and_titles_of_a_real_workbook(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_string("B1", "DAFTAR HADIR SISWA")
        for column, head in enumerate(("No", "Nama Siswa", "Kelas", "NISN"), 1):
            sheet.write_string(3, column, head)
        sheet.write_row(4, 1, [1, "Siti  Aminah", 7, 1234567890])
        sheet.write_row(6, 1, [2, "محمد علي", 7.1, "0012"])
        sheet.write(7, 1, 3)
        sheet.write_string(7, 2, "张伟")
        sheet.write_number(7, 4, 12345678, book.add_format({"num_format": "0000000000"}))
        sheet.write_string(7, 9, "a note beside the list")

    result = read(written(fill), tmp_path)
    assert result.codes == []
    assert result.students == [
        ("Siti Aminah", "7", "1234567890"),
        ("محمد علي", "7.1", "0012"),
        ("张伟", "", "0012345678"),
    ]


def test_formulas_count_by_the_value_they_had(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Nama", "Kelas"])
        sheet.write_formula("A2", '=PROPER("siti")', None, "Siti")
        sheet.write_formula("B2", "=3+4", None, 7)
        sheet.write_string("A3", "=1+1")

    result = read(written(fill), tmp_path)
    assert (result.students, result.places) == ([("Siti", "7", ""), ("=1+1", "", "")], ["3:1 roster-formula"])


def test_cells_without_a_value_that_can_be_printed_are_refused(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Nama", "Kelas"])
        sheet.write_row(1, 0, ["Siti"])
        sheet.write_datetime("B2", datetime.datetime(2026, 1, 7), book.add_format({"num_format": "d-mmm"}))
        sheet.write_row(2, 0, ["Budi"])
        sheet.write_datetime("B3", datetime.datetime(2026, 1, 7), book.add_format({"num_format": 16}))
        sheet.write_row(4, 0, ["Ani"])
        sheet.write_number("B5", 7, book.add_format({"num_format": '[Red]"hari" 0'}))

    result = read(written(fill), tmp_path)
    assert result.places == ["2:2 roster-date", "3:2 roster-date"]
    data = rows([["Nama", "Kelas"]]) + (
        "<row><c><f>A1</f></c></row><row><c t='e'><v>#REF!</v></c></row><row><c><f>A1</f><v></v></c></row>"
    )
    places = read(workbook(data), tmp_path).places
    assert places == ["2:1 roster-no-value", "3:1 roster-error-value", "4:1 roster-no-value"]


def test_the_first_sheet_that_is_shown_is_read_and_others_are_told(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Nama", "Rahasia"])
        sheet.hide()
        shown = book.add_worksheet("7B")
        shown.activate()
        shown.set_first_sheet()
        shown.write_row(0, 0, ["Nama"])
        shown.write_row(1, 0, ["Siti"])
        book.add_worksheet("kosong").write_blank("A1", None, book.add_format({"bold": True}))
        book.add_worksheet("7C").write_row(0, 0, ["Nama"])

    result = read(written(fill), tmp_path)
    assert (result.students, result.codes) == ([("Siti", "", "")], ["roster-more-sheets"])
    assert dict(result.found[0].values) == {"sheet": "7B", "others": "“7C”"}


@pytest.mark.parametrize("shared", [None, []])
def test_texts_in_the_cell_and_shared_ones(shared: list[str] | None, tmp_path: Path) -> None:
    data = rows([["Name", "Class", "ID"], ["Zoë & Ana <x>", "7A", "0012"], ["張_x000D_偉", "", ""]], shared)
    result = read(workbook(data, shared or ()), tmp_path)
    assert result.students == [("Zoë & Ana <x>", "7A", "0012"), ("張 偉", "", "")]
    assert result.places == ["3:1 roster-line-break"]


def test_a_text_in_pieces_is_put_together_without_its_reading(tmp_path: Path) -> None:
    sheet = "<row><c t='s'><v>0</v></c></row><row><c t='s'><v>1</v></c></row>"
    members = parts(sheet, ["Nama", "x"])
    members["xl/sharedStrings.xml"] = members["xl/sharedStrings.xml"].replace(
        '<t xml:space="preserve">x</t>',
        "<r><rPr><b/></rPr><t>山田 </t></r><r><t>太郎</t></r><rPh sb='0' eb='1'><t>ヤマダ</t></rPh>",
    )
    assert read(zipped(members), tmp_path).students == [("山田 太郎", "", "")]


@pytest.mark.parametrize(
    ("number", "text"),
    [("1234567890", "1234567890"), ("1.23456789E9", "1234567890"), ("12.0", "12"), ("7.0999999999999996", "7.1"),
     ("1E+20", "100000000000000000000"), ("-5", "-5"), ("1E+999999", "1E+999999")],
)  # fmt: skip
def test_numbers_are_whole_where_they_can_be(number: str, text: str, tmp_path: Path) -> None:
    data = rows([["Nama", "Kelas"]]) + f"<row><c t='str'><v>Siti</v></c><c><v>{number}</v></c></row>"
    assert read(workbook(data), tmp_path).students == [("Siti", text, "")]


def test_the_parts_may_be_called_as_the_file_likes(tmp_path: Path) -> None:
    members = parts(rows([["Nama"], ["Siti"]]))
    members["_rels/.rels"] = RELS % (REL % ("r1", "officeDocument", "/xl/workbook22.xml"))
    members["xl/workbook22.xml"] = members.pop("xl/workbook.xml")
    members["xl/_rels/workbook22.xml.rels"] = members.pop("xl/_rels/workbook.xml.rels")
    assert read(zipped(members), tmp_path).students == [("Siti", "", "")]
