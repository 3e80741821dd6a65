"""`lembar build`: check, then write the documents, all or none."""

from __future__ import annotations

import enum
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.cli.check import Lessons
from generator.errors import LembarError

if TYPE_CHECKING:
    from generator.built import Built, PaperUse

_MOST_NAMED = 12
"""Files of a set that are told one by one."""


class PaperSize(enum.StrEnum):
    A4 = "A4"
    F4 = "F4"
    LETTER = "Letter"


class Depth(enum.StrEnum):
    FULL = "full"
    FAST = "fast"
    OFF = "off"


class PrintRun(enum.StrEnum):
    ONE = "one"
    EACH = "each"


class Separators(enum.StrEnum):
    NONE = "none"
    BLANK = "blank"
    COLOUR = "colour"


class Impose(enum.StrEnum):
    TWO_UP = "2-up"
    FOUR_UP = "4-up"
    BOOKLET = "booklet"


class Sides(enum.StrEnum):
    ONE = "1"
    TWO = "2"


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
        Depth | None,
        typer.Option(
            "--audit",
            metavar="full|fast|off",
            case_sensitive=False,
            help="How thoroughly finished files are read back.  [default: full, above 60 papers fast]",
        ),
    ] = None,
    no_tags: Annotated[
        bool, typer.Option("--no-tags", help="Leave out what a screen reader needs; bulk print needs no tags.")
    ] = False,
    roster: Annotated[
        Path | None,
        typer.Option("--roster", metavar="FILE", help="A class list (.csv, .xlsx): a paper for each student."),
    ] = None,
    copies: Annotated[int, typer.Option("--copies", metavar="N", min=1, help="Copies of every version.")] = 1,
    spares: Annotated[
        int, typer.Option("--spares", metavar="N", min=0, help="Papers without a name, for each class.")
    ] = 0,
    print_run: Annotated[
        PrintRun | None,
        typer.Option(
            "--print-run",
            metavar="one|each",
            help="One file in hand-out order, or a file each.  [default: one with --roster, --copies or --spares]",
        ),
    ] = None,
    sides: Annotated[
        Sides, typer.Option("--sides", metavar="1|2", help="Sides printed on; with 2 every paper begins a sheet.")
    ] = Sides.TWO,
    separators: Annotated[
        Separators,
        typer.Option("--separators", metavar="none|blank|colour", help="A sheet before each class of a class list."),
    ] = Separators.NONE,
    impose: Annotated[
        Impose | None,
        typer.Option("--impose", metavar="2-up|4-up|booklet", help="Several pages on a sheet, or sheets to fold."),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", metavar="N", min=1, help="Processes that print.")] = 1,
    cluster: Annotated[
        str, typer.Option("--cluster", metavar="ADDRESS", help="Print on the workers of a Dask scheduler.")
    ] = "",
) -> None:
    """Check the lessons, then write their slides, worksheets and keys into output/<lesson>/."""
    from generator import recall
    from generator.cli import report
    from generator.cli.progress import ProgressLine
    from generator.options import Options, RunOptions

    options = Options(
        output=output,
        versions=versions,
        seed=seed,
        only=tuple(name for name in map(str.strip, only.split(",")) if name),
        theme=theme,
        paper=paper.value if paper else "",
        strict=strict,
        force=force,
        audit=audit.value if audit else None,
        tags=not no_tags,
        run=RunOptions(
            roster=roster,
            copies=copies,
            spares=spares,
            print_run=print_run.value if print_run else None,
            double_sided=sides is Sides.TWO,
            separators=separators.value,
            impose=impose.value if impose else "",
        ),
        jobs=jobs,
        cluster=cluster,
    )
    try:
        with ProgressLine(sys.stderr, wanted=not quiet and not json) as progress:
            built = recall.build(lessons, options, progress)
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
        for name in made.files[:_MOST_NAMED]:
            typer.echo(f"  {made.folder / name}")
        if len(made.files) > _MOST_NAMED:
            typer.echo(f"  and {len(made.files) - _MOST_NAMED} more")
        for line in _paper_table(made.paper):
            typer.echo(f"  {line}")


def _paper_table(used: Sequence[PaperUse]) -> Iterator[str]:
    """Sheets of paper needed, class by class."""
    if not used:
        return
    total = [sum(numbers) for numbers in zip(*((one.papers, one.pages, one.sheets) for one in used), strict=True)]
    rows = [(one.class_name or "all", one.papers, one.pages, one.sheets) for one in used]
    if len(rows) > 1:
        rows.append(("all", *total))
    wide = max(len("class"), *(len(name) for name, *_ in rows))
    yield f"{'class':{wide}}  papers   pages  sheets"
    for name, papers, pages, sheets in rows:
        yield f"{name:{wide}}  {papers:6}  {pages:6}  {sheets:6}"


def _record(built: Built) -> dict[str, Any]:
    """`seed` and `run` are those of the only set; with several lessons each of `sets` has its own."""
    sets = [
        {
            "folder": str(one.folder),
            "files": [str(one.folder / name) for name in one.files],
            "seed": one.seed,
            "run": one.run,
            "paper": [
                {"class": used.class_name, "papers": used.papers, "pages": used.pages, "sheets": used.sheets}
                for used in one.paper
            ],
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
