"""A document as a deck: which slides there are, in which order, under which headings.

Everything is decided here and in the `deck_…` modules, as plain data: layouts, sizes, boxes, splits, notes, reading
order. `show` prints the result as readable text; `write` turns it into a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from generator.document.blocks import Document
from generator.exporters.pptx.deck_opening import chapter_page, objectives_draft, opening_page
from generator.exporters.pptx.deck_question import question_drafts
from generator.exporters.pptx.deck_topic import topic_pages
from generator.exporters.pptx.finish import Draft, Finisher
from generator.exporters.pptx.languages import language_tag
from generator.exporters.pptx.lines import Ruler
from generator.exporters.pptx.look import Look
from generator.exporters.pptx.master import Master
from generator.exporters.pptx.material import segments, spoken
from generator.exporters.pptx.outline import Asked, Chapter, Objectives, Opening, Said, Topic, entries, footer, is_notes
from generator.exporters.pptx.runs import clean, runs_of, text_of, trimmed
from generator.exporters.pptx.slides import Deck, Runs
from generator.exporters.pptx.stage import Page, Stage
from generator.frozen import replace
from generator.words import runs_right_to_left


def make_deck(
    document: Document, look: Look, master: Master, pictures: Mapping[str, tuple[int, int]], words: Mapping[str, str]
) -> Deck:
    """`pictures` gives width and height in px by hash. Raises KeyError for a word or a picture that is not there."""
    rtl = runs_right_to_left(document.language)
    stage = Stage(look, master, Ruler(look), words, pictures, rtl)
    foot = trimmed(runs_of(footer(document)))
    finisher = Finisher(stage, foot)
    slides = tuple(finisher.slides(_all_drafts(document, stage)))
    tag = language_tag(document.language)
    return Deck(clean(document.title), clean(document.subject), tag, rtl, text_of(foot), slides)


def _all_drafts(document: Document, stage: Stage) -> list[Draft]:
    drafts: list[Draft] = []
    before_all: list[Said] = []
    for entry in entries(document):
        if not isinstance(entry, Said):
            drafts += _drafts(entry, stage)
        elif drafts:
            drafts[-1] = _saying(drafts[-1], entry)
        else:
            before_all.append(entry)
    for said in before_all if drafts else ():
        drafts[0] = _saying(drafts[0], said)
    return drafts


def _saying(draft: Draft, said: Said) -> Draft:
    return replace(draft, page=replace(draft.page, notes=(*draft.page.notes, *spoken(said.blocks))))


def _drafts(entry: Opening | Objectives | Chapter | Topic | Asked, stage: Stage) -> Iterator[Draft]:
    match entry:
        case Opening(heading, paragraphs, notes):
            page = opening_page(paragraphs, stage)
            yield Draft(trimmed(runs_of(heading)), replace(page, notes=(*page.notes, *spoken(notes))))
        case Objectives():
            yield from objectives_draft(entry, stage)
        case Chapter():
            kicker, page = chapter_page(entry, stage)
            yield Draft(trimmed(runs_of(entry.heading)), page, kicker)
        case Topic(heading, parent, blocks):
            pages = [page for segment in segments(blocks) for page in topic_pages(segment, stage)]
            pages = pages or [Page("Section", (), tuple(spoken(tuple(filter(is_notes, blocks)))))]
            yield from _numbered(trimmed(runs_of(heading)), trimmed(runs_of(parent)), pages)
        case Asked(placed, stimulus):
            yield from question_drafts(placed, stimulus, stage)
        case _:
            assert_never(entry)


def _numbered(heading: Runs, kicker: Runs, pages: Sequence[Page]) -> Iterator[Draft]:
    for at, page in enumerate(pages, 1):
        yield Draft(heading, page, kicker, at, len(pages))
