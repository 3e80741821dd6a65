"""Options that are numbers stand in no order; in order, pupils find theirs at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.checks.items.asked import Asked
from generator.diagnostics import Diagnostic, problem

_NUMBER = re.compile(r"([^\d\s.,−-]{0,3}\s?)([−-]?\d+(?:[.,]\d+)*)(\s?\D{0,12})")


def find(asked: Asked) -> Iterator[Diagnostic]:
    if len(asked.options) < 3:
        return
    found = [_NUMBER.fullmatch(text.rstrip(".")) for text in asked.options]
    numbers = [match for match in found if match]
    if len(numbers) < len(found) or len({(match[1], match[3]) for match in numbers}) > 1:
        return
    mark = "," if asked.language == "id" else "."
    values = [_value(match[2], mark) for match in numbers]
    if not _rises(values) and not _rises(values[::-1]):
        yield problem("numbers-unordered", asked.at)


def _value(text: str, mark: str) -> float:
    grouping = "." if mark == "," else ","
    return float(text.replace("−", "-").replace(grouping, "").replace(mark, ".", 1))


def _rises(values: list[float]) -> bool:
    return all(one <= other for one, other in pairwise(values))
