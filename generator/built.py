"""What a check finds and what a build leaves, as plain data that a command line can tell."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from generator import messages
from generator.diagnostics import Diagnostic
from generator.frozen import fresh, frozen

if TYPE_CHECKING:
    from generator.document.blocks import Item
    from generator.lesson import Lesson


@frozen
class Checked:
    """A lesson with all its problems. `language` is the one to tell them in."""

    path: Path
    lesson: Lesson | None
    items: Mapping[str, Item]
    diagnostics: tuple[Diagnostic, ...]
    language: str

    def failed(self, strict: bool) -> bool:
        return any(strict or messages.severity(diagnostic) == "error" for diagnostic in self.diagnostics)


@frozen
class PaperUse:
    """What the papers of a class, or of a run without classes, take: sheets are of the printer's paper."""

    class_name: str
    papers: int
    pages: int
    sheets: int


@frozen
class BuiltSet:
    """One lesson's files, in place under `folder`."""

    folder: Path
    files: tuple[str, ...]
    seed: int
    run: str
    versions: int
    paper: tuple[PaperUse, ...] = ()


@frozen
class Built:
    """`sets` is empty when any lesson failed its check. `timings` are seconds by phase.

    `stayed` are files of an earlier set that no set has now, and that the user edited.
    """

    checked: tuple[Checked, ...]
    sets: tuple[BuiltSet, ...] = ()
    timings: Mapping[str, float] = fresh(factory=dict)
    stayed: tuple[Path, ...] = ()
