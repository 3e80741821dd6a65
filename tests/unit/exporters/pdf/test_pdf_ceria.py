"""Papers of the theme for the first grades: one column, parts on discs, an instruction beside a title that is short."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from generator import pipeline
from generator.options import Options

LESSON = """---
title: Hewan
language: id
theme: {theme}
---

## Ayo memilih {{.questions}}

{instruction}

1. Kucing suka makan ….
   - [x] ikan
   - [ ] batu

2. Ayam berbunyi ….
   - [x] kukuruyuk
   - [ ] meong
"""


def places(tmp_path: Path, theme: str, instruction: str) -> dict[str, tuple[float, float]]:
    """Where the words of the first page begin: x and y of their lower left corners in pt."""
    lesson = tmp_path / "lesson.md"
    lesson.write_text(LESSON.format(theme=theme, instruction=instruction), encoding="utf-8")
    (built,) = pipeline.build([lesson], Options(output=tmp_path / "out", seed=1, versions=2)).sets
    page = pypdfium2.PdfDocument(built.folder / "worksheet-A.pdf")[0]
    text = page.get_textpage()
    found = {}
    for word in ("Ayo", "Silanglah", "Kucing", "Ayam"):
        index, _ = text.search(word, match_case=True).get_next()
        left, bottom, _, _ = text.get_charbox(index, loose=True)
        found[word] = (left, bottom)
    return found


def test_questions_stand_in_one_column(tmp_path: Path) -> None:
    at = places(tmp_path, "ceria", "Silanglah yang tepat.")
    assert abs(at["Kucing"][0] - at["Ayam"][0]) < 6


def test_a_short_instruction_stands_beside_its_title_and_a_long_one_below(tmp_path: Path) -> None:
    short = places(tmp_path, "ceria", "Silanglah yang tepat.")
    assert short["Silanglah"][0] > short["Ayo"][0] + 50
    assert abs(short["Silanglah"][1] - short["Ayo"][1]) < 3
    long = places(tmp_path, "ceria", "Silanglah huruf di depan jawaban yang tepat. " * 4)
    assert long["Silanglah"][1] < long["Ayo"][1] - 10
