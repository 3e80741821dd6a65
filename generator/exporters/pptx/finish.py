"""Titles, kickers, footers and numbers: what a page needs to become a slide among others.

PowerPoint's checker wants every title once in a deck: pages of one heading are counted “(1/2)”, other namesakes get
the name of their section, then a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exporters.pptx.master import Slot
from generator.exporters.pptx.runs import plain_run, text_of
from generator.exporters.pptx.slides import Element, Placeholder, Run, Runs, Slide, cm
from generator.exporters.pptx.stage import Page, Stage
from generator.exporters.pptx.titles import display
from generator.frozen import frozen, replace

TITLE, KICKER, FOOTER, NUMBER = 0, 10, 20, 21
_SMALL_TITLE = 24.0
_TWO_LINES_HEIGHT = cm(2.60)


@frozen
class Draft:
    """A page under its heading. `kicker` is the heading above; `of` counts the pages that share the heading."""

    heading: Runs
    page: Page
    kicker: Runs = ()
    part: int = 1
    of: int = 1


class Finisher:
    """Makes slides of drafts, one after the other, and remembers the titles it gave."""

    def __init__(self, stage: Stage, footer: Runs) -> None:
        self._stage = stage
        self._footer = footer
        self._given: set[str] = set()
        self._namesakes: dict[str, int] = {}
        self._lines: dict[tuple[str, int, Runs], Placeholder] = {}

    def slides(self, drafts: Sequence[Draft]) -> Iterator[Slide]:
        for number, draft in enumerate(drafts, 1):
            yield self._slide(draft, str(number))

    def _slide(self, draft: Draft, number: str) -> Slide:
        layout = self._stage.layout(draft.page.layout)
        title, cut = self._title(draft, layout.title)
        kicker = draft.kicker or plain_run(draft.page.kicker)
        elements: list[Element] = [title]
        if kicker and KICKER in layout.slots:
            elements.append(self._same_line(draft.page.layout, layout.slots[KICKER], kicker))
        elements += draft.page.elements
        if FOOTER in layout.slots:
            elements.append(self._same_line(draft.page.layout, layout.slots[FOOTER], self._footer))
        if NUMBER in layout.slots:
            elements.append(self._one_line(layout.slots[NUMBER], (Run(number, number=True),)))
        notes = ((draft.heading,) if cut else ()) + draft.page.notes
        text = " ".join(text_of(para.runs) for para in title.body.paras)
        return Slide(draft.page.layout, text, tuple(_named_once(elements)), notes)

    def _same_line(self, layout: str, slot: Slot, runs: Runs) -> Placeholder:
        """A line that stands on many slides."""
        key = (layout, slot.idx, runs)
        if key not in self._lines:
            self._lines[key] = self._one_line(slot, runs)
        return self._lines[key]

    def _one_line(self, slot: Slot, runs: Runs) -> Placeholder:
        para = self._stage.ruler.shortened(self._stage.para(slot, runs), slot.area.w, 1)
        return self._stage.filled(slot, [para])

    # ---- titles

    def _title(self, draft: Draft, slot: Slot) -> tuple[Placeholder, bool]:
        """The title's placeholder, and whether its text had to be cut."""
        counted = f" ({draft.part}/{draft.of})" if draft.of > 1 else ""
        for suffix in self._suffixes(draft, counted):
            runs = draft.heading or plain_run(self._stage.words["continued"])
            placeholder, cut = self._fitted(slot, runs, plain_run_keeping(suffix))
            key = text_of(placeholder.body.paras[0].runs).casefold()
            if key not in self._given:
                self._given.add(key)
                return placeholder, cut
        raise AssertionError("suffixes never end")

    def _suffixes(self, draft: Draft, counted: str) -> Iterator[str]:
        yield counted
        section = text_of(draft.kicker)
        if section:
            yield f"{counted} · {section}"
        name = text_of(draft.heading).casefold() + counted
        while True:
            self._namesakes[name] = self._namesakes.get(name, 1) + 1
            yield f"{counted} ({self._namesakes[name]})"

    def _fitted(self, slot: Slot, runs: Runs, suffix: Runs) -> tuple[Placeholder, bool]:
        stage, own = self._stage, slot.levels[0].style
        whole = (*runs, *suffix)
        if own.size < _SMALL_TITLE:
            para = stage.ruler.shortened(stage.para(slot, runs), slot.area.w, 1, suffix)
            return stage.filled(slot, [para]), para.runs != whole
        if slot.area.h > _TWO_LINES_HEIGHT:
            return display(slot, runs, suffix, stage)
        for size in stage.look.sizes["title"]:
            para = stage.para(slot, whole, 0, size)
            if stage.ruler.line_count(para, slot.area.w) == 1 and stage.ruler.fits([para], slot.area.w, slot.area.h):
                return stage.filled(slot, [para]), False
        area = replace(slot.area, h=_TWO_LINES_HEIGHT)
        for size in stage.look.sizes["title_two_lines"]:
            para = stage.para(slot, whole, 0, size)
            if stage.ruler.line_count(para, area.w) <= 2 and stage.ruler.fits([para], area.w, area.h):
                return stage.filled(slot, [para], area, balanced=True), False
        size = stage.look.sizes["title_two_lines"][-1]
        para = stage.ruler.shortened(stage.para(slot, runs, 0, size), area.w, 2, suffix)
        return stage.filled(slot, [para], area), True


def plain_run_keeping(text: str) -> Runs:
    """A run with its leading space."""
    return (Run(text),) if text else ()


def _named_once(elements: Sequence[Element]) -> Iterator[Element]:
    used: set[str] = set()
    for one in elements:
        name, count = one.name, 1
        while name in used:
            count += 1
            name = f"{one.name} {count}"
        used.add(name)
        yield one if name == one.name else replace(one, name=name)
