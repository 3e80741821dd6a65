"""What every rival is asked on its command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bank import Bank
from benchmarks.papers import Paper, papers, read_bank

FONTS = Path(__file__).parents[2] / "templates" / "fonts"
REGULAR, BOLD = FONTS / "LiberationSans-400.ttf", FONTS / "LiberationSans-700.ttf"


@dataclass(frozen=True, slots=True)
class Task:
    bank: Bank
    count: int
    folder: Path

    @property
    def papers(self) -> Iterator[Paper]:
        return papers(self.bank, self.count)

    @property
    def worksheets(self) -> Path:
        return self.folder / "worksheets.pdf"

    @property
    def key(self) -> Path:
        return self.folder / "key.pdf"


def task() -> Task:
    bank, count, folder = sys.argv[1:4]
    return Task(read_bank(Path(bank)), int(count), Path(folder))
