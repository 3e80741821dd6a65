"""A deck as two readers find it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.audit.deck_package import Package
from generator.audit.deck_second import sample, second_reading
from generator.audit.deck_slides import Slide, first_reading
from generator.audit.pdf_tokens import Unreadable
from generator.frozen import frozen


@frozen
class ReadDeck:
    """`properties` of the file, and how many of the slides two readers read."""

    slides: Sequence[Slide]
    properties: tuple[str, ...]
    twice: int


def read_deck(path: Path, signs: Mapping[str, str], every_slide: bool = False) -> ReadDeck:
    """Every slide. `signs` are letters for pictures by the sha256 of their bytes.

    All slides of a short deck and a sample of a long one are read twice, or all of them with `every_slide`. Raises
    Unreadable, also where readers differ.
    """
    package = Package(path)
    slides, properties = first_reading(package, signs)
    numbers = list(range(1, len(slides) + 1)) if every_slide else sample(len(slides))
    for again in second_reading(package, numbers, signs):
        if again != slides[again.number - 1]:
            raise Unreadable(f"slide {again.number} is read differently by a second reader")
    return ReadDeck(slides, properties, len(numbers))
