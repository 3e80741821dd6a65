"""The bank as a lesson file, and a lesson that becomes a given number of slides."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.bank import Bank, Choice, Gap, Item, Statement

FRONT = """---
title: {title}
subject: Ilmu Pengetahuan Alam
grade: 7
language: id
time: 80 menit
---
"""


def paper(bank: Bank) -> str:
    return FRONT.format(title=bank.title) + "".join(
        (
            _part("Pilihan ganda", "Pilihlah jawaban yang paling tepat!", bank.choices),
            _part("Benar atau salah", "Tentukan apakah pernyataan berikut benar atau salah!", bank.statements),
            _part("Isian singkat", "Isilah titik-titik dengan jawaban yang tepat!", bank.gaps),
        )
    )


def deck(title: str, choices: Iterable[Choice]) -> str:
    return FRONT.format(title=title) + _part("Pilihan ganda", "Pilihlah jawaban yang paling tepat!", choices)


def _part(heading: str, instruction: str, items: Iterable[Item]) -> str:
    return f"\n## {heading} {{.questions}}\n\n{instruction}\n" + "".join(
        f"\n{number}. {_item(item)}\n" for number, item in enumerate(items, 1)
    )


def _item(item: Item) -> str:
    match item:
        case Choice(id, stem, options, right):
            marks = ("x" if place == right else " " for place in range(len(options)))
            lines = (f"   - [{mark}] {option}" for mark, option in zip(marks, options, strict=True))
            return "\n".join((f"{stem} {{#{id}}}", *lines))
        case Statement(id, stem, right):
            return f"{stem} {{#{id} .{'true' if right else 'false'}}}"
        case Gap(id, stem, right):
            return f"{stem} {{#{id}}}\n   = {right}"
