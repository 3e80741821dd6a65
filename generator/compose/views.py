"""What a template sees: views with named attributes, never the lesson itself. A pupil's view has no answers.

The names here are a promise to people who write templates; `docs/documents.md` lists them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, ClassVar, Protocol

from jinja2.exceptions import SecurityError

from generator.compose.other_models import with_other_models
from generator.document.blocks import (
    Audience,
    Block,
    Blocks,
    Break,
    Choices,
    CodeBlock,
    Figure,
    Heading,
    Item,
    KeyGrid,
    Lines,
    Match,
    PictureRow,
    Placed,
    Puzzle,
    Quantity,
    Questions,
    Table,
)
from generator.document.drawings import Drawing
from generator.document.inlines import Inlines, Slot, Text
from generator.document.transforms import gaps, inlines_of, main_number, plain
from generator.frozen import frozen, replace
from generator.lesson import Lesson, Part, School, Subpart, units_of
from generator.plan import ItemPlan, Plan, VersionPlan, Versions, in_groups, items_of, placed
from generator.values.instances import instance_of
from generator.words import Words

# In letters: what half the measure of a page holds beside one another, and what parts two columns.
_HALF_MEASURE, _BETWEEN = 44, 2
_HALF_MM = 84.0
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class View:
    """`names` are the attributes a template may use; `value()` is what `{{ view }}` prints."""

    names: ClassVar[frozenset[str]] = frozenset()

    def shows(self, name: str) -> bool:
        return name in self.names

    def value(self) -> Any:
        raise TypeError(f"{type(self).__name__.removesuffix('View').lower()} has parts; print one of them by name")


class WordsView(View):
    """`words.name` and all the other fixed words of the lesson's language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def shows(self, name: str) -> bool:
        return name in self._words.fixed

    def __getattr__(self, name: str) -> str:
        if name.startswith("_") or name not in self._words.fixed:
            raise AttributeError(name)
        return self._words.fixed[name]


class SlotView(View):
    """A value filled in after composing: it can be printed, not asked about."""

    def __init__(self, slot: Slot) -> None:
        self._slot = slot

    def value(self) -> Inlines:
        return (self._slot,)

    def __bool__(self) -> bool:
        raise SecurityError(f"“{self._slot.name}” is filled in for each paper and cannot be asked about")

    def __eq__(self, other: object) -> bool:
        return bool(self)

    __hash__ = None  # type: ignore[assignment]


class SlotsView(View):
    """`version.code`, `student.name`: each attribute a slot."""

    def __init__(self, prefix: str, *known: str) -> None:
        self._prefix, self._known = prefix, known

    def shows(self, name: str) -> bool:
        return name in self._known

    def __getattr__(self, name: str) -> SlotView:
        if name.startswith("_") or name not in self._known:
            raise AttributeError(name)
        return SlotView(Slot(f"{self._prefix}.{name}"))


class SchoolView(View):
    names = frozenset({"name", "address", "teacher", "head_teacher", "logo"})

    def __init__(self, school: School) -> None:
        self.name, self.address = school.name, school.address
        self.teacher, self.head_teacher = school.teacher, school.head_teacher
        self.logo: Blocks = (Figure(school.logo, school.name),) if school.logo else ()


class Letters(Protocol):
    """Answers as a marker's grid shows them: of an item as a version plans it, and of all versions number by number."""

    def of(self, planned: ItemPlan, /) -> str: ...
    def versions(self) -> Iterator[tuple[str, ...]]: ...


@frozen
class Facts:
    """All that the views of one composition draw on.

    `letters` gives answers as a marker's grid shows them; `placing` is the version whose numbers and orders a
    paper for the whole lesson shows, None on a paper for each version; `planned` are all items that papers of this kind
    show, by id, `counted` those that each of them has, or of pools as many others of the same worth. `places` tells for
    each item id where it stands: (version code, printed number) for each version.
    """

    lesson: Lesson
    items: Mapping[str, Item]
    plan: Plan
    words: Words
    letters: Letters
    placing: VersionPlan | None
    planned: Mapping[str, ItemPlan]
    counted: frozenset[str]
    places: Mapping[str, tuple[tuple[str, str], ...]]
    answers: bool


class LessonView(View):
    names = frozenset(
        [
            "title",
            "subject",
            "topic",
            "grade",
            "curriculum",
            "time",
            "date",
            "author",
            "instructions",
            "objectives",
            "count",
            "points",
            "max_points",
            "questions_text",
            "reading",
            "material",
        ]
    )

    def __init__(self, facts: Facts, shown: tuple[Item, ...]) -> None:
        lesson, words = facts.lesson, facts.words
        self.title, self.instructions = lesson.title, lesson.instructions
        self.subject, self.topic, self.grade = lesson.subject, lesson.topic, lesson.grade
        self.curriculum, self.time, self.date, self.author = lesson.curriculum, lesson.time, lesson.date, lesson.author
        self.objectives = tuple(objective.text for objective in lesson.objectives)
        self.count = len(numbered_points(shown))
        total = sum((item.points for item in shown), Fraction(0))
        self.points = words.count("points", total)
        self.max_points = words.count("max_points", total)
        self.questions_text = words.count("questions", self.count)
        self._lesson = lesson

    @property
    def reading(self) -> Blocks:
        """What the lesson marks `::: handout`."""
        return tuple(
            block
            for section in self._lesson.sections
            for found in section.blocks
            if isinstance(found, Audience) and found.who == "handout"
            for block in found.blocks
        )

    @property
    def material(self) -> Blocks:
        """All teaching material under its headings, the lesson's title over what has none; a deck takes its share."""
        made: list[Block] = []
        for section in self._lesson.sections:
            if section.blocks or section.title:
                title = section.title or self.title
                made.append(Heading(section.level or 2, title, "", section.attributes.classes))
            made.extend(section.blocks)
        return tuple(made)


class VersionsView(View):
    """Every version of the build: how many, and `A–D` as `span`."""

    names = frozenset({"count", "first", "span"})

    def __init__(self, plan: Plan) -> None:
        codes = plan.versions.codes
        self.count, self.first = len(codes), codes[0]
        self.span = codes[0] if len(codes) == 1 else f"{codes[0]}–{codes[-1]}"


class QuestionView(View):
    names = frozenset(["id", "number", "points", "level", "kind", "stem", "objective", "explanation", "answer"])

    def __init__(self, facts: Facts, item: Item, objective: str) -> None:
        self._facts, self._item = facts, item
        self.id, self.level = item.id, item.level
        self.points = facts.words.number(item.points)
        self.kind = facts.words.kinds[item.kind]
        self.objective = next((found.text for found in facts.lesson.objectives if found.id == objective), ())

    @property
    def stem(self) -> Inlines:
        """The words of the stem on one line, its blanks kept."""
        pieces: list[Inlines] = [kids for kids in inlines_of(self._instance().stem) if kids]
        return tuple(inline for index, kids in enumerate(pieces) for inline in ((Text(" "),) if index else ()) + kids)

    @property
    def number(self) -> str:
        return self._planned().number

    @property
    def explanation(self) -> Blocks:
        self._need_answers("explanation")
        return self._instance().explanation

    @property
    def answer(self) -> str:
        """Letters, or the first accepted words of each answer."""
        self._need_answers("answer")
        letters = self._facts.letters.of(self._planned())
        return letters or ", ".join(plain(words[0]) for words in accepted_words(self._instance()))

    def value(self) -> Blocks:
        return (place_item(self._facts, self._item),)

    def _need_answers(self, name: str) -> None:
        if not self._facts.answers:
            raise SecurityError(f"“{name}” is not there on a paper for students")

    def _instance(self) -> Item:
        """With the values that the version has; a paper for each version has none of them yet."""
        return instance_of(self._item, self._planned().values) if self._item.parameters else self._item

    def _placing(self) -> VersionPlan:
        return need_placing(self._facts, "a question by itself")

    def _planned(self) -> ItemPlan:
        self._placing()
        return self._facts.planned[self._item.id]


def accepted_words(item: Item) -> tuple[tuple[Inlines, ...], ...]:
    """The accepted wordings of each thing a written answer asks for; empty for other questions."""
    if isinstance(item.response, Lines):
        return item.response.accepted
    if isinstance(item.response, Quantity):
        return ((item.response.answer,),)
    return tuple(gap.answers for gap in gaps(item.stem))


def need_placing(facts: Facts, what: str) -> VersionPlan:
    if facts.placing is None:
        raise SecurityError(f"{what} has no place yet on a paper for each version; print the whole part")
    return facts.placing


def place_item(facts: Facts, item: Item) -> Placed:
    need_placing(facts, "a question by itself")
    planned = facts.planned[item.id]
    here = placed(item, planned, facts.places[item.id] if facts.answers else ())
    if not facts.answers or facts.placing is facts.plan.slides:
        return here
    if isinstance(item.response, Puzzle):
        return replace(here, options=_layouts_used(facts, item))
    return with_other_models(here, item, planned, facts.plan, facts.words)


def _layouts_used(facts: Facts, item: Item) -> tuple[int, ...]:
    """On a key, those that versions have."""
    assert isinstance(item.response, Puzzle)
    used: dict[int, None] = {}
    for version in facts.plan.versions:
        used.update(dict.fromkeys(at for other in version.items if other.id == item.id for at in other.options))
        if len(used) == len(item.response.layouts):
            break
    return tuple(sorted(used))


class PartView(View):
    names = frozenset(["numeral", "title", "instruction", "questions", "count", "worth", "wide"])

    def __init__(self, facts: Facts, part: Part, index: int) -> None:
        self._facts, self._part = facts, part
        self._items = tuple(facts.items[one.id] for one in part.questions if one.id in facts.planned)
        self._counted = counted_items(facts, part)
        self.numeral, self.title, self.instruction = roman(index + 1), part.title, part.instruction
        self.count = len(numbered_points(self._counted))

    @property
    def worth(self) -> str:
        """`10 × 3 points` when all are worth the same, else the sum."""
        each = set(numbered_points(self._counted))
        words = self._facts.words
        if len(each) == 1 and self.count > 1:
            return words.count("points_each", self.count, each=words.number(each.pop()))
        return words.count("points", sum((item.points for item in self._counted), Fraction(0)))

    @property
    def wide(self) -> bool:
        """Long answers, pictures in options, a wide table and a matching table by itself need the full measure."""
        if self.count == 1 and all(isinstance(item.response, Match) for item in self._items):
            return True
        shown = {item.id for item in self._items}
        groups = [group for group in self._part.groups if any(question.id in shown for question in group.questions)]
        if any(
            isinstance(block, Table | Figure | PictureRow | CodeBlock) for group in groups for block in group.stimulus
        ):
            return True
        return any(
            item.kind in ("essay", "crossword", "word-search")
            or _has_pictures(item)
            or _has_wide_table(item)
            or _has_wide_chart(item)
            for item in self._items
        )

    @property
    def questions(self) -> tuple[QuestionView, ...]:
        by_id = {question.id: question for question in self._part.questions}
        return tuple(
            QuestionView(self._facts, item, by_id[item.id].attributes.get("objective")) for item in self._in_order()
        )

    def _in_order(self) -> tuple[Item, ...]:
        placing = need_placing(self._facts, "part.questions")
        here = {item.id: item for item in self._items}
        return tuple(here[planned.id] for planned in placing.items if planned.id in here)

    def value(self) -> Blocks:
        return tuple(block for subpart in self._part.subparts for block in self._subpart(subpart))

    def _subpart(self, subpart: Subpart) -> Blocks:
        head: Blocks = (Heading(self._part.level + 1, subpart.title, "", ("subpart",)),) if subpart.title else ()
        if subpart.page_break:
            head = (Break("page"), *head)
        shown = {item.id: item for item in self._items}
        units = units_of(subpart.units, shown)
        if self._facts.placing is None:
            return (*head, Questions(self._part.id, units)) if units else head
        wanted = {item.id for item in items_of(units)}
        here = [place_item(self._facts, item) for item in self._in_order() if item.id in wanted]
        return (*head, *in_groups(units, here))


def _has_pictures(item: Item) -> bool:
    return isinstance(item.response, Choices) and any(
        isinstance(block, Figure) for option in item.response.options for block in option.blocks
    )


def counted_items(facts: Facts, part: Part) -> tuple[Item, ...]:
    """Those of a part that make up what a paper says of itself, its number of questions and its points."""
    return tuple(facts.items[question.id] for question in part.questions if question.id in facts.counted)


def _has_wide_table(item: Item) -> bool:
    """Whether the longest words of a table in the stem would not stand side by side in a column."""
    return any(
        isinstance(block, Table)
        and sum(map(_longest_word, zip(*filter(None, (block.head, *block.rows)), strict=True))) > _HALF_MEASURE
        for block in item.stem
    )


def _has_wide_chart(item: Item) -> bool:
    return any(isinstance(block, Drawing) and block.chart is not None and block.width > _HALF_MM for block in item.stem)


def _longest_word(column: Iterable[Inlines]) -> int:
    return max((len(word) for cell in column for word in plain(cell).split()), default=0) + _BETWEEN


def numbered_points(items: Sequence[Item]) -> list[Fraction]:
    """The points of each number that is printed: of a question, or of all its sub-questions."""
    points: list[Fraction] = []
    for item in items:
        if item.letter in ("", "a"):
            points.append(item.points)
        else:
            points[-1] += item.points
    return points


def key_grid(facts: Facts) -> KeyGrid:
    """Numbers down, versions across; only answers that are letters or marks."""
    versions = facts.plan.versions
    columns = list(facts.letters.versions())
    if any(item.letter for item in facts.items.values()):
        return KeyGrid(versions.codes, _lettered_rows(versions, columns))
    numbers = [planned.number for planned in versions[0].items]
    rows = ((number, tuple(answers)) for number, answers in zip(numbers, zip(*columns, strict=True), strict=True))
    return KeyGrid(versions.codes, tuple(row for row in rows if any(row[1])))


def _lettered_rows(versions: Versions, columns: Sequence[tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What is 3a in one version may be 5a in another: a number that a version lacks has an empty cell there."""
    rows: dict[str, list[str]] = {}
    for at, (version, answers) in enumerate(zip(versions, columns, strict=True)):
        for planned, answer in zip(version.items, answers, strict=True):
            rows.setdefault(planned.number, [""] * len(versions))[at] = answer
    order = sorted(rows, key=lambda number: (int(main_number(number)), number))
    return tuple((number, tuple(rows[number])) for number in order if any(rows[number]))


def roman(number: int) -> str:
    numeral = ""
    for value, sign in _ROMAN:
        while number >= value:
            numeral += sign
            number -= value
    return numeral
