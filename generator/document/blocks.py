"""The closed vocabulary of a page: content blocks, response blocks that carry their right answer, and items.

A new question kind lowers to these and no exporter is touched; a new format draws these and no kind is touched.
Every walk over blocks is one `match` that ends in `assert_never`, so the type checker lists each place a new block
must reach. Text lengths are in millimetres where a name ends in `_mm`.

A *blanked* block is one whose answers were taken out by `transforms.blank`: `right` and `column` are None, `pairs`,
`accepted`, `answer`, `model`, `rubric`, `feedback` and `explanation` are empty. An exporter draws answers when they are
there and knows nothing of students and teachers.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from generator.document.drawings import Drawing as Drawing
from generator.document.inlines import Inlines
from generator.document.values import Parameters
from generator.frozen import frozen

# ---- content


@frozen
class Heading:
    """`classes` choose a look or layout (`center`, `title`, `section`, `objectives` …); others change nothing."""

    level: int
    kids: Inlines
    id: str = ""
    classes: tuple[str, ...] = ()


@frozen
class Paragraph:
    """`classes`: `center`, `right`, `keep` (with the next block), `meta`, `lead`."""

    kids: Inlines
    classes: tuple[str, ...] = ()


@frozen
class List:
    """`start` is the first number of an ordered list; None makes bullets."""

    items: tuple[Blocks, ...]
    start: int | None = None


Align = Literal["", "left", "center", "right"]


@frozen
class Table:
    """`head` may be empty; every row has as many cells as `aligns`."""

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    aligns: tuple[Align, ...]
    classes: tuple[str, ...] = ()


@frozen
class Figure:
    """A picture of `Lesson.assets`, found by its hash. `width` is a share of the measure (0–1], None to fit; `width_mm`
    is said instead of it where the picture must have a size. A decorative one has no `alt`: it tells nothing.
    """

    asset: str
    alt: str
    caption: Inlines = ()
    width: float | None = None
    width_mm: float | None = None
    credit: Inlines = ()

    @property
    def decorative(self) -> bool:
        return not self.alt


@frozen
class PictureRow:
    """Two to four figures side by side, their lower edges level."""

    blocks: Blocks


@frozen
class Quote:
    blocks: Blocks


@frozen
class CodeBlock:
    text: str


@frozen
class Definition:
    term: Inlines
    meanings: tuple[Blocks, ...]


@frozen
class Definitions:
    entries: tuple[Definition, ...]


# ---- layout


@frozen
class Box:
    """A named area; the theme knows how it looks.

    Roles: `letterhead`, `masthead` (the head of a paper, holds a `mark`), `mark` (the large version mark),
    `instructions`, `part` (label = numeral, aside = points; blocks = heading and instruction), `stimulus`, `reading`,
    `band` (a coloured band on every page), `plain`.
    """

    role: str
    blocks: Blocks
    label: Inlines = ()
    aside: Inlines = ()


@frozen
class Columns:
    count: int
    blocks: Blocks


@frozen
class Keep:
    """Blocks that stay on one page."""

    blocks: Blocks


@frozen
class Field:
    """One labelled place to write in; with a value it is filled in. `share` is its part of the strip's width."""

    label: Inlines
    value: Inlines = ()
    share: float = 1.0


@frozen
class Fields:
    fields: tuple[Field, ...]


@frozen
class Running:
    """Stands on every page: one to three cells in the head or foot, or a band across the top."""

    where: Literal["header", "footer", "band"]
    cells: tuple[Inlines, ...]


@frozen
class Break:
    what: Literal["page", "column", "slide"]


@frozen
class Audience:
    """Blocks for some documents only. `notes` are speaker notes, and within a question words for the key."""

    who: Literal["slide", "handout", "notes", "key"]
    blocks: Blocks


MOST_COLUMNS = 8
"""Versions that a key shows side by side; of more, each has a row of its own (`docs/interface.md`)."""


@frozen
class KeyGrid:
    """All versions side by side. `codes` heads the columns; a row is a number and its answer in each version."""

    codes: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


# ---- responses: what a pupil does, and what is right

Place = Literal["free", "first", "last", "pinned"]


@frozen
class Option:
    """`place` says where a shuffle may put it. `right` is None when blanked. `feedback` is for keys only."""

    blocks: Blocks
    right: bool | None
    place: Place = "free"
    feedback: Blocks = ()


@frozen
class Choices:
    """Lettered options. `columns` 0 lets the page choose; `multiple` draws squares instead of circles; none of a
    `survey` is right or wrong. `shown` is how many of them a version prints, 0 for all: never without a right one or
    one that has a place."""

    options: tuple[Option, ...]
    multiple: bool = False
    columns: int = 0
    shuffle: bool = True
    shown: int = 0
    survey: bool = False


@frozen
class Statement:
    """`column` is the index of the right label, None when blanked. `feedback` is for keys only."""

    kids: Inlines
    column: int | None
    feedback: Blocks = ()


@frozen
class Grid:
    """Statements with one tick each under `labels` (right / wrong, or the teacher's own words)."""

    labels: tuple[Inlines, ...]
    rows: tuple[Statement, ...]
    shuffle: bool = True


@frozen
class Verdict:
    """One statement, the stem itself, judged by one of two `labels`. `column` 0 means true; None when blanked."""

    labels: tuple[Inlines, Inlines]
    column: int | None
    correction: Inlines = ()


@frozen
class Match:
    """`pairs[i]` is the index in `right` of what belongs to `left[i]`; empty when blanked. Surplus has no pair."""

    head: tuple[Inlines, Inlines]
    left: tuple[Inlines, ...]
    right: tuple[Inlines, ...]
    pairs: tuple[int, ...]
    shuffle: bool = True


@frozen
class Ordering:
    """Lettered steps to put in order. `order` has their indices in the right order; empty when blanked."""

    steps: tuple[Inlines, ...]
    order: tuple[int, ...]


@frozen
class Sorting:
    """Lettered members to sort under `heads`. `groups[i]` is the head of `members[i]`; empty when blanked."""

    heads: tuple[Inlines, ...]
    members: tuple[Inlines, ...]
    groups: tuple[int, ...]


@frozen
class RubricStep:
    kids: Inlines
    points: Fraction


@frozen
class Lines:
    """Room to write: `count` lines (`space_mm` of open room, a box or squared paper instead, if given).

    `accepted` holds, for each answer that is asked for, its accepted wordings, best first (short answer);
    `model` and `rubric` belong to essays.
    """

    count: int
    space_mm: float | None = None
    boxed: bool = False
    squared: bool = False
    accepted: tuple[tuple[Inlines, ...], ...] = ()
    model: Blocks = ()
    rubric: tuple[RubricStep, ...] = ()


@frozen
class Near:
    """A number that is right as far as `tolerance` off."""

    value: Fraction
    tolerance: Fraction


@frozen
class Between:
    least: Fraction
    most: Fraction


@frozen
class Reckoned:
    """A number with its tolerance, in hundredths of it when `percent`, or a range to `last`: expressions that a
    version's values turn into one of the others."""

    first: str
    tolerance: str = ""
    percent: bool = False
    last: str = ""


@frozen
class Quantity:
    """A number to write before its `unit`. `answer` is what a key prints of it, `accepts` which numbers are right;
    both are empty when blanked."""

    unit: Inlines
    answer: Inlines = ()
    accepts: Near | Between | Reckoned | None = None


@frozen
class Layout:
    """One form of a puzzle: its grid, solved by the answers of the drawing; `name` tells it from others on a key."""

    drawing: Drawing
    name: Inlines
    clues: Blocks


@frozen
class Puzzle:
    """A grid of words, in `layouts` of which each version has one."""

    layouts: tuple[Layout, ...]


@frozen
class InStem:
    """The response stands in the stem itself, as `Gap`s. `bank` are words to choose from: first the answers, each once
    in the order of their gaps (`asked` are so many), then words that fit nowhere."""

    bank: tuple[Inlines, ...] = ()
    asked: int = 0


Response = Choices | Grid | Verdict | Match | Ordering | Sorting | Lines | Quantity | Puzzle | InStem

# ---- items

Kind = Literal[
    "single-choice",
    "multiple-choice",
    "statements",
    "true-false",
    "short-answer",
    "numeric",
    "blank",
    "matching",
    "ordering",
    "sorting",
    "essay",
    "crossword",
    "word-search",
]


@frozen
class Item:
    """One question, whatever its kind, as the lesson wrote it: nothing shuffled, nothing numbered.

    With `parameters` it holds `Value`s, and each version gets an instance of it without either.

    A sub-question has a `letter`; `lead` is the text of the question that it is part of, printed above its letter a.
    """

    id: str
    kind: Kind
    points: Fraction
    stem: Blocks
    response: Response
    explanation: Blocks = ()
    level: str = ""
    pinned: bool = False
    notes: Blocks = ()
    parameters: Parameters | None = None
    letter: str = ""
    lead: Blocks = ()


@frozen
class Group:
    """Questions about one stimulus, its heading first. They stand together, behind it, in every version; a slot
    `range` in it says their numbers. `shuffle` False keeps their order."""

    id: str
    stimulus: Blocks
    items: tuple[Item, ...]
    pinned: bool = False
    shuffle: bool = True


@frozen
class Placed:
    """An item as it stands in one version: a reference and permutations, never a copy.

    `options[i]` is the index in the lesson of what is printed i-th: options of `Choices`, statements of `Grid`, the
    lettered right-hand side of `Match`, steps of `Ordering`, members of `Sorting`, the layouts of a `Puzzle` that are
    printed. `rows` is the same for the left-hand side of a `Match`. Empty means as written.
    `places` tells a teacher where the item stands: (version code, printed number) for each version.
    """

    item: Item
    number: str
    options: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()
    places: tuple[tuple[str, str], ...] = ()


@frozen
class PlacedGroup:
    """A group as it stands in one version. Its `stimulus` is the one that all versions share, with its slot `range`
    open; `numbers` are what stands there."""

    stimulus: Blocks
    items: tuple[Placed, ...]
    numbers: str


@frozen
class Questions:
    """A stretch of a part, in which `arrange` puts each version's items in order (as `Placed` and `PlacedGroup`)."""

    part: str
    items: tuple[Item | Group, ...]


Block = (
    Heading
    | Paragraph
    | List
    | Table
    | Figure
    | PictureRow
    | Drawing
    | Quote
    | CodeBlock
    | Definitions
    | Box
    | Columns
    | Keep
    | Fields
    | Running
    | Break
    | Audience
    | KeyGrid
    | Item
    | Placed
    | PlacedGroup
    | Questions
)
Blocks = tuple[Block, ...]


@frozen
class Document:
    """One paper or deck, composed. `audience` decides blanking, fonts and the leak audit; `language` is BCP-47."""

    name: str
    title: str
    audience: Literal["student", "teacher", "class"]
    language: str
    blocks: Blocks
    paper: str = ""
    subject: str = ""
