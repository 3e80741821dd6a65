"""The files that the tools read, written once for each kind of work and size."""

from __future__ import annotations

from pathlib import Path

from benchmarks.bank import bank
from benchmarks.decks import write_deck
from benchmarks.lesson import paper
from benchmarks.papers import write_bank
from benchmarks.tools import Job


def inputs(job: Job, size: int, root: Path) -> Path:
    """The folder with the bank, for papers of any number, or with a deck of `size` slides."""
    folder = root / (f"deck-{size}" if job == "slides" else "paper")
    if not folder.exists():
        folder.mkdir(parents=True)
        if job == "slides":
            write_deck(size, folder)
        else:
            (folder / "lesson.md").write_text(paper(bank()), encoding="utf-8")
            write_bank(bank(), folder / "bank.json")
    return folder
