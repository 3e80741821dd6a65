"""Numbers as a language writes them: which text is one, what it is worth, where its decimal mark stands."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

_SPACES = " \u00a0\u2009\u202f"
_MINUS = "−–-"
# A number of more digits is nothing that a table or a chart can show.
_MOST_DIGITS = 40
NOTHING = frozenset(("", "-", "–", "—"))
"""What a cell says that holds no number."""


def number_of(text: str, mark: str) -> Fraction | None:
    """What a number is worth whose decimal mark is `mark`; the other of `.` and `,` may stand between thousands."""
    found = _pattern(mark).fullmatch(text.strip())
    if found is None or len(text) > _MOST_DIGITS:
        return None
    whole = re.sub(r"\D", "", found["whole"])
    value = Fraction(f"{whole}.{found['rest'] or '0'}")
    return value if found["sign"] in ("", "+") else -value


def is_figure(text: str, mark: str) -> bool:
    """Whether a cell is a number, perhaps a share or an amount of money."""
    return len(text) <= _MOST_DIGITS and _figure(mark).fullmatch(text) is not None


def before_mark(text: str, mark: str) -> int:
    """How many letters of a figure stand before its decimal mark, or before what follows its last digit."""
    at = text.rfind(mark)
    return at if at >= 0 else max((place + 1 for place, letter in enumerate(text) if letter.isdecimal()), default=0)


@cache
def _pattern(mark: str) -> re.Pattern[str]:
    between = rf"[{re.escape('.' if mark == ',' else ',')}{_SPACES}]"
    return re.compile(
        rf"(?P<sign>[+{_MINUS}]?)\s?(?P<whole>[0-9]{{1,3}}(?:{between}[0-9]{{3}})+|[0-9]+)"
        rf"(?:{re.escape(mark)}(?P<rest>[0-9]+))?"
    )


@cache
def _figure(mark: str) -> re.Pattern[str]:
    number = _pattern(mark).pattern.replace("?P<sign>", "").replace("?P<whole>", "").replace("?P<rest>", "")
    return re.compile(rf"(?:Rp|[$€£¥])?\s?{number}\s?[%‰°]?")
