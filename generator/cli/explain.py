"""`lembar explain`: what a diagnostic means, with an example and its mend."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from generator.errors import UsageError


def explain(
    code: Annotated[str, typer.Argument(metavar="[CODE]", help="A code as `check` prints it. Without one: all.")] = "",
    language: Annotated[str, typer.Option("--language", metavar="ID", help="The language to explain in.")] = "en",
) -> None:
    """Explain what a problem means, with an example and how to mend it."""
    from generator import messages

    if not code:
        for known in messages.codes():
            typer.echo(f"{known}: {_message(known, language)}")
        return
    if code not in messages.codes():
        raise UsageError(_unknown(code, messages.codes()))
    entry = messages.entry(code, language)
    typer.echo(f"{entry['severity']} {code}: {_message(code, language)}\n")
    typer.echo(str(entry["explain"]).strip())
    for title in ("example", "mend") if entry["example"] else ():  # no piece of text shows a broken picture
        typer.echo(f"\n{title}:\n")
        for line in str(entry[title]).strip("\n").split("\n"):
            typer.echo(f"    {line}".rstrip())


def _message(code: str, language: str) -> str:
    """The message with its placeholders left open."""
    from generator import messages

    return re.sub(r"\{\w+\}", "…", str(messages.entry(code, language)["message"]))


def _unknown(code: str, known: tuple[str, ...]) -> str:
    import difflib

    near = difflib.get_close_matches(code.lower(), known, 3, 0.5)
    guess = f"did you mean {' or '.join(near)}?" if near else "`lembar explain` lists all."
    return f"there is no diagnostic “{code}”; {guess}"
