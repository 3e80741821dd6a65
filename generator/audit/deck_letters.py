"""Letters on slides, and the option that stands beside each."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from generator.audit.deck_shapes import Shown
from generator.audit.deck_slides import Slide
from generator.audit.letters import letters

# Two thirds of a text's height: how far a letter's middle may be from the middle of its option.
_BESIDE = 0.67
_NAME, _LONGEST = re.compile("[A-Z]{1,2}"), 2
# In EMU: as far as a letter may stand from its option.
_FARTHEST = 1_200_000


def lettered(slide: Slide) -> list[tuple[str, Shown, Shown]]:
    """Letters of a slide with what follows each. A cell of a table, which has no look of its own, is no such letter."""
    found = []
    at = 0
    while at + 1 < len(slide.shown):
        mark, text = slide.shown[at], slide.shown[at + 1]
        if mark.look and len(mark.letters) <= _LONGEST and _NAME.fullmatch(mark.letters) and _beside(mark, text):
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


def whole_texts(slide: Slide, wanted: Collection[str], notes: str, marked: Mapping[str, str]) -> list[str]:
    """Letters of all texts; one that was cut short stands for what it is the beginning of, if the notes tell that.

    `marked` is what belongs behind a mark: texts that begin alike are told apart by the mark before them.
    """
    told = letters(notes)
    found: list[str] = []
    for text in (shown.letters for shown in slide.shown):
        begun = [one for one in wanted if one.startswith(text[:-1]) and one in told] if text[-1:] == "…" else []
        if text in wanted or not begun:
            found.append(text)
            continue
        here = marked.get(found[-1]) if found else None
        found.append(here if here in begun else next((one for one in begun if one not in found), begun[0]))
    return found


def all_notes(slides: Sequence[Slide]) -> str:
    return " ".join(slide.notes for slide in slides)


def lettered_texts(slides: Sequence[Slide]) -> dict[str, str]:
    """What stands at each letter; a text that goes on on the next slide stands there under its letter again."""
    found: dict[str, str] = {}
    for slide in slides:
        for name, _, text in lettered(slide):
            found[name] = found.get(name, "") + text.letters
    return found
