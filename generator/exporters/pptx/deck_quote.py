"""Quotations in large letters, the source below a rule; and listings of code."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Quote
from generator.document.transforms import inlines_of
from generator.exporters.pptx.runs import plain_run, runs_of, text_of, trimmed
from generator.exporters.pptx.slides import PT, Para, Run, Runs, cm
from generator.exporters.pptx.split import evenly
from generator.exporters.pptx.stage import Page, Stage, rule
from generator.frozen import replace

_LAYOUT = "Quotation"
_LONGEST_SOURCE = 90
_SOURCE_LINES = 2
_RULE_ABOVE_SOURCE = cm(0.50)
_RULE = cm(1.50)
_CODE_SIZES = (28.0, 26.0, 24.0)


def quote_pages(quote: Quote, stage: Stage) -> list[Page]:
    paras = [runs for kids in inlines_of(quote.blocks) if (runs := trimmed(runs_of(kids)))]
    source: Runs = ()
    if len(paras) > 1 and len(text_of(paras[-1])) <= _LONGEST_SOURCE:
        source = paras.pop()
    slot = stage.slot(_LAYOUT, 1)
    sizes = stage.look.sizes["quote"]
    whole = stage.ruler.largest(
        lambda size: [stage.para(slot, runs, 0, size) for runs in paras], sizes, slot.area.w, slot.area.h
    )
    groups = [whole] if whole else _over_slides([stage.para(slot, runs, 0, sizes[-1]) for runs in paras], stage)
    return [_page(group, source, stage) for group in groups]


def _over_slides(paras: Sequence[Para], stage: Stage) -> list[tuple[Para, ...]]:
    """A long quotation at the smallest size, cut at line ends where a paragraph is longer than a slide."""
    slot = stage.slot(_LAYOUT, 1)
    ruler, area = stage.ruler, slot.area
    pieces = [piece for para in paras for piece in ruler.pieces(para, area.w, ruler.lines_in(para, area.h))]
    costs = [(stage.ruler.height([para], slot.area.w) + para.after,) for para in pieces]
    groups = evenly(pieces, costs, (slot.area.h / PT + pieces[-1].after,))
    return [tuple(group) for group in groups]


def _page(paras: tuple[Para, ...], source: Runs, stage: Stage) -> Page:
    quotation = stage.filled(stage.slot(_LAYOUT, 1), paras, balanced=True)
    if not source:
        return Page(_LAYOUT, (quotation,))
    slot = stage.slot(_LAYOUT, 2)
    para = stage.ruler.shortened(stage.para(slot, source), slot.area.w, _SOURCE_LINES)
    line = rule("Rule", slot.area.x, slot.area.y - _RULE_ABOVE_SOURCE, _RULE, "accent", stage.look.edges["rule"])
    notes = (source,) if para.runs != source else ()
    return Page(_LAYOUT, (quotation, line, stage.filled(slot, [para])), notes)


def code_pages(lines: Sequence[str], stage: Stage) -> list[Page]:
    """Lines of code as they are; long ones are broken by the box, long listings split evenly."""
    slot = stage.slot("Points", 1)

    def styled(size: float) -> list[Para]:
        return [
            replace(
                stage.para(slot, tuple(replace(run, code=True) for run in plain_run(line) or (Run(" "),)), 0, size),
                left=0,
                hanging=0,
                mark="",
                after=0,
            )
            for line in lines
        ]

    whole = stage.ruler.largest(styled, _CODE_SIZES, slot.area.w, slot.area.h)
    if whole:
        return [Page("Points", (stage.filled(slot, whole),))]
    ruler, area = stage.ruler, slot.area
    pieces = [
        piece for para in styled(_CODE_SIZES[-1]) for piece in ruler.pieces(para, area.w, ruler.lines_in(para, area.h))
    ]
    costs = [(stage.ruler.height([para], slot.area.w),) for para in pieces]
    return [Page("Points", (stage.filled(slot, group),)) for group in evenly(pieces, costs, (slot.area.h / PT,))]
