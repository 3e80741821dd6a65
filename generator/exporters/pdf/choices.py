"""Lettered options: a letter in a circle or a square, stacked or in columns; in a key the right ones ticked."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Blocks, Choices, Figure, Option, Paragraph
from generator.document.transforms import letter
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Placed, Strip, shell, stack
from generator.exporters.pdf.content import content_box, hung_strip
from generator.exporters.pdf.style import MM, TypeStyle
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import replace

LETTERED = b"/A<</O/List/ListNumbering/UpperAlpha>>"
_COLUMN_GAP = 3 * MM
_NARROW = 110 * MM
_TICK_SIZE = 10.0
_PICTURE_GAP = 8.0
_TICK_LEFT = 12.0


def choice_strips(setter: Typesetter, block: Choices, order: Sequence[int], width: float, wide: bool) -> list[Strip]:
    """Options in printed `order`. Columns are read row by row, A B / C D."""
    options = [block.options[index] for index in order] if order else list(block.options)
    answered = any(option.right is not None for option in options)
    gaps = setter.paper.gaps
    gap = gaps.key_option if answered else gaps.option_wide if wide else gaps.option
    count = _columns(setter, block, options, width)
    if any(map(_is_picture, options)):
        gap = max(gap, _PICTURE_GAP)
    around = shell("L", LETTERED)
    column = (width - _COLUMN_GAP * (count - 1)) / count
    made = [_option(setter, option, letter(index), column, block.multiple) for index, option in enumerate(options)]
    if count == 1:
        return [Strip(strip.box, gap, strip.keep, (around,), strip.loose) for strip in made]
    strips = []
    for start in range(0, len(made), count):
        row = made[start : start + count]
        line = max(strip.box.baseline for strip in row)  # a formula may push one of them down
        kids = tuple(
            (index * (column + _COLUMN_GAP), line - strip.box.baseline, strip.box) for index, strip in enumerate(row)
        )
        box = Box(width, max(y + strip.box.height for (_, y, _), strip in zip(kids, row, strict=True)), kids, line)
        strips.append(Strip(box, gap=gap, shells=(around,)))
    return strips


def _columns(setter: Typesetter, block: Choices, options: Sequence[Option], width: float) -> int:
    """Two columns in a narrow measure, up to five in a wide one, if every option is one line there; else one.
    Pictures alone stand in columns too."""
    if all(map(_is_picture, options)) and not any(option.feedback for option in options):
        return min(len(options), block.columns or _picture_columns(len(options), width))
    widths = [setter.width_of_option(option, _one_line) for option in options]
    if any(one is None for one in widths) or any(option.feedback for option in options):
        return 1
    widest = max((one for one in widths if one is not None), default=0.0)
    most = min(len(options), 5)
    wanted = [block.columns] if block.columns else ([most, 2] if width > _NARROW else [2])
    for count in wanted:
        column = (width - _COLUMN_GAP * (count - 1)) / count - setter.paper.option_indent
        if 1 < count <= len(options) and widest <= column:
            return count
    return 1


def _is_picture(option: Option) -> bool:
    return len(option.blocks) == 1 and isinstance(option.blocks[0], Figure)


def _picture_columns(count: int, width: float) -> int:
    """Pictures stand in a grid without a row of one: side by side to be compared, and large enough to be seen."""
    if width <= _NARROW:
        return 2
    return 3 if count in (3, 5, 6) else 4


def _one_line(setter: Typesetter, option: Option) -> float | None:
    """The width of an option that is one paragraph without hard breaks, measured as its widest look."""
    if len(option.blocks) != 1 or not isinstance(option.blocks[0], Paragraph):
        return None
    kids, types = option.blocks[0].kids, setter.paper.type
    if len(setter.lines(kids, types.text, 1e6)) > 1:
        return None
    styles = (types.right,) if option.right else (types.text,)
    return max(setter.natural_width(kids, style) for style in styles)


def _option(setter: Typesetter, option: Option, mark: str, width: float, square: bool) -> Strip:
    """Set once for each letter that it may stand behind."""
    return setter.option(option, (mark, width, square), lambda: _set_option(setter, option, mark, width, square))


def _set_option(setter: Typesetter, option: Option, mark: str, width: float, square: bool) -> Strip:
    paper, types = setter.paper, setter.paper.type
    style: TypeStyle = types.text if option.right is None else types.right if option.right else types.wrong
    label = lettered_shape(setter, mark, style, square, ticked=bool(option.right))
    inner = width - paper.option_indent
    body = content_box(setter, _beside(option.blocks), inner, style)
    if option.feedback:
        said = content_box(setter, option.feedback, inner, types.feedback)
        body = stack([Strip(body), Strip(said, gap=1.0)], inner)
    strip = hung_strip(label, 0.0, body, paper.option_indent, width, shell("L"), gap=0.0)
    return replace(strip, shells=())


def _beside(blocks: Blocks) -> Blocks:
    """The same blocks; what runs right to left stands by its letter, not at the far side of its cell."""
    return tuple(
        replace(block, classes=(*block.classes, "start")) if isinstance(block, Paragraph) else block for block in blocks
    )


def lettered_shape(setter: Typesetter, mark: str, style: TypeStyle, square: bool, ticked: bool) -> Box:
    """A letter in its circle or square, both from one centre: the middle of the capitals of the first line."""
    paper = setter.paper
    size, stroke = paper.shape, 1.0 if ticked else paper.shape_width
    line = paper.colors["line"] if style == paper.type.text else style.color
    if square:
        drawn = shapes.rounded(size, size, paper.shape_radius, stroke, line)
    else:
        drawn = shapes.circle(size, stroke, line)
    letter_style = replace(paper.type.letter, color=style.color)
    text = setter.label(mark, letter_style)
    centre = style.cap_centre
    kids: tuple[Placed, ...] = (
        (0.0, centre - size / 2, Art(drawn)),
        ((size - text.width) / 2, centre - letter_style.cap_centre, text),
    )
    if ticked:
        tick = setter.tick(_TICK_SIZE, style.color)
        kids = ((-_TICK_LEFT, centre - _TICK_SIZE / 2, tick), *kids)
    return Box(size, style.leading, kids, style.baseline, "Lbl")


def options_gap(setter: Typesetter, strips: list[Strip]) -> list[Strip]:
    """Options a little further from the stem than from each other."""
    return [replace(strips[0], gap=setter.paper.gaps.options), *strips[1:]] if strips else strips
