"""A lesson as it was read: what is taught, what is asked, what is right. Kinds of questions are not decided here.

A question holds the *shape* that stood under its stem. `questions/` reads the kind from it and lowers it to an `Item`;
the audit takes the facts of a key from the shape, so that it does not trust what was lowered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal

from generator.diagnostics import At
from generator.document import blocks
from generator.document.attributes import Attributes as Attributes
from generator.document.blocks import Blocks, Item, RubricStep
from generator.document.inlines import Inlines
from generator.frozen import fresh, frozen

# ---- shapes: what stands under a stem


@frozen
class Entry:
    """One line of a task list. `marked` is its `[x]`."""

    blocks: Blocks
    marked: bool
    attributes: Attributes
    at: At
    feedback: Blocks = ()


@frozen
class TaskList:
    entries: tuple[Entry, ...]


@frozen
class AnswerLine:
    """A line `= a | b`: its alternatives, best first, and the raw text behind the mark."""

    alternatives: tuple[Inlines, ...]
    raw: str
    at: At


@frozen
class AnswerLines:
    lines: tuple[AnswerLine, ...]


@frozen
class Numeral:
    """A number as it is written, and what it is; or an expression, whose number a version's values decide."""

    text: str
    value: Fraction
    expression: str = ""


@frozen
class AnswerNumber:
    """A line `= 3,14 ± 0,01 g/mol` or `= 3..4 cm`.

    `tolerance` is how far off an answer may be, in hundredths of the number when `percent`; `last` ends a range.
    """

    first: Numeral
    tolerance: Numeral | None
    percent: bool
    last: Numeral | None
    unit: Inlines
    at: At


@frozen
class PairRow:
    left: Inlines
    right: Inlines
    at: At


@frozen
class PairTable:
    """A two-column table under a `.match` stem. A row with an empty left cell is a surplus answer."""

    head: tuple[Inlines, Inlines]
    rows: tuple[PairRow, ...]


@frozen
class Step:
    kids: Inlines
    at: At


@frozen
class StepList:
    """A numbered list under an `.order` stem, in the right order."""

    steps: tuple[Step, ...]


@frozen
class Member:
    """What belongs to a group; `group` is its column."""

    kids: Inlines
    group: int
    at: At


@frozen
class GroupTable:
    """A table under a `.sort` stem: its head names groups, the cells below are members, row by row."""

    heads: tuple[Inlines, ...]
    members: tuple[Member, ...]


@frozen
class WordEntry:
    """A term and its first meaning, which may be empty."""

    term: Inlines
    clue: Inlines


@frozen
class WordList:
    """Words with their meanings under the stem of a puzzle, or all that the lesson defines."""

    entries: tuple[WordEntry, ...]


@frozen
class Gaps:
    """The stem holds `Gap`s."""


@frozen
class Nothing:
    """Nothing that can be marked stands under the stem."""


Shape = TaskList | AnswerLines | AnswerNumber | PairTable | WordList | StepList | GroupTable | Gaps | Nothing


@frozen
class Variable:
    """A line `name: rest` of a `vars` block; `at` is where the rest stands."""

    name: str
    rest: str
    at: At


@frozen
class Variables:
    """A `vars` block, and every expression that stands in a text of its question."""

    at: At
    lines: tuple[Variable, ...]
    used: tuple[tuple[str, At], ...] = ()


@frozen
class Whole:
    """The question that a sub-question is part of: its id and its text, and the letter that it gives the sub-question.
    `points` is the sub-question's share of points that the whole names, if it names none itself. `gives_values` says
    that the sub-question's variables are those of the whole, so that all have the same values."""

    id: str
    letter: str
    stem: Blocks
    points: Fraction | None = None
    gives_values: bool = False


@frozen
class Question:
    """One question as written, or a sub-question of a `whole`; those of one stand together in the order of their
    letters. `at` is its stem's first line. `id` is unique in the lesson."""

    id: str
    at: At
    stem: Blocks
    shape: Shape
    attributes: Attributes
    explanation: Blocks = ()
    model: Blocks = ()
    rubric: tuple[RubricStep, ...] = ()
    notes: Blocks = ()
    variables: Variables | None = None
    whole: Whole | None = None

    @property
    def leads(self) -> bool:
        """Whether it has a number of its own: all but sub-questions from b on."""
        return self.whole is None or self.whole.letter == "a"

    @property
    def asked(self) -> Blocks:
        """All that stands from its number on: the text of the whole before its first sub-question."""
        return (*self.whole.stem, *self.stem) if self.whole and self.leads else self.stem


@frozen
class Group:
    """Questions about one stimulus: its heading, then what stands under it, with a slot `range` for their numbers.

    The attributes of its heading are those of all its questions too; `.pin` keeps the place of the group.
    """

    id: str
    at: At
    stimulus: Blocks
    questions: tuple[Question, ...]
    attributes: Attributes = Attributes()


@frozen
class Subpart:
    """What shuffles among itself, under a subheading, after a page break, or all of a part: questions and groups."""

    title: Inlines
    units: tuple[Question | Group, ...]
    page_break: bool = False

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(
            question for unit in self.units for question in (unit.questions if isinstance(unit, Group) else (unit,))
        )

    @property
    def groups(self) -> tuple[Group, ...]:
        return tuple(unit for unit in self.units if isinstance(unit, Group))


def units_of(units: Iterable[Question | Group], items: Mapping[str, Item]) -> tuple[Item | blocks.Group, ...]:
    """The same of what was lowered, with the questions that have items here; a group without any is none."""
    made: list[Item | blocks.Group] = []
    for unit in units:
        if isinstance(unit, Question):
            made += [items[unit.id]] if unit.id in items else []
        elif inside := tuple(items[question.id] for question in unit.questions if question.id in items):
            pinned = "pin" in unit.attributes.classes
            # Sub-questions stay together in their order, so a group that has any keeps its own.
            loose = not any(question.whole for question in unit.questions)
            shuffle = loose and unit.attributes.get("shuffle") != "no"
            made.append(blocks.Group(unit.id, unit.stimulus, inside, pinned, shuffle))
    return tuple(made)


@frozen
class Stratum:
    """So many questions of a pool of those that carry a name: a difficulty, a level, an objective or a tag; "" is
    carried by all."""

    name: str
    count: int

    def holds(self, question: Question) -> bool:
        said = question.attributes.get
        tags = [tag.strip() for tag in said("tags").split(",")]
        return self.name in ("", said("difficulty"), said("level"), said("objective"), *tags)


@frozen
class Part:
    """A heading with `.questions` and what it holds. `columns` 0 leaves the number of option columns to the page.

    With a `draw` the part is a pool, of which each version has so many of each stratum. `options` is how many options
    of a choice question a version prints, 0 for all.
    """

    id: str
    at: At
    level: int
    title: Inlines
    instruction: Blocks
    subparts: tuple[Subpart, ...]
    shuffle: bool = True
    shuffle_options: bool = True
    points: Fraction = Fraction(1)
    columns: int = 0
    on: Literal["", "paper", "slides"] = ""
    draw: tuple[Stratum, ...] = ()
    options: int = 0

    def shows(self, question: Question, where: Literal["paper", "slides"]) -> bool:
        return question.attributes.get("on", self.on) in ("", where)

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for subpart in self.subparts for question in subpart.questions)

    @property
    def groups(self) -> tuple[Group, ...]:
        return tuple(group for subpart in self.subparts for group in subpart.groups)


@frozen
class Section:
    """Teaching material under one heading (level 0: what stands before the first)."""

    level: int
    title: Inlines
    blocks: Blocks
    attributes: Attributes = Attributes()
    at: At = At("")


@frozen
class Objective:
    id: str
    text: Inlines
    code: str = ""
    topic: str = ""


@frozen
class Asset:
    """A picture, re-encoded while reading: no metadata, orientation applied, PNG, JPEG or outlines."""

    data: bytes
    mime: Literal["image/png", "image/jpeg", "image/svg+xml"]
    width_px: int
    height_px: int


@frozen
class School:
    """School-wide facts from `lembar.toml`; every one may be empty. `fonts` are faces of the school's own, by the names
    that `fonts.extra` gave them."""

    name: str = ""
    address: str = ""
    logo: str = ""
    teacher: str = ""
    head_teacher: str = ""
    paper: str = ""
    theme: str = ""
    language: str = ""
    identity: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()


@frozen
class Lesson:
    """`source` is the text that was read, `inputs` the sha256 of every file behind the lesson, by its path as shown."""

    name: str
    path: str
    source: str
    title: Inlines
    language: str
    body: tuple[Section | Part, ...]
    subject: str = ""
    topic: str = ""
    grade: str = ""
    curriculum: str = ""
    time: str = ""
    date: str = ""
    author: str = ""
    instructions: Inlines = ()
    paper: str = ""
    theme: str = ""
    versions: int | None = None
    objectives: tuple[Objective, ...] = ()
    school: School = School()
    assets: Mapping[str, Asset] = fresh(factory=dict)
    inputs: tuple[tuple[str, str], ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(part for part in self.body if isinstance(part, Part))

    @property
    def sections(self) -> tuple[Section, ...]:
        return tuple(section for section in self.body if isinstance(section, Section))
