"""The theme as slides need it, read from `[colors]` and `[slides]` of theme.toml and checked at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.errors import UsageError
from generator.exporters.pptx.slides import cm
from generator.frozen import frozen
from generator.theme import Theme


@frozen
class Face:
    """A face that slides name. `twins` are faces with the same widths, that can be measured; `line` is in em.
    `stand_in` is how much wider, regular and bold, the face may be that stands in where this one is missing."""

    name: str
    line: float
    stand_in: tuple[float, float]
    regular: str
    bold: str
    italic: str
    bold_italic: str

    def margin(self, bold: bool) -> float:
        """What a measured width is multiplied by."""
        return self.stand_in[bold]

    def twin(self, bold: bool, italic: bool) -> str:
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


@frozen
class Grid:
    """The room that cards, tiles and tables share, in EMU. `strip` is kept free for an explanation."""

    left: int
    width: int
    top: int
    bottom: int
    gap: int
    strip_top: int
    strip_height: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def half(self) -> int:
        """The width of one of two columns."""
        return (self.width - self.gap) // 2

    @property
    def second(self) -> int:
        """Where the second of two columns begins."""
        return self.left + self.half + self.gap

    @property
    def third(self) -> int:
        return (self.width - 2 * self.gap) // 3


@frozen
class Look:
    """`colors` maps every role to RRGGBB. `points` are steps of (size, space after), the rest plain sizes in pt."""

    colors: Mapping[str, str]
    faces: Mapping[str, Face]
    grid: Grid
    sizes: Mapping[str, tuple[float, ...]]
    points: tuple[tuple[float, float], ...]
    edges: Mapping[str, float]
    radius: int


COLORS = (
    "ink", "accent", "answer", "ground", "card", "quiet", "on_accent", "answer_wash", "receded", "receded_edge",
    "option_edge", "card_edge", "sand", "stripe", "writing_line",
)  # fmt: skip
SIZES = (
    "title", "title_two_lines", "display", "stem", "text", "card_term", "card_text", "cell_name", "cell_text", "quote",
    "table", "tile", "row", "match", "strip", "verdict",
)  # fmt: skip
EDGES = ("option", "card", "right", "rule")


def read_look(theme: Theme) -> Look:
    """Raises UsageError that names the theme and the first key that is missing or wrong."""
    slides = theme.slides
    colors = {**theme.colors, **_table(theme, slides, "colors")}
    sizes = _table(theme, slides, "sizes")
    edges = _table(theme, slides, "edges")
    grid = _table(theme, slides, "grid")
    for names, table in ((COLORS, colors), (SIZES, sizes), (EDGES, edges)):
        for name in names:
            if name not in table:
                raise UsageError(f"the theme “{theme.name}” lacks “{name}” for slides")
    try:
        return Look(
            colors=colors,
            faces={role: Face(**face) for role, face in slides["faces"].items()},
            grid=Grid(**{name: cm(float(value)) for name, value in grid.items()}),
            sizes={name: tuple(map(float, steps)) for name, steps in sizes.items()},
            points=tuple((float(size), float(after)) for size, after in slides["points"]),
            edges={name: float(width) for name, width in edges.items()},
            radius=cm(float(slides["radius"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"the theme “{theme.name}” is wrong for slides: {error}") from error


def _table(theme: Theme, slides: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = slides.get(name)
    if not isinstance(table, Mapping):
        raise UsageError(f"the theme “{theme.name}” lacks [slides.{name}]")
    return table
