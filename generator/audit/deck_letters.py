"""Letters on slides, and the option that stands beside each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.audit.deck_slides import Shown, Slide

# Two thirds of a text's height: how far a letter's middle may be from the middle of its option.
_BESIDE = 0.67
# In EMU: as far as a letter may stand from its option.
_FARTHEST = 1_200_000


def lettered(slide: Slide) -> list[tuple[str, Shown, Shown]]:
    """Letters of a slide with what follows each."""
    found = []
    at = 0
    while at + 1 < len(slide.shown):
        mark, text = slide.shown[at], slide.shown[at + 1]
        if re.fullmatch("[A-Z]{1,2}", mark.letters) and _beside(mark, text):
            found.append((mark.letters, mark, text))
            at += 2
        else:
            at += 1
    return found


def _beside(mark: Shown, text: Shown) -> bool:
    (_, mark_y), (_, text_y) = mark.area.middle, text.area.middle
    right, left = text.area.x - (mark.area.x + mark.area.w), mark.area.x - (text.area.x + text.area.w)
    near = -mark.area.w <= right <= _FARTHEST or -mark.area.w <= left <= _FARTHEST
    return near and abs(mark_y - text_y) <= _BESIDE * max(mark.area.h, text.area.h)


def lettered_texts(slides: Sequence[Slide]) -> dict[str, str]:
    """What stands at each letter; a text that goes on on the next slide stands there under its letter again."""
    found: dict[str, str] = {}
    for slide in slides:
        for name, _, text in lettered(slide):
            found[name] = found.get(name, "") + text.letters
    return found
