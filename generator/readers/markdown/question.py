"""A question's segments → the question: which of them ask, which answer, which explain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.diagnostics import At
from generator.document.attributes import Attributes
from generator.document.blocks import Blocks, Definitions, Quote, RubricStep
from generator.document.drawings import Drawing
from generator.document.inlines import Gap
from generator.document.transforms import gaps
from generator.frozen import fresh, frozen, record, replace
from generator.lesson import Entry, Gaps, Nothing, Question, Shape, TaskList, Variables, WordEntry, WordList
from generator.markup import Line, make_line, read_blocks, read_paragraph
from generator.markup.attributes import Piece, checked_attributes, split_attributes
from generator.markup.block import read_opening
from generator.markup.near_miss import near_miss
from generator.readers.markdown.answer_words import gives_answer_away
from generator.readers.markdown.context import Context
from generator.readers.markdown.drafts import Draft
from generator.readers.markdown.marks import BULLET, NUMBER
from generator.readers.markdown.numeric import is_surely_number, read_number, reads_as_number
from generator.readers.markdown.reckoned_answer import read_reckoned
from generator.readers.markdown.rubric import read_rubric
from generator.readers.markdown.segments import (
    AnswerText,
    ContainerLines,
    OptionLines,
    QuoteLines,
    Segment,
    TextLines,
    VariableLines,
    split_segments,
    to_margin,
)
from generator.readers.markdown.shapes import read_answers, read_entry, read_groups, read_pairs, read_steps
from generator.readers.markdown.variables import read_variables
from generator.readers.markdown.vocabulary import QUESTION
from generator.readers.markdown.word_lists import as_pairs, entries_of

# What the grammar has and this program does not read yet: told, never printed as something else.
NOT_YET_CLASSES = ("example",)
NOT_YET_KEYS = ("from",)

_TERM = re.compile(r":\s+\S")


@frozen
class Reading:
    """A question without its id, or None where nobody can tell what it asks. `asks_nothing` is True of an essay."""

    question: Question | None
    asks_nothing: bool


@record
class _Parts:
    """The parts of a question while they are gathered."""

    stem: list[Blocks] = fresh(factory=list)
    explanation: list[Blocks] = fresh(factory=list)
    model: list[Blocks] = fresh(factory=list)
    rubric: list[RubricStep] = fresh(factory=list)
    notes: list[Blocks] = fresh(factory=list)


def read_question(draft: Draft, context: Context, within: bool = False, given: Variables | None = None) -> Reading:
    """`within` says that it is a sub-question, `given` are the variables that its whole gives it."""
    segments = split_segments(draft, context)
    reading = _QuestionReading(draft, segments.list, context, within, given)
    return Reading(reading.read() if segments.readable else None, reading.asks_nothing)


class _QuestionReading:
    def __init__(
        self, draft: Draft, segments: list[Segment], context: Context, within: bool, given: Variables | None
    ) -> None:
        self._within = within
        self._at = draft.first.at() if draft.first.text else draft.line.at()
        blocks = [segment for segment in segments if isinstance(segment, VariableLines)]
        self._variables, unread = read_variables(blocks, draft, context, given)
        self._context = replace(context, values=True) if self._variables else context
        self._attributes = self._take_attributes(segments)
        self._segments = segments
        self._written = self._written_response()
        self._parts = _Parts()
        self._unread = unread
        self.asks_nothing = False

    def read(self) -> Question | None:
        self._refuse_what_is_not_read_yet()
        entries = self._read_parts()
        stem = tuple(block for blocks in self._parts.stem for block in blocks)
        if not stem:
            self._context.say("stem-empty", self._at)
        listed = entries_of(stem) if self._asks_for_words else ()
        if self._asks_for_words:
            stem = tuple(block for block in stem if not isinstance(block, Definitions))
        shape = self._shape(entries, gaps(stem), listed)
        self.asks_nothing = isinstance(shape, Nothing) and not self._parts.rubric and not self._parts.model
        if self._unread:
            return None
        self._warn(shape, entries)
        return Question(
            self._attributes.id,
            self._at,
            stem,
            shape,
            self._attributes,
            _joined(self._parts.explanation),
            _joined(self._parts.model),
            tuple(self._parts.rubric),
            _joined(self._parts.notes),
            self._variables,
        )

    @property
    def _asks_for_words(self) -> bool:
        """Whether the question is about words and their meanings: a puzzle, or terms to match."""
        classes = self._attributes.classes
        return bool({"crossword", "wordsearch"} & set(classes)) or ("match" in classes and not self._written)

    def _refuse(self, code: str, at: At, **values: object) -> None:
        """Reports what makes the question unreadable."""
        self._context.say(code, at, **values)
        self._unread = True

    # ---- attributes

    def _take_attributes(self, segments: Sequence[Segment]) -> Attributes:
        """The attributes at the ends of the stem's paragraphs, which lose them."""
        pieces: list[Piece] = []
        for segment in segments:
            if not isinstance(segment, TextLines):
                continue
            if any(piece.shown in (".true", ".false") for piece in pieces):
                self._context.say("text-after-response", segment.lines[0].at())
            if segment.form == "paragraph":
                last, found = split_attributes(segment.lines[-1])
                segment.lines[-1] = last
                if miss := near_miss(segment.lines):
                    self._context.report(miss)
                pieces.extend(found)
        self._places = {(piece.kind, piece.name): piece.at for piece in pieces}
        return checked_attributes(pieces, QUESTION, self._context.report)

    def _refuse_what_is_not_read_yet(self) -> None:
        for name in NOT_YET_CLASSES:
            if name in self._attributes.classes:
                self._refuse("not-yet", self._places[".", name], name=f".{name}")
        for name in NOT_YET_KEYS:
            if self._attributes.get(name):
                self._refuse("not-yet", self._places["=", name], name=f"{name}=")
        texts = [segment for segment in self._segments if isinstance(segment, TextLines)]
        responds = any(isinstance(segment, OptionLines | AnswerText) for segment in self._segments) or self._written
        if texts and texts[-1].form == "list" and NUMBER.match(texts[-1].lines[0].text) and not responds:
            code = "subquestions-deep" if self._within else "subquestion-alone"
            self._refuse(code, texts[-1].lines[0].at())

    # ---- parts

    def _written_response(self) -> list[TextLines]:
        """The table or numbered list that a class of the stem says is the response; empty lines may part the list."""
        classes = self._attributes.classes
        texts = [segment for segment in self._segments if isinstance(segment, TextLines)]
        if {"match", "sort"} & set(classes):
            return [segment for segment in texts if segment.form == "table"][-1:]
        if "order" not in classes:
            return []
        while texts and not _is_numbered(texts[-1]):
            texts.pop()
        first = len(texts)
        while first and _is_numbered(texts[first - 1]):
            first -= 1
        return texts[first:]

    def _read_parts(self) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        feedback = self._feedback()
        run: list[TextLines] = []
        for index, segment in enumerate(self._segments):
            if isinstance(segment, TextLines) and not self._is_response(segment):
                run.append(segment)
                continue
            self._read_text(run)
            run = []
            match segment:
                case OptionLines():
                    quotes = [self._quoted(self._segments[quote]) for quote in feedback if feedback[quote] == index]
                    entries.append(read_entry(segment, _joined(quotes), self._context))
                case QuoteLines() if index not in feedback:
                    self._read_quote(index, segment)
                case ContainerLines():
                    self._read_container(segment, index)
                case _:
                    pass
        self._read_text(run)
        return tuple(entries)

    def _read_text(self, run: Sequence[TextLines]) -> None:
        """Stem that stands together. Lists that only an empty line parts are one list."""
        for index, segment in enumerate(run):
            if segment.form != "list":
                self._parts.stem.append(self._text(segment))
            elif index == 0 or run[index - 1].form != "list":
                self._refuse_lone_item(segment)
                together = [segment]
                for more in run[index + 1 :]:
                    if more.form != "list":
                        break
                    together.append(more)
                self._parts.stem.append(self._list(together))

    def _text(self, segment: TextLines) -> Blocks:
        lines = [line for line in segment.lines if line.text] if segment.form == "paragraph" else segment.lines
        if not lines:
            return ()
        if segment.form == "paragraph" and not any(_TERM.match(line.text) for line in lines[1:]):
            return read_paragraph(lines, self._context.stem)
        return read_blocks(lines, self._context.stem)

    def _refuse_lone_item(self, segment: TextLines) -> None:
        """A list of one item right below a paragraph is the wrapped line of a sum: `5` and below it `- 3 = 2`."""
        line = segment.lines[0]
        bullets = [bullet for line in segment.lines if (bullet := BULLET.match(line.text))]
        below = self._segments[self._segments.index(segment) + 1 :]
        among_options = bool(below) and isinstance(below[0], OptionLines) and not line.text.startswith("+")
        if segment.glued and len(bullets) == 1 and BULLET.match(line.text) and not among_options:
            self._context.say("mark-inside-paragraph", line.at(0, 1), mark=line.text[0])

    def _list(self, segments: Sequence[TextLines]) -> Blocks:
        lines: list[Line] = []
        for segment in segments:
            lines += to_margin(segment.lines)
            lines.append(make_line(lines[-1].path, lines[-1].number, ""))
        numbers = [int(found[1]) for line in lines if line.indent == 0 and (found := NUMBER.match(line.text))]
        if NUMBER.match(lines[0].text) and (len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1))):
            self._context.say("list-numbers", lines[0].at())
        return read_blocks(lines, self._context.stem)

    def _feedback(self) -> dict[int, int]:
        """Quotes that are feedback: their index → the index of the option above.

        A quote between options is one. Behind the last option a quote is the explanation; only where all other options
        have feedback, the one right under the last (no empty line between) is feedback too.
        """
        options = [index for index, segment in enumerate(self._segments) if isinstance(segment, OptionLines)]
        if not options:
            return {}
        found = {
            index: max(option for option in options if option < index)
            for index in range(options[0], options[-1])
            if isinstance(self._segments[index], QuoteLines)
        }
        last = options[-1] + 1
        under_last = self._segments[last] if last < len(self._segments) else None
        all_others = len(options) > 1 and set(options[:-1]) == set(found.values())
        if all_others and isinstance(under_last, QuoteLines) and under_last.tight:
            found[last] = options[-1]
        return found

    def _read_quote(self, index: int, quote: QuoteLines) -> None:
        """A quote with stem or the response after it is stem; else it explains."""
        asks = (TextLines, OptionLines, AnswerText)
        responded = any(self._is_response(segment) for segment in self._segments[:index])
        followed = any(isinstance(segment, asks) for segment in self._segments[index + 1 :])
        if followed and not responded:
            self._refuse_answers(quote.lines)
            self._parts.stem.append((Quote(read_blocks(quote.lines, self._context.stem)),))
        else:
            self._parts.explanation.append(self._quoted(quote))

    def _refuse_answers(self, lines: Sequence[Line]) -> None:
        """Reports what gives the answer away in a quote or container that pupils see."""
        for line in lines:
            if word := gives_answer_away(line.text):
                self._context.say("answer-in-text", line.at(), word=word)

    def _is_response(self, segment: Segment) -> bool:
        return isinstance(segment, OptionLines | AnswerText) or any(segment is one for one in self._written)

    def _quoted(self, segment: Segment) -> Blocks:
        assert isinstance(segment, QuoteLines)
        return read_blocks(segment.lines, self._context.aside)

    def _read_container(self, segment: ContainerLines, index: int) -> None:
        container = segment.container
        name, attributes = read_opening(container.opening)
        at = container.opening.at()
        if not self._context.is_container(name, attributes, at) or not container.closed:
            return
        inner = to_margin(container.inner)
        if name == "rubric":
            self._parts.rubric.extend(read_rubric(container.opening, inner, self._context))
        elif name == "answer":
            self._parts.model.append(read_blocks(inner, self._context.aside))
        elif name in ("notes", "key"):
            self._parts.notes.append(read_blocks(inner, self._context.aside))
        elif any(self._is_response(before) for before in self._segments[:index]):
            self._context.say("text-after-response", at)
        else:
            self._refuse_answers(inner)
            who = self._context.audience(name, attributes, read_blocks(inner, self._context.stem), at)
            self._parts.stem.append(who)

    # ---- the shape

    def _shape(self, entries: Sequence[Entry], asked: Sequence[Gap], listed: tuple[WordEntry, ...]) -> Shape:
        answers = [segment for segment in self._segments if isinstance(segment, AnswerText)]
        drawn = any(isinstance(block, Drawing) and block.answers for blocks in self._parts.stem for block in blocks)
        responses = [bool(entries), bool(answers), bool(asked), bool(self._written), drawn, bool(listed)]
        if sum(responses) > 1:
            self._refuse("two-responses", self._at)
        if entries:
            return TaskList(tuple(entries))
        if answers:
            return self._answers(answers)
        if self._written:
            return self._read_written()
        if self._asks_for_words and not asked:
            return self._words(WordList(listed))
        return Gaps() if asked else Nothing()

    def _words(self, words: WordList) -> Shape:
        """Puzzles stand on papers only: nobody can write into a grid on a slide."""
        if self._variables:
            self._refuse("puzzle-variables", self._variables.at)
        if "match" in self._attributes.classes:
            return as_pairs(words, self._at) if words.entries else words
        if self._attributes.get("on") == "slides":
            self._refuse("puzzle-on-slides", self._places["=", "on"])
        self._attributes = replace(self._attributes, values=(("on", "paper"), *self._attributes.values))
        return words

    def _answers(self, answers: Sequence[AnswerText]) -> Shape:
        """One number by itself asks for a number; more of them, or words beside it, are words."""
        judged = bool({"true", "false"} & set(self._attributes.classes))
        if len(answers) == 1 and not judged and self._variables and not self._unread:
            reckoned = read_reckoned(answers[0].line, self._variables, self._context)
            if reckoned:
                return reckoned
        if len(answers) == 1 and not judged and reads_as_number(answers[0].line):
            return read_number(answers[0].line, self._context)
        for answer in answers:
            if not judged and is_surely_number(answer.line):
                self._refuse("number-among-answers", answer.line.at())
        return read_answers(answers, self._context)

    def _read_written(self) -> Shape:
        last = next(place for place, segment in enumerate(self._segments) if segment is self._written[-1])
        for behind in self._segments[last + 1 :]:
            if isinstance(behind, TextLines):
                self._context.say("text-after-response", behind.lines[0].at())
        lines = [line for segment in self._written for line in segment.lines]
        if "order" in self._attributes.classes:
            return read_steps(lines, self._context)
        if "sort" in self._attributes.classes:
            return read_groups(lines, self._context)
        pairs = read_pairs(lines, self._context)
        self._unread = self._unread or pairs is None
        return pairs or Nothing()

    def _warn(self, shape: Shape, entries: Sequence[Entry]) -> None:
        if entries:
            for segment in self._segments:
                if isinstance(segment, TextLines) and segment.form == "list" and BULLET.match(segment.lines[0].text):
                    self._context.say("plain-bullets", segment.lines[0].at())
        hidden = isinstance(shape, Nothing) and not {"true", "false"} & set(self._attributes.classes)
        drawn = any(isinstance(block, Drawing) and block.space for blocks in self._parts.stem for block in blocks)
        if hidden and not drawn and self._parts.explanation and not self._parts.model and not self._parts.rubric:
            quote = next(segment for segment in reversed(self._segments) if isinstance(segment, QuoteLines))
            self._context.say("quote-under-essay", quote.at)


def _joined(runs: Sequence[Blocks]) -> Blocks:
    return tuple(block for blocks in runs for block in blocks)


def _is_numbered(segment: TextLines) -> bool:
    return segment.form == "list" and NUMBER.match(segment.lines[0].text) is not None
