"""Words of a script whose face the office program chooses are given more room than ours take."""

from __future__ import annotations

import pytest

from generator.exporters.pptx.widths import STAND_IN, _margin


@pytest.mark.parametrize(("text", "margin"), [("water", 1.0), ("50 °C", 1.0), ("ليل", STAND_IN), ("中文", 1.0)])
def test_only_letters_of_faces_that_are_not_known_get_a_margin(text: str, margin: float) -> None:
    assert _margin(text) == margin
