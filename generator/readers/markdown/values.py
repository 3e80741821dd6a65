"""Values of attributes: numbers, lengths, choices. A check gives an example of what it takes, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,4})?")
_LENGTH = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,2})?)\s*(cm|mm)")
_PERCENT = re.compile(r"([0-9]{1,3})\s*%")
MAX_POINTS = 1000
MAX_SPACE_MM = 250

Check = Callable[[str], str]


def number(text: str) -> Fraction:
    """`2`, `0,5` or `0.5`."""
    return Fraction(text.replace(",", "."))


def space_mm(text: str) -> float:
    """`6cm` or `60 mm`, in millimetres."""
    found = _LENGTH.fullmatch(text)
    assert found
    return float(number(found[1])) * (10 if found[2] == "cm" else 1)


def share(text: str) -> float:
    """`60%` as 0.6."""
    return int(text.rstrip("% ")) / 100


def is_points(text: str) -> str:
    right = _NUMBER.fullmatch(text) and 0 < number(text) <= MAX_POINTS
    return "" if right else "1, 2, 0,5 …"


def is_space(text: str) -> str:
    right = _LENGTH.fullmatch(text) and 0 < space_mm(text) <= MAX_SPACE_MM
    return "" if right else "6cm, 60mm"


def is_share(text: str) -> str:
    right = _PERCENT.fullmatch(text) and 5 <= int(text.rstrip("% ")) <= 100
    return "" if right else "60%"


def is_width(text: str) -> str:
    return "" if not is_share(text) or not is_space(text) else "60%, 6cm, 60mm"


def is_text(text: str) -> str:
    return "" if text else "…"


def is_two_labels(text: str) -> str:
    labels = [label.strip() for label in text.split(",")]
    return "" if len(labels) == 2 and all(labels) else '"Sesuai, Tidak sesuai"'


_QUOTA = re.compile(r"(?:([\w-]+):)?([0-9]{1,4})")


def is_draw(text: str) -> str:
    """`10`, or a number for each of several names: `easy:4 medium:4 hard:2`."""
    found = [_QUOTA.fullmatch(one) for one in text.replace(",", " ").split()]
    named = [bool(one and one[1]) for one in found]
    right = found and all(one and int(one[2]) for one in found) and (all(named) or len(found) == 1)
    return "" if right and len({one and one[1] for one in found}) == len(found) else '10, "easy:4 medium:4 hard:2"'


def quotas(text: str) -> tuple[tuple[str, int], ...]:
    """Names and numbers of a `draw`; a number alone has the name ""."""
    found = [_QUOTA.fullmatch(one) for one in text.replace(",", " ").split()]
    return tuple((one[1] or "", int(one[2])) for one in found if one)


def one_of(*known: str) -> Check:
    return lambda text: "" if text in known else ", ".join(known)


def whole(first: int, last: int) -> Check:
    return lambda text: "" if re.fullmatch("[0-9]{1,4}", text) and first <= int(text) <= last else f"{first} … {last}"
