"""`lembar build`: check, then write the documents, all or none."""

from __future__ import annotations

import enum
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.check import Lessons
from generator.errors import LembarError

if TYPE_CHECKING:
    from generator.pipeline import Built


class PaperSize(enum.StrEnum):
    A4 = "A4"
    F4 = "F4"
    LETTER = "Letter"


class Depth(enum.StrEnum):
    FULL = "full"
    FAST = "fast"
    OFF = "off"


def build(
    lessons: Lessons,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Write into DIR/<lesson>/.")] = Path(
        "output"
    ),
    versions: Annotated[
        int | None,
        typer.Option("--versions", metavar="N", min=1, help="How many versions.  [default: the lesson's, else 2]"),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option("--seed", metavar="S", min=0, max=999_999_999, help="Build the same papers again."),
    ] = None,
    only: Annotated[
        str, typer.Option("--only", metavar="NAME,...", help="These documents only: slides, worksheet, key, ...")
    ] = "",
    theme: Annotated[str, typer.Option("--theme", metavar="NAME", help="The look.  [default: the lesson's]")] = "",
    paper: Annotated[
        PaperSize | None,
        typer.Option(
            "--paper", metavar="A4|F4|Letter", case_sensitive=False, help="The paper.  [default: the lesson's, else A4]"
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print problems only.")] = False,
    open_: Annotated[bool, typer.Option("--open", help="Open the folder when it is done.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that lembar did not write.")] = False,
    audit: Annotated[
        Depth,
        typer.Option(
            "--audit",
            metavar="full|fast|off",
            case_sensitive=False,
            help="How thoroughly finished files are read back.",
        ),
    ] = Depth.FULL,
) -> None:
    """Check the lessons, then write their slides, worksheets and keys into output/<lesson>/."""
    from generator import pipeline
    from generator.cli import report
    from generator.cli.progress import ProgressLine

    options = pipeline.Options(
        output=output,
        versions=versions,
        seed=seed,
        only=tuple(name for name in map(str.strip, only.split(",")) if name),
        theme=theme,
        paper=paper.value if paper else "",
        strict=strict,
        force=force,
        audit=audit.value,
    )
    try:
        with ProgressLine(sys.stderr, wanted=not quiet and not json) as progress:
            built = pipeline.build(lessons, options, progress)
    except LembarError as error:
        if json:
            typer.echo(report.as_json(error.exit_code, (), str(error), _nothing()))
            raise typer.Exit(error.exit_code) from error
        raise
    failed = any(one.failed(strict) for one in built.checked)
    if json:
        typer.echo(report.as_json(int(failed), built.checked, more=_record(built)))
    else:
        _tell(built, failed=failed, strict=strict, quiet=quiet)
    if open_ and built.sets:
        typer.launch(str(built.sets[0].folder))
    raise typer.Exit(int(failed))


def _tell(built: Built, *, failed: bool, strict: bool, quiet: bool) -> None:
    from generator.cli import report
    from generator.cli.terminal import Palette

    palette = Palette(sys.stderr)
    for one in built.checked:
        for line in report.lines(one, palette):
            typer.echo(line, err=True)
    if failed:
        found = report.count(diagnostic for one in built.checked for diagnostic in one.diagnostics)
        typer.echo(f"{found}{' (warnings count as errors)' if strict else ''}; nothing was written", err=True)
    for path in built.stayed:
        typer.echo(f"{path} belongs to an earlier build, and stayed because it was edited since", err=True)
    if quiet:
        return
    for made in built.sets:
        versions = f"{made.versions} version{'' if made.versions == 1 else 's'}"
        typer.echo(f"{made.folder}: {versions}, seed {made.seed}, run code {made.run}")
        for name in made.files:
            typer.echo(f"  {made.folder / name}")


def _record(built: Built) -> dict[str, Any]:
    """`seed` and `run` are those of the only set; with several lessons each of `sets` has its own."""
    sets = [
        {
            "folder": str(one.folder),
            "files": [str(one.folder / name) for name in one.files],
            "seed": one.seed,
            "run": one.run,
        }
        for one in built.sets
    ]
    alone = sets[0] if len(sets) == 1 else {}
    return {
        "files": [file for one in built.sets for file in (str(one.folder / name) for name in one.files)],
        "seed": alone.get("seed"),
        "run": alone.get("run"),
        "sets": sets,
        "stayed": list(map(str, built.stayed)),
        "timings": {phase: round(seconds, 4) for phase, seconds in built.timings.items()},
    }


def _nothing() -> dict[str, Any]:
    return {"files": [], "seed": None, "run": None, "sets": [], "stayed": [], "timings": {}}
