"""A question's lines, sorted by what they begin with and not by how far they are indented."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from generator.diagnostics import At
from generator.frozen import fresh, record
from generator.markup.lines import Line
from generator.markup.rules.tables import is_dashes
from generator.readers.markdown.answer_words import begins_with_answer_word, gives_answer_away, is_blank, leaves_room
from generator.readers.markdown.context import Context
from generator.readers.markdown.drafts import Draft
from generator.readers.markdown.marks import (
    BULLET,
    NUMBER,
    OPTION,
    RIGHT,
    is_filled,
    is_near_answer,
    near_option,
)
from generator.readers.markdown.outline import BreakLine, Container, Fence, HeadingLine, Plain

_QUOTE = re.compile(r">\s?")


@record
class TextLines:
    """Stem: a paragraph, a list, a table or code, with its lines moved to the margin.

    `glued` when no empty line parts it from the text above.
    """

    form: Literal["paragraph", "list", "table", "code"]
    lines: list[Line]
    glued: bool = False


@record
class OptionLines:
    """`indent` is where the bullet stands."""

    marked: bool
    at: At
    lines: list[Line]
    indent: int


@record
class AnswerText:
    """What stands behind `= `."""

    line: Line


@record
class QuoteLines:
    """A quote without its `>`. `tight` when no empty line parts it from what stands above."""

    at: At
    tight: bool
    lines: list[Line]


@record
class ContainerLines:
    container: Container


@record
class VariableLines:
    """A `vars` block, its fences aside."""

    at: At
    lines: list[Line]


Segment = TextLines | OptionLines | AnswerText | QuoteLines | ContainerLines | VariableLines


@record
class Segments:
    """`readable` is False when something was never closed, so that nobody can tell what the rest is."""

    list: list[Segment] = fresh(factory=list)
    readable: bool = True


def split_segments(draft: Draft, context: Context) -> Segments:
    splitter = _Splitter(context)
    pieces = [Plain(draft.first), *draft.pieces]
    for index, piece in enumerate(pieces):
        if not splitter.found.readable:
            break
        match piece:
            case Plain(line):
                below = pieces[index + 1] if index + 1 < len(pieces) else None
                splitter.read(line, below.line if isinstance(below, Plain) else None, is_first=index == 0)
            case Fence():
                splitter.read_fence(piece)
            case Container():
                splitter.read_container(piece)
            case HeadingLine() | BreakLine():
                raise AssertionError("headings and breaks end a question")
    return splitter.found


class _Splitter:
    def __init__(self, context: Context) -> None:
        self.found = Segments()
        self._context = context
        self._glued = False  # no empty line since the last segment
        self._responded = False
        self._refused = False  # the text above was reported; what goes on with it goes with it
        self._room: tuple[Line, str] | None = None  # a line such as `Jawaban:`, and its word

    @property
    def _last(self) -> Segment | None:
        return self.found.list[-1] if self.found.list else None

    def _add(self, segment: Segment) -> None:
        self.found.list.append(segment)
        self._responded = self._responded or isinstance(segment, OptionLines | AnswerText)
        self._refused = False

    def _refuse(self, code: str, line: Line, **values: object) -> None:
        self._context.say(code, line.at(), **values)
        self._refused = True

    def read(self, line: Line, below: Line | None, is_first: bool) -> None:
        if line.text:
            self._read(line, below, is_first)
        self._glued = bool(line.text)

    def _read(self, line: Line, below: Line | None, is_first: bool) -> None:
        text = line.text
        if text.startswith(">"):
            self._read_quote(line)
        elif option := OPTION.match(text):
            rest = line.piece(option.end())
            self._add(OptionLines(option[1] in RIGHT and bool(option[1]), line.at(), [rest], line.indent))
        elif near := near_option(text, isinstance(self._last, OptionLines)):
            self._context.say("option-form", line.at(), mark=near[0].strip())
            self._add(OptionLines(is_filled(near), line.at(), [line.piece(near.end())], line.indent))
        elif text == "=" or text.startswith("= "):
            self._add(AnswerText(line.piece(1)))
        elif is_near_answer(text):
            self._context.say("answer-form", line.at(0, 1))
            self._add(AnswerText(line.piece(1)))
        elif word := gives_answer_away(text):
            self._refuse("answer-in-text", line, word=word)
            if is_first:
                self._begin_text(line, below, is_first)
        elif self._glued and self._refused:
            pass
        elif self._glued and isinstance(self._last, OptionLines):
            self._continue_option(self._last, line)
        elif self._glued and isinstance(self._last, QuoteLines):
            self._refuse("quote-without-mark", line)
        elif self._responded:
            self._refuse("text-after-response", line)
        else:
            self._watch_room(line)
            self._read_text(line, below, is_first)

    def _watch_room(self, line: Line) -> None:
        """`Jawaban:` alone leaves room to write, if nothing but blanks follows; else what follows is the answer."""
        if not is_blank(line.text):
            self._fill_room()
        word = leaves_room(line.text)
        alone = not (self._glued and isinstance(self._last, TextLines)) or not line.text.isalpha()
        if word and alone:
            self._room = (line, word)

    def _fill_room(self) -> None:
        if self._room:
            self._context.say("answer-in-text", self._room[0].at(), word=self._room[1])
            self._room = None

    def _read_text(self, line: Line, below: Line | None, is_first: bool) -> None:
        if not (self._glued and isinstance(self._last, TextLines) and self._continue_text(self._last, line, below)):
            self._begin_text(line, below, is_first)

    def _read_quote(self, line: Line) -> None:
        mark = _QUOTE.match(line.text)
        assert mark
        rest = line.piece(mark.end())
        inner = rest.indented(max(rest.column - line.column - mark.end(), 0))
        if self._glued and isinstance(self._last, QuoteLines):
            self._last.lines.append(inner)
        else:
            self._add(QuoteLines(line.at(), self._glued, [inner]))

    def _continue_option(self, option: OptionLines, line: Line) -> None:
        if BULLET.match(line.text):
            self._context.say("option-without-mark", line.at())
        elif line.indent <= option.indent:
            self._refuse("option-continued-at-margin", line)
        elif word := begins_with_answer_word(line.text):
            self._refuse("answer-in-text", line, word=word)
        else:
            option.lines.append(line.indented(0))

    def _continue_text(self, above: TextLines, line: Line, below: Line | None) -> bool:
        """Adds the line to the text above it, unless something new begins."""
        if above.form == "code" or (
            above.form == "paragraph" and _form(line, below, self._is_list(line)) != "paragraph"
        ):
            return False
        above.lines.append(line if above.form == "list" else line.indented(0))
        return True

    def _is_list(self, line: Line) -> bool:
        """A bullet begins a list anywhere, a number in the middle of a paragraph only if it is 1."""
        number = NUMBER.match(line.text)
        return BULLET.match(line.text) is not None or (number is not None and int(number[1]) == 1)

    def _begin_text(self, line: Line, below: Line | None, is_first: bool) -> None:
        lists = NUMBER.match(line.text) or BULLET.match(line.text)
        if is_first and lists:
            # `1. - 5 + 3 = …` is a sum, not a list of one.
            lists = lists if below and BULLET.match(below.text) and not OPTION.match(below.text) else None
        form = _form(line, below, lists is not None)
        if form == "paragraph" and line.indent == 0 and not is_first:
            self._context.say("paragraph-at-margin", line.at())
        glued = self._glued and isinstance(self._last, TextLines)
        self._add(TextLines(form, [line if form == "list" else line.indented(0)], glued))

    def read_fence(self, fence: Fence) -> None:
        if fence.marker:
            self._add(TextLines("list", list(fence.lines)))
        elif fence.info.split(maxsplit=1)[:1] == ["vars"]:
            self._add(VariableLines(fence.lines[0].at(), list(fence.lines[1:-1])))
            self.found.readable = self.found.readable and fence.closed
        elif not fence.closed:
            self.found.readable = False
        elif self._responded:
            self._context.say("text-after-response", fence.lines[0].at())
        else:
            self._fill_room()
            self._add(TextLines("code", to_margin(fence.lines, fence.lines[0].indent)))
        self._glued = False

    def read_container(self, container: Container) -> None:
        self._add(ContainerLines(container))
        self.found.readable = self.found.readable and container.closed
        self._glued = False


def _form(line: Line, below: Line | None, lists: bool) -> Literal["paragraph", "list", "table"]:
    if "|" in line.text and below is not None and is_dashes(below.text):
        return "table"
    return "list" if lists else "paragraph"


def to_margin(lines: Sequence[Line], indent: int | None = None) -> list[Line]:
    """The lines moved left, so that the least indented (or `indent`) stands at the margin."""
    if indent is None:
        indent = min((line.indent for line in lines if line.text), default=0)
    return [line.indented(max(line.indent - indent, 0)) for line in lines]
