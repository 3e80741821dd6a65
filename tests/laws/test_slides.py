"""Laws of decks, for any document: text never leaves its box, nothing of the lesson is lost, every title is unique."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import assert_never

from decks import PICTURES, documents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from generator.document.blocks import (
    Audience,
    Blocks,
    Box,
    Choices,
    Document,
    Figure,
    Grid,
    InStem,
    Lines,
    Match,
    Placed,
    Response,
    Verdict,
)
from generator.document.inlines import Gap
from generator.document.transforms import inlines_of, plain
from generator.exporters.pptx.deck import make_deck
from generator.exporters.pptx.look import Look, read_look
from generator.exporters.pptx.master import Master, read_master
from generator.exporters.pptx.runs import clean
from generator.exporters.pptx.show import show
from generator.exporters.pptx.slides import (
    PT,
    Body,
    Deck,
    Element,
    Para,
    Picture,
    Placeholder,
    Shape,
    Slide,
    TableFrame,
)
from generator.exporters.pptx.write import write
from generator.fonts.measure import measure
from generator.theme import available, load_theme
from generator.words import load_words

SLIDE_WIDTH, SLIDE_HEIGHT = 12192000, 6858000
FLOOR = 24
SMALL = {"Kicker", "Footer", "Slide number", "Caption", "School", "Title", "Aside", "Column 1", "Column 2", "Label"}
READER_SLACK = 1.03
"""Less than the slack that decks are laid out with: what this reader breaks differently must still fit."""

THEMES = st.sampled_from(available())

quick = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@cache
def _theme(name: str = "nusantara") -> tuple[Look, Master]:
    theme = load_theme(name)
    return read_look(theme), read_master(*theme.masters)


def _deck(document: Document, theme: str = "nusantara") -> Deck:
    look, master = _theme(theme)
    return make_deck(document, look, master, PICTURES, load_words("id").fixed)


# ---- text stays in its box


@quick
@given(documents(), THEMES)
def test_text_never_leaves_its_box(document: Document, theme: str) -> None:
    look, _ = _theme(theme)
    for slide in _deck(document, theme).slides:
        for name, body, width, height in _bodies(slide):
            needed = sum(_lines(para, width, look) * _line_height(para, look) for para in body.paras)
            needed += sum(para.after for para in body.paras[:-1])
            assert needed <= height / PT + 0.01, (slide.title, name, needed, height / PT)


@quick
@given(documents(), THEMES)
def test_boxes_stay_on_the_slide_and_what_is_learnt_is_large_enough(document: Document, theme: str) -> None:
    for slide in _deck(document, theme).slides:
        for element in slide.elements:
            area = element.area
            assert area.x >= 0 and area.y >= 0 and area.w >= 0 and area.h >= 0, (slide.title, element)
            assert area.right <= SLIDE_WIDTH and area.bottom <= SLIDE_HEIGHT, (slide.title, element)
        for name, body, _, _ in _bodies(slide):
            if re.sub(r" \d+$", "", name) not in SMALL and name not in SMALL:
                assert all(para.style.size >= FLOOR for para in body.paras), (slide.title, name)


def _bodies(slide: Slide) -> Iterator[tuple[str, Body, int, int]]:
    """Every text with the width and height it may use."""
    for element in slide.elements:
        if isinstance(element, TableFrame):
            for row in element.rows:
                for cell, width in zip(row.cells, element.columns, strict=True):
                    insets = cell.body.insets
                    room = width - insets.left - insets.right
                    yield element.name, cell.body, room, row.height - insets.top - insets.bottom
        elif isinstance(element, Placeholder | Shape) and element.body is not None:
            insets = element.body.insets
            room = element.area.w - insets.left - insets.right
            yield element.name, element.body, room, element.area.h - insets.top - insets.bottom


def _lines(para: Para, width: int, look: Look) -> int:
    """A second, plainer way to break lines: words from left to right, letters one by one where a word is too wide."""
    room = (width - para.left) / PT / READER_SLACK
    count, used, space = 1, 0.0, 0.0
    for word, line_break in _words(para):
        if line_break:
            count, used, space = count + 1, 0.0, 0.0
            continue
        wide = _wide(word, para, look)
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        if wide > room:
            for letter in word:
                step = _wide([letter], para, look)
                if used and used + step > room:
                    count, used = count + 1, 0.0
                used += step
        else:
            used += (space if used else 0.0) + wide
        space = _wide([(" ", word[-1][1])], para, look)
    return count


Letters = list[tuple[str, int]]


def _words(para: Para) -> Iterator[tuple[Letters, bool]]:
    """Words as letters with the index of their run; a line break as an empty word."""
    word: Letters = []
    for at, run in enumerate(para.runs):
        for letter in run.text:
            if letter in " \n":
                if word:
                    yield word, False
                word = []
                if letter == "\n":
                    yield [], True
            else:
                word.append((letter, at))
    if word:
        yield word, False


def _wide(letters: Letters, para: Para, look: Look) -> float:
    total, piece = 0.0, ""
    for index, (letter, at) in enumerate(letters):
        piece += letter
        if index + 1 == len(letters) or letters[index + 1][1] != at:
            run = para.runs[at]
            face = look.faces["code" if run.code else para.style.face]
            size = para.style.size * (0.667 if run.shift else 1)
            visible = "".join(one for one in piece if one.isprintable() or one == " ")
            if visible:
                total += measure(visible, face.twin(run.bold or para.style.bold, run.italic), size)
            piece = ""
    return total


def _line_height(para: Para, look: Look) -> float:
    return look.faces[para.style.face].line * para.style.size * para.style.line / 100


# ---- nothing is lost


@quick
@given(documents())
def test_every_word_of_the_material_stands_on_a_slide_or_in_its_notes(document: Document) -> None:
    told = " ".join(_texts(_deck(document)))
    letters = _letters(told)
    for word in _wanted(document.blocks):
        assert _letters(word)[:12] in letters, word


def _texts(deck: Deck) -> Iterator[str]:
    for slide in deck.slides:
        for _, body, _, _ in _bodies(slide):
            yield from (para.text for para in body.paras)
        for runs in slide.notes:
            yield "".join(run.text for run in runs)
        yield from (element.alt for element in slide.elements if isinstance(element, Picture))


def _letters(text: str) -> str:
    return "".join(char for char in clean(text).casefold() if char.isalnum())


def _wanted(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Audience) and block.who in ("handout", "key"):
            continue
        if isinstance(block, Placed):
            item = block.item
            yield from _wanted((*item.stem, *item.explanation, *item.notes))
            yield from _asked(item.response)
        elif isinstance(block, Audience | Box):
            yield from _wanted(block.blocks)
        elif isinstance(block, Figure):
            yield from plain(block.caption).split()
        else:
            for kids in inlines_of((block,)):
                if not any(isinstance(inline, Gap) for inline in kids):
                    yield from plain(kids).split()


def _asked(response: Response) -> Iterator[str]:
    """What the class reads and what a teacher must find, but for the labels of columns."""
    match response:
        case Choices(options):
            for option in options:
                yield from _wanted((*option.blocks, *option.feedback))
        case Grid(rows=rows):
            for row in rows:
                yield from (*plain(row.kids).split(), *_wanted(row.feedback))
        case Verdict(correction=correction):
            yield from plain(correction).split()
        case Match():
            yield from (
                word for side in (response.left, response.right) for kids in side for word in plain(kids).split()
            )
        case Lines():
            yield from (word for answer in response.accepted for kids in answer for word in plain(kids).split())
            yield from (word for step in response.rubric for word in plain(step.kids).split())
            yield from _wanted(response.model)
        case InStem():
            pass
        case _:
            assert_never(response)


# ---- titles, order, package


@quick
@given(documents())
def test_titles_are_unique_and_come_first_and_names_are_unique(document: Document) -> None:
    deck = _deck(document)
    titles = [slide.title.casefold() for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in deck.slides:
        first = slide.elements[0]
        assert isinstance(first, Placeholder) and first.idx == 0
        names = [element.name for element in slide.elements]
        assert len(set(names)) == len(names)


@quick
@given(documents())
def test_an_answer_moves_nothing_of_its_question(document: Document) -> None:
    slides = _deck(document).slides
    for asked, answered in pairwise(slides):
        if asked.layout == "Question" and answered.layout == "Answer":
            boxes = {element.name: _box(element) for element in answered.elements}
            for element in asked.elements:
                if element.name in boxes and element.name not in ("Title", "Stem"):
                    assert boxes[element.name] == _box(element), (asked.title, element.name)


def _box(element: Element) -> object:
    return element.area


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_a_deck_is_a_well_formed_package_that_another_reader_opens(document: Document) -> None:
    deck = _deck(document)
    look, master = _theme()
    sink = io.BytesIO()
    write(deck, look, master, _Assets(), sink)
    with zipfile.ZipFile(sink) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
    opened = Presentation(sink)
    assert len(opened.slides) == len(deck.slides)
    for slide, made in zip(opened.slides, deck.slides, strict=True):
        assert _letters(slide.shapes.title.text_frame.text) == _letters(made.title)
        assert [shape.name for shape in slide.shapes] == [element.name for element in made.elements]
        assert slide.has_notes_slide == bool(made.notes)


class _Png:
    data = b"\x89PNG\r\n\x1a\n"
    mime = "image/png"
    width_px = height_px = 8


class _Assets(dict[str, _Png]):
    def __missing__(self, digest: str) -> _Png:
        return _Png()


@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(documents())
def test_the_same_document_makes_the_same_deck(document: Document) -> None:
    assert show(_deck(document)) == show(_deck(document))
