"""A deck as two readers find it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.audit.deck_package import Package
from generator.audit.deck_second import sample, second_reading
from generator.audit.deck_slides import Slide, first_reading
from generator.audit.pdf_tokens import Unreadable


def read_slides(path: Path, signs: Mapping[str, str]) -> tuple[list[Slide], tuple[str, ...]]:
    """Every slide, and the properties of the file. `signs` are letters for pictures by the sha256 of their bytes.

    All slides of a short deck and a sample of a long one are read twice. Raises Unreadable, also where readers differ.
    """
    package = Package(path)
    slides, properties = first_reading(package, signs)
    for again in second_reading(package, sample(len(slides)), signs):
        if again != slides[again.number - 1]:
            raise Unreadable(f"slide {again.number} is read differently by a second reader")
    return slides, properties
