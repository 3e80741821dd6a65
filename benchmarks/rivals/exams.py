"""R/exams: writes one file an exercise and runs exams.R, which prints one PDF a version by LaTeX."""

from __future__ import annotations

import subprocess
from pathlib import Path

from benchmarks.latex import write_exams
from benchmarks.rivals.task import task

SCRIPT = Path(__file__).with_suffix(".R")


def main() -> None:
    asked = task()
    exercises = asked.folder / "exercises"
    exercises.mkdir()
    write_exams(asked.bank, exercises)
    command = ["Rscript", str(SCRIPT), str(exercises), str(asked.count), str(asked.folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


if __name__ == "__main__":
    main()
