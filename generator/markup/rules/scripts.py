"""`H~2~O` and `m^2^`: subscript and superscript, without white space inside."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

_SCRIPTS = {"~": ("sub", re.compile(r"~([^\s~]+)~(?!~)")), "^": ("sup", re.compile(r"\^([^\s^]+)\^"))}


def script(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in _SCRIPTS:
        return False
    name, shape = _SCRIPTS[state.src[state.pos]]
    found = shape.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        end = state.posMax
        state.push(f"{name}_open", name, 1)
        state.pos, state.posMax = found.start(1), found.end(1)
        state.md.inline.tokenize(state)
        state.posMax = end
        state.push(f"{name}_close", name, -1)
    state.pos = found.end()
    return True
