"""`lembar new`: a folder with a lesson that builds, as a start."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator.errors import FileError, UsageError

LESSON = "lesson.md"
_LONGEST = 100
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³")}


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The folder to make; its name is the lesson's.")],
    language: Annotated[str, typer.Option("--language", metavar="ID", help="The language of the start.")] = "en",
) -> None:
    """Make a folder NAME with a lesson that builds, as a start."""
    from generator import resources

    folder = Path(name)
    if reason := oddity(folder.name):
        raise UsageError(f"“{name}” is no good name for a lesson's folder: {reason}")
    languages = resources.names("starter", ".md")
    base = language.split("-")[0].lower()
    if base not in languages:
        raise UsageError(f"there is no start in the language “{language}”; there are: {', '.join(languages)}")
    start = (resources.TEMPLATES / "starter" / f"{base}.md").read_text("utf-8")
    lesson = folder / LESSON
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lesson.open("x", encoding="utf-8", newline="\n") as file:
            file.write(start)
    except FileExistsError as error:
        raise FileError(f"{error.filename} is there already, and nothing was changed. Choose another name.") from error
    except OSError as error:
        raise FileError(f"{lesson} could not be written: {error.strerror or error}.") from error
    typer.echo(f"{lesson}")
    typer.echo(f"Write your lesson there, then: lembar build {_quoted(name)}", err=True)


def oddity(name: str) -> str:
    """Why a folder should not be called so on some computer, "" when it may. The rules of all systems count on each."""
    if not name or set(name) <= {"."}:
        return "it is empty."
    if name[0] in "-.":
        return "it begins with “-” or “.”."
    if any(letter in '<>:"|?*\\' or not letter.isprintable() for letter in name):
        return 'leave out control characters and < > : " | ? * \\.'
    if name[-1] in ". " or name[0] == " ":
        return "Windows drops dots and spaces at its ends."
    if name.split(".")[0].strip().lower() in _RESERVED:
        return "Windows keeps this name for a device."
    if len(name) > _LONGEST:
        return f"it is longer than {_LONGEST} letters."
    return ""


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
