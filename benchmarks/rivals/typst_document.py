"""Typst from PyPI: one document for all versions, one for the key; the compiler runs within this process.

It writes tags unless `--no-tags` follows the task.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import typst

from benchmarks.papers import row
from benchmarks.rivals.task import FONTS, Task, task

HERE = Path(__file__).parent
PAPERS, KEY = HERE / "typst_papers.typ", HERE / "typst_key.typ"


def data(asked: Task) -> str:
    papers = list(asked.papers)
    return json.dumps(
        {"title": asked.bank.title, "papers": [asdict(one) for one in papers], "rows": [row(one) for one in papers]}
    )


def main() -> None:
    asked = task()
    tags = "--no-tags" not in sys.argv
    (asked.folder / "typst_data.json").write_text(data(asked), encoding="utf-8")
    for source, target in ((PAPERS, asked.worksheets), (KEY, asked.key)):
        copy = Path(shutil.copy(source, asked.folder))
        typst.compile(copy, output=target, font_paths=[FONTS], ignore_system_fonts=True, pdf_tags=tags)


if __name__ == "__main__":
    main()
