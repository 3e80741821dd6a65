"""`{{ expression }}`: a value, where the text has parameters; elsewhere braces are text."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

WANTED = "values are wanted"


def value(state: StateInline, silent: bool) -> bool:
    if WANTED not in state.env or not state.src.startswith("{{", state.pos) or state.src.startswith("{{{", state.pos):
        return False
    end = state.src.find("}}", state.pos + 2, state.posMax)
    if end < 0:
        return False
    if not silent:
        token = state.push("value", "", 0)
        token.content = state.src[state.pos + 2 : end].strip()
    state.pos = end + 2
    return True
