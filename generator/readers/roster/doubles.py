"""Students that stand in a list twice, or seem to."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from generator.diagnostics import Diagnostic, problem
from generator.readers.roster.rows import Row
from generator.roster import Student


class Doubles:
    """Remembers what was seen on which line. Ids are one student's in the whole list, roll numbers in a class."""

    def __init__(self, ids_are_of_the_school: bool, report: Callable[[Diagnostic], None]) -> None:
        self._of_the_school = ids_are_of_the_school
        self._report = report
        self._ids: dict[tuple[str, str], int] = {}
        self._names: dict[tuple[str, str], dict[str, int]] = {}

    def look(self, student: Student, row: Row, name_column: int, id_column: int) -> None:
        if student.id:
            line = self._ids.setdefault(("" if self._of_the_school else student.class_name, student.id), row.number)
            if line != row.number:
                self._report(problem("roster-same-id", row.at(id_column), id=student.id, line=line))
                return
        key = unicodedata.normalize("NFKC", student.name).casefold()
        lines = self._names.setdefault((student.class_name, key), {})
        if lines and not (student.id and "" not in lines):
            line = lines.get("", next(iter(lines.values())))
            self._report(problem("roster-same-name", row.at(name_column), name=student.name[:60], line=line))
        lines.setdefault(student.id, row.number)
