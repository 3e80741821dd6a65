"""A formula's tree → where its glyphs and rules stand: the rules of TeX, with the measures of the face's MATH table."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, assert_never

from generator.fonts import mathface
from generator.fonts.mathbox import MathBox, Rule, Stroke, of_glyphs, placed, rule, side_by_side
from generator.fonts.mathface import constant
from generator.formulas import read
from generator.formulas.tree import (
    Accent,
    Arrow,
    Big,
    Brace,
    Fenced,
    Fraction,
    Kind,
    Line,
    Node,
    Root,
    Row,
    Scripts,
    Space,
    Symbol,
    Table,
)

_SIZES = (1.0, 1.0, 0.72, 0.6)  # a little above what the face asks for: papers are read at 10 to 12 pt
_THIN, _MEDIUM, _THICK = 3 / 18, 4 / 18, 5 / 18
# Spaces between neighbours (TeX's table); capitals are those that scripts leave out.
_SPACES: dict[Kind, dict[Kind, str]] = {
    "ord": {"op": "t", "bin": "M", "rel": "K", "inner": "T"},
    "op": {"ord": "t", "op": "t", "rel": "K", "inner": "T"},
    "bin": {"ord": "M", "op": "M", "open": "M", "inner": "M"},
    "rel": {"ord": "K", "op": "K", "open": "K", "inner": "K"},
    "open": {},
    "close": {"op": "t", "bin": "M", "rel": "K", "inner": "T"},
    "punct": {"ord": "T", "op": "T", "rel": "T", "open": "T", "close": "T", "punct": "T", "inner": "T"},
    "inner": {"ord": "T", "op": "t", "bin": "M", "rel": "K", "open": "T", "punct": "T", "inner": "T"},
}
_WIDTHS = {"t": _THIN, "T": _THIN, "M": _MEDIUM, "K": _THICK}
_PADDING = 0.18
_COLUMN_GAP, _JOINED_GAP = 1.0, 2.0
_STRUT = (0.84, 0.36)
_ROW_GAP, _DISPLAY_GAP = 0.05, 0.3
_DELIMITER_SHARE, _DELIMITER_SHORT = 0.901, 0.5


class Style(NamedTuple):
    """0 stands alone, 1 in a line, 2 and 3 are scripts. In `cramped` places what is raised is raised less."""

    level: int
    cramped: bool = False

    @property
    def size(self) -> float:
        return _SIZES[self.level]

    @property
    def shows(self) -> bool:
        return self.level == 0

    def up(self) -> Style:
        return Style(min(max(self.level, 1) + 1, 3), self.cramped)

    def down(self) -> Style:
        return Style(min(max(self.level, 1) + 1, 3), True)

    def part(self, under: bool) -> Style:
        """Of a fraction."""
        return Style(min(self.level + 1, 3), self.cramped or under)

    def cramp(self) -> Style:
        return Style(self.level, True)

    def share(self, name: str) -> float:
        """A measure at this size."""
        return constant(name) * self.size


@lru_cache(maxsize=1 << 12)
def formula_box(source: str, display: bool) -> MathBox:
    """The formula between the dollars, in em. Set once and kept."""
    box = _row(read(source).tree.kids, Style(0 if display else 1))
    return MathBox(max(box.width, _right_edge(box)), box.height, box.depth, box.glyphs, box.rules, box.strokes)


def _right_edge(box: MathBox) -> float:
    """How far its glyphs lean, so that what follows does not touch them. No glyph begins behind it either: readers
    sort what stands on a line by where it begins."""
    leaning = (one.x + mathface.glyph(one.glyph, one.letters).right * one.size for one in box.glyphs)
    beginning = (one.x + 0.02 for one in box.glyphs)
    return max((*leaning, *beginning), default=0.0)


def _set(node: Node, style: Style) -> MathBox:
    match node:
        case Symbol():
            return _symbol(node, style)
        case Row(kids):
            return _row(kids, style)
        case Space(em):
            return MathBox(em * style.size)
        case Fraction():
            return _fraction(node, style)
        case Root():
            return _root(node, style)
        case Scripts():
            return _scripts(node, style)
        case Fenced(left, body, right):
            return _fenced(left, _set(body, style), right, style)
        case Big(text, _, height):
            return _delimiter(text, height, style)
        case Accent():
            return _accent(node, style)
        case Line():
            return _line(node, style)
        case Brace(body, over):
            return _brace(_set(body, style), over, style)
        case Arrow():
            return _arrow(node, style)
        case Table():
            return _table(node, style)
        case _:
            assert_never(node)


# ---- rows


def _kind(node: Node) -> Kind | None:
    """None for a space, which has no neighbours."""
    match node:
        case Symbol(kind=kind) | Big(kind=kind):
            return kind
        case Scripts(base):
            return _kind(base) or "ord"
        case Fenced() | Table(left=""):
            return "inner"
        case Arrow():
            return "rel"
        case Space():
            return None
        case _:
            return "ord"


def _row(kids: tuple[Node, ...], style: Style) -> MathBox:
    kinds = _joined([_kind(kid) for kid in kids])
    boxes: list[MathBox] = []
    last: Kind | None = None
    for kid, kind in zip(kids, kinds, strict=True):
        if kind is not None:
            mark = _SPACES[last].get(kind, "") if last else ""
            if mark and (style.level < 2 or mark.islower()):
                boxes.append(MathBox(_WIDTHS[mark] * style.size))
            last = kind
        boxes.append(_set(kid, style))
    if len(boxes) == 1:
        return boxes[0]
    return side_by_side(boxes)


def _joined(kinds: list[Kind | None]) -> list[Kind | None]:
    """A sign that joins nothing is an ordinary one: the minus of −3."""
    made = list(kinds)
    last: int | None = None
    for at, kind in enumerate(made):
        if kind is None:
            continue
        before = made[last] if last is not None else None
        if kind == "bin" and before in (None, "bin", "op", "rel", "open", "punct"):
            made[at] = "ord"
        elif kind in ("rel", "close", "punct") and before == "bin" and last is not None:
            made[last] = "ord"
        last = at
    if last is not None and made[last] == "bin":
        made[last] = "ord"
    return made


def _symbol(node: Symbol, style: Style) -> MathBox:
    size = style.size
    if node.large:
        return _large(node.text, style)
    glyphs = mathface.shaped(node.text, node.variant, max(style.level - 1, 0))
    if not glyphs:
        return MathBox()
    last, shift = glyphs[-1]
    box = of_glyphs(glyphs, size, (shift + last.advance) * size)
    slant = mathface.italic_correction(last.id) * size
    peak = mathface.accent_place(last) * size if len(glyphs) == 1 else None
    return MathBox(box.width, box.height, box.depth, box.glyphs, slant=slant, peak=peak, single=len(glyphs) == 1)


def _large(text: str, style: Style) -> MathBox:
    least = constant("DISPLAY_OPERATOR_MIN_HEIGHT") if style.shows else 0.0
    glyphs = mathface.grown(text, least)
    one = glyphs[0][0]
    box = _on_axis(of_glyphs(glyphs, style.size, one.advance * style.size, upright=True), style)
    return MathBox(box.width, box.height, box.depth, box.glyphs, slant=mathface.italic_correction(one.id) * style.size)


def _on_axis(box: MathBox, style: Style) -> MathBox:
    """Its middle where the minus stands."""
    return placed(box.width, [(0.0, style.share("AXIS_HEIGHT") - (box.height - box.depth) / 2, box)])


# ---- scripts


def _scripts(node: Scripts, style: Style) -> MathBox:
    base = _set(node.base, style)
    sub = _set(node.sub, style.down()) if node.sub.kids else None
    sup = _set(node.sup, style.up()) if node.sup.kids else None
    if node.stacked or (isinstance(node.base, Symbol) and node.base.limits and style.shows):
        return _limits(base, sub, sup, style)
    large = isinstance(node.base, Symbol) and node.base.large
    plain = isinstance(node.base, Symbol) and not large
    up = style.share("SUPERSCRIPT_SHIFT_UP_CRAMPED" if style.cramped else "SUPERSCRIPT_SHIFT_UP")
    down = style.share("SUBSCRIPT_SHIFT_DOWN")
    if not plain:
        up = max(up, base.height - style.share("SUPERSCRIPT_BASELINE_DROP_MAX"))
        down = max(down, base.depth + style.share("SUBSCRIPT_BASELINE_DROP_MIN"))
    if sup:
        up = max(up, sup.depth + style.share("SUPERSCRIPT_BOTTOM_MIN"))
    if sub:
        down = max(down, sub.height - style.share("SUBSCRIPT_TOP_MAX"))
    if sup and sub:
        short = style.share("SUB_SUPERSCRIPT_GAP_MIN") - ((up - sup.depth) - (sub.height - down))
        if short > 0:
            lift = max(0.0, min(short, style.share("SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT") - (up - sup.depth)))
            up, down = up + lift, down + short - lift
    parts = [(0.0, 0.0, base)]
    ahead = not base.glyphs and bool(sub and sup)  # an isotope's numbers stand flush with its letter
    widest = max(sub.width if sub else 0.0, sup.width if sup else 0.0)
    end = base.width
    if sup:
        x = base.width + (0.0 if large else base.slant)
        parts.append((x + (widest - sup.width if ahead else 0.0), up, sup))
        end = max(end, x + (widest if ahead else sup.width))
    if sub:
        x = base.width - (base.slant if large else 0.0)
        parts.append((x + (widest - sub.width if ahead else 0.0), -down, sub))
        end = max(end, x + (widest if ahead else sub.width))
    return placed(end + style.share("SPACE_AFTER_SCRIPT"), parts)


def _limits(base: MathBox, sub: MathBox | None, sup: MathBox | None, style: Style) -> MathBox:
    width = max(base.width, sub.width if sub else 0.0, sup.width if sup else 0.0)
    parts = [((width - base.width) / 2, 0.0, base)]
    lean = base.slant / 2
    if sup:
        gap = max(style.share("UPPER_LIMIT_GAP_MIN"), style.share("UPPER_LIMIT_BASELINE_RISE_MIN") - sup.depth)
        parts.append(((width - sup.width) / 2 + lean, base.height + gap + sup.depth, sup))
    if sub:
        gap = max(style.share("LOWER_LIMIT_GAP_MIN"), style.share("LOWER_LIMIT_BASELINE_DROP_MIN") - sub.height)
        parts.append(((width - sub.width) / 2 - lean, -base.depth - gap - sub.height, sub))
    return placed(width, parts)


# ---- fractions and roots


def _fraction(node: Fraction, style: Style) -> MathBox:
    if node.display is not None and style.level < 2:
        style = Style(0 if node.display else 1, style.cramped)
    over, under = _set(node.over, style.part(under=False)), _set(node.under, style.part(under=True))
    width = max(over.width, under.width)
    axis, thick = style.share("AXIS_HEIGHT"), style.share("FRACTION_RULE_THICKNESS")
    if not node.ruled:
        return _pile(over, under, width, style)
    large = "DISPLAY_STYLE_" if style.shows else ""
    up = style.share(f"FRACTION_NUMERATOR_{large}SHIFT_UP")
    down = style.share(f"FRACTION_DENOMINATOR_{large}SHIFT_DOWN")
    above = style.share("FRACTION_NUM_DISPLAY_STYLE_GAP_MIN" if style.shows else "FRACTION_NUMERATOR_GAP_MIN")
    below = style.share("FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN" if style.shows else "FRACTION_DENOMINATOR_GAP_MIN")
    up = max(up, axis + thick / 2 + above + over.depth)
    down = max(down, thick / 2 - axis + below + under.height)
    edge = _PADDING / 3 * style.size
    bar = rule(width + 2 * edge, thick)
    return placed(
        width + 4 * edge,
        [
            (2 * edge + (width - over.width) / 2, up, over),
            (edge, axis - thick / 2, bar),
            (2 * edge + (width - under.width) / 2, -down, under),
        ],
    )


def _pile(over: MathBox, under: MathBox, width: float, style: Style) -> MathBox:
    large = "_DISPLAY_STYLE" if style.shows else ""
    up, down = style.share(f"STACK_TOP{large}_SHIFT_UP"), style.share(f"STACK_BOTTOM{large}_SHIFT_DOWN")
    short = style.share(f"STACK{large}_GAP_MIN") - ((up - over.depth) - (under.height - down))
    if short > 0:
        up, down = up + short / 2, down + short / 2
    return placed(width, [((width - over.width) / 2, up, over), ((width - under.width) / 2, -down, under)])


def _root(node: Root, style: Style) -> MathBox:
    body = _set(node.body, style.cramp())
    thick = style.share("RADICAL_RULE_THICKNESS")
    gap = style.share("RADICAL_DISPLAY_STYLE_VERTICAL_GAP" if style.shows else "RADICAL_VERTICAL_GAP")
    low = max(body.depth, 0.0)
    high = max(body.height, 0.5 * style.size)
    glyphs = mathface.grown("√", (high + low + gap + thick) / style.size)
    sign = of_glyphs(glyphs, style.size, max(one.advance for one, _ in glyphs) * style.size, upright=True)
    total = sign.height + sign.depth
    gap += max(0.0, total - (high + low + gap + thick)) / 2
    top = high + gap + thick
    parts = [
        (0.0, top - sign.height, sign),
        (sign.width, top - thick, rule(body.width, thick)),
        (sign.width, 0.0, body),
    ]
    width = sign.width + body.width
    if not node.degree.kids:
        made = placed(width, parts)
    else:
        degree = _set(node.degree, Style(3))
        before, after = style.share("RADICAL_KERN_BEFORE_DEGREE"), style.share("RADICAL_KERN_AFTER_DEGREE")
        shift = max(before + degree.width + after, 0.0)
        rise = top - total + total * constant("RADICAL_DEGREE_BOTTOM_RAISE_PERCENT") + degree.depth
        left = max(shift - after - degree.width, 0.0)
        made = placed(shift + width, [(left, rise, degree), *((x + shift, y, box) for x, y, box in parts)])
    extra = style.share("RADICAL_EXTRA_ASCENDER")
    return MathBox(made.width, made.height + extra, made.depth, made.glyphs, made.rules, made.strokes)


# ---- signs that grow


def _delimiter(text: str, least: float, style: Style) -> MathBox:
    """A sign at least so high, in em of the formula, its middle where the minus stands."""
    glyphs = mathface.grown(text, least / style.size)
    advance = max(one.advance for one, _ in glyphs) * style.size
    return _on_axis(of_glyphs(glyphs, style.size, advance, upright=True), style)


def _fenced(left: str, body: MathBox, right: str, style: Style) -> MathBox:
    axis = style.share("AXIS_HEIGHT")
    reach = max(body.height - axis, body.depth + axis)
    least = max(2 * reach * _DELIMITER_SHARE, 2 * reach - _DELIMITER_SHORT * style.size)
    return side_by_side(
        [
            *([_delimiter(left, least, style)] if left else []),
            body,
            *([_delimiter(right, least, style)] if right else []),
        ]
    )


def _accent(node: Accent, style: Style) -> MathBox:
    body = _set(node.body, style.cramp())
    size = style.size
    peak = body.peak if body.peak is not None else body.width / 2
    if node.wide and node.mark not in "\u0302\u0303":
        glyphs = mathface.grown(node.mark, body.width / size, upright=False)
        last, shift = glyphs[-1]
        long = (shift + last.right) * size
        wide = of_glyphs(glyphs, size, long)
        y = body.height + style.share("STRETCH_STACK_GAP_ABOVE_MIN") * 2 + wide.depth
        width = max(body.width, long)
        return placed(width, [((width - body.width) / 2, 0.0, body), ((width - long) / 2, y, wide)])
    one = mathface.shorter(node.mark, body.width / size) if node.wide else mathface.nominal(node.mark)
    mark = of_glyphs([(one, 0.0)], size, 0.0)
    lift = max(0.0, body.height - style.share("ACCENT_BASE_HEIGHT"))
    made = placed(body.width, [(0.0, 0.0, body), (peak - mathface.accent_place(one) * size, lift, mark)])
    return MathBox(
        made.width, made.height, made.depth, made.glyphs, made.rules, made.strokes, body.slant, body.peak, body.single
    )


def _line(node: Line, style: Style) -> MathBox:
    body = _set(node.body, style.cramp() if node.where == "over" else style)
    thick = style.share("OVERBAR_RULE_THICKNESS")
    match node.where:
        case "over":
            y = body.height + style.share("OVERBAR_VERTICAL_GAP") * 0.6
            return placed(body.width, [(0.0, 0.0, body), (0.0, y, rule(body.width, thick))])
        case "under":
            y = -body.depth - style.share("UNDERBAR_VERTICAL_GAP") * 0.6 - thick
            return placed(body.width, [(0.0, 0.0, body), (0.0, y, rule(body.width, thick))])
        case "box":
            return _boxed(body, thick, style)
        case "cancel" | "bcancel" | "xcancel":
            return _crossed(body, node.where, thick)
        case _:
            assert_never(node.where)


def _boxed(body: MathBox, thick: float, style: Style) -> MathBox:
    pad = _PADDING * style.size
    low, high = body.depth + pad, body.height + pad
    width, tall = body.width + 2 * (pad + thick), low + high + 2 * thick
    edges = (
        Rule(0.0, -low - thick, width, thick),
        Rule(0.0, high, width, thick),
        Rule(0.0, -low - thick, thick, tall),
        Rule(width - thick, -low - thick, thick, tall),
    )
    frame = MathBox(width, high + thick, low + thick, rules=edges)
    return placed(width, [(0.0, 0.0, frame), (pad + thick, 0.0, body)])


def _crossed(body: MathBox, where: str, thick: float) -> MathBox:
    left, right, low, high = -thick, body.width + thick, -body.depth - thick, body.height + thick
    rising, falling = Stroke(left, low, right, high, thick), Stroke(left, high, right, low, thick)
    strokes = {"cancel": (rising,), "bcancel": (falling,), "xcancel": (rising, falling)}[where]
    return MathBox(body.width, body.height, body.depth, body.glyphs, body.rules, (*body.strokes, *strokes))


def _brace(body: MathBox, over: bool, style: Style) -> MathBox:
    glyphs = mathface.grown("⏞" if over else "⏟", body.width / style.size, upright=False)
    last, shift = glyphs[-1]
    long = (shift + last.right) * style.size
    sign = of_glyphs(glyphs, style.size, long)
    width = max(body.width, long)
    gap = style.share("STRETCH_STACK_GAP_ABOVE_MIN")
    y = body.height + gap + sign.depth if over else -body.depth - gap - sign.height
    return placed(width, [((width - body.width) / 2, 0.0, body), ((width - long) / 2, y, sign)])


def _arrow(node: Arrow, style: Style) -> MathBox:
    above, below = _set(node.above, style.up()), _set(node.below, style.down())
    least = max(above.width, below.width) + 0.8 * style.size
    glyphs = mathface.grown(node.text, least / style.size, upright=False)
    last, shift = glyphs[-1]
    width = max((shift + last.right) * style.size, least)
    sign = of_glyphs(glyphs, style.size, width)
    drawn = (shift + last.right) * style.size
    parts = [((width - drawn) / 2, 0.0, sign)]
    gap = 0.12 * style.size
    if above.glyphs:
        parts.append(((width - above.width) / 2, sign.height + gap + above.depth, above))
    if below.glyphs:
        parts.append(((width - below.width) / 2, -sign.depth - gap - below.height, below))
    return placed(width, parts)


# ---- tables


def _table(node: Table, style: Style) -> MathBox:
    inner = style if node.display or style.level > 1 else Style(1, style.cramped)
    if node.display and style.level == 1:
        inner = Style(0, style.cramped)
    size = inner.size
    cells = [
        [_cell(cell, inner, after=node.joined and at % 2 == 1) for at, cell in enumerate(row)] for row in node.rows
    ]
    columns = len(cells[0])
    widths = [max(row[at].width for row in cells) for at in range(columns)]
    gaps = [_gap(at, node, size) for at in range(columns)]
    gap = (_DISPLAY_GAP if node.display else _ROW_GAP) * size
    parts: list[tuple[float, float, MathBox]] = []
    y = bottom = 0.0
    for index, row in enumerate(cells):
        high = max(_STRUT[0] * size, *(box.height for box in row))
        y = 0.0 if index == 0 else bottom - gap - high
        if index == 0:
            top = high
        bottom = y - max(_STRUT[1] * size, *(box.depth for box in row))
        x = 0.0
        for at, box in enumerate(row):
            spare = widths[at] - box.width
            x += gaps[at]
            parts.append((x + spare * {"l": 0.0, "c": 0.5, "r": 1.0}[node.aligns[at]], y, box))
            x += widths[at]
    body = placed(sum(widths) + sum(gaps), parts)
    shift = style.share("AXIS_HEIGHT") - (top + bottom) / 2
    body = placed(body.width, [(0.0, shift, body)])
    body = MathBox(body.width, top + shift, -bottom - shift, body.glyphs, body.rules, body.strokes)
    return _fenced(node.left, body, node.right, style)


def _cell(cell: Row, style: Style, after: bool) -> MathBox:
    """What follows a `&` of aligned lines goes on with what stood before it."""
    return _row((Row(), *cell.kids) if after else cell.kids, style)


def _gap(at: int, node: Table, size: float) -> float:
    if at == 0:
        return 0.0
    if node.joined:
        return 0.0 if at % 2 else _JOINED_GAP * size
    return _COLUMN_GAP * size
