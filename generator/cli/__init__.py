"""The `lembar` command: one file a command, no logic. `report.py` prints diagnostics."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """The console script. Nothing heavy is imported before the command line is understood."""
    from generator.cli.run import run

    code = run(sys.argv[1:])
    # What is left ends with the process. Without this, Python looks through all of it once more for circles, which
    # takes a tenth of a short build.
    gc.freeze()
    sys.exit(code)
