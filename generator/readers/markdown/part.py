"""A heading with `.questions` and what stands below it → a part."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Literal, cast

from generator.document.blocks import Blocks, Heading
from generator.document.inlines import Inlines
from generator.document.transforms import plain
from generator.frozen import replace
from generator.lesson import Group, Nothing, Part, Question, Stratum, Subpart
from generator.markup import Line, read_blocks, read_inlines
from generator.markup.attributes import checked_attributes, split_attributes
from generator.markup.block import read_opening
from generator.readers.markdown.answer_words import gives_answer_away, heads_answers
from generator.readers.markdown.context import SHOWN, Context
from generator.readers.markdown.drafts import Draft, split_questions
from generator.readers.markdown.draw import check_draw
from generator.readers.markdown.ids import Ids
from generator.readers.markdown.outline import BreakLine, Container, Fence, HeadingLine, Piece, Plain
from generator.readers.markdown.question import read_question
from generator.readers.markdown.ranges import with_slots
from generator.readers.markdown.subquestions import ANSWERED, joined, split_subquestions
from generator.readers.markdown.values import number, quotas
from generator.readers.markdown.vocabulary import GROUP, PART, SUBHEADING


class PartReading:
    """Reads one part. `attributes` are those of its heading, still to be checked."""

    def __init__(self, heading: HeadingLine, context: Context, ids: Ids) -> None:
        self._heading = heading
        self._context = context
        self._ids = ids
        self._count = 0

    def read(self, pieces: Sequence[Piece]) -> Part:
        line, written = split_attributes(self._heading.text)
        attributes = checked_attributes(written, PART, self._context.report)
        places = {piece.name: piece.at for piece in written}
        title = self._title(line)
        stretches = _stretches(pieces)
        lead, drafts = split_questions(stretches[0].pieces, self._context)
        instruction = self._instruction(lead)
        subparts = [Subpart((), self._questions(drafts))] if drafts else []
        self._read_stretches(stretches, subparts)
        if not self._count:
            self._context.say("part-without-questions", self._heading.line.at())
        draw = tuple(Stratum(*quota) for quota in quotas(attributes.get("draw")))
        check_draw(draw, attributes, places, subparts, self._context)
        id_ = (
            self._ids.write(attributes.id, places[attributes.id]) if attributes.id else self._ids.of_part(plain(title))
        )
        return Part(
            id_,
            self._heading.line.at(),
            self._heading.level,
            title,
            instruction,
            tuple(subparts),
            attributes.get("shuffle") != "no",
            attributes.get("shuffle-options") != "no",
            number(attributes.get("points")) if attributes.get("points") else Fraction(1),
            int(attributes.get("columns", "0")),
            cast(Literal["", "paper", "slides"], attributes.get("on")),
            draw,
            int(attributes.get("options", "0")),
        )

    def _title(self, line: Line) -> Inlines:
        title = read_inlines((line,), self._context.material) if line.text else ()
        if not title:
            self._context.say("heading-empty", self._heading.line.at())
        return title

    def _instruction(self, lead: Sequence[Piece]) -> Blocks:
        for piece in lead:
            if isinstance(piece, Plain):
                self._refuse_answers(piece.line)
            elif isinstance(piece, Container) and read_opening(piece.opening)[0] in SHOWN:
                for line in piece.inner:
                    self._refuse_answers(line)
        return read_blocks(readable(lead), self._context.material)

    def _refuse_answers(self, line: Line) -> None:
        if line.text.startswith("= "):
            self._context.say("options-outside", line.at())
        elif word := gives_answer_away(line.text.lstrip("> ")):
            self._context.say("answer-in-text", line.at(), word=word)

    # ---- stretches of questions

    def _read_stretches(self, stretches: Sequence[_Stretch], subparts: list[Subpart]) -> None:
        """A group shuffles with what stands before it, unless a subheading of its level does not hold it."""
        level = 0
        for above, stretch in pairwise(stretches):
            if not stretch.is_group:
                if above.is_group and stretch.page_break and not stretch.heading and not stretch.is_empty:
                    self._context.say("group-page-break", stretch.pieces[0].lines[0].at())
                subparts.append(self._subpart(stretch))
                level = stretch.heading.level if stretch.heading else 0
                continue
            group = self._group(stretch)
            assert stretch.heading
            if not subparts or stretch.page_break or stretch.heading.level <= level:
                subparts.append(Subpart((), (group,), stretch.page_break))
                level = 0
            else:
                subparts[-1] = replace(subparts[-1], units=(*subparts[-1].units, group))

    def _group(self, stretch: _Stretch) -> Group:
        heading = stretch.heading
        assert heading
        line, written = split_attributes(heading.text)
        attributes = checked_attributes(written, GROUP, self._context.report)
        title = self._subtitle(heading, line)
        lead, drafts = split_questions(stretch.pieces, self._context)
        for piece in lead:
            if isinstance(piece, Plain):
                self._refuse_answers(piece.line)
        if not drafts:
            self._context.say("part-without-questions", heading.line.at())
        text = (Heading(heading.level, title), *read_blocks(readable(lead), self._context.material))
        id_ = self._ids.of_group((line, *(one for piece in lead for one in piece.lines)))
        if attributes.id:
            id_ = self._ids.write(attributes.id, next(piece.at for piece in written if piece.kind == "#"))
        values = tuple(value for value in attributes.values if value[0] != "shuffle")
        questions = tuple(_of_group(question, values) for question in self._questions(drafts))
        return Group(id_, heading.line.at(), with_slots(text), questions, attributes)

    def _subpart(self, stretch: _Stretch) -> Subpart:
        title: Inlines = ()
        if stretch.heading:
            line, written = split_attributes(stretch.heading.text)
            attributes = checked_attributes(written, SUBHEADING, self._context.report)
            places = {piece.name: piece.at for piece in written}
            title = self._subtitle(stretch.heading, line)
            if heads_answers(line.text, within_part=True):
                self._context.say("answer-in-text", stretch.heading.line.at(), word=line.text)
            if attributes.id:
                self._ids.write(attributes.id, places[attributes.id])
        lead, drafts = split_questions(stretch.pieces, self._context)
        self._refuse_lead(lead)
        if stretch.heading and not drafts:
            self._context.say("part-without-questions", stretch.heading.line.at())
        return Subpart(title, self._questions(drafts), stretch.page_break)

    def _subtitle(self, heading: HeadingLine, line: Line) -> Inlines:
        if not line.text:
            self._context.say("heading-empty", heading.line.at())
            return ()
        return read_inlines((line,), self._context.material)

    def _refuse_lead(self, lead: Sequence[Piece]) -> None:
        """Text below a subheading belongs to no question."""
        first = next((line for piece in lead for line in piece.lines if line.text), None)
        if first:
            self._context.say("text-before-questions", first.at())

    def _questions(self, drafts: Sequence[Draft]) -> tuple[Question, ...]:
        self._count += len(drafts)
        questions: list[Question] = []
        above: Draft | None = None
        all_ones = all(draft.number == 1 for draft in drafts)
        nothing_asked = False
        for draft in drafts:
            if above and nothing_asked and draft.number == 1 and not all_ones:
                self._context.say("numbering-restarts", draft.line.at(0, 2))
            if split := split_subquestions(draft, self._context):
                questions += self._subquestions(draft, *split)
                above, nothing_asked = draft, False
                continue
            reading = read_question(draft, self._context)
            above, nothing_asked = draft, reading.asks_nothing
            if reading.question:
                questions.append(self._named(reading.question, draft))
        return tuple(questions)

    def _subquestions(self, draft: Draft, above: Draft, entries: Sequence[Draft]) -> tuple[Question, ...]:
        whole = read_question(above, self._context).question
        given = whole.variables if whole else None
        parts = [read_question(entry, self._context, within=True, given=given).question for entry in entries]
        if whole is None:
            return ()
        if not isinstance(whole.shape, Nothing) or ANSWERED & set(whole.attributes.classes):
            self._context.say("two-responses", whole.at)
        if whole.model or whole.rubric:
            self._context.say("essay-only", whole.at, name="answer" if whole.model else "rubric")
        id_ = self._named(whole, draft).id
        read = [
            replace(part, id=self._ids.of_subquestion(part.attributes.id, id_, index, part.at))
            for index, part in enumerate(parts)
            if part is not None
        ]
        return joined(whole, id_, read, self._context)

    def _named(self, question: Question, draft: Draft) -> Question:
        id_ = question.attributes.id
        return replace(question, id=self._ids.write(id_, question.at) if id_ else self._ids.of_question(draft))


def _of_group(question: Question, values: tuple[tuple[str, str], ...]) -> Question:
    """With what its group says of all its questions, unless it says otherwise itself."""
    own = question.attributes
    more = tuple((key, value) for key, value in values if not own.get(key))
    return replace(question, attributes=replace(own, values=(*own.values, *more))) if more else question


class _Stretch:
    """Pieces of a part between headings and page breaks."""

    def __init__(self, heading: HeadingLine | None = None, page_break: bool = False) -> None:
        self.heading = heading
        self.page_break = page_break
        self.pieces: list[Piece] = []

    @property
    def is_group(self) -> bool:
        written = split_attributes(self.heading.text)[1] if self.heading else ()
        return any(piece.shown == ".group" for piece in written)

    @property
    def is_empty(self) -> bool:
        return not self.heading and not any(line.text for piece in self.pieces for line in piece.lines)


def _stretches(pieces: Sequence[Piece]) -> list[_Stretch]:
    stretches = [_Stretch()]
    for piece in pieces:
        if isinstance(piece, BreakLine):
            stretches.append(_Stretch(page_break=True))
        elif isinstance(piece, HeadingLine):
            if len(stretches) > 1 and stretches[-1].is_empty and stretches[-1].page_break:
                stretches.pop()
                stretches.append(_Stretch(piece, page_break=True))
            else:
                stretches.append(_Stretch(piece))
        else:
            stretches[-1].pieces.append(piece)
    return stretches


def readable(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of pieces, without openings that nothing closes."""
    return [
        line for piece in pieces if not isinstance(piece, Container | Fence) or piece.closed for line in piece.lines
    ]
