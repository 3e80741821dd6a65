"""What a paper says of its own length is seen wherever it stands."""

from __future__ import annotations

from generator.document.blocks import Paragraph
from generator.document.inlines import Emphasis, Slot, Strong, Text
from generator.exporters.pdf.desk import names_pages


def test_a_number_of_pages_is_seen_inside_other_marks() -> None:
    inside = Paragraph((Text("of "), Strong((Emphasis((Slot("pages"),)),))))
    assert names_pages((inside,))
    assert not names_pages((Paragraph((Strong((Slot("page"),)),)),))
