"""Links and pictures keep their place in the line; a picture may carry `{width=60%}` right behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.image import image as plain_image
from markdown_it.rules_inline.link import link as plain_link

# An opening bracket that leads nowhere costs a walk to the end of the paragraph: so many are looked into, no more.
TRIES = 100
_FAILED = "brackets that led nowhere"
_BRACES = re.compile(r"\{[^{}\n]*\}")


def link(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    start, before = state.pos, len(state.tokens)
    if not _may_try(state) or not plain_link(state, silent):
        return _failed(state)
    if not silent:
        opening = next(token for token in state.tokens[before:] if token.type == "link_open")
        opening.meta = {"start": start, "end": state.pos}
    return True


def image(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("![", state.pos):
        return False
    start = state.pos
    if not _may_try(state) or not plain_image(state, silent):
        return _failed(state)
    braces = _BRACES.match(state.src, state.pos, state.posMax)
    if not silent:
        state.tokens[-1].meta = {"start": start, "end": state.pos, "braces": braces.span() if braces else None}
    if braces:
        state.pos = braces.end()
    return True


def _may_try(state: StateInline) -> bool:
    return int(state.env.get(_FAILED, 0)) < TRIES


def _failed(state: StateInline) -> bool:
    state.env[_FAILED] = int(state.env.get(_FAILED, 0)) + 1
    return False


def gave_up(env: Mapping[str, Any]) -> bool:
    """True if a paragraph held so many brackets that links were no longer looked for."""
    return int(env.get(_FAILED, 0)) >= TRIES
