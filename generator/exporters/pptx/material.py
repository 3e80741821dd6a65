"""What stands under a heading, sorted: points, tables, pictures, quotations, vocabulary, code; what is only said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from generator.document.blocks import (
    Audience,
    Block,
    Blocks,
    Box,
    Break,
    CodeBlock,
    Columns,
    Definition,
    Definitions,
    Drawing,
    Fields,
    Figure,
    Heading,
    Item,
    Keep,
    KeyGrid,
    List,
    Paragraph,
    PictureRow,
    Placed,
    PlacedGroup,
    Questions,
    Quote,
    Running,
    Table,
)
from generator.document.inlines import Formula, Inlines, Text
from generator.document.transforms import captioned, inlines_of, is_display
from generator.exporters.pptx.runs import PLAIN, clean, emboldened, plain_run, runs_of, trimmed
from generator.exporters.pptx.sentences import sentences
from generator.exporters.pptx.slides import Mark, Run, Runs
from generator.frozen import frozen


@frozen
class Point:
    """One paragraph on a slide. `number` is what its mark counts from; `inside` continues the point above it."""

    runs: Runs
    level: int = 0
    mark: Mark = ""
    number: int = 1
    inside: bool = False


Unit = tuple[Point, ...]
"""A point and the points under it: they stay on one slide when they can."""


@frozen
class Points:
    units: tuple[Unit, ...]


@frozen
class Words:
    """Text that the lesson shows on purpose (`::: slide`, a box)."""

    units: tuple[Unit, ...]


@frozen
class Vocabulary:
    entries: tuple[Definition, ...]


@frozen
class Code:
    lines: tuple[str, ...]


Material = Points | Words | Vocabulary | Code | Table | Figure | PictureRow | Drawing | Formula | Quote


@dataclass
class Segment:
    """What belongs on one run of slides: material, each with its notes; `said` are notes of the whole."""

    shown: list[tuple[Material, list[Runs]]] = field(default_factory=list)
    prose: list[Runs] = field(default_factory=list)
    waiting: list[Runs] = field(default_factory=list)

    def show(self, material: Material) -> None:
        self.shown.append((material, self.waiting))
        self.waiting = []

    def say(self, notes: Iterator[Runs]) -> None:
        self.waiting.extend(runs for runs in notes if runs)


def segments(blocks: Blocks) -> list[Segment]:
    """The material between slide breaks. A segment of prose alone shows its sentences, so that nothing vanishes."""
    made = [Segment()]
    for block, shown in _opened(blocks, shown=False):
        if isinstance(block, Break):
            made.append(Segment())
        else:
            _sort(block, made[-1], shown)
    for segment in made:
        if not segment.shown and segment.prose:
            points = tuple((Point(runs, mark="dot"),) for prose in segment.prose for runs in sentences(prose))
            segment.show(Points(points))
        elif segment.shown:
            segment.shown[-1][1].extend(segment.waiting)
            segment.waiting = []
    return _with_notes(made)


def _with_notes(made: list[Segment]) -> list[Segment]:
    """Segments that show something; notes without a slide of their own go to the slide before, else to the next."""
    kept: list[Segment] = []
    waiting: list[Runs] = []
    for segment in made:
        if not segment.shown and kept:
            kept[-1].shown[-1][1].extend(segment.waiting)
        elif not segment.shown:
            waiting.extend(segment.waiting)
        else:
            segment.shown[0][1][:0] = waiting
            waiting = []
            kept.append(segment)
    return kept


def _opened(blocks: Blocks, shown: bool) -> Iterator[tuple[Block, bool]]:
    """Blocks, and whether they stand in `::: slide`, where prose is shown."""
    for block in blocks:
        if isinstance(block, Audience) and block.who == "slide":
            yield from _opened(block.blocks, shown=True)
        else:
            yield block, shown


def _sort(block: Block, segment: Segment, shown: bool) -> None:
    match block:
        case Paragraph() if is_display(block.kids):
            (formula,) = block.kids
            assert isinstance(formula, Formula)
            segment.show(formula)
        case Paragraph():
            runs = trimmed(runs_of(block.kids))
            if shown and runs:
                segment.show(Words(((Point(runs),),)))
            elif runs:
                segment.prose.append(runs)
                segment.say(iter((trimmed(runs_of(block.kids, reader="teacher")),)))
        case Heading():
            segment.show(Words(((Point(emboldened(trimmed(runs_of(block.kids)))),),)))
        case List():
            points = units(block)
            if points:
                segment.show(Points(points))
            for figure in _pictures(block):
                segment.show(figure)
        case Quote():
            if any(trimmed(runs_of(kids)) for kids in inlines_of(block.blocks)):
                segment.show(block)
        case Table() | Figure() | PictureRow() | Drawing():
            segment.show(block)
        case Definitions():
            segment.show(Vocabulary(block.entries))
        case CodeBlock():
            segment.show(Code(tuple(clean(line) for line in block.text.expandtabs(4).rstrip("\n").split("\n"))))
        case Audience():
            if block.who == "notes":
                segment.say(spoken(block.blocks))
        case (
            Columns()
            | Keep()
            | Box()
            | Fields()
            | Running()
            | KeyGrid()
            | Item()
            | Placed()
            | PlacedGroup()
            | Questions()
            | Break()
        ):
            raise TypeError(f"the outline leaves no {type(block).__name__} in material")
        case _:
            assert_never(block)


def units(block: List) -> tuple[Unit, ...]:
    """A list's items as points, deeper lists under them."""
    made = []
    for at, item in enumerate(block.items):
        number = (block.start or 1) + at
        mark: Mark = "dot" if block.start is None else "number"
        points = tuple(_points(item, 0, mark, number))
        if points:
            made.append(points)
    return tuple(made)


def _points(blocks: Blocks, level: int, mark: Mark, number: int) -> Iterator[Point]:
    first = True
    for block in blocks:
        if isinstance(block, List):
            for at, item in enumerate(block.items):
                inner: Mark = "dash" if block.start is None else "number"
                yield from _points(item, min(level + 1, 2), inner, (block.start or 1) + at)
        elif not isinstance(block, Figure | PictureRow | Drawing):
            for kids in inlines_of((block,)):
                runs = trimmed(runs_of(kids))
                if runs:
                    yield Point(runs, level, mark if first else "", number, inside=not first)
                    first = False


def _pictures(block: List) -> Iterator[Figure | PictureRow | Drawing]:
    for item in block.items:
        for inner in item:
            if isinstance(inner, Figure | PictureRow | Drawing):
                yield inner
            elif isinstance(inner, List):
                yield from _pictures(inner)


# ---- notes


def spoken(blocks: Blocks) -> Iterator[Runs]:
    """Blocks as paragraphs of speaker notes, lists and tables in plain lines."""
    for block in blocks:
        match block:
            case List():
                for at, item in enumerate(block.items):
                    mark = "• " if block.start is None else f"{block.start + at}. "
                    for runs in spoken(item):
                        yield (Run(mark), *runs)
                        mark = "   "
            case Table():
                for row in (block.head, *block.rows):
                    yield _row(row)
            case Definitions():
                for entry in block.entries:
                    term = emboldened(runs_of(entry.term, reader="teacher"))
                    for meaning in entry.meanings:
                        for runs in spoken(meaning):
                            yield (*term, Run(": "), *runs)
            case CodeBlock():
                yield from (plain_run(line) for line in block.text.splitlines())
            case Figure():
                yield runs_of(captioned(block) or (Text(block.alt),))
            case Drawing():
                if not block.decorative:
                    yield runs_of((Text(block.alt),))
            case Quote() | Audience() | Box() | Columns() | Keep() | PictureRow():
                yield from spoken(block.blocks)
            case _:
                yield from (trimmed(runs_of(kids, reader="teacher")) for kids in inlines_of((block,)))


def _row(cells: tuple[Inlines, ...]) -> Runs:
    texts = [runs_of(cell, PLAIN, reader="teacher") for cell in cells]
    return tuple(run for at, text in enumerate(texts) for run in (((Run(" | "),) if at else ()) + text))
