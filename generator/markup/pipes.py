"""Cuts a line at its `|`, which do not count when escaped, in code, in a formula, or inside `[[ ]]`."""

from __future__ import annotations

import re

# Brackets in code are code, unless a word stands between two pairs of them; `[[1, 2], [3, 4]]` is a list of lists.
_GAP = re.compile(r"(?<!\w)\[\[([^\[\]]*)\]\]")
_TURN = re.compile(r"\\.|`+|\[\[|\$|\|", re.DOTALL)


def gap_in_code(code: str) -> str:
    """The first `[[…]]` in code that may be meant as a blank with its answer."""
    return next((found[0] for found in _GAP.finditer(code) if any(map(str.isalpha, found[1]))), "")


def formula_mark(text: str, start: int, end: int) -> str:
    """The `$` or `$$` that may open a formula at `start`; nothing when white space stands behind it."""
    if text.startswith("$$", start):
        return "$$" if start + 2 < end else ""
    return "$" if start + 1 < end and not text[start + 1].isspace() else ""


def formula_end(text: str, start: int, end: int, mark: str) -> int:
    """Where the formula that opens at `start` ends (behind its last `$`), or -1. The rule is Pandoc's:
    no white space inside single dollars, no digit behind the closing one."""
    inner = start + len(mark)
    found = inner
    while (found := text.find(mark, found, end)) >= 0:
        behind = found + len(mark)
        if found > inner and text[found - 1] != "\\" and (mark == "$$" or _closes(text, found)):
            return behind
        found = behind
    return -1


def _closes(text: str, dollar: int) -> bool:
    return not text[dollar - 1].isspace() and not text[dollar + 1 : dollar + 2].isdigit()


def split_pipes(text: str, gaps: bool = False) -> tuple[tuple[int, int], ...]:
    """Start and end of each piece between unescaped `|`. With `gaps`, `[[a|b]]` stays whole."""
    pieces = []
    start = position = 0
    missing: set[str] = set()
    while turn := _TURN.search(text, position):
        position = turn.end()
        mark = turn[0]
        if mark == "|":
            pieces.append((start, turn.start()))
            start = position
        elif mark[0] == "`":
            position = _behind(text, position, rf"(?<!`){mark}(?!`)", missing)
        elif mark == "[[" and gaps:
            position = _behind(text, position, r"\]\]", missing)
        elif mark == "$":
            position = _behind_formula(text, turn.start(), missing)
    pieces.append((start, len(text)))
    return tuple(pieces)


def _behind(text: str, position: int, closer: str, missing: set[str]) -> int:
    """Behind the next `closer`, or where we are when there is none; `missing` remembers that there is none."""
    found = None if closer in missing else re.compile(closer).search(text, position)
    if not found:
        missing.add(closer)
        return position
    return found.end()


def _behind_formula(text: str, start: int, missing: set[str]) -> int:
    mark = formula_mark(text, start, len(text))
    if not mark or mark in missing:
        return start + 1
    end = formula_end(text, start, len(text), mark)
    if end < 0:
        missing.add(mark)
    return max(end, start + 1)
