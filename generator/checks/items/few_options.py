"""Fewer options than a grade is used to: a guess is right too often."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.items.asked import Asked
from generator.diagnostics import Diagnostic, problem

# What is usual in Indonesia, by the first and last grade.
USUAL = ((1, 3, 3), (4, 9, 4), (10, 12, 5))
ELSEWHERE = 3
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def find(asked: Asked, grade: str) -> Iterator[Diagnostic]:
    usual = usual_options(grade, asked.language)
    if len(asked.options) < usual:
        yield problem("few-options", asked.at, count=len(asked.options), usual=usual)


def usual_options(grade: str, language: str) -> int:
    """0 where a grade is not told."""
    number = grade_number(grade)
    if number is None:
        return 0
    if language != "id":
        return ELSEWHERE
    return next((count for first, last, count in USUAL if first <= number <= last), 0)


def grade_number(grade: str) -> int | None:
    """`5`, `V` and `XI IPA` as numbers."""
    found = re.match(r"\s*(?:(\d{1,2})|([IVX]+))\b", grade.upper())
    if not found:
        return None
    if found[1]:
        return int(found[1])
    return _ROMAN.index(found[2]) + 1 if found[2] in _ROMAN else None
