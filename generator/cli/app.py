"""The commands and what belongs to none of them."""

from __future__ import annotations

from typing import Annotated

import typer

from generator import __version__
from generator.cli.build import build
from generator.cli.check import check
from generator.cli.explain import explain
from generator.cli.new import new

app = typer.Typer(
    name="lembar",
    help="One lesson file becomes slides, worksheets in shuffled versions, and answer keys that are proven right.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(new)
app.command()(check)
app.command()(build)
app.command()(explain)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lembar {__version__}")
        raise typer.Exit


@app.callback()
def _lembar(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options that stand before a command."""
