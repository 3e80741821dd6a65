"""Collects the problems of a lesson: all of them, but not one for each letter of a hostile file."""

from __future__ import annotations

from collections import Counter

from generator import messages
from generator.diagnostics import Diagnostic, problem

# Problems of one code that are told one by one; a note says how many more there are.
TOLD = 50


class Findings:
    """What was found so far, to be told in the order of the file."""

    def __init__(self) -> None:
        self._told: list[Diagnostic] = []
        self._count: Counter[str] = Counter()
        self._last: dict[str, Diagnostic] = {}

    def add(self, diagnostic: Diagnostic) -> None:
        self._count[diagnostic.code] += 1
        if self._count[diagnostic.code] <= TOLD:
            self._told.append(diagnostic)
        else:
            self._last[diagnostic.code] = diagnostic

    def all(self) -> tuple[Diagnostic, ...]:
        """Every finding once, by place."""
        rest = [_more(last, self._count[code] - TOLD) for code, last in self._last.items()]
        unique = dict.fromkeys(self._told + rest)
        return tuple(sorted(unique, key=lambda one: (one.at.path, one.at.line, one.at.column, one.code)))


def _more(last: Diagnostic, count: int) -> Diagnostic:
    """Many warnings are not an error."""
    if messages.severity(last) == "error":
        return problem("more-of-the-same", last.at, same=last.code, count=count)
    return problem("more-warnings-of-the-same", last.at, same=last.code, count=count)
