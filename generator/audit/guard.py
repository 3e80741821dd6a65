"""What a pupil may read and what not, gathered once from the lesson for all papers of a set."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from generator.audit.drawn import RINGS
from generator.audit.facts import Fact
from generator.audit.lesson_drawings import drawings_of
from generator.audit.letters import label
from generator.audit.phrases import CODE, Phrases, Secret, Secrets, fixed_phrases, template_phrases, words_of
from generator.audit.reading import Reader, variants, within
from generator.audit.stimuli import Stimuli, with_numbers
from generator.document.blocks import Audience, Blocks, Figure
from generator.document.inlines import Emphasis, Formula, Inlines, Link, Strong, Subscript, Superscript, Underline
from generator.document.transforms import flat_inlines, inlines_of, letter
from generator.frozen import replace
from generator.lesson import Lesson, PairTable, TaskList
from generator.words import Words, runs_right_to_left

# Letters of a key that do not come together by chance.
_KEY_LETTERS = 5
# So many are one key of all that there may be; with more versions any five letters are in one of them.
FEW_VERSIONS, _LONG_KEY = 60, 8
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
# Words of file formats that any file may carry.
_TECHNICAL = (
    "application pdf", "x default", "pdf ua", "adobe", "identity", "ucs", "adobe identity ucs", "adobe identity h",
)  # fmt: skip


class Guard:
    """`codes` are those of the versions. What it found once for a text it keeps."""

    def __init__(
        self,
        lesson: Lesson,
        record: Mapping[str, Any],
        codes: Collection[str],
        facts: Mapping[str, Fact],
        words: Words,
        reader: Reader,
    ) -> None:
        self._lesson, self._words, self._reader = lesson, words, reader
        self._stimuli = Stimuli(lesson, reader)
        self.rtl = runs_right_to_left(lesson.language)
        self.formulas = reader.formulas
        self._facts = tuple(facts.values())
        self.codes = frozenset(map(str.casefold, codes))
        self._key_letters = _option_letters(self._facts) if len(record["versions"]) > FEW_VERSIONS else frozenset()
        versions = record["versions"] if not self._key_letters else ()
        self._keys = frozenset(stretch for version in versions for stretch in _key_stretches(version))
        self.secret_signs = _secret_signs(lesson, self._facts, reader) | {RINGS}
        self.run, self._generator = str(record["run"]).casefold(), str(record.get("generator", ""))
        # Titles and the like, in which “Paket B” may be part of a name; one word alone says nothing.
        self.titles = Phrases(
            # A fraction of the lesson is no title: “1 / 2” in a foot is a page.
            phrase
            for phrase in self._of_lesson()
            if len(phrase) > 1 and not all(map(str.isdecimal, phrase))
        )
        self._secrets = Secrets(_secrets(lesson, self._facts, reader), self._public())
        self.questions = Phrases(self._of_questions())
        self.known_words = self.codes | {
            word for phrases in (self._of_lesson(), self._of_words()) for word in chain(*phrases)
        }
        self.furniture = cache(self._furniture)
        self.carried = cache(self._carried)
        self.anything = cache(self._anything)

    def secret(self, words: Sequence[str], least: int = 1) -> Secret | None:
        """A secret of at least so many letters that stands in words which nothing accounts for."""
        return self._secrets.find(words, least)

    def before_paper(self, version: Mapping[str, Any]) -> None:
        """With many versions, the key that a paper must not spell is its own: some version has any five letters."""
        if self._key_letters:
            self._keys = frozenset(_key_stretches(version))

    def spells_key(self, words: Sequence[str]) -> bool:
        """Whether words, numbers aside, begin somewhere with letters that stand in a row in a key.

        Of a few versions that is any version's; of many the paper's own, or so many letters of options in a row as no
        words have.
        """
        spelled = ["".join(filter(str.isalpha, word)) for word in words]
        for at, word in enumerate(spelled):
            ahead = "".join(spelled[at:])[:_LONG_KEY] if word else ""
            if ahead[:_KEY_LETTERS] in self._keys:
                return True
            if len(ahead) == _LONG_KEY and self._key_letters.issuperset(ahead):
                return True
        return False

    def _furniture(self, fixed: str) -> Phrases:
        """What may stand on a paper beside its questions; `fixed` is its template."""
        return Phrases((*self._of_lesson(), *self._of_words(), *template_phrases(fixed)), self.codes)

    def _anything(self, fixed: str) -> Phrases:
        """The same with the questions, for papers that show them in an order of their own."""
        phrases = (*self._of_lesson(), *self._of_words(), *self._of_questions(), *self._labelled())
        return Phrases((*phrases, *template_phrases(fixed)), self.codes)

    def _carried(self, fixed: str) -> Phrases:
        """What a file may say without showing it: descriptions of pictures, words of links, stems."""
        lesson = self._lesson
        questions = (question for part in lesson.parts for question in part.questions)
        stems = (phrase for question in questions for phrase in self._split(question.asked))
        technical = map(words_of, (*_TECHNICAL, self._generator, lesson.language))
        pictures = (block for blocks in _all_blocks(lesson) for block in within(blocks) if isinstance(block, Figure))
        alts = [words_of(picture.alt) for picture in pictures]
        alts += [words_of(drawing.alt) for drawing in drawings_of(lesson)]
        phrases = (
            *self._of_lesson(), *self._of_words(), *stems, *technical, *alts, *self._of_links(), *self._of_formulas(),
            *self._stimuli.phrases(),
        )  # fmt: skip
        return Phrases((*phrases, *template_phrases(fixed)), self.codes)

    def _of_links(self) -> Iterator[list[str]]:
        """Words and addresses of links that a pupil may follow."""
        for link in (link for kids in self._lines() for link in _links(kids)):
            yield self._line(link.kids)
            yield words_of(link.url)

    def _of_formulas(self) -> Iterator[list[str]]:
        """What formulas that a pupil sees read as, which describes them."""
        for formula in (one for kids in self._lines() for one in flat_inlines(kids) if isinstance(one, Formula)):
            yield words_of(self._reader.line((formula,)))

    def _lines(self) -> Iterator[Inlines]:
        """Every line of the lesson that a pupil may see."""
        lesson = self._lesson
        yield from (lesson.title, lesson.instructions, *(objective.text for objective in lesson.objectives))
        yield from (section.title for section in lesson.sections)
        for blocks in _all_blocks(lesson):
            yield from inlines_of(blocks)
        for part in lesson.parts:
            yield from (part.title, *(subpart.title for subpart in part.subparts))
            for shape in (question.shape for question in part.questions):
                if isinstance(shape, PairTable):
                    yield from (*shape.head, *(side for row in shape.rows for side in (row.left, row.right)))

    def _of_lesson(self) -> Iterator[list[str]]:
        lesson, school = self._lesson, self._lesson.school
        strings = (
            lesson.subject, lesson.topic, lesson.grade, lesson.curriculum, lesson.time, lesson.date, lesson.author,
            school.name, school.address, school.teacher, school.head_teacher, *school.identity,
        )  # fmt: skip
        yield from map(words_of, strings)
        for kids in (lesson.title, lesson.instructions, *(objective.text for objective in lesson.objectives)):
            yield self._line(kids)
        for index, part in enumerate(lesson.parts):
            title = self._line(part.title)
            yield title
            yield [_roman(index + 1), *title]
            yield from self._split(part.instruction)
            yield from (self._line(subpart.title) for subpart in part.subparts)
        for section in lesson.sections:
            yield self._line(section.title)
            yield from self._split(section.blocks)

    def _of_words(self) -> Iterator[list[str]]:
        words = self._words
        counted = (*words.counted.values(), *words.one.values(), words.fixed["group_continued"])
        yield from fixed_phrases(words.fixed, counted)
        version = words_of(words.fixed["version"])
        yield [*version, CODE]
        yield [self.run]

    def _of_questions(self) -> Iterator[list[str]]:
        yield from self._stimuli.phrases()
        for part in self._lesson.parts:
            for question in part.questions:
                yield from self._split(question.asked)
        for fact in self._facts:
            cells = (*fact.pairs.lefts, *fact.pairs.rights, *fact.pairs.head) if fact.pairs else ()
            yield from (words_of(choice.words) for choice in (*fact.choices, *cells))
            yield from map(words_of, (*fact.labels, *(fact.bank or ())))
            if fact.measure is not None:
                yield words_of(fact.measure.unit.words)
            if fact.bank is not None:
                yield from (words_of(wordings[0]) for wordings in fact.accepted)

    def _labelled(self) -> Iterator[list[str]]:
        """Options and right sides behind a letter, as any order of them may print them; a letter alone is no label."""
        for fact in self._facts:
            lettered = [choice.words for choice in fact.choices] if fact.kind != "statements" else []
            lettered += [cell.words for cell in fact.pairs.rights] if fact.pairs else []
            for words in map(words_of, lettered):
                yield from ([letter(index).casefold(), *words] for index in range(len(lettered)) if words)

    def _public(self) -> Iterator[str]:
        for phrases in (self._of_lesson(), self._of_questions()):
            yield from map(" ".join, phrases)
        yield from (variants(fact.stem)[0] for fact in self._facts)

    def _line(self, kids: Inlines) -> list[str]:
        return words_of(self._reader.line(kids))

    def _split(self, blocks: Blocks) -> Iterator[list[str]]:
        """The phrases of blocks as paper and slides show them."""
        for phrase in self._reader.phrases(blocks):
            yield words_of(phrase)


def _secrets(lesson: Lesson, facts: Sequence[Fact], reader: Reader) -> Iterator[Secret]:
    for fact in facts:
        for told in fact.told:
            yield Secret(told.what, told.words)
        for choice in fact.choices:
            if choice.right and fact.kind != "statements":
                yield Secret("the right option", choice.words)
    teacher = reader.as_teacher()
    for section in lesson.sections:
        for block in within(section.blocks):
            if isinstance(block, Audience) and block.who in ("notes", "key"):
                yield from (Secret("the teacher's notes", phrase) for phrase in teacher.phrases((block,)))


def _key_stretches(version: Mapping[str, Any]) -> Iterator[str]:
    lettered = (item for item in version["items"] if item.get("kind") in ("single-choice", "multiple-choice"))
    letters = "".join(str(letter) for item in lettered for letter in item.get("answer") or ()).casefold()
    for at in range(len(letters) - _KEY_LETTERS + 1):
        yield letters[at : at + _KEY_LETTERS]


def _option_letters(facts: Sequence[Fact]) -> frozenset[str]:
    most = max((len(fact.choices) for fact in facts), default=0)
    return frozenset("".join(label(place) for place in range(max(most, 2))).casefold())


def _secret_signs(lesson: Lesson, facts: Sequence[Fact], reader: Reader) -> frozenset[str]:
    """Of pictures that stand in nothing but explanations, answers and notes."""
    if not reader.signs:
        return frozenset()
    told = "".join(variants(one.chunks, 1)[0] for fact in facts for one in fact.told)
    told += "".join(variants(fact.answered, 1)[0] for fact in facts)
    teacher = reader.as_teacher()
    seen = "".join(variants(reader.blocks(blocks), 1)[0] for blocks in _all_blocks(lesson))
    told += "".join(variants(teacher.blocks(section.blocks), 1)[0] for section in lesson.sections)
    on_slides = replace(reader, medium="slides")
    seen += "".join(variants(on_slides.blocks(section.blocks), 1)[0] for section in lesson.sections)
    signs = {sign for asset, sign in reader.signs.items() if asset != lesson.school.logo}
    return frozenset(sign for sign in signs if sign in told and sign not in seen)


def _links(kids: Inlines) -> Iterator[Link]:
    for kid in kids:
        match kid:
            case Link():
                yield kid
            case Strong() | Emphasis() | Underline() | Subscript() | Superscript():
                yield from _links(kid.kids)
            case _:
                pass


def _all_blocks(lesson: Lesson) -> Iterator[Blocks]:
    yield from (section.blocks for section in lesson.sections)
    for part in lesson.parts:
        yield part.instruction
        yield from (with_numbers(group.stimulus, "") for group in part.groups)
        for question in part.questions:
            yield question.asked
            if isinstance(question.shape, TaskList):
                yield from (entry.blocks for entry in question.shape.entries)


def _roman(number: int) -> str:
    numeral = ""
    for value, sign in _ROMAN:
        while number >= value:
            numeral += sign
            number -= value
    return numeral
