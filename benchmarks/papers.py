"""Shuffled papers for the tools that cannot shuffle by themselves, and the bank as JSON to hand it over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from benchmarks.bank import Bank, Choice, Gap, Item, Statement

LETTERS = "ABCD"
TRUE, FALSE = "Benar", "Salah"
HEADINGS = (
    ("Pilihan ganda", "Pilihlah jawaban yang paling tepat!"),
    ("Benar atau salah", "Tentukan apakah pernyataan berikut benar atau salah!"),
    ("Isian singkat", "Isilah titik-titik dengan jawaban yang tepat!"),
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question as printed. `answer` is a letter, TRUE or FALSE, or the word to fill in."""

    id: str
    stem: str
    options: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Part:
    heading: str
    instruction: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    code: str
    parts: tuple[Part, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(question.answer for part in self.parts for question in part.questions)


def papers(bank: Bank, count: int, seed: int = 1) -> Iterator[Paper]:
    """`count` papers, questions shuffled within their parts and options within their questions."""
    random = Random(seed)  # noqa: S311 -- orders that anyone can draw again
    groups: tuple[Sequence[Item], ...] = (bank.choices, bank.statements, bank.gaps)
    for number in range(1, count + 1):
        yield Paper(
            str(number),
            tuple(
                Part(*words, tuple(_printed(random, item) for item in random.sample(group, len(group))))
                for words, group in zip(HEADINGS, groups, strict=True)
            ),
        )


def _printed(random: Random, item: Item) -> Question:
    match item:
        case Choice(id, stem, options, right):
            order = random.sample(range(len(options)), len(options))
            return Question(id, stem, tuple(options[place] for place in order), LETTERS[order.index(right)])
        case Statement(id, stem, right):
            return Question(id, stem, (TRUE, FALSE), TRUE if right else FALSE)
        case Gap(id, stem, right):
            return Question(id, stem, (), right)


def row(paper: Paper) -> tuple[str, ...]:
    """A paper's line in the key: its code, 35 letters (B and S for true and false), and the words in one cell."""
    choices, statements, gaps = paper.parts
    return (
        paper.code,
        *(question.answer for question in choices.questions),
        *(question.answer[0] for question in statements.questions),
        ", ".join(question.answer for question in gaps.questions),
    )


def write_bank(bank: Bank, path: Path) -> None:
    path.write_text(json.dumps(asdict(bank), ensure_ascii=False), encoding="utf-8")


def read_bank(path: Path) -> Bank:
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Bank(
        title=raw["title"],
        choices=tuple(Choice(one["id"], one["stem"], tuple(one["options"]), one["right"]) for one in raw["choices"]),
        statements=tuple(Statement(**one) for one in raw["statements"]),
        gaps=tuple(Gap(**one) for one in raw["gaps"]),
    )
