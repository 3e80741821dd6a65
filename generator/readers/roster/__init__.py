"""Class lists: a table as text (CSV) or a workbook (.xlsx) → the students, with every problem of the list at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator import messages
from generator.diagnostics import At, Diagnostic, problem
from generator.readers.files import read_bytes, shown
from generator.readers.findings import Findings
from generator.readers.roster.archive import Refused
from generator.readers.roster.decoding import decode
from generator.readers.roster.delimited import read_delimited
from generator.readers.roster.rows import Row
from generator.readers.roster.students import read_students
from generator.readers.roster.workbook import read_workbook
from generator.roster import Roster, Student

SIZE_LIMIT = 10_000_000
"""Bytes of a list: 50,000 students with their addresses have some 5 MB."""
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_roster(path: Path, covers: Callable[[str], bool]) -> tuple[Roster | None, tuple[Diagnostic, ...]]:
    """The class list, or None when it has errors; all its problems, in the order of the file.

    `covers` tells whether paper can show a letter.

    What the file is, its first bytes say, not its name. Raises FileError when there is no such file, or it may not be
    read.
    """
    data = read_bytes(path, SIZE_LIMIT)
    findings = Findings()
    students = _students(data, shown(path), findings.add)
    for diagnostic in _unprintable(students, shown(path), covers):
        findings.add(diagnostic)
    found = findings.all()
    if any(messages.severity(one) == "error" for one in found):
        return None, found
    return Roster(shown(path), students, hashlib.sha256(data).hexdigest()), found


def _unprintable(students: Sequence[Student], path: str, covers: Callable[[str], bool]) -> Iterator[Diagnostic]:
    """One diagnostic for each letter that no font has, with the first name that needs it."""
    seen: set[str] = set()
    for student in students:
        text = f"{student.name}{student.class_name}{student.id}"
        for char in text:
            if char not in seen and not covers(char):
                seen.add(char)
                yield problem("roster-letter", At(path), letter=char, name=student.name or student.class_name)


def _students(data: bytes, path: str, report: Callable[[Diagnostic], None]) -> tuple[Student, ...]:
    if len(data) > SIZE_LIMIT:
        report(problem("roster-too-large", At(path), limit=f"{SIZE_LIMIT // 1_000_000} MB"))
        return ()
    if data.startswith(_OLD_OFFICE):
        report(problem("roster-old-excel", At(path)))
        return ()
    try:
        return read_students(_rows(data, path, report), path, report)
    except Refused as refused:
        report(refused.diagnostic)
        return ()


def _rows(data: bytes, path: str, report: Callable[[Diagnostic], None]) -> Iterator[Row]:
    if data.startswith(_ZIP):
        return read_workbook(data, path, report)
    return read_delimited(decode(data, path, report), path, report)
