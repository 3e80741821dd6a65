"""Pictures side by side neither leave the measure nor meet, and keep their sizes to one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exporters.pdf.pictures import shared

WIDTHS = st.lists(st.floats(1.0, 500.0), min_size=2, max_size=4)


@given(WIDTHS, st.floats(100.0, 500.0))
def test_a_row_shares_its_measure(wanted: list[float], width: float) -> None:
    drawn, places = shared([min(one, width) for one in wanted], width)
    gaps = width - sum(places)
    assert gaps / (len(places) - 1) == pytest.approx(12.0)
    for one, place in zip(drawn, places, strict=True):
        assert 0 < one <= place + 1e-6
    scale = drawn[0] / min(wanted[0], width)
    assert scale <= 1
    assert drawn == pytest.approx([min(one, width) * scale for one in wanted])
