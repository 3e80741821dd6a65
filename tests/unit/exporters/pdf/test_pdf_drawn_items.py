"""Questions that begin with a drawing, and drawings in themes with large letters."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from generator import pipeline
from generator.options import Options

LESSON = """---
title: Jam
language: id
theme: {theme}
---

## Jam {{.questions shuffle=no}}

1. ```clock
   time: 07.30
   ```
   Pukul berapa?
   - [x] 07.30
   - [ ] 08.30
2. ```clock
   time: 09.00
   ```
   Pukul berapa sekarang?
   - [x] 09.00
   - [ ] 10.00
"""

# In pt: the right edge of where numbers stand (others are hours on the faces of the clocks), and the top of the foot.
_GUTTER, _FOOT = 90, 60
_GAP = 12


def page(tmp_path: Path, theme: str) -> pypdfium2.PdfTextPage:
    folder = tmp_path / theme
    folder.mkdir()
    (folder / "lesson.md").write_text(LESSON.format(theme=theme), encoding="utf-8")
    (built,) = pipeline.build([folder], Options(output=tmp_path / "out", seed=1)).sets
    return pypdfium2.PdfDocument(built.folder / "worksheet-A.pdf")[0].get_textpage()


def boxes(text: pypdfium2.PdfTextPage, word: str) -> list[tuple[float, float, float, float]]:
    found, searcher = [], text.search(word, match_whole_word=True)
    while place := searcher.get_next():
        found.append(text.get_charbox(place[0]))
    return found


def test_the_number_of_a_question_that_begins_with_a_drawing_stands_beside_it(tmp_path: Path) -> None:
    """Above it, the number would stand in the gap below the question before."""
    text = page(tmp_path, "ceria")
    options = boxes(text, "07.30") + boxes(text, "08.30")
    lowest = min(bottom for _, bottom, _, _ in options)
    numbers = [top for left, bottom, _, top in boxes(text, "2") if left < _GUTTER and bottom > _FOOT]
    assert min(numbers) < lowest - _GAP


def test_words_in_drawings_are_larger_in_large_print(tmp_path: Path) -> None:
    heights = {}
    for theme in ("nusantara", "kontras"):
        _, bottom, _, top = boxes(page(tmp_path, theme), "12")[0]
        heights[theme] = top - bottom
    assert heights["kontras"] > 2 * heights["nusantara"]
