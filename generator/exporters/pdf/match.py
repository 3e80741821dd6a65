"""Matching: boxes to write a letter in beside the left column, lettered answers in the right one; in a key a table."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Match
from generator.document.inlines import Inlines, Strong, Text
from generator.document.transforms import letter
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed, Strip, indent, shell
from generator.exporters.pdf.choices import LETTERED
from generator.exporters.pdf.content import hung_strip
from generator.exporters.pdf.style import MM
from generator.exporters.pdf.table import NOTE_PADDING, Cell, row_strip
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

_BOX_TO_TEXT = 7.0
_BETWEEN = 5.0
_LETTER_TO_TEXT = 7.0
_LETTER = 12.0
_ROOM = 4.0
_NARROW = 60 * MM
_TALL = 0.3


def match_strips(
    setter: Typesetter, block: Match, order: Sequence[int], rows: Sequence[int], width: float
) -> list[Strip]:
    """`order` is the printed order of the lettered side, `rows` of the left one."""
    left = list(rows) or list(range(len(block.left)))
    right = list(order) or list(range(len(block.right)))
    if block.pairs:
        return _answered(setter, block, left, right, width)
    gap = setter.paper.gaps.blocks
    if width < _NARROW:
        stacked = _stacked(setter, block, left, right, width)
        return [replace(stacked[0], gap=gap), *stacked[1:]]
    return [Strip(_open(setter, block, left, right, width), gap=gap)]


def _open(setter: Typesetter, block: Match, left: list[int], right: list[int], width: float) -> Box:
    """Two columns on one grid of rows: all rows alike if no text has more than two lines."""
    paper, types = setter.paper, setter.paper.type
    answer_width = max(24 * MM, width * 0.32)
    answer_x = width - answer_width
    text_x = paper.box + _BOX_TO_TEXT
    text_width = answer_x - _LETTER_TO_TEXT - _LETTER - _BETWEEN - text_x
    lefts = [setter.paragraph(block.left[index], types.match, text_width, "start") for index in left]
    rights = [setter.paragraph(block.right[index], types.match, answer_width, "start") for index in right]
    pitches = _pitches([*lefts], [*rights], paper.box_height + _BETWEEN / 2, types.match.leading)
    count = max(len(lefts), len(rights))
    tops = [sum(pitches[:index]) for index in range(count)]
    box = Art(shapes.rounded(paper.box, paper.box_height, paper.shape_radius, paper.frame_width, paper.colors["line"]))
    entries: list[Placed] = []
    for body, top, pitch in zip(lefts, tops, pitches, strict=False):
        middle = top + (pitch - _ROOM / 2) / 2
        frame: tuple[Placed, ...] = ((0.0, middle - paper.box_height / 2, box),)
        text = Box(text_width, body.height, ((0.0, 0.0, body),), role="LBody")
        kids: tuple[Placed, ...] = (*frame, (text_x, middle - body.height / 2, text))
        entries.append((0.0, 0.0, Box(answer_x, 0.0, kids, role="LI")))
    answers: list[Placed] = []
    for index, (body, top, pitch) in enumerate(zip(rights, tops, pitches, strict=False)):
        middle = top + (pitch - _ROOM / 2) / 2
        label = setter.label(letter(index), types.match_letter, "Lbl")
        text = Box(answer_width, body.height, ((0.0, 0.0, body),), role="LBody")
        y = middle - body.height / 2
        level = y if body.height > types.match.leading * 2.5 else middle - label.height / 2
        label_x = answer_x - _LETTER_TO_TEXT - label.width
        answers.append((0.0, 0.0, Box(width, 0.0, ((label_x, level, label), (answer_x, y, text)), role="LI")))
    height = sum(pitches[:count]) - _ROOM / 2
    lists: tuple[Placed, ...] = (
        (0.0, 0.0, Box(width, height, tuple(entries), role="L")),
        (0.0, 0.0, Box(width, height, tuple(answers), role="L", attributes=LETTERED)),
    )

    def cut() -> tuple[Strip, ...]:
        if max(pitches) > setter.page_height * _TALL:
            return tuple(_stacked(setter, block, left, right, width))
        return _row_by_row(entries, answers, tops, pitches, width)

    return Box(width, height, lists, cut=cut)


def _stacked(setter: Typesetter, block: Match, left: list[int], right: list[int], width: float) -> list[Strip]:
    """Where two columns would be too narrow or too long: the left side, then the lettered answers below it."""
    paper, types = setter.paper, setter.paper.type
    text_x = paper.box + _BOX_TO_TEXT
    frame = Art(
        shapes.rounded(paper.box, paper.box_height, paper.shape_radius, paper.frame_width, paper.colors["line"])
    )
    down = max(0.0, paper.box_height / 2 - types.match.cap_centre)
    entries, answers = shell("L"), shell("L", LETTERED)
    strips = []
    for index in left:
        body = setter.paragraph(block.left[index], types.match, width - text_x, "start")
        body = indent(body, 0.0, width - text_x, above=down)
        mark = Box(paper.box, paper.box_height, ((0.0, 0.0, frame),), body.baseline)
        strips.append(hung_strip(mark, 0.0, body, text_x, width, entries, gap=_ROOM))
    answer_x = _LETTER + _LETTER_TO_TEXT
    for at, index in enumerate(right):
        body = setter.paragraph(block.right[index], types.match, width - answer_x, "start")
        mark = setter.label(letter(at), types.match_letter, "Lbl")
        gap = _ROOM if at else setter.paper.gaps.item
        strips.append(hung_strip(mark, _LETTER - mark.width, body, answer_x, width, answers, gap=gap))
    return strips


def _pitches(lefts: list[Box], rights: list[Box], least: float, leading: float) -> list[float]:
    """The height of each row, gap included."""
    count = max(len(lefts), len(rights))
    highest = [max(side[index].height for side in (lefts, rights) if index < len(side)) for index in range(count)]
    tallest = max(highest, default=0.0)
    if tallest <= leading * 1.5:
        return [max(least, leading + _ROOM)] * count
    if tallest <= leading * 2.5:
        return [max(least, 2 * leading + _ROOM)] * count
    return [max(least, height + _ROOM) for height in highest]


def _row_by_row(
    entries: list[Placed], answers: list[Placed], tops: list[float], pitches: list[float], width: float
) -> tuple[Strip, ...]:
    around = shell("L")
    strips = []
    for index, (top, pitch) in enumerate(zip(tops, pitches, strict=False)):
        kids = tuple((x, y - top, box) for side in (entries, answers) for x, y, box in side[index : index + 1])
        strips.append(Strip(Box(width, pitch, kids), shells=(around,)))
    return tuple(strips)


def _answered(setter: Typesetter, block: Match, left: list[int], right: list[int], width: float) -> list[Strip]:
    """Each pair a row, its letter hung in the gutter; then what is left over."""
    types = setter.paper.type
    style = types.note
    first_width = _first_column(setter, block, width)
    second_x = first_width + _BETWEEN
    around = shell("Table")
    size = min(types.match_letter.size, style.size + 1)
    marked = replace(types.match_letter, size=size, leading=style.leading, color=setter.paper.colors["answer"])
    strips = []
    for index, row in enumerate(left):
        target = block.pairs[row]
        label = setter.label(letter(right.index(target)), marked, "P")
        level = style.baseline - marked.baseline
        hung = Box(0.0, style.leading, ((-_LETTER_TO_TEXT - label.width, level, label),), style.baseline)
        cells = [
            Cell(hung, 0.0),
            Cell(setter.paragraph(block.left[row], style, first_width), 0.0),
            Cell(setter.paragraph(block.right[target], style, width - second_x), second_x),
        ]
        strips.append(
            row_strip(setter, cells, width, around, above=index == 0, padding=NOTE_PADDING, out=setter.gutter)
        )
    strips[0] = replace(strips[0], gap=setter.paper.gaps.blocks, keep=len(strips) > 1)
    surplus = [(place, index) for place, index in enumerate(right) if index not in block.pairs]
    if surplus:
        kids: Inlines = (Text(setter.words.fixed["surplus"] + ": "),)
        for place, (at, index) in enumerate(surplus):
            kids += ((Text("; "),) if place else ()) + (Strong((Text(letter(at)),)), Text(" "), *block.right[index])
        strips.append(Strip(setter.paragraph((*kids, Text(".")), style, width), gap=4.0))
    return strips


def _first_column(setter: Typesetter, block: Match, width: float) -> float:
    style = setter.paper.type.note
    wanted = max(setter.natural_width(kids, style) for kids in block.left) + 0.1
    answers = max(setter.natural_width(kids, style) for kids in block.right) + 0.1
    room = width - _BETWEEN
    if wanted + answers <= room:
        return max(wanted, min(room * 0.55, room - answers))
    return min(max(wanted, room * 0.4), room * 0.6) if wanted > room * 0.55 else max(wanted, room - answers)
