"""Tables: a row of cells, a row of dashes, more rows. No cell is dropped because there are too many."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from generator.markup.pipes import split_pipes

_DASHES = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")


def is_dashes(text: str) -> bool:
    """True for the row under a table's head."""
    return "|" in text and _DASHES.fullmatch(text) is not None


def cells(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each cell of a row."""
    pieces = list(split_pipes(text, gaps=True))
    if len(pieces) > 1 and not text[slice(*pieces[0])].strip():
        pieces.pop(0)
    if len(pieces) > 1 and not text[slice(*pieces[-1])].strip():
        pieces.pop()
    return tuple(pieces)


def aligns(text: str) -> tuple[str, ...]:
    found = []
    for start, end in cells(text):
        dashes = text[start:end].strip()
        left, right = dashes.startswith(":"), dashes.endswith(":")
        found.append("center" if left and right else "right" if right else "left" if left else "")
    return tuple(found)


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if start + 1 >= end or "|" not in _text(state, start) or not _continues(state, start + 1):
        return False
    if not is_dashes(_text(state, start + 1)):
        return False
    if silent:
        return True
    line = start + 2
    while line < end and _continues(state, line) and not _is_other_block(state, line, end):
        line += 1
    token = state.push("lesson_table", "table", 0)
    token.map = [start, line]
    token.meta = {"rows": [_text(state, row) for row in range(start, line)]}
    state.line = line
    return True


def _continues(state: StateBlock, line: int) -> bool:
    return not state.isEmpty(line) and state.sCount[line] >= state.blkIndent


def _is_other_block(state: StateBlock, line: int, end: int) -> bool:
    before = state.parentType
    state.parentType = "table"
    found = any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("blockquote"))
    state.parentType = before
    return found


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
