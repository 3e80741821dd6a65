"""The rows of a table → its students. Every problem is reported with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from generator.diagnostics import At, Diagnostic, problem
from generator.markup.letters import letter_name
from generator.readers.roster.cleaning import breaks_line, clean, unseen_letters
from generator.readers.roster.columns import (
    HEAD_LINES,
    ROLES,
    Columns,
    Role,
    begins_with_a_name,
    find_head,
)
from generator.readers.roster.doubles import Doubles
from generator.readers.roster.rows import STUDENT_LIMIT, Row, Trouble, cell
from generator.roster import Student, looks_like_formula

NAME_LIMIT = 300
"""Letters of a name; the longest that a government has had to print are some 225."""
TEXT_LIMIT = 100
"""Letters of a class and of an id."""
_SHOWN = 60

Report = Callable[[Diagnostic], None]


def read_students(rows: Iterator[Row], path: str, report: Report) -> tuple[Student, ...]:
    """The students in the order of the list. Those of rows with errors are left out."""
    first = tuple(islice(rows, HEAD_LINES))
    if not first:
        report(problem("roster-empty", At(path)))
        return ()
    head = find_head(first)
    if head:
        columns = head.columns
        for again in columns.again:
            report(problem("roster-two-columns", head.row.at(again), head=_short(head.row.cells[again])))
        first = first[first.index(head.row) + 1 :]
    elif plain := _without_head(first, report):
        columns = plain
    else:
        return ()
    rest = chain(first, rows)
    below = next(rest, None)
    if below is None:
        report(problem("roster-empty", At(path)))
        return ()
    return tuple(_students(chain((below,), rest), columns, report))


def _without_head(rows: tuple[Row, ...], report: Report) -> Columns | None:
    """A list whose first line is plainly a name is a list of names; other columns are not read, as nothing says what
    they are."""
    row = rows[0]
    column = next(index for index, text in enumerate(row.cells) if text.strip())
    if not begins_with_a_name(row):
        heads = [_short(clean(text)) for text in row.cells if text.strip()]
        report(problem("roster-no-names", row.at(column), heads=" | ".join(heads[:8])))
        return None
    if any(sum(map(bool, map(str.strip, one.cells))) > 1 for one in rows):
        report(problem("roster-no-head", row.at(column), name=_short(clean(row.cells[column]))))
    return Columns({"name": column}, len(row.cells))


def _students(rows: Iterable[Row], columns: Columns, report: Report) -> Iterator[Student]:
    doubles = Doubles("id" in columns.of, report)
    count = 0
    for row in rows:
        student = _student(row, columns, report)
        if student is None:
            continue
        count += 1
        if count > STUDENT_LIMIT:
            report(problem("roster-too-many", row.at(_name_column(columns)), limit=f"{STUDENT_LIMIT:,}"))
            return
        doubles.look(student, row, _name_column(columns), columns.of.get("id", columns.of.get("roll", 0)))
        yield student


def _student(row: Row, columns: Columns, report: Report) -> Student | None:
    """The student of a row, or None where the row is empty or cannot be trusted."""
    if row.strict and any(map(str.strip, row.cells[columns.width :])):
        wanted = columns.width
        extra = next(index for index, text in enumerate(row.cells) if index >= wanted and text.strip())
        report(problem("roster-too-many-cells", row.at(extra), count=len(row.cells), wanted=wanted))
        return None
    texts = {role: _text(row, role, columns, report) for role in ROLES if role in columns.of}
    if None in texts.values():
        return None
    found = {role: text for role, text in texts.items() if text}
    name = found.get("name", "") if "name" in columns.of else _joined(found.get("first", ""), found.get("last", ""))
    if not name:
        # Something in a column that is not read belongs to a student as well.
        if any(map(str.strip, row.cells[: columns.width])):
            report(problem("roster-name-missing", row.at(_name_column(columns))))
        return None
    if len(name) > NAME_LIMIT:
        report(problem("roster-text-too-long", row.at(_name_column(columns)), text=_short(name), limit=NAME_LIMIT))
        return None
    return Student(name, found.get("class", ""), found.get("id", "") or found.get("roll", ""))


def _text(row: Row, role: Role, columns: Columns, report: Report) -> str | None:
    """The printable text of a row's cell, or None (with a diagnostic) where there is none."""
    column = columns.of[role]
    match row.troubles.get(column):
        case Trouble.NO_VALUE:
            report(problem("roster-no-value", row.at(column)))
            return None
        case Trouble.ERROR:
            report(problem("roster-error-value", row.at(column), value=_short(row.cells[column])))
            return None
        case Trouble.DATE:
            report(problem("roster-date", row.at(column)))
            return None
        case None:
            pass
    written = cell(row, column)
    text = clean(written)
    for letter in unseen_letters(written):
        report(problem("roster-hidden-letter", row.at(column, letter), letter=letter_name(letter)))
    is_name = role in ("name", "first", "last")
    if is_name and breaks_line(written):
        report(problem("roster-line-break", row.at(column), name=_short(text)))
    if is_name and looks_like_formula(text):
        report(problem("roster-formula", row.at(column), name=_short(text)))
    if not is_name and len(text) > TEXT_LIMIT:
        report(problem("roster-text-too-long", row.at(column), text=_short(text), limit=TEXT_LIMIT))
        return None
    return text


def _name_column(columns: Columns) -> int:
    return next(columns.of[role] for role in ROLES if role in columns.of)


def _joined(first: str, last: str) -> str:
    return f"{first} {last}".strip()


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
