"""Squared paper to answer on."""

from __future__ import annotations

import io
import re

import pikepdf
from pdf_papers import document, faults_of_tags, item, pdf, placed

from generator.document.blocks import Columns, Lines

_MM = 72 / 25.4


def lines_of(data: bytes) -> tuple[list[float], list[float]]:
    """Where upright and level lines begin that are as thin as those of squares."""
    with pikepdf.open(io.BytesIO(data)) as file:
        content = file.pages[0].Contents.read_bytes().decode("latin-1")
    thin = re.findall(r"0\.3 w (\S+) (\S+) m (\S+) (\S+) l S", content)
    upright = sorted(float(x) for x, _, to, _ in thin if x == to)
    level = sorted(-float(y) for _, y, _, to in thin if y == to)
    return upright, level


def test_squares_are_5_mm_and_whole() -> None:
    data = pdf(document(Columns(2, placed((item(Lines(5, 40.0, squared=True)),)))))
    upright, level = lines_of(data)
    assert len(level) == 7
    assert len(upright) > 10
    assert all(abs(at - 5 * _MM * place) < 0.02 for side in (upright, level) for place, at in enumerate(side, 1))
    assert faults_of_tags(data) == []


def test_lines_say_how_high_it_is_in_whole_squares() -> None:
    assert len(lines_of(pdf(document(*placed((item(Lines(4, squared=True)),)))))[1]) == round(4 * 8 / 5) - 1
