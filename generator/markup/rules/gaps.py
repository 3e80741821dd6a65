"""`[[answer|other wording]]`: a gap with what may be filled in. A `[[` or `]]` alone is reported, never printed."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

_NONE_LEFT = "no gap closes any more"


def gap(state: StateInline, silent: bool) -> bool:
    if state.src.startswith("]]", state.pos):
        return _alone(state, silent)
    if not state.src.startswith("[[", state.pos):
        return False
    end = -1 if _NONE_LEFT in state.env else state.src.find("]]", state.pos + 2, state.posMax)
    if end < 0:
        state.env[_NONE_LEFT] = True
        return _alone(state, silent)
    while state.src.startswith("]]]", end) and end + 3 <= state.posMax:
        end += 1  # `[[a[1]]]` asks for `a[1]`
    if not silent:
        token = state.push("gap", "", 0)
        token.content = state.src[state.pos + 2 : end]
        token.meta = {"start": state.pos, "end": end + 2}
    state.pos = end + 2
    return True


def _alone(state: StateInline, silent: bool) -> bool:
    if not silent:
        token = state.push("half_gap", "", 0)
        token.content = state.src[state.pos : state.pos + 2]
        token.meta = {"start": state.pos, "end": state.pos + 2}
    state.pos += 2
    return True
