"""`$…$` and `$$…$$`: formulas."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from generator.markup.pipes import formula_end, formula_mark

_NONE_LEFT = "no formula closes any more: "


def formula(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$":
        return False
    mark = formula_mark(state.src, state.pos, state.posMax)
    if not mark or _NONE_LEFT + mark in state.env:
        return False
    end = formula_end(state.src, state.pos, state.posMax, mark)
    if end < 0:
        state.env[_NONE_LEFT + mark] = True
        return False
    if not silent:
        token = state.push("formula", "", 0)
        token.content = state.src[state.pos : end]
        token.meta = {"start": state.pos, "end": end}
    state.pos = end
    return True
