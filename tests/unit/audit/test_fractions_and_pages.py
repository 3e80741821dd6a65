"""A fraction that a lesson writes is not taken for the number of a page, nor the number of a page for a fraction."""

from __future__ import annotations

from pathlib import Path

from generator import pipeline
from generator.options import Options

LESSON = """---
title: Pecahan
language: id
---

## Setengah

| Bagian | Ditulis |
|---|---|
| setengah | 1 / 2 |

## Uraian {.questions}

1. Jelaskan arti setengah! {lines=25}
2. Jelaskan arti seperempat! {lines=25}
"""


def test_a_fraction_like_a_page_number_stops_no_build(tmp_path: Path) -> None:
    (tmp_path / "lesson.md").write_text(LESSON, encoding="utf-8")
    (built,) = pipeline.build([tmp_path], Options(output=tmp_path / "out", seed=1)).sets
    assert "worksheet-A.pdf" in built.files
