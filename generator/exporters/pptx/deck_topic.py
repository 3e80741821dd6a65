"""The material of one heading as pages: each kind of material in the layout that its shape asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from generator.document.blocks import Drawing, Figure, PictureRow, Quote, Table
from generator.document.inlines import Formula
from generator.exporters.pptx.deck_cards import grid_page, steps_page
from generator.exporters.pptx.deck_drawing import drawing_alone
from generator.exporters.pptx.deck_formula import formula_alone
from generator.exporters.pptx.deck_picture import picture_alone, picture_beside, pictures_in_row
from generator.exporters.pptx.deck_points import one_slide, points_pages
from generator.exporters.pptx.deck_quote import code_pages, quote_pages
from generator.exporters.pptx.deck_table import table_pages
from generator.exporters.pptx.deck_vocabulary import vocabulary_pages
from generator.exporters.pptx.material import Code, Points, Segment, Unit, Vocabulary, Words
from generator.exporters.pptx.sentences import lead
from generator.exporters.pptx.slides import PT, Para, Runs
from generator.exporters.pptx.stage import Page, Stage, inner
from generator.frozen import replace

_ASIDE = "Points and aside"
_ASIDE_SIZES = (28.0, 26.0, 24.0)
_SMALLEST_BESIDE_ASIDE = 26.0


@dataclass
class _Text:
    """Points and shown words that follow one another."""

    points: list[Unit] = field(default_factory=list)
    words: list[Unit] = field(default_factory=list)
    mixed: list[Unit] = field(default_factory=list)
    words_last: bool = True

    def add(self, material: Points | Words) -> None:
        if isinstance(material, Words):
            self.words.extend(material.units)
        else:
            self.words_last = self.words_last and not self.words
            self.points.extend(material.units)
        self.mixed.extend(material.units)


_Piece = _Text | Vocabulary | Code | Table | Figure | PictureRow | Drawing | Formula | Quote


def topic_pages(segment: Segment, stage: Stage) -> list[Page]:
    pieces = _joined(segment)
    pages: list[Page] = []
    at = 0
    while at < len(pieces):
        piece, notes = pieces[at]
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        beside = _beside(piece, after[0], stage) if after else None
        if beside is not None and after is not None:
            made, notes = [beside], [*notes, *after[1]]
            at += 1
        else:
            made = _pages(piece, stage)
        pages += [replace(made[0], notes=(*made[0].notes, *notes)), *made[1:]]
        at += 1
    return pages


def _joined(segment: Segment) -> list[tuple[_Piece, list[Runs]]]:
    pieces: list[tuple[_Piece, list[Runs]]] = []
    for material, notes in segment.shown:
        if isinstance(material, Points | Words):
            if not pieces or not isinstance(pieces[-1][0], _Text):
                pieces.append((_Text(), []))
            text, said = pieces[-1]
            assert isinstance(text, _Text)
            text.add(material)
            said.extend(notes)
        else:
            pieces.append((material, list(notes)))
    return pieces


def _beside(one: _Piece, other: _Piece, stage: Stage) -> Page | None:
    """A picture and text that stand next to each other share a slide when the text fits."""
    if isinstance(one, Figure) and isinstance(other, _Text):
        return picture_beside(one, other.mixed, stage)
    if isinstance(one, _Text) and isinstance(other, Figure):
        return picture_beside(other, one.mixed, stage)
    return None


def _pages(piece: _Piece, stage: Stage) -> list[Page]:
    match piece:
        case _Text():
            return _text_pages(piece, stage)
        case Vocabulary(entries):
            return vocabulary_pages(entries, stage)
        case Code(lines):
            return code_pages(lines, stage)
        case Table():
            return table_pages(piece, stage)
        case Figure():
            return [picture_alone(piece, stage)]
        case PictureRow():
            return [pictures_in_row(piece, stage)]
        case Formula():
            return [formula_alone(piece, stage)]
        case Drawing():
            return [drawing_alone(piece, stage)]
        case Quote():
            return quote_pages(piece, stage)
        case _:
            assert_never(piece)


def _text_pages(text: _Text, stage: Stage) -> list[Page]:
    looks: tuple[Callable[[], Page | None], ...] = (
        (lambda: grid_page(text.points, stage), lambda: steps_page(text.points, stage))
        if not text.words
        else (lambda: _with_aside(text, stage),)
    )
    for look in looks:
        page = look()
        if page is not None:
            return [page]
    return points_pages(text.mixed, stage)


def _with_aside(text: _Text, stage: Stage) -> Page | None:
    """Points at the left, shown words on sand at the right, as tall as they need. None if either needs more room."""
    if not text.points or not text.words_last:
        return None
    points = one_slide(text.points, stage.slot(_ASIDE, 1), stage, _SMALLEST_BESIDE_ASIDE)
    slot = stage.slot(_ASIDE, 2)
    room = inner(slot.area, slot.insets)
    words = stage.ruler.largest(lambda size: tuple(_aside(text.words, size, stage)), _ASIDE_SIZES, room.w, room.h)
    if points is None or words is None:
        return None
    height = round(stage.ruler.height(words, room.w) * PT) + 1 + slot.insets.top + slot.insets.bottom
    area = replace(slot.area, h=min(height, slot.area.h))
    return Page(_ASIDE, (stage.filled(stage.slot(_ASIDE, 1), points), stage.filled(slot, words, area)))


def _aside(units: Sequence[Unit], size: float, stage: Stage) -> Iterator[Para]:
    """A leading bold term becomes the aside's label."""
    slot = stage.slot(_ASIDE, 2)
    for at, point in enumerate(point for unit in units for point in unit):
        labelled = lead(point.runs) if at == 0 else None
        if labelled:
            yield stage.para(slot, labelled[0], level=1)
        yield stage.para(slot, labelled[1] if labelled else point.runs, 0, size)
