"""Prose as sentences, and points that lead with a bold term."""

from __future__ import annotations

import re

from generator.exporters.pptx.runs import cut_runs, joined, slices, trimmed
from generator.exporters.pptx.slides import Runs
from generator.frozen import replace

_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+(?=[\"“‘«(\[]?[^\W_a-z])")
_SHORT_FORMS = frozenset(
    (
        *("dr", "drs", "dra", "ir", "prof", "h", "hj", "st", "mr", "mrs", "ms", "no", "nos", "vol", "fig", "cf", "vs"),
        *("ca", "jl", "kh", "rp", "art", "pasal", "al", "eg", "ie", "a.n", "u.p", "s.d", "d.a"),
    )
)
_LONGEST_SHORT_FORM = 8
_SEPARATOR = re.compile(r"\s*(?:[:：–—]|-(?=\s))\s*")


def sentences(runs: Runs) -> tuple[Runs, ...]:
    """Prose in its sentences. Initials, titles and numbers with a point do not end one."""
    text = "".join(run.text for run in runs)
    ends: list[int] = []
    start = 0
    for found in _END.finditer(text):
        word = (
            text[max(start, found.start() - _LONGEST_SHORT_FORM) : found.start()]
            .rpartition(" ")[2]
            .strip('"“‘«([')
            .lower()
        )
        initial = len(word) == 1 and word.isalpha()
        if found.group().startswith(".") and (initial or word in _SHORT_FORMS):
            continue
        start = found.end()
        ends.append(start)
    return tuple(piece for runs_of_one in slices(runs, [*ends, len(text)]) if (piece := trimmed(runs_of_one)))


def lead(runs: Runs) -> tuple[Runs, Runs] | None:
    """A bold term at the start and what is said of it, without the sign between them; None for other points."""
    bold = 0
    while bold < len(runs) and runs[bold].bold:
        bold += 1
    term = trimmed(runs[:bold])
    rest = "".join(run.text for run in runs[bold:])
    if not term or not rest.strip():
        return None
    closed = term[-1].text.rstrip().endswith(":")
    if closed:
        end = sum(len(run.text) for run in term)
        term = trimmed(cut_runs(term, 0, end - len(term[-1].text) + len(term[-1].text.rstrip(": "))))
    separator = _SEPARATOR.match(rest)
    if not term or not (closed or separator):
        return None
    after = separator.end() if separator else 0
    told = trimmed(cut_runs(runs[bold:], after, len(rest)))
    return (joined(replace(run, bold=False) for run in term), _capitalised(told)) if told else None


def _capitalised(runs: Runs) -> Runs:
    """What followed a colon begins a line of its own now. Signs and single letters stay as they are."""
    word = runs[0].text.split(" ", 1)[0]
    if len(word) > 1 and word.isalpha() and word.islower():
        return (replace(runs[0], text=word[0].upper() + runs[0].text[1:]), *runs[1:])
    return runs
