"""Large titles: of the deck and of its sections."""

from __future__ import annotations

from generator.exporters.pptx.master import Slot
from generator.exporters.pptx.slides import PT, Placeholder, Runs
from generator.exporters.pptx.stage import Stage


def display(slot: Slot, runs: Runs, suffix: Runs, stage: Stage) -> tuple[Placeholder, bool]:
    """As large as the box allows, words whole; and whether the text had to be cut."""
    sizes = stage.look.sizes["display"]
    whole = (*runs, *suffix)
    for size in sizes:
        para = stage.para(slot, whole, 0, size)
        if stage.ruler.fits([para], slot.area.w, slot.area.h) and stage.ruler.whole(para, slot.area.w):
            return stage.filled(slot, [para], balanced=True), False
    para = stage.para(slot, runs, 0, sizes[-1])
    lines = int(slot.area.h / PT / stage.ruler.line_height(para))
    short = stage.ruler.shortened(para, slot.area.w, lines, suffix)
    return stage.filled(slot, [short]), short.runs != whole
