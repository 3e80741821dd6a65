"""A deck of a given number of slides: a title, a part's opening, then a question and its answer in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bank import Choice, choices
from benchmarks.lesson import deck
from benchmarks.papers import HEADINGS, LETTERS

TITLE = "Latihan Pengamatan"
OPENING = 2
"""Slides before the first question."""


@dataclass(frozen=True, slots=True)
class Slide:
    title: str
    lines: tuple[str, ...]
    notes: str


def asked(slides: int) -> tuple[Choice, ...]:
    """The questions of a deck of `slides`, an even number from 4 on."""
    if slides < OPENING + 2 or slides % 2:
        raise ValueError(f"a deck has an even number of slides from {OPENING + 2} on, not {slides}")
    return choices((slides - OPENING) // 2)


def lesson(slides: int) -> str:
    return deck(TITLE, asked(slides))


def slides(count: int) -> Iterator[Slide]:
    yield Slide(TITLE, ("Ilmu Pengetahuan Alam · Kelas 7",), "")
    heading, instruction = HEADINGS[0]
    yield Slide(heading, (instruction,), "")
    for number, one in enumerate(asked(count), 1):
        options = tuple(f"{letter}. {option}" for letter, option in zip(LETTERS, one.options, strict=True))
        answer = options[one.right]
        yield Slide(f"Pertanyaan {number}", (one.stem, *options), f"Jawaban: {answer}")
        yield Slide(f"Jawaban {number}: {LETTERS[one.right]}", (one.stem, *options, f"Jawaban: {answer}"), "")


def markdown(slides: Iterable[Slide]) -> str:
    """The deck for pandoc, whose slides begin at second headings."""
    return "".join(_slide(slide) for slide in slides)


def _slide(slide: Slide) -> str:
    stem, *options = slide.lines
    lines = "".join(f"- {_plain(option)}\n" for option in options)
    notes = f"\n::: notes\n{slide.notes}\n:::\n" if slide.notes else ""
    return f"## {slide.title}\n\n{stem}\n\n{lines}{notes}\n"


def _plain(option: str) -> str:
    """A letter with a point would become a list of its own, which the other decks do not have."""
    return option.replace(". ", "\\. ", 1)


def write_deck(count: int, folder: Path) -> None:
    """`lesson.md` for Lembar and `deck.md` for pandoc; python-pptx makes its slides in its own process."""
    (folder / "lesson.md").write_text(lesson(count), encoding="utf-8")
    (folder / "deck.md").write_text(markdown(slides(count)), encoding="utf-8")
