"""A question's response, laid out twice over the same boxes: as it is asked, and as it is answered."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from generator.document.blocks import Blocks
from generator.document.transforms import inlines_of
from generator.exporters.pptx.runs import Reader, runs_of, trimmed
from generator.exporters.pptx.slides import Area, Body, Element, Insets, Para, Run, Runs, Shape, cm
from generator.exporters.pptx.stage import NO_INSETS, Stage, drawn, drawn_style
from generator.frozen import frozen, replace

State = Literal["open", "right", "other"]
"""A thing to choose: not yet answered, the right one, or one of the others."""

TICK_WIDTH, TICK_HEIGHT = cm(1.32), cm(0.95)
TICK_PT = 5
EDGE_GAP = cm(0.70)


@frozen
class Twin:
    """One question slide and its answer slide. `strip` says that the place of the explanation is free.

    `question` is None for a further answer slide of a question that was asked before.
    """

    question: tuple[Element, ...] | None
    answer: tuple[Element, ...]
    strip: bool = True


@frozen
class Reply:
    """`instruction` says what to do. `key` is the answer in a few letters, empty when it is not known; `told` in full.

    `correction` stands before the explanation on the answer slide.
    """

    instruction: str
    twins: tuple[Twin, ...]
    key: str = ""
    told: tuple[Runs, ...] = ()
    correction: Runs = ()


def blocks_as_runs(blocks: Blocks, reader: Reader = "class") -> tuple[Runs, ...]:
    """The paragraphs of content blocks."""
    return tuple(runs for kids in inlines_of(blocks) if (runs := trimmed(runs_of(kids, reader=reader))))


def one_line(paragraphs: tuple[Runs, ...]) -> Runs:
    """Paragraphs as one text, line breaks between them."""
    if len(paragraphs) == 1:
        return paragraphs[0]
    return tuple(run for at, runs in enumerate(paragraphs) for run in (((Run("\n"),) if at else ()) + runs))


# ---- drawing: what thousands of slides have alike is made once


def tile(name: str, area: Area, state: State, stage: Stage) -> Shape:
    """The ground of something to choose."""
    return _tile(name, area, state, stage.look.radius, stage.look.edges["right" if state == "right" else "option"])


@lru_cache(maxsize=1024)
def _tile(name: str, area: Area, state: State, radius: int, edge_pt: float) -> Shape:
    match state:
        case "open":
            return Shape(name, "round", area, "card", "option_edge", edge_pt, radius)
        case "right":
            return Shape(name, "round", area, "answer_wash", "answer", edge_pt, radius)
        case "other":
            return Shape(name, "round", area, "", "receded_edge", edge_pt, radius)


def badge(name: str, area: Area, letter: str, state: State, stage: Stage, size: float) -> Shape:
    """A letter on a small ground; receded ones have no ground."""
    return _badge(name, area, letter, state, stage.look.radius, size)


@lru_cache(maxsize=1024)
def _badge(name: str, area: Area, letter: str, state: State, radius: int, size: float) -> Shape:
    color = "receded" if state == "other" else "on_accent"
    para = replace(drawn((Run(letter),), size, bold=True, color=color), align="center")
    fill = {"open": "accent", "right": "answer", "other": ""}[state]
    return Shape(name, "round", area, fill, radius=min(radius, area.h // 6), body=Body((para,), "middle", NO_INSETS))


@lru_cache(maxsize=1024)
def tick(name: str, ground: Area) -> Shape:
    """A tick drawn as a line at the right of its ground. No face that slides may count on has one."""
    height = min(TICK_HEIGHT, ground.h * 9 // 20)
    width = TICK_WIDTH * height // TICK_HEIGHT
    x = ground.right - EDGE_GAP - TICK_WIDTH + (TICK_WIDTH - width) // 2
    area = Area(x, ground.y + (ground.h - height) // 2, width, height)
    return Shape(name, "tick", area, edge="answer", edge_pt=TICK_PT)


def state_color(state: State) -> str:
    return "receded" if state == "other" else "ink"


def state_text(runs: Runs, size: float, state: State) -> Para:
    """Text in the colour of its state. It is measured in bold from the start, so that bold adds no line."""
    return Para(runs, drawn_style(size, state == "right", state_color(state)))


def text_box(name: str, area: Area, runs: Runs, size: float, state: State, right: int) -> Shape:
    """`right` is the inset that balances the text, the same in every state."""
    insets = Insets(right=right) if right else NO_INSETS
    return Shape(name, "text", area, body=Body((state_text(runs, size, state),), "middle", insets))
