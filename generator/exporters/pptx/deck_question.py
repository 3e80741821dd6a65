"""A question and its answer on twin slides: nothing moves between them, the answer is only added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from generator.document.blocks import (
    Blocks,
    Choices,
    Grid,
    InStem,
    Item,
    Lines,
    Match,
    Ordering,
    Paragraph,
    Placed,
    Puzzle,
    Quantity,
    Sorting,
    Verdict,
)
from generator.document.transforms import plain_blocks
from generator.errors import LembarError
from generator.exporters.pptx.deck_blanks import blanks
from generator.exporters.pptx.deck_drawing import spaces
from generator.exporters.pptx.deck_match import match_reply
from generator.exporters.pptx.deck_options import choices_reply
from generator.exporters.pptx.deck_order import order_reply
from generator.exporters.pptx.deck_sorting import sorting_reply
from generator.exporters.pptx.deck_statements import statements_reply
from generator.exporters.pptx.deck_stem import STEM, Stem, read_stem, stimulus_pages, stimulus_title
from generator.exporters.pptx.deck_verdict import verdict_reply
from generator.exporters.pptx.deck_written import drawn_reply, quantity_reply, written_reply
from generator.exporters.pptx.finish import Draft
from generator.exporters.pptx.master import Slot
from generator.exporters.pptx.material import spoken
from generator.exporters.pptx.reply import Reply, Twin, blocks_as_runs, one_line
from generator.exporters.pptx.runs import emboldened, plain_run
from generator.exporters.pptx.sentences import sentences
from generator.exporters.pptx.slides import Element, Para, Placeholder, Run, Runs
from generator.exporters.pptx.stage import Page, Stage, inner
from generator.frozen import frozen, replace

_QUESTION, _ANSWER = "Question", "Answer"
_EXPLANATION = 2
# Letters of a text that each sub-question may show again.
_SHORT_LEAD = 90


@frozen
class _Asked:
    """Everything of a question that its slides need. `stems` has the stem's text for each twin, asked and answered."""

    reply: Reply
    stems: tuple[tuple[tuple[Element, ...], tuple[Element, ...]], ...]
    before: tuple[Page, ...]
    notes: tuple[Runs, ...] = ()


def question_drafts(placed: Placed, stimulus: Blocks, stage: Stage) -> Iterator[Draft]:
    """Pages to look at first, then each question slide followed by its answer slide; no answer, no answer slide."""
    placed = _with_lead(placed)
    item, words = placed.item, stage.words
    asked = _asked(placed, stimulus, stage)
    name = f"{words['question']} {placed.number}".strip()
    heading = stimulus_title(stimulus)
    over = (*plain_run(f"{name} · "), *heading) if heading else plain_run(name)
    for at, page in enumerate(asked.before, 1):
        yield Draft(over, page, (), at, len(asked.before))
    explanation = (*((asked.reply.correction,) if asked.reply.correction else ()), *blocks_as_runs(item.explanation))
    count = len(asked.reply.twins)
    title = plain_run(f"{name} · {words[asked.reply.instruction]}")
    known = plain_run(f"{words['answer']} {placed.number}".strip() + f": {asked.reply.key}")
    for at, (twin, stems) in enumerate(zip(asked.reply.twins, asked.stems, strict=True), 1):
        notes = _notes(item, asked, stage) if at == 1 else ()
        if twin.question is not None:
            yield Draft(title, Page(_QUESTION, (*stems[0], *twin.question), notes), (), *_part(asked.reply, at))
        if asked.reply.key:
            last = at == count
            strip, cut = _strip(explanation, twin, stage) if last else (None, False)
            elements = (*stems[1], *twin.answer, *((strip,) if strip else ()))
            yield Draft(known, Page(_ANSWER, elements, explanation if last and cut else ()), (), at, count)


def _with_lead(placed: Placed) -> Placed:
    """A sub-question below the text of the whole; from b on only where that is short."""
    item = placed.item
    short = all(isinstance(block, Paragraph) for block in item.lead) and len(plain_blocks(item.lead)) <= _SHORT_LEAD
    if not item.letter or not (item.letter == "a" or short):
        return placed
    return replace(placed, item=replace(item, stem=(*item.lead, *item.stem)))


def _part(reply: Reply, at: int) -> tuple[int, int]:
    """An essay has one question slide, however many slides its answer takes."""
    asked = sum(1 for twin in reply.twins if twin.question is not None)
    return at, asked


def _asked(placed: Placed, stimulus: Blocks, stage: Stage) -> _Asked:
    item = placed.item
    match item.response:
        case Choices():
            stem = read_stem(item.stem, stage, wide=False, lead=stimulus)
            return _with_stem(choices_reply(item.response, placed.options, stem.room, stage), stem, stage)
        case Grid():
            stem = read_stem(item.stem, stage, wide=True, lead=stimulus)
            return _with_stem(statements_reply(item.response, placed.options, stem.room, stage), stem, stage)
        case Verdict():
            stem = read_stem(item.stem, stage, wide=False, lead=stimulus)
            return _with_stem(verdict_reply(item.response, stem.room, stage), stem, stage)
        case Match():
            stem = read_stem(item.stem, stage, wide=True, lead=stimulus)
            reply = match_reply(item.response, placed.rows, placed.options, stem.room, stage)
            return _with_stem(reply, stem, stage)
        case Sorting():
            stem = read_stem(item.stem, stage, wide=True)
            return _with_stem(sorting_reply(item.response, placed.options, stem.room, stage), stem, stage)
        case Ordering():
            stem = read_stem(item.stem, stage, wide=True, lead=stimulus)
            return _with_stem(order_reply(item.response, placed.options, stem.room, stage), stem, stage)
        case Lines(count=0):
            drawings = spaces(item.stem)
            stem = read_stem(
                tuple(block for block in item.stem if block not in drawings), stage, wide=True, lead=stimulus
            )
            return _with_stem(drawn_reply(item.response, drawings, stem.room, stage), stem, stage)
        case Lines():
            stem = read_stem(item.stem, stage, wide=False, lead=stimulus)
            essay = item.kind == "essay"
            return _with_stem(written_reply(item.response, essay, stem.room, stage), stem, stage)
        case Quantity():
            stem = read_stem(item.stem, stage, wide=False, lead=stimulus)
            return _with_stem(quantity_reply(item.response, stem.room, stage), stem, stage)
        case Puzzle():
            raise LembarError("a puzzle reached the slides, which are no place to write in")
        case InStem():
            return _in_stem(placed, stimulus, stage)
        case _:
            assert_never(item.response)


def _with_stem(reply: Reply, stem: Stem, stage: Stage) -> _Asked:
    picture = (stem.picture,) if stem.picture else ()
    asked = (stem.placeholder(_QUESTION, stage), *picture) if stem.paras else picture
    answered = (stem.placeholder(_ANSWER, stage), *picture) if stem.paras else picture
    return _Asked(reply, tuple((asked, answered) for _ in reply.twins), stem.before, stem.notes)


def _in_stem(placed: Placed, stimulus: Blocks, stage: Stage) -> _Asked:
    """The stem is the response: its twins differ in their stems alone."""
    response = placed.item.response
    assert isinstance(response, InStem)
    bank = [response.bank[index] for index in placed.options] or response.bank
    found = blanks(placed.item.stem, bank, stage)
    before = stimulus_pages(stimulus, stage) if stimulus else ()

    def stem(layout: str, paras: tuple[Para, ...]) -> tuple[Element, ...]:
        return (stage.filled(stage.slot(layout, STEM), paras, found.area),)

    stems = tuple((stem(_QUESTION, asked), stem(_ANSWER, filled)) for asked, filled in found.slides)
    twins = tuple(Twin((), ()) for _ in stems)
    return _Asked(Reply("fill_blank", twins, found.key, found.told), stems, (*before, *found.before))


# ---- notes and explanation


def _notes(item: Item, asked: _Asked, stage: Stage) -> tuple[Runs, ...]:
    """The key first, then why, then what the lesson tells the teacher."""
    words = stage.words
    notes: list[Runs] = []
    if asked.reply.key:
        head = Run(f"{words['answer']}: ", bold=True)
        notes.append((head, *plain_run(asked.reply.key)))
    notes += asked.reply.told
    explanation = blocks_as_runs(item.explanation, "teacher")
    notes += [(*emboldened(plain_run(f"{words['explanation']}:")), Run(" "), *explanation[0])] if explanation else []
    notes += explanation[1:]
    notes += asked.notes
    notes += [runs for runs in spoken(item.notes) if runs]
    return tuple(notes)


def _strip(explanation: Sequence[Runs], twin: Twin, stage: Stage) -> tuple[Placeholder | None, bool]:
    """As much of the explanation, in whole sentences, as the strip holds; and whether something was left out."""
    if not explanation:
        return None, False
    if not twin.strip:
        return None, True
    slot = stage.slot(_ANSWER, _EXPLANATION)
    room = inner(slot.area, slot.insets)
    told = [sentence for runs in explanation for sentence in sentences(runs)]
    for count in range(len(told), 0, -1):
        text = one_line(tuple(explanation)) if count == len(told) else _spaced(told[:count])
        para = _strip_para(text, slot, stage)
        if stage.ruler.fits([para], room.w, room.h):
            return stage.filled(slot, [para], balanced=True), count < len(told)
    return None, True


def _strip_para(text: Runs, slot: Slot, stage: Stage) -> Para:
    """One line in the larger size, more lines in the smaller."""
    large, small = stage.look.sizes["strip"]
    para = stage.para(slot, text, 0, large)
    single = stage.ruler.line_count(para, inner(slot.area, slot.insets).w) == 1
    return para if single else stage.para(slot, text, 0, small)


def _spaced(parts: Sequence[Runs]) -> Runs:
    return tuple(run for at, runs in enumerate(parts) for run in (((Run(" "),) if at else ()) + runs))
