"""Inlines as runs of letters, and small operations on runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, assert_never

from generator.document.inlines import (
    Answer,
    Blank,
    Code,
    Emphasis,
    Formula,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Slot,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
    Value,
)
from generator.errors import LembarError
from generator.exporters.pptx.slides import Run, Runs
from generator.formulas import linear
from generator.frozen import replace

BLANK = "________"
"""All blanks are one length, so that none tells how long its answer is."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0080-\u009f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_WHITE = re.compile(r"[\t\r\n\u2028\u2029\u0085]+")
PLAIN = Run("")


def clean(text: str) -> str:
    """Text as XML and PowerPoint take it: no control characters, line ends and tabs as spaces."""
    return _UNPRINTABLE.sub("", _WHITE.sub(" ", text))


Reader = Literal["class", "teacher", "answered"]
"""Who reads a line: the class sees blanks, a teacher `Answer`s too, an answer slide fills the gaps."""

FILLED = "answer"
"""The colour by which filled gaps are known."""


def runs_of(kids: Inlines, look: Run = PLAIN, reader: Reader = "class") -> Runs:
    return joined(run for inline in kids for run in _runs(inline, look, reader))


def _runs(inline: Inline, look: Run, reader: Reader) -> Iterator[Run]:
    match inline:
        case Text(text):
            yield replace(look, text=clean(text))
        case Code(text):
            yield replace(look, text=clean(text), code=True)
        case Formula(source):
            for letters, slanted in linear.slanted(source):
                yield replace(look, text=letters, italic=look.italic or slanted)
        case Strong(kids):
            yield from runs_of(kids, replace(look, bold=True), reader)
        case Emphasis(kids):
            yield from runs_of(kids, replace(look, italic=True), reader)
        case Underline(kids):
            yield from runs_of(kids, replace(look, underline=True), reader)
        case Subscript(kids):
            yield from runs_of(kids, replace(look, shift="sub"), reader)
        case Superscript(kids):
            yield from runs_of(kids, replace(look, shift="super"), reader)
        case Link(kids=kids, url=url):
            yield from runs_of(kids, replace(look, link=url), reader)
        case LineBreak():
            yield replace(look, text="\n")
        case Blank():
            yield replace(look, text=BLANK)
        case Gap(answers):
            if reader == "answered" and answers:
                yield from runs_of(answers[0], replace(look, bold=True, underline=True, color=FILLED), reader)
            else:
                yield replace(look, text=BLANK)
        case Answer(kids):
            if reader == "teacher":
                yield from runs_of(kids, look, reader)
        case Slot("page"):
            yield replace(look, text="0", number=True)
        case Slot(name):
            yield replace(look, text="{" + name + "}")
        case Value(expression):
            raise LembarError(f"“{expression}” reached a slide before it had a value")
        case _:
            assert_never(inline)


def joined(runs: Iterable[Run]) -> Runs:
    """Neighbours of one look become one run; empty ones vanish."""
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if merged and not run.number and _same_look(merged[-1], run):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)


def _same_look(one: Run, other: Run) -> bool:
    breaks = one.text == "\n" or other.text == "\n"
    return not breaks and replace(one, text="") == replace(other, text="")


def plain_run(text: str, bold: bool = False, color: str = "") -> Runs:
    text = clean(text)
    return (Run(text, bold=bold, color=color),) if text else ()


def text_of(runs: Runs) -> str:
    """The letters of runs on one line."""
    return " ".join("".join(run.text for run in runs).split())


def cut_runs(runs: Runs, start: int, end: int) -> Runs:
    """The letters from `start` to `end`."""
    pieces: list[Run] = []
    at = 0
    for run in runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            pieces.append(run if high - low == len(run.text) else replace(run, text=run.text[low:high]))
        at += len(run.text)
    return tuple(pieces)


def slices(runs: Runs, ends: Sequence[int]) -> Iterator[Runs]:
    """Runs cut at rising offsets into their letters, in one walk."""
    pieces: list[Run] = []
    start = at = used = 0
    for end in ends:
        while start < end and at < len(runs):
            run = runs[at]
            take = min(len(run.text) - used, end - start)
            pieces.append(run if take == len(run.text) else replace(run, text=run.text[used : used + take]))
            start, used = start + take, used + take
            if used == len(run.text):
                at, used = at + 1, 0
        yield tuple(pieces)
        pieces = []


def trimmed(runs: Runs) -> Runs:
    """Runs without white space at either end."""
    if not runs or not (runs[0].text[:1].isspace() or runs[-1].text[-1:].isspace()):
        return runs
    text = "".join(run.text for run in runs)
    start = len(text) - len(text.lstrip())
    return cut_runs(runs, start, max(len(text.rstrip()), start))


def emboldened(runs: Runs) -> Runs:
    return joined(replace(run, bold=True) for run in runs)


def words_in(runs: Runs) -> int:
    return sum(len(run.text.split()) for run in runs)
