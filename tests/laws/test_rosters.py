"""Whatever students a list has, they are read as they were written; whatever bytes a file has, nothing is raised."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rosters import Read, parts, read, rows, table, workbook, zipped

from generator import messages
from generator.readers.roster.cleaning import clean
from generator.roster import Student, safe_cell

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"))
_WESTERN = st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFG '.-,;|\"éñüß’“=+")


def read_bytes(data: bytes) -> Read:
    with tempfile.TemporaryDirectory() as folder:
        return read(data, Path(folder))


def texts(letters: st.SearchStrategy[str], least: int) -> st.SearchStrategy[str]:
    """Texts as they are printed: what is cleaned away stands in tests of its own."""
    return st.text(letters, min_size=least, max_size=30).map(clean).filter(lambda text: len(text) >= least)


@st.composite
def lists(draw: st.DrawFn, letters: st.SearchStrategy[str] = _LETTERS) -> list[Student]:
    """Students with ids that differ, so that no two are taken for one."""
    people = draw(st.lists(st.tuples(texts(letters, 1), texts(letters, 0)), min_size=1, max_size=8))
    return [Student(name, room, f"{number:04}") for number, (name, room) in enumerate(people)]


def as_csv(students: list[Student], separator: str, end: str, quoting: int) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=end, quoting=quoting).writerows(table(students))  # type: ignore[arg-type]
    return text.getvalue()


SEPARATORS = st.sampled_from([";", ",", "\t", "|"])
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
QUOTING = st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])


@given(lists(), SEPARATORS, ENDS, QUOTING, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_what_was_written_as_text_is_read(
    students: list[Student], separator: str, end: str, quoting: int, encoding: str
) -> None:
    result = read_bytes(as_csv(students, separator, end, quoting).encode(encoding))
    assert result.roster
    assert list(result.roster.students) == students
    assert set(result.codes) <= {"roster-formula"}


@given(lists(_WESTERN), SEPARATORS, ENDS, QUOTING)
def test_what_was_written_in_windows_letters_is_read(
    students: list[Student], separator: str, end: str, quoting: int
) -> None:
    data = as_csv(students, separator, end, quoting).encode("cp1252")
    result = read_bytes(data)
    if "roster-encoding" in result.codes:
        assert any(all(byte > 0x7F for byte in data[at : at + 4]) for at in range(len(data) - 3))
    else:
        assert result.roster
        assert list(result.roster.students) == students


@given(lists(), st.booleans())
def test_what_was_written_as_a_workbook_is_read(students: list[Student], is_shared: bool) -> None:
    shared: list[str] | None = [] if is_shared else None
    data = rows(table(students), shared)
    result = read_bytes(workbook(data, shared or ()))
    assert result.roster
    assert list(result.roster.students) == students


@given(st.lists(texts(_LETTERS, 1), min_size=1, max_size=8))
def test_a_column_of_names_is_read_with_its_commas(names: list[str]) -> None:
    names = [f"Nur {name}".replace(";", "").replace('"', "").replace("|", "") for name in names]
    result = read_bytes("\n".join(["Nama", *names]).encode())
    assert result.roster
    assert [one.name for one in result.roster.students] == [clean(name) for name in names]


def told(result: Read) -> None:
    """A list, or errors; and all that is told can be said."""
    errors = [one for one in result.found if messages.severity(one) == "error"]
    assert (result.roster is None) == bool(errors)
    assert all(messages.message(one) and messages.hint(one) for one in result.found)


@given(st.binary(max_size=400))
def test_random_bytes_are_a_list_or_told(data: bytes) -> None:
    told(read_bytes(data))


@given(st.text(st.sampled_from('Nama;,\t|"\r\n =7A\u202e\x00é'), max_size=200))
def test_random_tables_are_a_list_or_told(text: str) -> None:
    for data in (
        text.encode(),
        ("Nama;Kelas\n" + text).encode(),
        text.encode("cp1252", "ignore"),
        text.encode("utf-16"),
    ):
        result = read_bytes(data)
        told(result)
        lines = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")) + 1
        assert all(one.at.line <= lines for one in result.found)


BOOK = workbook(rows([["Nama", "Kelas"], ["Siti", "7A"], ["Budi", "7A"]], None))


@given(st.lists(st.tuples(st.integers(0, len(BOOK) - 1), st.integers(0, 255)), max_size=6), st.integers(4, len(BOOK)))
def test_a_damaged_workbook_is_a_list_or_told(changes: list[tuple[int, int]], size: int) -> None:
    data = bytearray(BOOK)
    for at, byte in changes:
        data[at] = byte
    told(read_bytes(bytes(data[: size if size % 2 else len(BOOK)])))


@given(
    st.sampled_from(sorted(parts(""))),
    st.lists(
        st.sampled_from(
            ["<row>", "</row>", "<c t='s'>", "<c r='B2'>", "</c>", "<v>1</v>", "<is>", "<t>x", "<f/>", "&#x1;", "Ω"]
        )
    ),
)
def test_a_part_with_anything_in_it_is_a_list_or_told(part: str, pieces: list[str]) -> None:
    told(read_bytes(zipped(parts(rows([["Nama"], ["Siti"]])) | {part: "".join(pieces)})))
    told(read_bytes(workbook(rows([["Nama"], ["Siti"]]) + "".join(pieces))))


@given(st.text(max_size=20))
def test_a_safe_cell_is_the_text_and_begins_no_formula(text: str) -> None:
    safe = safe_cell(text)
    assert safe.removeprefix("'") == text.removeprefix("'") or safe == f"'{text}"
    assert not safe.lstrip().startswith(("=", "+", "-", "@"))
    assert not safe.startswith(("\t", "\r", "\n"))
