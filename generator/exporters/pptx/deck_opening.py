"""The slides that open: title, objectives, chapters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.document.blocks import Audience, List, Paragraph
from generator.document.transforms import inlines_of
from generator.exporters.pptx.deck_points import points_pages
from generator.exporters.pptx.finish import Draft
from generator.exporters.pptx.material import Point, Unit, spoken
from generator.exporters.pptx.outline import Chapter, Objectives
from generator.exporters.pptx.runs import cut_runs, emboldened, joined, plain_run, runs_of, trimmed
from generator.exporters.pptx.slides import PT, Area, Element, Runs, cm
from generator.exporters.pptx.stage import Page, Stage
from generator.exporters.pptx.titles import display
from generator.frozen import replace

_SUBTITLE, _KICKER, _SCHOOL, _INTRODUCTION = 1, 10, 11, 1
_BELOW_NAME = cm(0.80)
_SUBTITLE_SIZES = (28.0, 26.0, 24.0)
_INTRODUCTION_SIZES = (28.0, 26.0, 24.0)


def opening_page(paragraphs: Sequence[Paragraph], stage: Stage) -> Page:
    """The first paragraph stands above the title, the last at the foot, one between them below the title."""
    texts = [runs for paragraph in paragraphs if (runs := trimmed(runs_of(paragraph.kids)))]
    kicker = texts[:1]
    school = texts[-1:] if len(texts) > 1 else []
    middle = texts[1:-1]
    elements: list[Element] = []
    notes: list[Runs] = []
    for idx, text in ((_KICKER, kicker), (_SCHOOL, school)):
        for runs in text:
            slot = stage.slot("Title", idx)
            para = stage.ruler.shortened(stage.para(slot, runs), slot.area.w, 1)
            notes += [runs] if para.runs != runs else []
            elements.append(stage.filled(slot, [para]))
    if middle:
        slot = stage.slot("Title", _SUBTITLE)
        paras = stage.ruler.largest(
            lambda size: [stage.para(slot, runs, 0, size) for runs in middle], _SUBTITLE_SIZES, slot.area.w, slot.area.h
        )
        if paras is None:
            first = stage.para(slot, middle[0], 0, _SUBTITLE_SIZES[-1])
            lines = int(slot.area.h / PT / stage.ruler.line_height(first))
            paras = (stage.ruler.shortened(first, slot.area.w, lines),)
            notes += middle
        elements.insert(1, stage.filled(slot, paras, balanced=True))
    return Page("Title", tuple(elements), tuple(notes))


def objectives_draft(entry: Objectives, stage: Stage) -> Iterator[Draft]:
    """What is learnt, numbered. A lead sentence takes the title's place, the heading moves above it."""
    heading = trimmed(runs_of(entry.heading))
    sentences = [block for block in entry.blocks if isinstance(block, Paragraph)]
    notes = tuple(
        runs
        for block in entry.blocks
        if isinstance(block, Audience) and block.who == "notes"
        for runs in spoken((block,))
    )
    lead = trimmed(runs_of(sentences[0].kids)) if sentences else ()
    units = tuple(_objectives(entry))
    more = tuple(trimmed(runs_of(sentence.kids)) for sentence in sentences[1:])
    pages = points_pages(units, stage) if units else [Page("Section", ())]
    for at, page in enumerate(pages, 1):
        page = replace(page, notes=(*more, *notes) if at == 1 else ())
        yield Draft(lead or heading, page, heading if lead else (), at, len(pages))


def _objectives(entry: Objectives) -> Iterator[Unit]:
    number = 0
    for block in entry.blocks:
        if isinstance(block, List):
            for item in block.items:
                kids = [trimmed(runs_of(one)) for one in inlines_of(item)]
                texts = [runs for runs in kids if runs]
                if texts:
                    number += 1
                    first = Point(_first_word_bold(texts[0]), mark="number", number=number)
                    yield (first, *(Point(runs, inside=True) for runs in texts[1:]))


def _first_word_bold(runs: Runs) -> Runs:
    """An objective's verb is what the pupil will do."""
    if any(run.bold for run in runs):
        return runs
    text = "".join(run.text for run in runs)
    end = len(text.split(" ", 1)[0])
    return joined((*emboldened(cut_runs(runs, 0, end)), *cut_runs(runs, end, len(text))))


def chapter_page(entry: Chapter, stage: Stage) -> tuple[Runs, Page]:
    """A heading alone on its ground; an instruction stands below it when it fits, else in the notes."""
    kicker = plain_run(f"{stage.words['section']} {entry.number}") if entry.number else ()
    said = [block for block in entry.blocks if isinstance(block, Audience) and block.who == "notes"]
    notes = tuple(runs for runs in spoken(tuple(said)) if runs)
    shown = tuple(block for block in entry.blocks if not isinstance(block, Audience))
    texts = [runs for kids in inlines_of(shown) if (runs := trimmed(runs_of(kids)))]
    if not texts:
        return kicker, Page("Section", (), notes)
    slot = stage.slot("Section", _INTRODUCTION)
    area = _below_name(trimmed(runs_of(entry.heading)), slot.area, stage)
    paras = stage.ruler.largest(
        lambda size: [stage.para(slot, runs, 0, size) for runs in texts], _INTRODUCTION_SIZES, area.w, area.h
    )
    if paras is None:
        return kicker, Page("Section", (), (*texts, *notes))
    return kicker, Page("Section", (stage.filled(slot, paras, area, balanced=True),), notes)


def _below_name(heading: Runs, area: Area, stage: Stage) -> Area:
    """The introduction follows the section's name, however many lines that has, and ends where the layout says."""
    slot = stage.layout("Section").title
    name, _ = display(slot, heading, (), stage)
    used = round(stage.ruler.height(name.body.paras, slot.area.w - name.body.insets.right) * PT)
    top = min(slot.area.y + used + _BELOW_NAME, area.y)
    return replace(area, y=top, h=area.bottom - top)
