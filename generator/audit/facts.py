"""What the lesson itself says of each question: what a pupil reads and what is right, taken from the shape as written.

Nothing here comes from the items that were lowered for printing, so that a fault on that way cannot hide itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, assert_never

from generator.audit.grids import GridFact, GridWord, grid_word
from generator.audit.letters import letters
from generator.audit.parameters import Filling, key_of, value_faults
from generator.audit.reading import Chunks, Reader, variants, within
from generator.audit.reckoning import Unreckoned
from generator.document.blocks import Audience, Blocks, Kind, Table
from generator.document.drawings import Drawing
from generator.document.inlines import Inlines, Text, Value
from generator.document.transforms import gaps, inlines_of
from generator.frozen import frozen, replace
from generator.lesson import (
    AnswerLines,
    AnswerNumber,
    Entry,
    Gaps,
    GroupTable,
    Lesson,
    Nothing,
    Numeral,
    PairTable,
    Part,
    Question,
    StepList,
    TaskList,
    WordList,
)
from generator.words import Words

MODEL_ANSWER = "the model answer"
DRAWN_ANSWER = "the drawn answer"

# Of questions with parameters, as many as a long run has kept at a time.
_MOST_INSTANCES = 20_000


@frozen
class Choice:
    """An option, a statement, a cell or a step: what is read, whether it is marked right, what a key tells of it.

    `text` is its plainest reading in letters, `words` the same with its gaps between words; `bare` says that the
    lesson gives it no look of its own, nothing bold, no link.
    """

    chunks: Chunks
    text: str
    words: str
    right: bool = False
    told: Chunks = ()
    bare: bool = False


@frozen
class Pairs:
    """A matching table. `right_of[i]` is the place in `rights` of what belongs to `lefts[i]`."""

    head: tuple[Choice, Choice]
    lefts: tuple[Choice, ...]
    rights: tuple[Choice, ...]
    right_of: tuple[int, ...]


@frozen
class Measure:
    """A number that is asked for. `accepts` is what plan.json says of it, by name; `answer` is how a key prints it."""

    accepts: tuple[tuple[str, float], ...]
    answer: Choice
    unit: Choice


@frozen
class Told:
    """What only a teacher may read of a question; `what` names it for a person. `points` are those of a scored step,
    `choice` is the option that feedback is on."""

    what: str
    chunks: Chunks
    words: str
    points: Fraction | None = None
    choice: int | None = None


@frozen
class Fact:
    """A question of the lesson. `stem` is what a pupil reads (`words` for people), `answered` has its gaps filled.

    Steps to put in order are `choices` in their right order; things to sort are, `groups` has the place in `labels` of
    each. `accepted` are the accepted wordings of each answer asked
    for; `bank` the surplus words printed with them (None: no bank); `measure` the number asked for; `true` the verdict
    on a single statement; `labels` its two sides, or the columns of a statement table. `shown` is how many of its
    choices a version prints, 0 for all; `part` is the place of its part in the lesson.
    `whole` and `letter` are those of a sub-question; `shares` says that its values are those of all of the whole.
    `prose` are the words of its stem beside its `tables`, which are rows of letters, the head first.
    `values` tells one instance of a question with parameters from another, `open` says that it has none yet.
    """

    id: str
    kind: Kind
    words: str
    stem: Chunks
    answered: Chunks
    told: tuple[Told, ...]
    choices: tuple[Choice, ...] = ()
    labels: tuple[str, ...] = ()
    pairs: Pairs | None = None
    accepted: tuple[tuple[str, ...], ...] = ()
    measure: Measure | None = None
    bank: tuple[str, ...] | None = None
    groups: tuple[int, ...] = ()
    true: bool | None = None
    points: float = 1
    grid: GridFact | None = None
    shown: int = 0
    part: int = 0
    values: str = ""
    open: bool = False
    whole: str = ""
    letter: str = ""
    shares: bool = False
    prose: tuple[str, ...] = ()
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
    survey: bool = False

    @property
    def bank_size(self) -> int:
        """How many words a bank holds: every answer once, and the surplus."""
        if self.bank is None:
            return 0
        return len({*(wordings[0] for wordings in self.accepted), *map(letters, self.bank)})

    @property
    def bank_words(self) -> tuple[str, ...]:
        """What a bank may say."""
        if self.bank is None:
            return ()
        return (*self.bank, *(told.words for told in self.told if told.what == "the answer"))

    @property
    def leads(self) -> bool:
        """Whether its number is printed: all but sub-questions from b on have one of their own."""
        return self.letter in ("", "a")

    def mark(self, number: str) -> str:
        """What is printed of a number of plan.json, `3` of `3a`; the letter is part of the stem."""
        return number.removesuffix(self.letter) if self.leads else ""

    @property
    def options(self) -> int:
        """How many of its choices a paper prints."""
        return self.shown or len(self.choices)


class Facts(dict[str, Fact]):
    """By question id, in the order of the lesson. Of a question with parameters `of` knows what its values make of it;
    what stands here has gaps in their place. `reader` is a pupil with the paper in hand, or before a slide."""

    def __init__(self, lesson: Lesson, words: Words, reader: Reader) -> None:
        super().__init__()
        self._words, self._reader = words, reader
        self._labels = (words.fixed["true"], words.fixed["false"])
        self._open: dict[str, tuple[Question, Part]] = {}
        self._instances: dict[tuple[str, str], Fact | None] = {}
        self._parts = {part.id: place for place, part in enumerate(lesson.parts)}
        for part in lesson.parts:
            for question in part.questions:
                fact = self._read(question, part, reader)
                self[question.id] = replace(fact, open=question.variables is not None)
                if question.variables:
                    self._open[question.id] = question, part

    def of(self, item: Mapping[str, Any]) -> Fact | None:
        """The question of an item of plan.json; None for one that the lesson does not have, or not with such values."""
        id_ = str(item.get("id"))
        if id_ not in self._open:
            return self.get(id_)
        values = item.get("values")
        key = id_, key_of(values)
        if key not in self._instances:
            if len(self._instances) >= _MOST_INSTANCES:
                self._instances.clear()
            self._instances[key] = self._instance(id_, values)
        return self._instances[key]

    def faults(self, item: Mapping[str, Any]) -> Iterator[str]:
        """What is wrong with the values of an item."""
        id_ = str(item.get("id"))
        if id_ not in self._open:
            if "values" in item:
                yield "it has values, but its question has no parameters"
            return
        variables = self._open[id_][0].variables
        assert variables is not None
        found = list(value_faults(variables, item.get("values")))
        yield from found
        if found:
            return
        fact = self.of(item)
        if fact is None:
            yield "what its values print cannot be reckoned"
        elif len({choice.text for choice in fact.choices}) < len(fact.choices):
            yield "two of its answers come out equal"

    def _instance(self, id_: str, values: Any) -> Fact | None:
        question, part = self._open[id_]
        assert question.variables is not None
        if list(value_faults(question.variables, values)):
            return None
        filling = Filling(question.variables, values, self._words)
        try:
            fact = self._read(question, part, replace(self._reader, filling=filling))
        except Unreckoned:
            return None
        return replace(fact, values=key_of(values))

    def _read(self, question: Question, part: Part, reader: Reader) -> Fact:
        fact = _fact(question, self._labels, reader, self._words.language)
        if "survey" in question.attributes.classes:
            note = self._words.fixed["survey_note"]
            fact = replace(fact, survey=True, told=(*fact.told, Told("the note on a survey", (letters(note),), note)))
        place = self._parts[part.id]
        prose, tables = _prose(question, reader), _tables(question, reader)
        said = replace(fact, prose=prose, tables=tables)
        return replace(said, points=_points(question, part), shown=_shown(question, part), part=place)


def read_facts(lesson: Lesson, words: Words, reader: Reader) -> Facts:
    return Facts(lesson, words, reader)


def reads_alike(lesson: Lesson) -> bool:
    """Whether questions say the same on paper and on slides."""
    if any(question.whole for part in lesson.parts for question in part.questions):
        return False
    return not any(
        isinstance(block, Audience) or (isinstance(block, Drawing) and block.chart is not None)
        for part in lesson.parts
        for question in part.questions
        for blocks in _blocks_of(question)
        for block in within(blocks)
    )


def _blocks_of(question: Question) -> Iterator[Blocks]:
    yield from (question.stem, question.explanation, question.model, question.notes)
    if isinstance(question.shape, TaskList):
        for entry in question.shape.entries:
            yield from (entry.blocks, entry.feedback)


def _points(question: Question, part: Part) -> float:
    """As plan.json writes them: what the question says, else the sum of its scored steps, else what its part says."""
    if "survey" in question.attributes.classes:
        return 0
    said = question.attributes.get("points")
    steps = sum((step.points for step in question.rubric), Fraction(0))
    share = question.whole.points if question.whole is not None else None
    points = Fraction(said.replace(",", ".")) if said else steps or share or part.points
    return points.numerator if points.denominator == 1 else points.numerator / points.denominator


def _shown(question: Question, part: Part) -> int:
    if not isinstance(question.shape, TaskList) or "statements" in question.attributes.classes:
        return 0
    said = dict(question.attributes.values).get("options", part.options)
    return int(said) if int(said) < len(question.shape.entries) else 0


def _fact(question: Question, labels: tuple[str, str], reader: Reader, language: str) -> Fact:
    classes = question.attributes.classes
    named = question.attributes.get("labels").split(",")
    if len(named) == 2:
        labels = (named[0].strip(), named[1].strip())
    fact = Fact(
        question.id,
        "essay",
        _words(question, reader),
        _stem(question, reader),
        _stem(question, reader.as_teacher()),
        tuple(_told(question, reader.as_teacher())),
    )
    if question.whole is not None:
        above = question.whole
        fact = replace(fact, whole=above.id, letter=above.letter, shares=above.gives_values)
    match question.shape:
        case TaskList(entries):
            choices = tuple(_choice(entry, reader) for entry in entries)
            if "statements" in classes:
                return replace(fact, kind="statements", choices=choices, labels=labels)
            several = sum(choice.right for choice in choices) > 1 or "multiple" in classes
            return replace(fact, kind="multiple-choice" if several else "single-choice", choices=choices)
        case PairTable():
            return replace(fact, kind="matching", pairs=_pairs(question.shape, reader))
        case StepList(steps):
            return replace(fact, kind="ordering", choices=tuple(_line(step.kids, reader) for step in steps))
        case GroupTable(heads, members):
            return replace(
                fact,
                kind="sorting",
                choices=tuple(_line(member.kids, reader) for member in members),
                labels=tuple(map(reader.line, heads)),
                groups=tuple(member.group for member in members),
            )
        case Gaps():
            accepted = _texts(tuple(gap.answers for gap in gaps(question.stem)), reader)
            return replace(fact, kind="blank", accepted=accepted, bank=_bank(question))
        case AnswerLines() | Nothing() if "true" in classes or "false" in classes:
            return replace(fact, kind="true-false", labels=labels, true="true" in classes)
        case AnswerLines(lines):
            accepted = _texts(tuple(line.alternatives for line in lines), reader)
            return replace(fact, kind="short-answer", accepted=accepted)
        case AnswerNumber():
            return replace(fact, kind="numeric", measure=_measure(question.shape, reader))
        case WordList():
            search = "wordsearch" in classes
            grid = GridFact(tuple(_grid_words(question.shape, reader)), search, language)
            return replace(fact, kind="word-search" if search else "crossword", grid=grid)
        case Nothing():
            return fact
        case _:
            assert_never(question.shape)


def _words(question: Question, reader: Reader) -> str:
    """In words; of sub-questions with the text of the whole, which slides may show with each."""
    own = reader.words(question.stem)
    return own if question.whole is None else f"{reader.words(question.whole.stem)} {own}"


def _prose(question: Question, reader: Reader) -> tuple[str, ...]:
    whole = question.whole.stem if question.whole is not None else ()
    return tuple(reader.words((block,)) for block in (*whole, *question.stem) if not isinstance(block, Table))


def _tables(question: Question, reader: Reader) -> tuple[tuple[tuple[str, ...], ...], ...]:
    found = (block for block in question.stem if isinstance(block, Table))
    return tuple(tuple(tuple(map(reader.text, row)) for row in (table.head, *table.rows)) for table in found)


def _stem(question: Question, reader: Reader) -> Chunks:
    """On paper the letter of a sub-question stands before it, and the text of the whole before the first."""
    own = reader.blocks(question.stem)
    if question.whole is None:
        return own
    letter = (question.whole.letter,) if reader.medium == "paper" else ()
    lead = reader.blocks(question.whole.stem) if question.whole.letter == "a" else ()
    return (*lead, *letter, *own)


def _grid_words(words: WordList, reader: Reader) -> Iterator[GridWord]:
    for entry in words.entries:
        yield grid_word(reader.line(entry.term), reader.line(entry.clue))


def _choice(entry: Entry, reader: Reader) -> Choice:
    read = _read(reader.blocks(entry.blocks), reader.words(entry.blocks))
    bare = all(isinstance(kid, Text | Value) for kids in inlines_of(entry.blocks) for kid in kids)
    return replace(read, right=entry.marked, told=reader.as_teacher().blocks(entry.feedback), bare=bare)


def _line(kids: Inlines, reader: Reader) -> Choice:
    return _read(reader.inlines(kids), reader.line(kids))


def _read(chunks: Chunks, words: str) -> Choice:
    return Choice(chunks, variants(chunks)[0], " ".join(filter(None, map(letters, words.split()))))


def _pairs(table: PairTable, reader: Reader) -> Pairs:
    """Equal right cells are one target; a row without a left cell is a surplus answer."""
    lefts: list[Choice] = []
    rights: list[Choice] = []
    right_of: list[int] = []
    places: dict[str, int] = {}
    for row in table.rows:
        left, right = _line(row.left, reader), _line(row.right, reader)
        if right.text not in places:
            places[right.text] = len(rights)
            rights.append(right)
        if left.text:
            lefts.append(left)
            right_of.append(places[right.text])
    head = (_line(table.head[0], reader), _line(table.head[1], reader))
    return Pairs(head, tuple(lefts), tuple(rights), tuple(right_of))


def _texts(answers: tuple[tuple[Inlines, ...], ...], reader: Reader) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(reader.text, wordings)) for wordings in answers)


def _measure(number: AnswerNumber, reader: Reader) -> Measure:
    value = _value(number.first, reader)
    if number.last is not None:
        last = _value(number.last, reader)
        if last < value:
            raise Unreckoned("a range goes backwards")
        accepts = (("from", float(value)), ("to", float(last)))
    else:
        off = _value(number.tolerance, reader) if number.tolerance is not None else Fraction(0)
        if off < 0:
            raise Unreckoned("a tolerance is below zero")
        accepts = (("tolerance", float(abs(value) * off / 100 if number.percent else off)), ("value", float(value)))
    return Measure(accepts, _line(_as_told(number, reader), reader), _line(number.unit, reader))


def _value(number: Numeral, reader: Reader) -> Fraction:
    if not number.expression:
        return number.value
    return reader.filling.number(number.expression) if reader.filling else Fraction(0)


def _as_told(number: AnswerNumber, reader: Reader) -> Inlines:
    """`3,14 ± 0,01 g/mol`"""
    text = _figures(number.first, reader)
    if number.last is not None:
        text = f"{text}–{_figures(number.last, reader)}"
    elif number.tolerance is not None:
        text = f"{text} ± {_figures(number.tolerance, reader)}{'%' if number.percent else ''}"
    return (Text(f"{text} "), *number.unit)


def _figures(number: Numeral, reader: Reader) -> str:
    if not number.expression:
        return number.text
    return reader.filling.text(number.expression) if reader.filling else ""


def _bank(question: Question) -> tuple[str, ...] | None:
    extra = question.attributes.get("bank")
    if not extra and "bank" not in question.attributes.classes and "bank" not in dict(question.attributes.values):
        return None
    return tuple(word.strip() for word in extra.split(",") if word.strip())


def _told(question: Question, teacher: Reader) -> Iterator[Told]:
    blocks = [
        ("the explanation", question.explanation),
        (MODEL_ANSWER, question.model),
        ("the teacher's notes", question.notes),
    ]
    lines: list[tuple[str, Inlines]] = []
    match question.shape:
        case TaskList(entries):
            for index, entry in enumerate(entries):
                if entry.feedback:
                    said = teacher.blocks(entry.feedback), teacher.words(entry.feedback)
                    yield Told("the feedback on an option", *said, choice=index)
        case AnswerLines(answers):
            lines += [("the answer", wording) for line in answers for wording in line.alternatives]
        case Gaps():
            lines += [("the answer", wording) for gap in gaps(question.stem) for wording in gap.answers]
        case AnswerNumber():
            lines.append(("the answer", _as_told(question.shape, teacher)))
        case PairTable() | WordList() | StepList() | GroupTable() | Nothing():
            pass
        case _:
            assert_never(question.shape)
    yield from (Told(what, teacher.blocks(some), teacher.words(some)) for what, some in blocks if some)
    for drawing in within(question.stem):
        if isinstance(drawing, Drawing) and drawing.answers:
            yield Told(DRAWN_ANSWER, *teacher.answers(drawing))
    yield from (Told(what, teacher.inlines(kids), teacher.line(kids)) for what, kids in lines)
    for step in question.rubric:
        yield Told("the scoring guide", teacher.inlines(step.kids), teacher.line(step.kids), step.points)
