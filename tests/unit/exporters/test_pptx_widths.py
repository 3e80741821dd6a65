"""Words of a script whose face the office program chooses are given more room than ours take."""

from __future__ import annotations

import pytest

from generator.exporters.pptx.lines import SLACK
from generator.exporters.pptx.look import read_look
from generator.exporters.pptx.slides import Run, Style
from generator.exporters.pptx.widths import STAND_IN, Widths, _margin
from generator.fonts.measure import measure
from generator.theme import load_theme


@pytest.mark.parametrize(("text", "margin"), [("water", 1.0), ("50 °C", 1.0), ("ليل", STAND_IN), ("中文", 1.0)])
def test_only_letters_of_faces_that_are_not_known_get_a_margin(text: str, margin: float) -> None:
    assert _margin(text) == margin


@pytest.mark.parametrize("bold", [False, True])
def test_a_title_has_room_for_the_face_that_stands_in_for_its_own(bold: bool) -> None:
    """DejaVu Serif, which LibreOffice takes for Georgia, sets these words 1.15 times as wide as Gelasio, bold 1.10."""
    look = read_look(load_theme("nusantara"))
    words = "Empat istilah tentang sebab kerja sama"
    style = Style(40, bold, "heading")
    ours = measure(words, look.faces["heading"].twin(bold, italic=False), 1.0)
    assert Widths(look).of((Run(words),), style) * SLACK >= ours * (1.10 if bold else 1.15)
