"""Blanks in the text itself: large on the question slide, filled in on its answer slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.document.blocks import Blocks, Break, Heading, Paragraph
from generator.document.inlines import Inlines
from generator.document.transforms import gaps, plain
from generator.exporters.pptx.deck_stem import LAYOUT, STEM, shown_before
from generator.exporters.pptx.outline import flat
from generator.exporters.pptx.runs import BLANK, FILLED, joined, runs_of, trimmed
from generator.exporters.pptx.slides import PT, Area, Para, Run, Runs
from generator.exporters.pptx.split import evenly
from generator.exporters.pptx.stage import Page, Stage
from generator.frozen import frozen, replace

_LARGE_LINES = 4
_AFTER = 16


@frozen
class Blanks:
    """`slides` are the text of each twin, asked and answered; `before` is what else the stem holds."""

    slides: tuple[tuple[tuple[Para, ...], tuple[Para, ...]], ...]
    area: Area
    before: tuple[Page, ...]
    key: str
    told: tuple[Runs, ...]


def blanks(stem: Blocks, bank: Sequence[Inlines], stage: Stage) -> Blanks:
    """`bank` are words to choose from, in their printed order; they stand below the text, asked and answered."""
    blocks = [block for block in flat(stem) if not isinstance(block, Break)]
    texts = [block for block in blocks if isinstance(block, Paragraph | Heading)]
    others = [block for block in blocks if not isinstance(block, Paragraph | Heading)]
    filled = [runs for block in texts if (runs := trimmed(runs_of(block.kids, reader="answered")))]
    if bank:
        words = [runs_of(kids) for kids in bank]
        filled.append(tuple(run for at, runs in enumerate(words) for run in ((Run("  ·  "),) if at else ()) + runs))
    slot = stage.slot(LAYOUT, STEM)
    grid = stage.look.grid
    area = replace(slot.area, h=grid.strip_top - grid.gap - slot.area.y)
    found = gaps(tuple(texts))
    key = " · ".join(plain(gap.answers[0]) for gap in found if gap.answers)
    told = tuple(_alternatives(gap.answers) for gap in found if gap.answers)
    before = shown_before(others, stage)
    return Blanks(tuple(_slides(filled, area, stage)), area, before, key, told)


def _alternatives(answers: Sequence[object]) -> Runs:
    texts = [runs_of(words) for words in answers]  # type: ignore[arg-type]
    return tuple(run for at, runs in enumerate(texts) for run in (((Run(" / "),) if at else ()) + runs))


def emptied(para: Para) -> Para:
    """The paragraph as it is asked: what was filled in is a blank again."""
    runs: list[Run] = []
    for run in para.runs:
        if run.color != FILLED:
            runs.append(run)
        elif not (runs and runs[-1].text == BLANK):
            runs.append(Run(BLANK))
    return replace(para, runs=joined(runs))


def _slides(texts: Sequence[Runs], area: Area, stage: Stage) -> Iterator[tuple[tuple[Para, ...], tuple[Para, ...]]]:
    for size in stage.look.sizes["verdict"]:
        filled = _paras(texts, size, stage, bold=True)
        asked = tuple(map(emptied, filled))
        lines = max(sum(stage.ruler.line_count(para, area.w) for para in paras) for paras in (filled, asked))
        if lines <= _LARGE_LINES and all(stage.ruler.fits(paras, area.w, area.h) for paras in (filled, asked)):
            yield asked, filled
            return
    for size in stage.look.sizes["row"]:
        filled = _paras(texts, size, stage, bold=False)
        asked = tuple(map(emptied, filled))
        if all(stage.ruler.fits(paras, area.w, area.h) for paras in (filled, asked)):
            yield asked, filled
            return
    size = stage.look.sizes["row"][-1]
    pieces = [piece for para in _paras(texts, size, stage, bold=False) for piece in _broken(para, area, stage)]
    costs = [(max(_height(para, area, stage), _height(emptied(para), area, stage)) + _AFTER,) for para in pieces]
    for group in evenly(pieces, costs, (area.h / PT + _AFTER,)):
        yield tuple(map(emptied, group)), tuple(group)


def _paras(texts: Sequence[Runs], size: float, stage: Stage, bold: bool) -> tuple[Para, ...]:
    slot = stage.slot(LAYOUT, STEM)
    paras = (stage.para(slot, runs, 0, size) for runs in texts)
    return tuple(replace(para, style=replace(para.style, bold=bold), after=_AFTER) for para in paras)


def _height(para: Para, area: Area, stage: Stage) -> float:
    return stage.ruler.height([para], area.w)


def _broken(para: Para, area: Area, stage: Stage) -> Iterator[Para]:
    """Pieces that fit a slide filled in and as blanks: a blank may be longer than its answer."""
    lines = stage.ruler.lines_in(para, area.h)
    pieces = stage.ruler.pieces(para, area.w, lines)
    while lines > 1 and not all(stage.ruler.fits([emptied(piece)], area.w, area.h) for piece in pieces):
        lines -= 1
        pieces = stage.ruler.pieces(para, area.w, lines)
    yield from pieces
