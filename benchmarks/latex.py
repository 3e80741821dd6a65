"""The bank as input for the tools that print through LaTeX: one source for Auto Multiple Choice, files for R/exams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.bank import Bank, Choice, Gap, Item, Statement
from benchmarks.papers import FALSE, HEADINGS, TRUE

HEAD = r"""\documentclass[a4paper,11pt]{article}
\usepackage[utf8]{inputenc}
\usepackage[T1]{fontenc}
\usepackage[scaled]{helvet}
\renewcommand{\familydefault}{\sfdefault}
\usepackage[box]{automultiplechoice}
\geometry{hmargin=16mm,headheight=1.5cm,headsep=3mm,footskip=8mm,top=2.6cm,bottom=1.8cm}
\setlength{\parindent}{0pt}
\setlength{\AMCinterIrep}{0pt}
\setlength{\AMCinterBrep}{0pt}
\setlength{\AMCinterIquest}{0pt}
\setlength{\AMCinterBquest}{6pt}
\begin{document}
\AMCrandomseed{1}
"""


def amc(bank: Bank, count: int) -> str:
    """A source for Auto Multiple Choice with `count` copies, parts and options shuffled by its own commands."""
    groups: dict[str, Sequence[Item]] = {"pilihan": bank.choices, "pernyataan": bank.statements, "isian": bank.gaps}
    elements = "".join(
        f"\\element{{{name}}}{{\n{_amc_item(item)}}}\n" for name, items in groups.items() for item in items
    )
    parts = "".join(
        f"\\section*{{{heading}}}\n{instruction}\n\n\\shufflegroup{{{name}}}\n\\insertgroup{{{name}}}\n"
        for name, (heading, instruction) in zip(groups, HEADINGS, strict=True)
    )
    top = f"{{\\Large\\bfseries {_safe(bank.title)}}}\n\n\\namefield{{Nama: \\hrulefill\\ Kelas: \\hrulefill}}\n\n"
    return f"{HEAD}{elements}\\onecopy{{{count}}}{{\n{top}{parts}\\clearpage\n}}\n\\end{{document}}\n"


def _amc_item(item: Item) -> str:
    match item:
        case Choice(id, stem, options, right):
            return _amc_choice(id, stem, options, right, "choices")
        case Statement(id, stem, right):
            return _amc_choice(id, stem, (TRUE, FALSE), 0 if right else 1, "choiceshoriz").replace(
                "{choiceshoriz}\n", "{choiceshoriz}[o]\n", 1
            )
        case Gap(id, stem, right):
            return (
                f"\\begin{{question}}{{{id}}}{_safe(stem)}\n"
                f"\\AMCOpen{{lines=1}}{{\\correctchoice[R]{{r}}}}\n\\end{{question}}\n"
            )


def _amc_choice(id_: str, stem: str, options: Sequence[str], right: int, shape: str) -> str:
    lines = (
        f"\\{'correct' if place == right else 'wrong'}choice{{{_safe(option)}}}\n"
        for place, option in enumerate(options)
    )
    return (
        f"\\begin{{question}}{{{id_}}}{_safe(stem)}\n"
        f"\\begin{{{shape}}}\n{''.join(lines)}\\end{{{shape}}}\n\\end{{question}}\n"
    )


def write_exams(bank: Bank, folder: Path) -> None:
    """One file an exercise for R/exams: `1-….Rnw` choices, `2-….Rnw` statements, `3-….Rnw` short answers."""
    parts: tuple[Sequence[Item], ...] = (bank.choices, bank.statements, bank.gaps)
    for part, items in enumerate(parts, 1):
        for number, item in enumerate(items):
            text = "".join(f"{line}\n" for line in _exercise(item))
            (folder / f"{part}-{number:02}.Rnw").write_text(text, encoding="utf-8")


def _exercise(item: Item) -> Iterator[str]:
    yield from ("\\begin{question}", _safe(item.stem))
    match item:
        case Choice(id, _, options, right):
            yield from _answers(options)
            kind, solution = "schoice", "".join("1" if place == right else "0" for place in range(len(options)))
        case Statement(id, _, true):
            yield from _answers((TRUE, FALSE))
            kind, solution = "schoice", "10" if true else "01"
        case Gap(id, _, word):
            kind, solution = "string", word
    yield "\\end{question}"
    yield from (f"\\exname{{{id}}}", f"\\extype{{{kind}}}", f"\\exsolution{{{solution}}}")
    yield f"\\exshuffle{{{'TRUE' if isinstance(item, Choice) else 'FALSE'}}}"


def _answers(options: Sequence[str]) -> Iterator[str]:
    yield "\\begin{answerlist}"
    yield from (f"  \\item {_safe(option)}" for option in options)
    yield "\\end{answerlist}"


def _safe(text: str) -> str:
    """The bank's words hold letters and these signs only; LaTeX needs the ellipsis by name."""
    return text.replace("…", "\\dots{}")
