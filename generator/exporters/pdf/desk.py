"""Where papers are laid out: one size of paper in one theme, its typesetters, and the way from a flow to pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.document.blocks import Block, Blocks, Running
from generator.document.filling import slot_names
from generator.document.transforms import inlines_of
from generator.errors import UsageError
from generator.exporters.pdf.box import Box
from generator.exporters.pdf.flow import Flow
from generator.exporters.pdf.images import PaperAsset
from generator.exporters.pdf.page import Page
from generator.exporters.pdf.pages import Area, Sheet, paginate
from generator.exporters.pdf.running import running_placements
from generator.exporters.pdf.style import MM, PaperStyle, read_style
from generator.exporters.pdf.typeset import Typesetter
from generator.frozen import frozen
from generator.theme import Theme
from generator.words import Words

PAPERS = {"A4": (210 * MM, 297 * MM), "F4": (215 * MM, 330 * MM), "Letter": (612.0, 792.0)}
_ALMOST_EMPTY = 0.2
_MOST_TRIES = 4


class Desk:
    """Raises UsageError for a paper or a theme that cannot be used."""

    def __init__(
        self, theme: Theme, assets: Mapping[str, PaperAsset], words: Words, paper: str, language: str = ""
    ) -> None:
        if paper not in PAPERS:
            raise UsageError(f"there is no paper “{paper}”; choose one of: {', '.join(PAPERS)}")
        style = read_style(theme, words.fixed["spoken_blank"], language)
        self._styles: dict[bool, PaperStyle] = {False: style, True: style.tight()}
        self.assets, self.words = assets, words
        self.width, self.height = PAPERS[paper]
        self._setters: dict[tuple[bool, bool, float], Typesetter] = {}
        self._gutters: dict[tuple[str, ...], float] = {}

    def area(self, banded: bool) -> Area:
        """`banded` papers have a band across their top."""
        style = self._styles[False]
        top = style.below_band if banded else style.top
        width = self.width - style.left - style.right
        height = self.height - top - style.bottom
        return Area(style.left, top, width, height, style.column_gap, style.gaps.part_first, style.gaps.feather)

    def setter(self, numbers: Iterable[str], banded: bool, tight: bool) -> Typesetter:
        """For papers whose widest number is one of these."""
        style = self._styles[tight]
        plain = self._setter(banded, tight, style.gutter)
        known = tuple(numbers)
        gutter = self._gutters.get(known)
        if gutter is None:
            widest = max((plain.number(number).width for number in known), default=0.0)
            gutter = self._gutters[known] = max(style.gutter, widest + style.number_gap)
        return self._setter(banded, tight, gutter)

    def _setter(self, banded: bool, tight: bool, gutter: float) -> Typesetter:
        key = banded, tight, gutter
        if key not in self._setters:
            area = self.area(banded)
            self._setters[key] = Typesetter(
                self._styles[tight], self.words, self.assets, area.width, area.height, gutter
            )
        return self._setters[key]

    def labels(self, setter: Typesetter, numbers: Iterable[tuple[str, str]]) -> dict[str, Box]:
        """The boxes of printed numbers, by item id."""
        return {item: setter.number(number) for item, number in numbers}


@frozen
class Sheets:
    """Pages with the typesetter that set them, whose furniture is still to come."""

    setter: Typesetter
    sheets: Sequence[Sheet]


def set_well(lay_out: Callable[[bool], Sheets], height: float) -> Sheets:
    """Set tighter if that saves a page that would be almost empty. `lay_out` is asked for loose or tight gaps."""
    loose = lay_out(False)
    if len(loose.sheets) > 1 and loose.sheets[-1].used < height * _ALMOST_EMPTY:
        tight = lay_out(True)
        if len(tight.sheets) < len(loose.sheets):
            return tight
    return loose


def paged(
    setter: Typesetter, flow: Callable[[], Flow], area: Area, labels: Mapping[str, Box], names_pages: bool
) -> Sheets:
    """Text that names the number of pages is set again until the number holds."""
    pages = "1"
    for _ in range(_MOST_TRIES):
        setter.slots = {"pages": pages}
        sheets = paginate(flow(), area, labels)
        if not names_pages or str(len(sheets)) == pages:
            break
        pages = str(len(sheets))
    return Sheets(setter, sheets)


def furnished(desk: Desk, made: Sheets, running: Sequence[Running], slots: Mapping[str, str]) -> list[Page]:
    """Pages with what stands on every one of them, and the values of its slots."""
    setter, count = made.setter, len(made.sheets)
    rows = [running_placements(setter, block, slots, desk.width, desk.height, count) for block in running]
    return [
        Page(desk.width, desk.height, sheet.body, sheet.frames, [one for row in rows for one in row[index]])
        for index, sheet in enumerate(made.sheets)
    ]


def is_banded(blocks: Blocks) -> bool:
    return any(isinstance(block, Running) and block.where == "band" for block in blocks)


def names_pages(blocks: Blocks) -> bool:
    body: tuple[Block, ...] = tuple(block for block in blocks if not isinstance(block, Running))
    return any("pages" in slot_names(kids) for kids in inlines_of(body))
