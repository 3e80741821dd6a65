"""The stem of a question: a few lines above the response; what is longer stands on slides before it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Audience, Block, Blocks, Break, Drawing, Figure, Heading, Paragraph
from generator.document.inlines import Formula
from generator.document.transforms import captioned, is_display
from generator.exporters.pptx.deck_drawing import shown
from generator.exporters.pptx.deck_formula import placed_formula
from generator.exporters.pptx.deck_picture import placed_picture
from generator.exporters.pptx.deck_points import points_pages
from generator.exporters.pptx.deck_topic import topic_pages
from generator.exporters.pptx.material import Point, segments
from generator.exporters.pptx.outline import as_text, flat
from generator.exporters.pptx.runs import joined, runs_of, trimmed
from generator.exporters.pptx.sentences import sentences
from generator.exporters.pptx.slides import (
    Area,
    ChartFrame,
    Equation,
    Para,
    Picture,
    Placeholder,
    Run,
    Runs,
    Sketch,
    cm,
)
from generator.exporters.pptx.stage import Page, Stage
from generator.frozen import frozen, replace

LAYOUT = "Question"
STEM = 1
BELOW_STEM = cm(6.00)
_MOST_LINES = 3


@frozen
class Stem:
    """`paras` stand above the response, `before` are pages that come first, `room` is what is left for the response."""

    paras: tuple[Para, ...]
    before: tuple[Page, ...]
    room: Area
    picture: Picture | Sketch | ChartFrame | Equation | None = None
    notes: tuple[Runs, ...] = ()

    def placeholder(self, layout: str, stage: Stage) -> Placeholder:
        return stage.filled(stage.slot(layout, STEM), self.paras, balanced=True)


def read_stem(stem: Blocks, stage: Stage, wide: bool, lead: Blocks = ()) -> Stem:
    """`wide` responses need the whole width: a picture then stands on a slide before, not beside them. `lead` is the
    stimulus of the question's group, in its lines if there is room, else on slides before it."""
    if lead:
        together = read_stem((*map(as_text, lead), *stem), stage, wide)
        if not together.before:
            return together
        alone = read_stem(stem, stage, wide)
        return replace(alone, before=(*stimulus_pages(lead, stage), *alone.before))
    blocks = [block for block in flat(stem) if not isinstance(block, Break)]
    texts = [block for block in blocks if isinstance(block, Paragraph | Heading) and not _is_formula(block)]
    figures = [block for block in blocks if isinstance(block, Figure | Drawing) or _is_formula(block)]
    others = [block for block in blocks if not isinstance(block, Paragraph | Heading | Figure | Drawing)]
    runs = [text for block in texts if (text := trimmed(runs_of(block.kids)))]
    fitted = _fitted(runs, stage)
    if fitted and not others and (not figures or (len(figures) == 1 and not wide)):
        return _beside(fitted, figures[0] if figures else None, stage)
    return _with_pages_before(blocks, stage)


def _is_formula(block: Block) -> bool:
    """A formula that stands for itself."""
    return isinstance(block, Paragraph) and is_display(block.kids)


def _fitted(texts: Sequence[Runs], stage: Stage) -> tuple[Para, ...] | None:
    """All texts in three lines; the response begins right below a single one."""
    slot = stage.slot(LAYOUT, STEM)
    for size in stage.look.sizes["stem"]:
        paras = tuple(stage.para(slot, runs, 0, size) for runs in texts)
        lines = sum(stage.ruler.line_count(para, slot.area.w) for para in paras)
        if lines <= _MOST_LINES and stage.ruler.fits(paras, slot.area.w, slot.area.h):
            return paras
    return None


def _beside(paras: tuple[Para, ...], figure: Block | None, stage: Stage) -> Stem:
    grid = stage.look.grid
    slot = stage.slot(LAYOUT, STEM)
    single = sum(stage.ruler.line_count(para, slot.area.w) for para in paras) <= 1
    top = grid.top if single else BELOW_STEM
    room = Area(grid.left, top, grid.width, grid.bottom - top)
    if figure is None:
        return Stem(paras, (), room)
    left = replace(room, w=grid.half, h=grid.strip_top - grid.gap - top)
    right = replace(room, x=grid.second, w=grid.half)
    if isinstance(figure, Drawing):
        return Stem(paras, (), right, shown(figure, left, stage, beside=True))
    if isinstance(figure, Paragraph):
        (formula,) = figure.kids
        assert isinstance(formula, Formula)
        return Stem(paras, (), right, placed_formula(formula, left))
    assert isinstance(figure, Figure)
    notes = (caption,) if (caption := trimmed(runs_of(captioned(figure)))) else ()
    return Stem(paras, (), right, placed_picture(figure, left, stage), notes)


def _with_pages_before(blocks: Sequence[Block], stage: Stage) -> Stem:
    """The last paragraph asks (the first, when something else ends the stem); all else is shown before it."""
    asking = _asking(blocks)
    before = [block for at, block in enumerate(blocks) if at != asking]
    ask = trimmed(runs_of(blocks[asking].kids)) if asking is not None else ()  # type: ignore[union-attr]
    paras = _fitted([ask], stage) if ask else ()
    more: tuple[Page, ...] = ()
    if paras is None:
        told = sentences(ask)
        first = next((at for at in range(1, len(told)) if _fitted([_joined(told[at:])], stage)), None)
        if first is None:
            slot = stage.slot(LAYOUT, STEM)
            small = stage.para(slot, ask, 0, stage.look.sizes["stem"][-1])
            paras = (stage.ruler.shortened(small, slot.area.w, _MOST_LINES),)
            whole: Blocks = (blocks[asking],) if asking is not None else ()
            before = [*before, *whole]
        else:
            paras = _fitted([_joined(told[first:])], stage) or ()
            more = _shown_runs(_joined(told[:first]), stage)
    stem = _beside(paras, None, stage)
    return replace(stem, before=(*shown_before(before, stage), *more))


def stimulus_pages(stimulus: Blocks, stage: Stage) -> tuple[Page, ...]:
    """Its heading stands in their titles (`stimulus_title`), so that no slide holds a heading alone."""
    return shown_before(tuple(flat(_headless(stimulus))), stage)


def stimulus_title(stimulus: Blocks) -> Runs:
    """Behind the number of the question; nothing where the heading is all there is."""
    return trimmed(runs_of(stimulus[0].kids)) if _is_headed(stimulus) else ()  # type: ignore[union-attr]


def _headless(stimulus: Blocks) -> Blocks:
    return tuple(map(as_text, stimulus[1:] if _is_headed(stimulus) else stimulus))


def _is_headed(stimulus: Blocks) -> bool:
    return len(stimulus) > 1 and isinstance(stimulus[0], Heading)


def shown_before(blocks: Sequence[Block], stage: Stage) -> tuple[Page, ...]:
    """What belongs to a question but not into its few lines: texts, tables and pictures to look at first."""
    shown = segments((Audience("slide", tuple(blocks)),))
    return tuple(page for segment in shown for page in topic_pages(segment, stage))


def _asking(blocks: Sequence[Block]) -> int | None:
    at = [index for index, block in enumerate(blocks) if isinstance(block, Paragraph) and not _is_formula(block)]
    if not at:
        return None
    return at[-1] if at[-1] == len(blocks) - 1 else at[0]


def _joined(parts: Sequence[Runs]) -> Runs:
    return joined(run for at, runs in enumerate(parts) for run in (((Run(" "),) if at else ()) + runs))


def _shown_runs(runs: Runs, stage: Stage) -> tuple[Page, ...]:
    return tuple(points_pages([(Point(runs),)], stage))
