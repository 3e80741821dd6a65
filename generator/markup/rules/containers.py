"""`::: name … :::`, as Pandoc has it: an opening line has a name, a bare `:::` closes the innermost."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

OPENING = re.compile(
    r":{3,}\s*(?:(?P<name>[^\W\d][\w-]*)(?:\s+(?P<argument>[^\s{}:]+))?\s*(?:\{(?P<braces>[^{}]*)\})?|\{(?P<only>[^{}]*)\})\s*:*"
)
CLOSING = re.compile(r":{3,}")
_FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")


def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = _text(state, start)
    if not text.startswith(":::"):
        return False
    if CLOSING.fullmatch(text):
        return _stray(state, start, silent)
    if not OPENING.fullmatch(text):
        return False
    if silent:
        return True
    close = _closings(state, start, end).get(start, end)
    token = state.push("container_open", "div", 1)
    token.map = [start, min(close + 1, end)]
    token.meta = {"closed": close < end, "text": text}
    if close < end:
        parent, last = state.parentType, state.lineMax
        state.parentType, state.lineMax = "container", close
        state.md.block.tokenize(state, start + 1, close)
        state.parentType, state.lineMax = parent, last
    state.push("container_close", "div", -1)
    # What stands below an opening that is never closed is read as if the opening were not there.
    state.line = close + 1 if close < end else start + 1
    return True


def _stray(state: StateBlock, start: int, silent: bool) -> bool:
    if not silent:
        state.push("stray_close", "", 0).map = [start, start + 1]
        state.line = start + 1
    return True


def _closings(state: StateBlock, start: int, end: int) -> dict[int, int]:
    """The closing line of every opening from `start` to `end`; one walk serves all that stand side by side."""
    walks: dict[tuple[int, int], dict[int, int]] = state.env.setdefault("containers", {})
    known = walks.setdefault((end, state.blkIndent), {})
    if start not in known:
        known.update(_walk(state, start, end))
    return known


def _walk(state: StateBlock, start: int, end: int) -> dict[int, int]:
    found: dict[int, int] = {}
    opened: list[int] = []
    fence = ""
    for line in range(start, end):
        if line > start and state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            break
        text = _text(state, line)
        if fence:
            if text.startswith(fence) and not text.strip(fence[0]):
                fence = ""
        elif opening := _FENCE.fullmatch(text):
            fence = opening[1] or opening[2]
        elif CLOSING.fullmatch(text):
            if opened:
                found[opened.pop()] = line
        elif text.startswith(":::") and OPENING.fullmatch(text):
            opened.append(line)
    return found | dict.fromkeys(opened, end)


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
