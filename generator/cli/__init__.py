"""The `lembar` command: one file a command, no logic. `report.py` prints diagnostics."""

from __future__ import annotations

import sys


def main() -> None:
    """The console script. Nothing heavy is imported before the command line is understood."""
    from generator.cli.run import run

    sys.exit(run(sys.argv[1:]))
