"""Class lists as text: every encoding and separator that spreadsheets write, and what is wrong with its place."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from rosters import read

from generator.errors import FileError
from generator.readers.roster import read_roster
from generator.roster import safe_cell

SITI, BUDI = ("Siti Aminah", "7A", "0012"), ("Budi Santoso", "7B", "1234567890")
LIST = "Nama;Kelas;NIS\nSiti Aminah;7A;0012\nBudi Santoso;7B;1234567890\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_separators_and_line_ends(encoding: str, separator: str, end: str, tmp_path: Path) -> None:
    result = read(LIST.replace(";", separator).replace("\n", end), tmp_path, encoding)
    assert (result.students, result.codes) == ([SITI, BUDI], [])


def test_big_endian_utf_16_is_read_by_its_mark(tmp_path: Path) -> None:
    assert read(b"\xfe\xff" + LIST.encode("utf-16-be"), tmp_path).students == [SITI, BUDI]


def test_the_roster_knows_its_file(tmp_path: Path) -> None:
    roster = read(LIST, tmp_path).roster
    assert roster
    assert (roster.path, roster.sha256) == (
        (tmp_path / "kelas.csv").as_posix(),
        hashlib.sha256(LIST.encode()).hexdigest(),
    )


def test_a_file_that_is_not_there_is_no_problem_of_a_list(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        read_roster(tmp_path / "kelas.csv", lambda _: True)


def test_letters_of_an_old_encoding_are_told_once(tmp_path: Path) -> None:
    result = read("Nama;Kelas\nJosé Muñoz;7A\nZoë;7A\n", tmp_path, "cp1252")
    assert result.students == [("José Muñoz", "7A", ""), ("Zoë", "7A", "")]
    assert result.places == ["2:4 roster-old-encoding"]


@pytest.mark.parametrize(("names", "encoding"), [("王芳", "gbk"), ("محمد علي", "cp1256"), ("Иванов", "cp1251")])
def test_other_old_encodings_are_refused_not_guessed_at(names: str, encoding: str, tmp_path: Path) -> None:
    result = read(f"Nama\n{names}\n", tmp_path, encoding)
    assert (result.roster, result.places) == (None, ["2:1 roster-encoding"])


@pytest.mark.parametrize(
    "head",
    [
        "NAMA SISWA;KELAS;NISN",
        "nama_lengkap:;Rombel;N.I.S.",
        "Name;Class;ID",
        "Student;Group;Student ID",
        "Nama Peserta Didik;Kls;No. Absen",
        "Pupil;FORM;Roll no.",
        "Full Name;Section;#",
        '"Nama\nSiswa";Kelas;Nomor',
        "ＮＡＭＡ;Kelas;No",
    ],
)
def test_the_words_of_head_lines(head: str, tmp_path: Path) -> None:
    result = read(f"{head}\nSiti;7A;12\n", tmp_path)
    assert (result.students, result.codes) == ([("Siti", "7A", "12")], [])


def test_first_and_last_names_are_put_together(tmp_path: Path) -> None:
    text = "First name,Last name,Class\nAna,Pérez,1\nSuharto,,1\n,Sukarno,1\n"
    assert [name for name, _, _ in read(text, tmp_path).students] == ["Ana Pérez", "Suharto", "Sukarno"]


def test_the_better_of_several_columns_is_read(tmp_path: Path) -> None:
    text = "No;NISN;NIS;Nama Panggilan;Nama;Tingkat;Rombel\n1;0099;1001;Sita;Siti;7;7A\n"
    assert read(text, tmp_path).students == [("Siti", "7A", "1001")]


def test_titles_above_the_head_line_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    text = "DAFTAR SISWA;;\nSMP Negeri 1;;\n;;\nNo;Nama;Kelas\n\n 1;Siti;7A\n; ;\n\n2;Budi;7A\n\n"
    result = read(text, tmp_path)
    assert (result.students, result.codes) == ([("Siti", "7A", "1"), ("Budi", "7A", "2")], [])


@pytest.mark.parametrize("first", ["sep=,", '"sep=,"', "SEP=,,,"])
def test_the_separator_that_excel_declares_is_taken(first: str, tmp_path: Path) -> None:
    result = read(f"{first}\r\nNama;Gelar,Nama,Kelas\r\nx;y,Siti,7A\r\n,,7B\r\n", tmp_path)
    assert result.places == ["4:2 roster-name-missing"]


def test_quoted_cells_hold_separators_quotes_and_line_ends(tmp_path: Path) -> None:
    text = 'Nama,Kelas,Alamat\n"Aminah, Siti","7A","Jl. ""Mawar""\nNo. 1"\nSiti "Ani" Rahma, "7 B" ,\n=,7C,\n'
    result = read(text, tmp_path)
    assert result.students == [("Aminah, Siti", "7A", ""), ('Siti "Ani" Rahma', "7 B", ""), ("=", "7C", "")]
    assert result.places == ["5:1 roster-formula"]


def test_a_list_of_names_needs_no_head_line_and_keeps_its_commas(tmp_path: Path) -> None:
    text = "Siti Aminah\n\nAl-‘Aini\nRahma, S.Pd.\nO'Brien\n"
    result = read(text, tmp_path)
    assert [name for name, _, _ in result.students] == ["Siti Aminah", "Al-‘Aini", "Rahma, S.Pd.", "O'Brien"]
    assert result.codes == []


def test_a_head_line_of_one_column_keeps_commas_and_refuses_other_separators(tmp_path: Path) -> None:
    result = read("Nama\nRahma, Siti\nBudi\t7A\n", tmp_path)
    assert result.places == ["3:6 roster-too-many-cells"]
    assert read("Nama\nRahma, Siti\n", tmp_path).students == [("Rahma, Siti", "", "")]


def test_without_a_head_line_other_columns_are_told_not_guessed_at(tmp_path: Path) -> None:
    result = read("Siti;7A\nBudi;7A\n", tmp_path)
    assert result.students == [("Siti", "", ""), ("Budi", "", "")]
    assert result.places == ["1:1 roster-no-head"]


@pytest.mark.parametrize(
    "text",
    [
        "1;Siti;7A",
        "NIS\n1001\n1002",
        "Daftar Siswa 7A\nSiti",
        "Daftar nama siswa\nSiti",
        "7A;Siti",
        "Kelas;Guru\n7A;Ani",
    ],
)
def test_a_list_without_a_column_of_names_is_refused(text: str, tmp_path: Path) -> None:
    result = read(text, tmp_path)
    assert (result.roster, result.places) == (None, ["1:1 roster-no-names"])


def test_names_are_trimmed_collapsed_and_composed(tmp_path: Path) -> None:
    result = read("Nama;Kelas\n  Siti \u00a0 Aminah\t;\u30007A \nJose\u0301;7A\n", tmp_path)
    assert (result.students, result.codes) == ([("Siti Aminah", "7A", ""), ("José", "7A", "")], [])


def test_names_of_every_script_pass_unchanged(tmp_path: Path) -> None:
    names = ["محمد علي", "张伟", "ꦱꦶꦠꦶ", "நந்தினி", "क्‍ष", "می‌خواهم", "Þórður", "Nguyễn Thị Hương"]
    result = read("Nama\n" + "\n".join(names), tmp_path)
    assert ([name for name, _, _ in result.students], result.codes) == (names, [])


def test_letters_that_nobody_sees_are_left_out_and_told(tmp_path: Path) -> None:
    result = read("Nama;Kelas\nSi\u202eti;7A\nBu\u200bdi\x00;7\x07A\nAni\u2028Rahma;7A\n", tmp_path)
    assert result.students == [("Siti", "7A", ""), ("Budi", "7 A", ""), ("Ani Rahma", "7A", "")]
    assert result.places == [f"{place} roster-hidden-letter" for place in ("2:3", "3:3", "3:6", "3:9", "4:4")]


def test_a_line_break_in_a_name_is_told_and_printed_as_a_space(tmp_path: Path) -> None:
    result = read('Nama;Kelas\n"Siti\r\nAminah";7A\n;7B\n', tmp_path)
    assert result.places == ["2:2 roster-line-break", "4:1 roster-name-missing"]
    assert result.found[0].values == (("name", "Siti Aminah"),)


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "-2+3", " =1+1", "＝1"])
def test_a_formula_is_a_text_with_a_warning(name: str, tmp_path: Path) -> None:
    result = read(f"Nama;Kelas\n{name};7A\n", tmp_path)
    assert result.codes == ["roster-formula"]
    assert result.students[0][1] == "7A"
    assert safe_cell(name) == f"'{name}"


def test_cells_that_run_nothing_stay_as_they_are() -> None:
    assert [safe_cell(text) for text in ("Siti", "", "7-A", "'", "a=b", "٣")] == ["Siti", "", "7-A", "'", "a=b", "٣"]
    assert [safe_cell(text) for text in ("\t=1", "\rx", "\nx", "\u00a0-1")] == ["'\t=1", "'\rx", "'\nx", "'\u00a0-1"]


def test_names_up_to_the_limit_are_read(tmp_path: Path) -> None:
    assert read("Nama\n" + "é" * 300, tmp_path).students == [("é" * 300, "", "")]
    result = read("Nama;Kelas\n" + "é" * 301 + f";7A\nSiti;{'7' * 101}", tmp_path)
    assert (result.roster, result.places) == (None, ["2:1 roster-text-too-long", "3:6 roster-text-too-long"])


def test_equal_names_in_one_class_are_told_with_both_lines(tmp_path: Path) -> None:
    result = read("Nama;Kelas\nSiti;7A\nSITI;7A\nSiti;7B\n", tmp_path)
    assert len(result.students) == 3
    assert result.places == ["3:1 roster-same-name"]
    assert ("line", "2") in result.found[0].values


def test_ids_tell_equal_names_apart(tmp_path: Path) -> None:
    assert read("Nama;NIS\nSiti;1\nSiti;2\nSiti;3\n", tmp_path).codes == []
    assert read("Nama;NIS\nSiti;1\nSiti;\n", tmp_path).places == ["3:1 roster-same-name"]


def test_equal_ids_are_an_error_and_roll_numbers_only_in_one_class(tmp_path: Path) -> None:
    ids = read("Nama;Kelas;NIS\nSiti;7A;1\nBudi;7B;1\n", tmp_path)
    assert (ids.roster, ids.places) == (None, ["3:9 roster-same-id"])
    assert ("line", "2") in ids.found[0].values
    assert read("Nama;Kelas;No\nSiti;7A;1\nBudi;7B;1\n", tmp_path).codes == []
    assert read("Nama;Kelas;No\nSiti;7A;1\nBudi;7A;1\n", tmp_path).places == ["3:9 roster-same-id"]


def test_every_problem_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    text = 'Nama;Kelas;Hobi\n"Siti;7A;\nBudi;7A;\n;7A\n;;bola\nAni;7A;;x\n"Oki"x;7A\n=1;7A\n'
    result = read(text, tmp_path)
    assert result.places == [
        "2:1 roster-open-quote",
        "4:1 roster-name-missing",
        "5:1 roster-name-missing",
        "6:9 roster-too-many-cells",
        "7:1 roster-open-quote",
        "8:1 roster-formula",
    ]
    assert result.found[3].at.source == "Ani;7A;;x"


def test_many_warnings_are_counted_and_stay_warnings(tmp_path: Path) -> None:
    result = read("Nama\n" + "".join(f"={n}\n" for n in range(5000)), tmp_path)
    assert len(result.students) == 5000
    assert (len(result.found), result.codes[-1]) == (51, "more-warnings-of-the-same")
    assert dict(result.found[-1].values) == {"same": "roster-formula", "count": "4950"}


def test_many_errors_are_counted_too(tmp_path: Path) -> None:
    result = read("Nama;Kelas\n" + ";7A\n" * 5000, tmp_path)
    assert (result.roster, len(result.found), result.codes[-1]) == (None, 51, "more-of-the-same")


def test_columns_that_are_called_the_same(tmp_path: Path) -> None:
    result = read("Nama;Kelas;Nama\nSiti;7A;Rahma\n", tmp_path)
    assert (result.students, result.places) == ([("Siti", "7A", "")], ["1:12 roster-two-columns"])


@pytest.mark.parametrize("text", ["", "\n\n \n", ";;\n", "\ufeff", "sep=;\n", "sep=;"])
def test_a_list_without_anything_is_refused(text: str, tmp_path: Path) -> None:
    assert read(text, tmp_path).codes == ["roster-empty"]
