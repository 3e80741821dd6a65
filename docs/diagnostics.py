"""`make docs`: writes docs/diagnostics.md from templates/messages/, so that the page says what the program says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator import messages

PAGE = Path(__file__).with_name("diagnostics.md")


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Diagnostics"
    yield ""
    yield "<!-- Made by `make docs` from templates/messages/en.toml; edit that file. -->"
    yield ""
    yield "Every problem that `lembar check` and `lembar build` can print of a lesson, by code. An **error** stops a"
    yield "build; a **warning** does not, unless `--strict` is given. `lembar explain CODE` prints the same."
    for code in messages.codes():
        entry = messages.entry(code)
        yield from ("", f"## {code}", "")
        yield f"**{entry['severity']}** · {_open(entry['message'])}"
        yield from ("", _open(entry["hint"]), "", _open(entry["explain"]).strip())
        for name in ("example", "mend") if entry["example"] else ():
            yield from ("", f"{name.capitalize()}:", "", *_fenced(str(entry[name])))


def _open(text: object) -> str:
    """Placeholders are left open. A message's code spans are Markdown's already; its other letters are only letters."""
    pieces = re.split(r"(`+[^`]+`+)", re.sub(r"\{\w+\}", "…", str(text)))
    return "".join(piece if piece.startswith("`") else re.sub(r"([*_<>\[\]\\])", r"\\\1", piece) for piece in pieces)


def _fenced(text: str) -> Iterator[str]:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield fence
    yield from (line.rstrip() for line in text.strip("\n").split("\n"))
    yield fence


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
