"""What is measured: each tool, the sizes that it can do in sensible time, and how often each is repeated."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Literal

Job = Literal["print", "slides", "start"]
ROOT = Path(__file__).parents[1]
LEMBAR = Path(sys.executable).with_name("lembar")


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of one run: `inputs` is written once a size, `out` and `cache` are fresh and empty."""

    inputs: Path
    out: Path
    cache: Path


@dataclass(frozen=True, slots=True)
class Tool:
    """`repeats` maps a size (versions or slides) to how often it is measured; `needs` names what must be installed.

    With `warm`, the command runs once untimed before it is measured, with the same cache.
    """

    name: str
    label: str
    job: Job
    repeats: Mapping[int, int]
    command: Callable[[Place, int], list[str]]
    needs: tuple[str, ...] = ()
    warm: bool = False

    @property
    def missing(self) -> str:
        """The first thing that is not installed, else nothing."""
        return next((one for one in self.needs if not (which(one) or _library(one))), "")


def _library(name: str) -> bool:
    return not Path(name).is_absolute() and find_spec(name) is not None


def _lembar(*options: str) -> Callable[[Place, int], list[str]]:
    def command(place: Place, size: int) -> list[str]:
        build = [str(LEMBAR), "build", str(place.inputs), "--only", "worksheet,key", "--versions", str(size)]
        return [*build, "--seed", "1", "-o", str(place.out), "--print-run", "one", "--json", *options]

    return command


def _lembar_slides(place: Place, size: int) -> list[str]:
    return [str(LEMBAR), "build", str(place.inputs), "--only", "slides", "--seed", "1", "-o", str(place.out), "--json"]


def _rival(module: str, *options: str) -> Callable[[Place, int], list[str]]:
    def command(place: Place, size: int) -> list[str]:
        script = f"benchmarks.rivals.{module}"
        return [sys.executable, "-m", script, str(place.inputs / "bank.json"), str(size), str(place.out), *options]

    return command


def _plain_pptx(place: Place, size: int) -> list[str]:
    return [sys.executable, "-m", "benchmarks.rivals.plain_pptx", str(size), str(place.out)]


def _pandoc(place: Place, size: int) -> list[str]:
    return ["pandoc", str(place.inputs / "deck.md"), "--slide-level=2", "-o", str(place.out / "slides.pptx")]


def _start(*command: str) -> Callable[[Place, int], list[str]]:
    return lambda place, size: list(command)


UNTAGGED, TAGGED = "lembar-untagged", "lembar"
UNTAGGED_UNREAD, TAGGED_UNREAD = "lembar-untagged-unread", "lembar-unread"
PLATYPUS, AMC = "platypus", "amc"
TYPST, TYPST_UNTAGGED = "typst", "typst-untagged"
SLIDES, PLAIN_PPTX = "lembar-slides", "python-pptx"
PYTHON, HELP, COLD, WARM = "python", "help", "cold", "warm"

FULL = {1: 5, 30: 5, 300: 3, 1000: 3, 10000: 1}
TOOLS = (
    Tool(PYTHON, "an empty Python", "start", {0: 7}, _start(sys.executable, "-c", "pass")),
    Tool(HELP, "`lembar --help`", "start", {0: 7}, _start(str(LEMBAR), "--help")),
    Tool(COLD, "one version, cold cache", "start", {1: 7}, _lembar()),
    Tool(WARM, "one version, warm cache", "start", {1: 7}, _lembar(), warm=True),
    Tool(UNTAGGED, "Lembar, untagged", "print", FULL, _lembar("--no-tags")),
    Tool(TAGGED, "Lembar, tagged", "print", FULL, _lembar()),
    Tool(
        UNTAGGED_UNREAD, "Lembar, untagged, no audit", "print", {30: 3, 1000: 3}, _lembar("--no-tags", "--audit", "off")
    ),
    Tool(TAGGED_UNREAD, "Lembar, tagged, no audit", "print", {30: 3, 1000: 3}, _lembar("--audit", "off")),
    Tool(PLATYPUS, "reportlab Platypus", "print", {1: 5, 30: 5, 300: 3, 1000: 3}, _rival("platypus"), ("reportlab",)),
    Tool(TYPST, "Typst, one document, tagged", "print", {1: 5, 30: 5, 300: 3}, _rival("typst_document"), ("typst",)),
    Tool(
        TYPST_UNTAGGED,
        "Typst, one document, untagged",
        "print",
        {30: 5, 300: 3},
        _rival("typst_document", "--no-tags"),
        ("typst",),
    ),
    Tool("weasyprint", "WeasyPrint", "print", {1: 3, 30: 2}, _rival("weasyprint_document"), ("weasyprint",)),
    Tool("fpdf2", "fpdf2", "print", {1: 3, 30: 3, 300: 1}, _rival("fpdf2_document"), ("fpdf",)),
    Tool(
        AMC,
        "Auto Multiple Choice, one pass",
        "print",
        {1: 5, 30: 5, 300: 2},
        _rival("amc"),
        ("auto-multiple-choice", "pdflatex"),
    ),
    Tool("exams", "R/exams", "print", {1: 3, 30: 1}, _rival("exams"), ("Rscript", "pdflatex")),
    Tool(SLIDES, "Lembar", "slides", {40: 5, 400: 3, 2000: 3}, _lembar_slides),
    Tool(PLAIN_PPTX, "python-pptx", "slides", {40: 5, 400: 3, 2000: 2}, _plain_pptx, ("pptx",)),
    Tool("pandoc", "pandoc", "slides", {40: 5, 400: 3, 2000: 1}, _pandoc, ("pandoc",)),
)
LARGE = {TYPST: 1000}
"""Sizes that cost too much for every run: Typst holds 10 GB at a thousand versions."""

QUICK = {PLATYPUS, TYPST, UNTAGGED, TAGGED, UNTAGGED_UNREAD, TAGGED_UNREAD, AMC, SLIDES, PLAIN_PPTX}
QUICK_SIZES = (1, 30, 100)
