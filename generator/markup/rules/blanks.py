"""`___`: a blank to write on, wherever three or more underscores stand."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline


def blank(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("___", state.pos):
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == "_":
        end += 1
    if not silent:
        state.push("blank", "", 0)
    state.pos = end
    return True
