"""A print run as the product makes it, and ways to spoil one paper in its middle, as a writer that errs would."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf

from generator import compose, pipeline
from generator.audit import Audited, Held, Paper, audit
from generator.lesson import Lesson
from generator.options import Options, RunOptions

STUDENTS = ("Ayu Lestari", "Budi Santoso", "Citra Dewi", "Dimas Putra", "Eka Wijaya", "Fajar Nugroho", "Gita Sari")
BOX = re.compile(rb"q 1 0 0 1 ([-\d.]+) ([-\d.]+) cm\n(.*?)\nQ(?=\n|\Z)", re.S)
DRAWN = re.compile(rb"(?<=cm\n)/(B[0-9a-f]{16}) Do(?=\nQ)")
SHOWN = re.compile(rb"\[((?:[^\[\]()]|\((?:[^()\\]|\\.)*\))*)\]TJ", re.S)


@dataclass(frozen=True)
class Run:
    """A file of many papers, with all that the audit is told of it."""

    lesson: Lesson
    record: dict[str, Any]
    papers: tuple[Paper, ...]

    @property
    def bound(self) -> Paper:
        bound = [paper for paper in self.papers if paper.holds]
        return next((paper for paper in bound if paper.imposed), bound[0])

    def audited(self, depth: str, path: Path | None = None, holds: Sequence[Held] = ()) -> Audited:
        changed = replace(self.bound, path=path or self.bound.path, holds=holds or self.bound.holds)
        papers = [changed if paper == self.bound else paper for paper in self.papers if paper.format == "pdf"]
        words = pipeline.words_of(self.lesson)
        return audit(self.lesson, self.record, papers, words, depth)  # type: ignore[arg-type]

    def first_page(self, paper: int) -> int:
        """Of a paper (counted from 0, blank pages aside), among the pages of the file."""
        at = seen = 0
        for held in self.bound.holds:
            if held.version and seen == paper:
                return at
            seen += bool(held.version)
            at += held.pages
        raise IndexError(paper)


def print_run(folder: Path, lesson: Path, *, tags: bool, students: Sequence[str] = STUDENTS, impose: str = "") -> Run:
    """Built with `--audit full`, so that it is right; nobody's papers are left out of the class list."""
    roster = folder / "class.csv"
    roster.write_text("name,class\n" + "".join(f"{name},VII C\n" for name in students), "utf-8")
    kept: list[Run] = []
    whole = pipeline._prove

    def prove(lesson: Lesson, record: Any, press: Any, depth: Any) -> dict[str, Any]:
        done = whole(lesson, record, press, depth)
        for sheet in press.sheets:
            if not sheet.kept:
                shutil.copy(sheet.paper.path, folder / sheet.paper.name)
        kept.append(Run(lesson, dict(record), tuple(sheet.paper for sheet in press.sheets)))
        return done

    pipeline._prove = prove  # type: ignore[assignment]
    try:
        handed_out = RunOptions(roster=roster, print_run="one", separators="colour", impose=impose)
        options = Options(output=folder / "out", seed=1, audit="full", tags=tags, run=handed_out)
        built = pipeline.build([lesson], options)
    finally:
        pipeline._prove = whole
    target = built.sets[0].folder
    stand = {path.name: path for path in (*folder.glob("*.pdf"), *target.iterdir())}
    papers = tuple(replace(paper, path=stand[paper.name]) for paper in kept[0].papers)
    return Run(kept[0].lesson, kept[0].record, papers)


def templates() -> list[str]:
    return sorted(compose.load_templates())


# ---- pages

Alter = Callable[[bytes], bytes]


def spoiled(run: Run, folder: Path, spoil: Callable[[pikepdf.Pdf, Run], object]) -> Path:
    path = folder / run.bound.name
    with pikepdf.open(run.bound.path) as pdf:
        spoil(pdf, run)
        pdf.save(path)
    return path


def content(pdf: pikepdf.Pdf, page: int) -> bytes:
    """With what its forms draw in their place."""
    data: bytes = pdf.pages[page].obj.Contents.read_bytes()
    forms = pdf.pages[page].obj.Resources.XObject
    return DRAWN.sub(lambda found: forms["/" + found[1].decode()].read_bytes(), data)


def draw(pdf: pikepdf.Pdf, page: int, data: bytes) -> None:
    """Forms that are drawn no more leave the file, so that nobody notices by them."""
    pdf.pages[page].obj.Contents = pdf.make_stream(data)
    forms = pdf.pages[page].obj.Resources.XObject
    drawn = {name.decode() for one in pdf.pages for name in DRAWN.findall(one.obj.Contents.read_bytes())}
    for name in [name for name in forms if name.startswith("/B") and name[1:] not in drawn]:
        del forms[name]


def boxes(data: bytes) -> list[re.Match[bytes]]:
    return list(BOX.finditer(data))


def with_boxes(data: bytes, changed: dict[int, bytes]) -> bytes:
    """What boxes draw, by their place on the page, in the place of what they drew."""
    out, at = [], 0
    for place, box in enumerate(boxes(data)):
        if place in changed:
            out += [data[at : box.start(3)], changed[place]]
            at = box.end(3)
    return b"".join((*out, data[at:]))
