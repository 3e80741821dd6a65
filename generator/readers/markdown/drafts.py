"""Where the questions of a part begin: numbered lines. What stands below one belongs to it until the next."""

from __future__ import annotations

from collections.abc import Iterable

from generator.frozen import fresh, record
from generator.markup.lines import Line
from generator.readers.markdown.context import Context
from generator.readers.markdown.marks import NEAR_NUMBER, NUMBER, NUMBER_IN_BRACKETS, OPTION
from generator.readers.markdown.outline import Container, Fence, Piece, Plain

# A numbered line that goes on with a paragraph and leaves out more numbers than this is the day or year of a sentence
# that was wrapped; behind options or answers only a year is.
MOST_LEFT_OUT = 9
YEAR = 1000

_NO_SENTENCE = ("=", ">", "|", "-", "*", "+")


@record
class Draft:
    """A question as raw pieces. `first` is what stands behind the number, `indent` the column where it begins."""

    number: int
    line: Line
    first: Line
    indent: int
    pieces: list[Piece] = fresh(factory=list)

    def lines(self) -> Iterable[Line]:
        """Every line, without the number."""
        yield self.first
        for piece in self.pieces:
            yield from piece.lines


def split_questions(pieces: Iterable[Piece], context: Context) -> tuple[list[Piece], list[Draft]]:
    """The pieces before the first question, and the questions."""
    lead: list[Piece] = []
    drafts: list[Draft] = []
    for piece in pieces:
        current = drafts[-1] if drafts else None
        if begun := _begun(piece, current, context):
            drafts.append(begun)
        elif current:
            current.pieces.append(piece)
        else:
            lead.append(piece)
    return lead, drafts


def _begun(piece: Piece, current: Draft | None, context: Context) -> Draft | None:
    if not isinstance(piece, Plain | Fence):
        return None
    line = piece.lines[0]
    if near := _near_number(line, current):
        context.say("number-without-space", line.at(0, near))
    found = NUMBER.match(line.text)
    if not found or (current and (line.indent >= current.indent or OPTION.match(line.text))):
        return None
    number = int(found[1])
    if current and _is_of_a_sentence(number, current):
        context.say("mark-inside-paragraph", line.at(0, len(found[0].rstrip())), mark=found[0].rstrip())
        return None
    first = line.piece(found.end())
    draft = Draft(number, line, first, line.indent + min(len(found[0].rstrip()) + 4, max(found.end(), 2)))
    if isinstance(piece, Fence):
        draft.first = line.piece(found.end(), found.end())
        draft.pieces.append(Fence((first, *piece.lines[1:]), piece.info, piece.marker[found.end() :], piece.closed))
    return draft


def _near_number(line: Line, current: Draft | None) -> int:
    """How many letters of a line are nearly a question's number; 0 for other lines.

    Indented under a question, and in brackets under any, numbers count things of that question: (1), (2), (3).
    """
    if current and line.indent >= current.indent:
        return 0
    near = NEAR_NUMBER.match(line.text) or (None if current else NUMBER_IN_BRACKETS.match(line.text))
    return len(near[0].rstrip()) if near else 0


def _is_of_a_sentence(number: int, draft: Draft) -> bool:
    """True if a line with this number, right below a question's lines, goes on with their last sentence."""
    above = draft.pieces[-1] if draft.pieces else Plain(draft.first)
    if isinstance(above, Container) or not above.lines[-1].text or number in (1, draft.number + 1):
        return False
    counts_on = draft.number <= number <= draft.number + MOST_LEFT_OUT
    return number >= YEAR or not (counts_on or _responds(draft))


def _responds(draft: Draft) -> bool:
    """True if the lines right above hold an option, an answer or anything else that is no sentence."""
    for piece in reversed(draft.pieces):
        if not isinstance(piece, Plain) or OPTION.match(piece.line.text) or piece.line.text.startswith(_NO_SENTENCE):
            return True
        if not piece.line.text:
            return False
    return False
