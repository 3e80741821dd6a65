"""What all typesetting shares: the style, the words, and paragraphs that are shaped and wrapped once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.document.blocks import Option, Placed
from generator.document.filling import page_slots, slot_names
from generator.document.inlines import Inlines, Text
from generator.document.transforms import main_number, plain
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box, Strip
from generator.exporters.pdf.images import PaperAsset
from generator.exporters.pdf.lines import Line, Worded, lines_of, worded
from generator.exporters.pdf.looks import atoms, look_of
from generator.exporters.pdf.open_line import OpenLine, is_word, open_line, stand_ins, word_line
from generator.exporters.pdf.paragraph import paragraph_box, unseen_text
from generator.exporters.pdf.style import PaperStyle, TypeStyle
from generator.fonts.hyphens import hyphenator
from generator.words import Words

_ENDLESS = 1e6
_MOST_KEPT = 20_000


ItemMaker = Callable[["Typesetter", Placed, float, bool], Strip]


class Typesetter:
    """Blocks to boxes in one style and language. What was set is kept by identity, width and style.

    `measure` is the width of the text area, `page_height` its height; `slots` are values known late. While `passing` is
    set, what is set is kept only until `forget`: texts that no other version has, which are those not in `lasting` (by
    identity).
    """

    def __init__(
        self,
        paper: PaperStyle,
        words: Words,
        assets: Mapping[str, PaperAsset],
        measure: float,
        page_height: float,
        gutter: float,
    ) -> None:
        self.paper, self.words, self.assets = paper, words, assets
        self.measure, self.page_height, self.gutter = measure, page_height, gutter
        self.slots: Mapping[str, str] = {}
        self._lines: dict[tuple[int, TypeStyle, float, str], tuple[Inlines, tuple[Line, ...]]] = {}
        self._worded: dict[tuple[int, TypeStyle, float, str], tuple[Inlines, Worded]] = {}
        self._boxes: dict[tuple[int, TypeStyle, float, str, str, str], tuple[Inlines, Box]] = {}
        self._items: dict[tuple[object, ...], tuple[Placed, Strip]] = {}
        self._labels: dict[tuple[str, TypeStyle], Box] = {}
        self._options: dict[tuple[int, str, float, bool], tuple[Option, Strip]] = {}
        self._option_widths: dict[int, tuple[Option, float | None]] = {}
        self._kept: dict[tuple[int, ...], tuple[object, Box]] = {}
        self._numbers: dict[str, Box] = {}
        self._hyphens = hyphenator(paper.language) if paper.hyphenate else None
        self._slots_in: dict[int, tuple[Inlines, tuple[str, ...]]] = {}
        self._open_lines: dict[tuple[int, TypeStyle], tuple[Inlines, OpenLine | None]] = {}
        self._counters: dict[tuple[int, TypeStyle, int], tuple[Inlines, tuple[Box, ...]]] = {}
        self.passing = False
        self.lasting: frozenset[int] = frozenset()
        self._passing_lines: dict[tuple[int, TypeStyle, float, str], tuple[Inlines, tuple[Line, ...]]] = {}
        self._passing_boxes: dict[tuple[int, TypeStyle, float, str, str, str], tuple[Inlines, Box]] = {}

    def forget(self) -> None:
        """Lets go of what was set in passing."""
        self._worded.clear()
        self._passing_lines.clear()
        self._passing_boxes.clear()

    def lines(self, kids: Inlines, style: TypeStyle, width: float) -> tuple[Line, ...]:
        """Lines no wider than `width`. A text that fits on one line is set on one, once for all widths."""
        if self.passing and (word := self._word(kids, style, width)):
            return word
        late = self._late(kids)
        whole = self._set_lines(kids, style, _ENDLESS, late)
        if width == _ENDLESS or (len(whole) == 1 and whole[0].width <= width and not whole[0].has_blank):
            return whole
        return self._set_lines(kids, style, width, late)

    def _word(self, kids: Inlines, style: TypeStyle, width: float) -> tuple[Line, ...]:
        """The line of a passing text that is a word and nothing else, if it is no wider than `width`."""
        if len(kids) == 1 and id(kids) not in self.lasting and isinstance(kids[0], Text) and is_word(kids[0].text):
            line = word_line(look_of(style, self.paper.language), kids[0].text)
            if line.width <= width:
                return (line,)
        return ()

    def _set_lines(self, kids: Inlines, style: TypeStyle, width: float, late: str) -> tuple[Line, ...]:
        key = (id(kids), style, width, late)
        lines = self._passing_lines if self.passing and id(kids) not in self.lasting else self._lines
        found = lines.get(key)
        if found is None:
            if len(lines) > _MOST_KEPT:
                lines.clear()
            made = lines_of(self._words(kids, style, width, late), width, self.paper.together, self._hyphens)
            found = lines[key] = (kids, made)
        return found[1]

    def _words(self, kids: Inlines, style: TypeStyle, width: float, late: str) -> Worded:
        """The words of a text, made once for all widths that its blanks have room in."""
        blank = min(self.paper.blank, width)
        key = (id(kids), style, blank, late)
        found = self._worded.get(key)
        if found is None:
            if len(self._worded) > _MOST_KEPT:
                self._worded.clear()
            found = self._worded[key] = (kids, self._worded_with(kids, style, blank, self.slots))
        return found[1]

    def _worded_with(self, kids: Inlines, style: TypeStyle, blank: float, slots: Mapping[str, str]) -> Worded:
        look = look_of(style, self.paper.language)
        return worded(atoms(kids, look, self.paper, slots), blank, self.paper.rtl)

    def _late(self, kids: Inlines) -> str:
        """What slots in the text hold now, so that what was set for other values is not taken."""
        for kid in kids:
            if kid.__class__ is not Text:
                return "\0".join([self.slots.get(name, "") for name in self.slots_in(kids)])
        return ""

    def slots_in(self, kids: Inlines) -> tuple[str, ...]:
        """The names of the slots in a text."""
        found = self._slots_in.get(id(kids))
        if found is None:
            names = tuple(slot_names(kids))
            if self.passing:
                return names
            if len(self._slots_in) > _MOST_KEPT:
                self._slots_in.clear()
            found = self._slots_in[id(kids)] = (kids, names)
        return found[1]

    def number(self, text: str) -> Box:
        """The printed number of a question, the same for all of its sub-questions."""
        text = main_number(text)
        found = self._numbers.get(text)
        if found is None:
            found = self._numbers[text] = self.label(text, self.paper.type.number, "Lbl")
        return found

    def paragraph(self, kids: Inlines, style: TypeStyle, width: float, align: str = "left", role: str = "P") -> Box:
        if self.passing and (word := self._word(kids, style, width)):
            return paragraph_box(word, style, self.paper, width, align, role)
        key = (id(kids), style, width, align, role, self._late(kids))
        boxes = self._passing_boxes if self.passing and id(kids) not in self.lasting else self._boxes
        found = boxes.get(key)
        if found is None:
            if len(boxes) > _MOST_KEPT:
                boxes.clear()
            lines = self.lines(kids, style, width)
            found = boxes[key] = (kids, paragraph_box(lines, style, self.paper, width, align, role))
        return found[1]

    def item(self, placed: Placed, width: float, wide: bool, make: ItemMaker) -> Strip:
        """A placed item, made once for each order of its options."""
        key = (id(placed.item), placed.options, placed.rows, placed.places, width, wide)
        found = self._items.get(key)
        if found is None:
            if len(self._items) > _MOST_KEPT:
                self._items.clear()
            found = self._items[key] = (placed, make(self, placed, width, wide))
        return found[1]

    def kept(self, parts: tuple[object, ...], make: Callable[[], Box]) -> Box:
        """What is made of the same parts (by identity) again and again, such as the static side of a block that each
        version fills in; made anew where a part does not last."""
        if not self.passing or any(id(part) not in self.lasting for part in parts if part != ()):
            return make()
        key = tuple(map(id, parts))
        found = self._kept.get(key)
        if found is None:
            self.passing = False
            found = self._kept[key] = (parts, make())
            self.passing = True
        return found[1]

    def option(self, option: Option, how: tuple[str, float, bool], make: Callable[[], Strip]) -> Strip:
        """An option behind a letter in a width, kept by identity."""
        key = (id(option), *how)
        found = self._options.get(key)
        if found is None:
            if len(self._options) > _MOST_KEPT:
                self._options.clear()
            found = self._options[key] = (option, make())
        return found[1]

    def width_of_option(self, option: Option, measure: Callable[[Typesetter, Option], float | None]) -> float | None:
        found = self._option_widths.get(id(option))
        if found is None:
            if len(self._option_widths) > _MOST_KEPT:
                self._option_widths.clear()
            found = self._option_widths[id(option)] = (option, measure(self, option))
        return found[1]

    def natural_width(self, kids: Inlines, style: TypeStyle) -> float:
        """The width on one line; several lines where the text has hard breaks count as the widest."""
        return max((line.width for line in self.lines(kids, style, _ENDLESS)), default=0.0)

    def natural(self, kids: Inlines, style: TypeStyle) -> Box:
        """A paragraph as wide as its text."""
        key = (id(kids), style, _ENDLESS, "", "", self._late(kids))
        boxes = self._passing_boxes if self.passing and id(kids) not in self.lasting else self._boxes
        found = boxes.get(key)
        if found is None:
            width = self.natural_width(kids, style) + 0.01
            found = boxes[key] = (kids, self.paragraph(kids, style, width))
        return found[1]

    def natural_on_pages(self, kids: Inlines, style: TypeStyle, pages: int) -> tuple[Box, ...]:
        """A text with slots for the number of the page, on each of `pages` pages."""
        key = (id(kids), style, pages)
        found = self._counters.get(key)
        if found is None:
            if len(self._counters) > _MOST_KEPT:
                self._counters.clear()
            boxes = [self.natural_of(kids, style, page_slots(page, pages)) for page in range(1, pages + 1)]
            found = self._counters[key] = (kids, tuple(boxes))
        return found[1]

    def natural_of(self, kids: Inlines, style: TypeStyle, slots: Mapping[str, str]) -> Box:
        """A paragraph as wide as its text with these values, of which nothing is kept: they are those of one paper."""
        key = (id(kids), style)
        found = self._open_lines.get(key)
        if found is None:
            if len(self._open_lines) > _MOST_KEPT:
                self._open_lines.clear()
            found = self._open_lines[key] = (kids, self._open_line(kids, style))
        line = found[1].filled(slots) if found[1] else None
        if line:
            return paragraph_box((line,), style, self.paper, line.width + 0.01, "left", "P")
        self.slots, self.passing = slots, True
        box = self.natural(kids, style)
        self.passing = False
        return box

    def _open_line(self, kids: Inlines, style: TypeStyle) -> OpenLine | None:
        standing_in = stand_ins(self.slots_in(kids), len(plain(kids)))
        made = self._worded_with(kids, style, self.paper.blank, standing_in)
        return open_line(lines_of(made, _ENDLESS, self.paper.together), standing_in)

    def label(self, text: str, style: TypeStyle, role: str = "") -> Box:
        """A short text of ours on one line, as wide as it is."""
        key = (f"{role}\0{text}", style)
        found = self._labels.get(key)
        if found is None:
            kids = (Text(text),)
            width = self.natural_width(kids, style)
            found = self._labels[key] = self.paragraph(kids, style, width + 0.01, role=role)
        return found

    def tick(self, size: float, color: str) -> Box:
        """A tick that is seen as a shape and read as ✓."""
        style = self.paper.type.text
        drawn = Art(shapes.tick(size, color))
        return Box(size, size, ((0.0, 0.0, drawn), (0.0, size * 0.84, unseen_text("✓ ", style))), text=True)
