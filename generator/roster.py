"""A class list as plain data, and what keeps our own lists of it from doing anything in a spreadsheet."""

from __future__ import annotations

from generator.frozen import frozen

# What a spreadsheet takes for the beginning of a formula, also in the wide form of East Asian keyboards.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


@frozen
class Student:
    """`class_name` and `id` (a NIS, NISN, roll number or any other) are empty where the list does not give them."""

    name: str
    class_name: str = ""
    id: str = ""


@frozen
class Roster:
    """`students` in the order of the list; `sha256` is of the file's bytes, `path` as the user knows it."""

    path: str
    students: tuple[Student, ...]
    sha256: str


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would run the text as a formula when it stands in a cell of a CSV file."""
    return text.lstrip().startswith(_FORMULA)


def safe_cell(text: str) -> str:
    """The text for a cell of a CSV file that a spreadsheet shows and never runs.

    A text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-` or `@`, after white space too) gets
    a `'` before it, which spreadsheets know as “this is text”; so does one that begins with a tab or a line break,
    which some drop before they look. Every other text stays as it is. Quoting is the CSV writer's work.
    """
    return f"'{text}" if looks_like_formula(text) or text.startswith(("\t", "\r", "\n")) else text
