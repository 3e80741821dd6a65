"""`lembar check`: every problem of the lessons, and nothing is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.errors import FileError

if TYPE_CHECKING:
    from generator.built import Checked

Lessons = Annotated[
    list[Path], typer.Argument(metavar="LESSON...", help="Lesson files, or folders that hold a lesson.md.")
]


def _stressed(checked: Checked, seeds: int, quiet: bool) -> Checked:
    from generator.cli.progress import ProgressLine
    from generator.stress import stressed

    with ProgressLine(sys.stderr, wanted=not quiet) as progress:
        return stressed(checked, seeds, lambda seed: progress(f"plan {checked.path}: {seed} of {seeds}"))


def check(
    lessons: Lessons,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    stress: Annotated[
        int, typer.Option("--stress", min=0, max=100_000, metavar="N", help="Plan the lessons with N seeds as well.")
    ] = 0,
    json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Print every problem of the lessons, with its place and what to write instead. Writes nothing."""
    from generator import pipeline
    from generator.cli import report
    from generator.cli.run import sentence
    from generator.cli.terminal import Palette

    checked: list[pipeline.Checked] = []
    unread: list[FileError] = []
    for path in lessons:
        try:
            one = pipeline.check(path)
            checked.append(_stressed(one, stress, json) if stress else one)
        except FileError as error:
            unread.append(error)
    exit_code = FileError.exit_code if unread else int(any(one.failed(strict) for one in checked))
    if json:
        typer.echo(report.as_json(exit_code, checked, "\n".join(map(str, unread))))
        raise typer.Exit(exit_code)
    palette = Palette(sys.stdout)
    for one in checked:
        for line in report.lines(one, palette):
            typer.echo(line)
        typer.echo(f"{one.path}: {report.count(one.diagnostics)}{report.size(one)}")
    for failure in unread:
        typer.echo(sentence(failure), err=True)
    raise typer.Exit(exit_code)
