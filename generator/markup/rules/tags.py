"""`<u> <sub> <sup> <br>`, and every other tag, which is reported: lessons hold no HTML."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^<>]*)>|<[!?][^<>]*>")
ADMITTED = ("u", "sub", "sup", "br")


def tag(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    found = _TAG.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        name = (found["name"] or "").lower()
        plain = not (found["rest"] or "").strip().strip("/")
        admitted = name in ADMITTED and plain and not (name == "br" and found["close"])
        token = state.push("html_tag" if admitted else "raw_html", name, 0)
        token.content = found[0]
        token.meta = {"start": found.start(), "end": found.end(), "close": bool(found["close"])}
    state.pos = found.end()
    return True
