"""How paper looks: the `[paper]` table of a theme, read strictly. Lengths are pt once read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.errors import UsageError
from generator.fonts import faces
from generator.frozen import frozen, replace
from generator.theme import Theme
from generator.words import runs_right_to_left

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One kind of text. `tracking` and `word_space` are thousandths of an em, `color` is RRGGBB."""

    face: str
    size: float
    leading: float
    color: str
    strong: str
    tracking: float = 0.0
    word_space: float = 0.0
    tabular: bool = False
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = (self.face, self.size, self.leading, self.color, self.strong, self.tracking, self.word_space)
        object.__setattr__(self, "_hash", hash((*known, self.tabular)))

    def __hash__(self) -> int:
        """Reckoned once: styles are part of the key of everything that is set."""
        return self._hash

    @property
    def baseline(self) -> float:
        """From the top of a line to its baseline: the leading is shared out above and below the face's own height."""
        face = faces.face(self.face)
        return (self.leading - (face.ascender - face.descender) * self.size) / 2 + face.ascender * self.size

    @property
    def cap_centre(self) -> float:
        """From the top of a line to the middle of its capitals."""
        return self.baseline - faces.face(self.face).cap_height * self.size / 2


@frozen
class Gaps:
    part: float
    part_first: float
    item: float
    item_wide: float
    options: float
    option: float
    option_wide: float
    blocks: float
    feather: float
    key_item: float
    key_short: float
    key_option: float


@frozen
class Types:
    title: TypeStyle
    key_title: TypeStyle
    school: TypeStyle
    subject: TypeStyle
    mark_word: TypeStyle
    mark: TypeStyle
    meta: TypeStyle
    lead: TypeStyle
    directions: TypeStyle
    part_letter: TypeStyle
    part_title: TypeStyle
    part_instruction: TypeStyle
    part_note: TypeStyle
    points: TypeStyle
    subheading: TypeStyle
    text: TypeStyle
    blank_text: TypeStyle
    number: TypeStyle
    letter: TypeStyle
    right: TypeStyle
    wrong: TypeStyle
    match: TypeStyle
    match_letter: TypeStyle
    frame_title: TypeStyle
    bank: TypeStyle
    table_head: TypeStyle
    table: TypeStyle
    caption: TypeStyle
    field: TypeStyle
    running: TypeStyle
    band: TypeStyle
    band_aside: TypeStyle
    note: TypeStyle
    note_strong: TypeStyle
    note_title: TypeStyle
    feedback: TypeStyle
    places: TypeStyle
    grid_head: TypeStyle
    grid_number: TypeStyle
    grid_letter: TypeStyle
    grid_words: TypeStyle
    code: TypeStyle


@frozen
class PaperStyle:
    """Names follow `theme.toml`, without `_mm`: all lengths are pt here.

    `part_disc` is the diameter of the disc that a part's numeral stands in, 0 for a tab that hangs from a rule;
    a document has at most `most_columns` columns; drawings with words are `drawing_scale` times as large as they say.
    """

    left: float
    right: float
    top: float
    band: float
    below_band: float
    bottom: float
    foot: float
    column_gap: float
    gutter: float
    number_gap: float
    radius: float
    blank: float
    answer_line: float
    field: float
    mark: float
    shape: float
    shape_width: float
    shape_radius: float
    shape_gap: float
    tick_box: float
    tick_column: float
    box: float
    box_height: float
    part_disc: float
    tab_width: float
    tab_height: float
    most_columns: float
    drawing_scale: float
    frame_width: float
    rule_width: float
    head_width: float
    wash: bool
    together: tuple[str, ...]
    gaps: Gaps
    type: Types
    colors: Mapping[str, str]
    spoken_blank: str
    language: str
    rtl: bool
    hyphenate: bool

    @property
    def option_indent(self) -> float:
        """From an option's shape to its text."""
        return self.shape + self.shape_gap

    def tight(self) -> PaperStyle:
        """The same look with smaller gaps between questions, options and parts, to save a page; type stays."""
        gaps = replace(self.gaps, part=self.gaps.part - 2, item=8.5, item_wide=10, option=2.5, option_wide=3.5)
        return replace(self, gaps=gaps)


def read_style(theme: Theme, spoken_blank: str = "", language: str = "") -> PaperStyle:
    """`spoken_blank` is what a screen reader says for a blank to write on; `language` is that of the document: it
    shapes letters, parts words, and mirrors the page if it is read from the right.

    Raises UsageError that names the theme and the key when a key is missing, unknown or of the wrong type."""
    table = dict(theme.paper)
    types = _table(theme, table, "type")
    style: dict[str, Any] = {
        "gaps": Gaps(**_numbers(theme, "paper.gaps", _table(theme, table, "gaps"), _names(Gaps))),
        "type": Types(**{name: _type(theme, name, _table(theme, types, name)) for name in _names(Types)}),
        "wash": table.pop("wash", None),
        "together": tuple(table.pop("together", ())),
        "colors": theme.colors,
        "spoken_blank": spoken_blank,
        "language": language,
        "rtl": runs_right_to_left(language),
        "hyphenate": table.pop("hyphenate", None),
    }
    if types:
        raise _wrong(theme, f"paper.type.{min(types)}", "is not known")
    for key in ("wash", "hyphenate"):
        if not isinstance(style[key], bool):
            raise _wrong(theme, f"paper.{key}", "must be true or false")
    lengths = {key.removesuffix("_mm"): _length(theme, key, value) for key, value in table.items()}
    style |= _numbers(theme, "paper", lengths, [name for name in _names(PaperStyle) if name not in style])
    return PaperStyle(**style)


def _names(kind: type) -> list[str]:
    """The arguments that make one; `fields` would make real dataclasses of them first."""
    names: tuple[str, ...] = vars(kind)["__match_args__"]
    return list(names)


def _wrong(theme: Theme, key: str, why: str) -> UsageError:
    return UsageError(f"theme “{theme.name}”: {key} {why}")


def _table(theme: Theme, table: dict[str, Any], key: str) -> dict[str, Any]:
    found = table.pop(key, None)
    if not isinstance(found, dict):
        raise _wrong(theme, f"paper: {key}", "is missing or no table")
    return dict(found)


def _length(theme: Theme, key: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong(theme, f"paper.{key}", "must be a number")
    return value * MM if key.endswith("_mm") else float(value)


def _numbers(theme: Theme, where: str, table: dict[str, Any], names: list[str]) -> dict[str, float]:
    for name in names:
        if name not in table:
            raise _wrong(theme, f"{where}.{name}", "is missing")
    for name in table:
        if name not in names:
            raise _wrong(theme, f"{where}.{name}", "is not known")
    return {name: _length(theme, f"{where}.{name}", table[name]) for name in names}


def _type(theme: Theme, name: str, table: dict[str, Any]) -> TypeStyle:
    where = f"paper.type.{name}"
    for key in table:
        if key not in _names(TypeStyle):
            raise _wrong(theme, f"{where}.{key}", "is not known")
    for key in ("face", "size", "leading", "color"):
        if key not in table:
            raise _wrong(theme, f"{where}.{key}", "is missing")
    for key in ("face", "strong"):
        if table.get(key, table["face"]) not in faces.names():
            raise _wrong(theme, f"{where}.{key}", f"names no face that ships: “{table[key]}”")
    if table["color"] not in theme.colors:
        raise _wrong(theme, f"{where}.color", f"names no colour of the theme: “{table['color']}”")
    numbers = {
        key: _length(theme, f"{where}.{key}", table.get(key, 0))
        for key in ("size", "leading", "tracking", "word_space")
    }
    face, strong = (faces.with_extras(table.get(key, table["face"]), theme.extras) for key in ("face", "strong"))
    return TypeStyle(
        face, color=theme.colors[table["color"]], strong=strong, tabular=table.get("tabular", False), **numbers
    )
