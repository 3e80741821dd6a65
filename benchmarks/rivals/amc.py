"""Auto Multiple Choice: one pass of LaTeX over one source, the least that it can do; it keeps the key in its own files.

Its own `prepare` command runs LaTeX twice or more for a key and a scoring; only the pass that makes the papers is here.
"""

from __future__ import annotations

import subprocess

from benchmarks.latex import amc
from benchmarks.rivals.task import task

SETTINGS = r"\def\SujetExterne{1}\def\NoHyperRef{1}\input{worksheets.tex}"


def main() -> None:
    asked = task()
    (asked.folder / "worksheets.tex").write_text(amc(asked.bank, asked.count), encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-jobname=worksheets", SETTINGS]
    subprocess.run(command, cwd=asked.folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


if __name__ == "__main__":
    main()
