"""The head of a paper: school line, version mark, title; the identity strip; instructions; the heads of parts."""

from __future__ import annotations

from generator.document import blocks as document
from generator.document.blocks import Blocks, Fields, Heading, Paragraph
from generator.document.inlines import Inlines
from generator.document.transforms import plain
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed, Strip, indent, stack
from generator.exporters.pdf.content import content_box, content_strips, heading_box
from generator.exporters.pdf.letterhead import letterhead_box
from generator.exporters.pdf.style import MM, TypeStyle
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import frozen, replace

_MARK_GAP = 8 * MM
_MARK_STROKE = 1.25
_RULE_TO_TITLE = 11.0
_TITLE_TO_META = 3.0
_TITLE_OUT = 0.5
_UNDER_TITLE = 5.0
_LABEL_LEFT, _LABEL_DOWN = 5.0, 3.0
_VALUE_UP = 2.5
_SMALLEST_VALUE = 4.0
_TAB_RADIUS = 1.2 * MM
_TAB_ROOM = 2.3
_SMALLEST_NUMERAL = 0.84
_ASIDE_ROOM = 10.0
_TAB_TO_TITLE = 3.8
_PART_TITLE_DOWN = 3.5
_TITLE_TO_INSTRUCTION = 2.0
_LEAD_GAP = 7.0
_DISC_ROOM = 4.0
_BESIDE_TITLE = 9.0


def masthead_box(setter: Typesetter, block: document.Box, ruled: bool) -> Box:
    """School line, title and meta at the left, the version mark at the right; or the title alone with its aside.

    `ruled` asks for a rule below a head that has neither school line nor mark.
    """
    letterhead = _named(block.blocks, "letterhead")
    mark = _named(block.blocks, "mark")
    rest = tuple(inner for inner in block.blocks if inner is not letterhead and inner is not mark)
    width = setter.measure - (setter.paper.mark + _MARK_GAP if mark else 0.0)

    def make() -> Box:
        strips = []
        if letterhead:
            strips.append(Strip(letterhead_box(setter, letterhead, width)))
        title = _title_strips(setter, rest, block.aside, width, ruled and not letterhead and not mark)
        if letterhead and title:
            title[0] = replace(title[0], gap=_RULE_TO_TITLE)
        return stack([*strips, *title], width)

    left = setter.kept((letterhead or (), *rest, block.aside), make)
    if not mark:
        return left
    sign = _mark_box(setter, mark, left.height)
    kids: tuple[Placed, ...] = ((setter.measure - sign.width, 0.0, sign), (0.0, sign.height - left.height, left))
    return Box(setter.measure, sign.height, kids, left.baseline, parts=True)


def _named(blocks: Blocks, role: str) -> document.Box | None:
    return next((inner for inner in blocks if isinstance(inner, document.Box) and inner.role == role), None)


def _title_strips(setter: Typesetter, blocks: Blocks, aside: Inlines, width: float, ruled: bool) -> list[Strip]:
    paper, types = setter.paper, setter.paper.type
    strips: list[Strip] = []
    for inner in blocks:
        if isinstance(inner, Heading):
            style = types.key_title if aside else types.title
            note_width = setter.natural_width(aside, types.meta) if aside else 0.0
            room = width - note_width - 16.0 if note_width < width * 0.6 else width
            title = heading_box(setter, inner, style, room if aside else width)
            title = replace(title, kids=tuple((x - _TITLE_OUT, y, kid) for x, y, kid in title.kids))
            if aside and room < width:
                note = setter.paragraph(aside, types.meta, width - room, "right")
                level = title.baseline - note.baseline
                strips.append(Strip(Box(width, title.height, ((0, 0, title), (room, level, note)), title.baseline)))
            else:
                strips.append(Strip(title))
                if aside:
                    strips.append(Strip(setter.paragraph(aside, types.meta, width), gap=_TITLE_TO_META))
        elif isinstance(inner, Paragraph):
            strips.append(Strip(setter.paragraph(inner.kids, types.meta, width), gap=_TITLE_TO_META))
        else:
            strips.extend(content_strips(setter, (inner,), width, types.meta))
    if ruled:
        rule = Art(shapes.rule(0.0, 0.0, width, paper.head_width, paper.colors["accent"]))
        strips.append(Strip(Box(width, 0.0, ((0.0, 0.0, rule),)), gap=_UNDER_TITLE))
    return strips


def _mark_box(setter: Typesetter, block: document.Box, height: float) -> Box:
    """The version in a frame, its letter large enough to be read across a stack of papers."""
    paper, types = setter.paper, setter.paper.type
    word = setter.paragraph(block.label, types.mark_word, paper.mark, "center") if block.label else None
    kids = next((inner.kids for inner in block.blocks if isinstance(inner, Paragraph)), ())
    style = types.mark
    widest = setter.natural_width(kids, style)
    room = paper.mark - 10.0
    if widest > room:
        style = replace(style, size=style.size * room / widest)
    letter = setter.paragraph(kids, style, paper.mark, "center")
    word_height = word.height - 2.0 if word else 0.0
    height = max(height, word_height + letter.height + 10.0)
    frame = Art(shapes.rounded(paper.mark, height, paper.radius, _MARK_STROKE, paper.colors["accent"]))
    top = (height - word_height - letter.height) / 2 + 1.0
    placed: list[Placed] = [(0.0, 0.0, frame)]
    if word:
        placed.append((0.0, top, word))
    placed.append((0.0, top + word_height, letter))
    return Box(paper.mark, height, tuple(placed))


def fields_box(setter: Typesetter, block: Fields) -> Box:
    """The identity strip: cells with their labels, in as many rows as the labels ask for."""
    paper = setter.paper
    rows: list[list[document.Field]] = [[]]
    for field in block.fields:
        if rows[-1] and not _labels_fit(setter, [*rows[-1], field]):
            rows.append([])
        rows[-1].append(field)
    strip = setter.kept(tuple(field.label for field in block.fields), lambda: _empty_fields(setter, rows))
    values: list[Placed] = []
    for number, row in enumerate(rows):
        x = 0.0
        for field, width in zip(row, _shared(setter, row), strict=True):
            if field.value:
                value = _value_box(setter, field, width - 2 * _LABEL_LEFT)
                values.append((x + _LABEL_LEFT, (number + 1) * paper.field - value.height - _VALUE_UP, value))
            x += width
    if not values:
        return strip
    return Box(setter.measure, strip.height, ((0.0, 0.0, strip), *values), parts=True)


def _empty_fields(setter: Typesetter, rows: list[list[document.Field]]) -> Box:
    paper, types = setter.paper, setter.paper.type
    line = paper.colors["accent"]
    height = paper.field * len(rows)
    ops = [shapes.rounded(setter.measure, height, paper.radius, paper.head_width, line)]
    texts: list[Placed] = []
    for number, row in enumerate(rows):
        top = number * paper.field
        if number:
            ops.append(shapes.rule(0.0, -top, setter.measure, paper.rule_width, line))
        x = 0.0
        for index, (field, width) in enumerate(zip(row, _shared(setter, row), strict=True)):
            if index:
                ops.append(shapes.upright(x, -top, paper.field, paper.rule_width, line))
            label = setter.paragraph(field.label, types.field, width - 2 * _LABEL_LEFT)
            texts.append((x + _LABEL_LEFT, top + _LABEL_DOWN, label))
            x += width
    return Box(setter.measure, height, ((0.0, 0.0, Art(b" ".join(ops))), *texts))


def _shared(setter: Typesetter, row: list[document.Field]) -> list[float]:
    total = sum(field.share for field in row)
    return [setter.measure * field.share / total for field in row]


def _labels_fit(setter: Typesetter, row: list[document.Field]) -> bool:
    style = setter.paper.type.field
    return all(
        setter.natural_width(field.label, style) + 2 * _LABEL_LEFT <= width
        for field, width in zip(row, _shared(setter, row), strict=True)
    )


def _value_box(setter: Typesetter, field: document.Field, width: float) -> Box:
    """A value in the largest size at which it fits between its label and the strip's foot, on one or two lines."""
    text = setter.paper.type.text
    room = setter.paper.field - _LABEL_DOWN - setter.paper.type.field.leading - _VALUE_UP
    box = setter.paragraph(field.value, text, width)
    size = text.size
    while box.height > room and size > _SMALLEST_VALUE:
        size -= 0.5
        box = setter.paragraph(field.value, replace(text, size=size, leading=size * 1.15), width)
    return box


def instructions_box(setter: Typesetter, block: document.Box) -> Box:
    """A lead word, then the instructions: on its line if they are one paragraph."""
    types = setter.paper.type
    if not block.label:
        return content_box(setter, block.blocks, setter.measure, types.directions)
    lead = setter.label(plain(block.label), types.lead, "P")
    left = lead.width + _LEAD_GAP
    body = content_box(setter, block.blocks, setter.measure - left, types.directions)
    beside = indent(body, left, setter.measure)
    kids: tuple[Placed, ...] = ((0.0, body.baseline - lead.baseline, lead), (0.0, 0.0, beside))
    return Box(setter.measure, max(lead.height, body.height), kids, body.baseline)


def part_box(setter: Typesetter, block: document.Box, width: float) -> Box:
    """The head of a part. Its numeral stands on a tab that hangs from a rule, or in a disc; then title, points at the
    right, and the instruction: below, or beside the title of a disc if there is room."""
    paper, types = setter.paper, setter.paper.type
    mark = _part_mark(setter, plain(block.label)) if block.label else None
    kids: list[Placed] = []
    if not paper.part_disc:
        kids.append((0.0, 0.0, Art(shapes.rule(0.0, 0.0, width, paper.head_width, paper.colors["accent"]))))
    left = max(setter.gutter, mark.width + _TAB_TO_TITLE) if mark else 0.0
    if mark:
        kids.append((0.0, 0.0, Art(mark.drawn)))
    heading = next((inner for inner in block.blocks if isinstance(inner, Heading)), None)
    note = types.points if mark else types.part_note
    aside_width = setter.natural_width(block.aside, note) + _ASIDE_ROOM if block.aside else 0.0
    title_width = setter.natural_width(heading.kids, types.part_title) if heading else 0.0
    one_line = left + title_width + aside_width <= width
    aside = setter.paragraph(block.aside, note, width if one_line else width - left, "right") if block.aside else None
    y = paper.part_disc / 2 - types.part_title.cap_centre if paper.part_disc else _PART_TITLE_DOWN
    title_box = None
    if heading:
        room = width - left - (aside_width if one_line else 0.0)
        title_box = heading_box(setter, heading, types.part_title, room)
        if mark:
            numeral: Placed = (mark.x - left, mark.y - y, mark.numeral)
            inner = replace(title_box, role="", title="")
            title_box = replace(title_box, kids=(numeral, (0.0, 0.0, inner)), cut=None, text=False)
        kids.append((left, y, title_box))
    elif mark:
        kids.append((mark.x, mark.y, replace(mark.numeral, role="P")))
    baseline = y + types.part_title.baseline
    if aside:
        level = baseline - aside.baseline if one_line else y + (title_box.height if title_box else 0.0)
        kids.append((0.0 if one_line else left, level, aside))
    under = y + (title_box.height if title_box else types.part_title.leading)
    under += aside.height if aside and not one_line else 0.0
    instruction = tuple(inner for inner in block.blocks if inner is not heading)
    if instruction:
        beside = left + title_width + _BESIDE_TITLE
        room = width - beside - aside_width
        if paper.part_disc and one_line and _is_line(setter, instruction, room):
            body = content_box(setter, instruction, room, types.part_instruction)
            kids.append((beside, baseline - body.baseline, body))
        else:
            edge = setter.gutter if mark else 0.0
            body = content_box(setter, instruction, width - edge, types.part_instruction)
            kids.append((edge, under + _TITLE_TO_INSTRUCTION, body))
            under += _TITLE_TO_INSTRUCTION + body.height
    return Box(width, max(under, mark.height if mark else 0.0), tuple(kids), baseline)


def _is_line(setter: Typesetter, blocks: Blocks, room: float) -> bool:
    """Whether it is one paragraph that takes one line of that width."""
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        return False
    return len(setter.lines(blocks[0].kids, setter.paper.type.part_instruction, max(room, 1.0))) == 1


@frozen
class _PartMark:
    """What a part's numeral stands on, `numeral` at (x, y) from its upper left corner."""

    width: float
    height: float
    drawn: bytes
    numeral: Box
    x: float
    y: float


def _part_mark(setter: Typesetter, text: str) -> _PartMark:
    paper, accent, disc = setter.paper, setter.paper.colors["accent"], setter.paper.part_disc
    style = _numeral_style(setter, text, disc - 2 * _DISC_ROOM if disc else paper.tab_width - 2 * _TAB_ROOM)
    numeral = setter.label(text, style)
    if disc:
        width, height, drawn = disc, disc, shapes.disc(disc, accent)
    else:
        width, height = max(paper.tab_width, numeral.width + 2 * _TAB_ROOM), paper.tab_height
        drawn = shapes.tab(width, height, _TAB_RADIUS, accent)
    return _PartMark(width, height, drawn, numeral, (width - numeral.width) / 2, height / 2 - style.cap_centre)


def _numeral_style(setter: Typesetter, text: str, room: float) -> TypeStyle:
    """The numeral of a part, smaller if that keeps it on a mark of the usual width."""
    style = setter.paper.type.part_letter
    fitting = room / max(setter.label(text, style).width, 0.01)
    return replace(style, size=style.size * min(1.0, max(fitting, _SMALLEST_NUMERAL)))
