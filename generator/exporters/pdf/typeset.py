"""What all typesetting shares: the style, the words, and paragraphs that are shaped and wrapped once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.document.blocks import Placed
from generator.document.inlines import Inlines, Slot, Text
from generator.exporters.pdf import shapes
from generator.exporters.pdf.box import Art, Box
from generator.exporters.pdf.images import PaperAsset
from generator.exporters.pdf.lines import Line, break_lines
from generator.exporters.pdf.looks import atoms, look_of
from generator.exporters.pdf.paragraph import paragraph_box, unseen_text
from generator.exporters.pdf.style import PaperStyle, TypeStyle
from generator.words import Words

_ENDLESS = 1e6
_MOST_KEPT = 20_000

ItemMaker = Callable[["Typesetter", Placed, float, bool], Box]


class Typesetter:
    """Blocks to boxes in one style and language. What was set is kept by identity, width and style.

    `measure` is the width of the text area, `page_height` its height; `slots` are values known late.
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
        self.slots: dict[str, str] = {}
        self._lines: dict[tuple[int, TypeStyle, float, str], tuple[Inlines, tuple[Line, ...]]] = {}
        self._boxes: dict[tuple[int, TypeStyle, float, str, str, str], tuple[Inlines, Box]] = {}
        self._items: dict[tuple[object, ...], tuple[Placed, Box]] = {}
        self._labels: dict[tuple[str, TypeStyle], Box] = {}

    def lines(self, kids: Inlines, style: TypeStyle, width: float) -> tuple[Line, ...]:
        key = (id(kids), style, width, self._late(kids))
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > _MOST_KEPT:
                self._lines.clear()
            made = break_lines(
                atoms(kids, look_of(style), self.paper, self.slots), width, self.paper.blank, self.paper.together
            )
            found = self._lines[key] = (kids, made)
        return found[1]

    def _late(self, kids: Inlines) -> str:
        """What slots in the text hold now, so that what was set for other values is not taken."""
        return "\0".join(self.slots.get(kid.name, "") for kid in kids if isinstance(kid, Slot))

    def paragraph(self, kids: Inlines, style: TypeStyle, width: float, align: str = "left", role: str = "P") -> Box:
        key = (id(kids), style, width, align, role, self._late(kids))
        found = self._boxes.get(key)
        if found is None:
            if len(self._boxes) > _MOST_KEPT:
                self._boxes.clear()
            lines = self.lines(kids, style, width)
            found = self._boxes[key] = (kids, paragraph_box(lines, style, self.paper, width, align, role))
        return found[1]

    def item(self, placed: Placed, width: float, wide: bool, make: ItemMaker) -> Box:
        """The box of a placed item, made once for each order of its options."""
        key = (id(placed.item), placed.number, placed.options, placed.rows, placed.places, width, wide)
        found = self._items.get(key)
        if found is None:
            if len(self._items) > _MOST_KEPT:
                self._items.clear()
            found = self._items[key] = (placed, make(self, placed, width, wide))
        return found[1]

    def natural_width(self, kids: Inlines, style: TypeStyle) -> float:
        """The width on one line; several lines where the text has hard breaks count as the widest."""
        return max((line.width for line in self.lines(kids, style, _ENDLESS)), default=0.0)

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
        return Box(size, size, ((0.0, 0.0, drawn), (0.0, size * 0.84, unseen_text("✓ ", style))))
