"""An ordered list that ends a question: which of its lines begin sub-questions, and what these take from the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.document.attributes import Attributes
from generator.document.transforms import letter
from generator.frozen import replace
from generator.lesson import Question, Whole
from generator.markup import Line
from generator.markup.attributes import split_attributes
from generator.readers.markdown.context import Context
from generator.readers.markdown.drafts import Draft
from generator.readers.markdown.marks import NUMBER, OPTION, is_near_answer, near_option
from generator.readers.markdown.outline import Container, Fence, Piece, Plain
from generator.readers.markdown.values import number

_GAP = re.compile(r"\[\[[^\[\]]+\]\]")
# What a question says for all of its sub-questions.
_INHERITED = ("level", "difficulty", "objective", "tags", "on", "shuffle-options", "options")
ANSWERED = frozenset({"true", "false", "multiple", "statements", "match", "order", "sort", "box", "grid"})
"""Classes of a question that is answered itself."""
_OF_THE_WHOLE = ("on", "tags")
# A number further right than this belongs to a list inside a sub-question.
_SLACK = 1


def split_subquestions(draft: Draft, context: Context) -> tuple[Draft, tuple[Draft, ...]] | None:
    """The question without its list, and its sub-questions; None for a question that has none.

    The last numbered list makes sub-questions if something in it before its last entry asks or answers, or its last
    line itself does, or nothing answers and nothing follows it. A list with nothing but a response behind it is stem.
    """
    starts = _last_run(draft.pieces)
    if len(starts) < 2 or _orders(draft.first) or any(map(_orders, _lines(draft.pieces[: starts[0]]))):
        return None
    stops = (*starts[1:], len(draft.pieces))
    entries = [draft.pieces[start:stop] for start, stop in zip(starts, stops, strict=True)]
    *before, last = entries
    if not (any(map(_asks, before)) or _says(last[0]) or (not _asks(last) and _ends(last))):
        if _answers_deeper(last):
            context.say("list-or-subquestions", last[0].lines[0].at())
        return None
    whole = Draft(draft.number, draft.line, draft.first, draft.indent, draft.pieces[: starts[0]])
    return whole, tuple(map(_draft, entries))


def _lines(pieces: Sequence[Piece]) -> Iterator[Line]:
    return (piece.line for piece in pieces if isinstance(piece, Plain))


def _orders(line: Line) -> bool:
    """Whether a line says that the list below is to be put in order."""
    return any(piece.shown == ".order" for piece in split_attributes(line)[1])


def _last_run(pieces: Sequence[Piece]) -> list[int]:
    """Where the lines of the last list from 1 on stand that is no list inside an entry of another."""
    run: list[int] = []
    margin = 0
    for at, piece in enumerate(pieces):
        found = NUMBER.match(piece.line.text) if isinstance(piece, Plain) else None
        if found is None or not isinstance(piece, Plain) or OPTION.match(piece.line.text):
            continue
        indent, value = piece.line.indent, int(found[1])
        if run and indent > margin + _SLACK:
            continue
        if value != len(run) + 1:
            run = []
        if value == len(run) + 1:
            margin = margin if run else indent
            run.append(at)
    return run


def _asks(entry: Sequence[Piece]) -> bool:
    """Whether something in an entry answers it or says what it asks."""
    return any(_responds(piece) for piece in entry) or any(map(_says, entry))


def _answers_deeper(entry: Sequence[Piece]) -> bool:
    """Whether what answers stands below the text of an entry, not below its number or behind other text."""
    response = next((piece for piece in entry[1:] if piece.lines[0].text), None)
    margin = entry[0].lines[0].indent + _SLACK
    return response is not None and _responds(response) and response.lines[0].indent > margin


def _responds(piece: Piece) -> bool:
    if isinstance(piece, Container):
        return piece.opening.text.lstrip(": {.").startswith(("answer", "rubric"))
    text = piece.line.text if isinstance(piece, Plain) else ""
    return bool(OPTION.match(text) or near_option(text, False) or text.startswith("= ") or is_near_answer(text))


def _says(piece: Piece) -> bool:
    """Attributes and gaps of a line."""
    if not isinstance(piece, Plain):
        return False
    return bool(split_attributes(piece.line)[1]) or _GAP.search(piece.line.text) is not None


def _ends(entry: Sequence[Piece]) -> bool:
    """Whether nothing stands behind an entry but lines that go on with it."""
    parted = False
    for piece in entry[1:]:
        if isinstance(piece, Plain) and not piece.line.text:
            parted = True
        elif isinstance(piece, Fence | Container) or (parted and not piece.lines[0].text.startswith(">")):
            return False
    return True


def _draft(entry: Sequence[Piece]) -> Draft:
    line = entry[0].lines[0]
    found = NUMBER.match(line.text)
    assert found
    indent = line.indent + max(found.end(), 2)
    return Draft(int(found[1]), line, line.piece(found.end()), indent, list(entry[1:]))


# ---- what they take from the whole


def joined(whole: Question, id_: str, parts: Sequence[Question], context: Context) -> tuple[Question, ...]:
    """Sub-questions as questions of their own that stand together under the text of the whole."""
    for part in parts:
        for name in (*part.attributes.classes, *(key for key, _ in part.attributes.values)):
            if name in ("pin", *_OF_THE_WHOLE):
                context.say("attribute-without-effect", part.at, name=name)
    shares = _shares(whole, parts, context)
    made = []
    for index, (part, share) in enumerate(zip(parts, shares, strict=True)):
        mark = letter(index).lower()
        attributes = _inherited(whole.attributes, part.attributes)
        notes = (*part.notes, *whole.notes) if index == len(parts) - 1 else part.notes
        above = Whole(id_, mark, whole.stem, share, whole.variables is not None)
        made.append(replace(part, whole=above, attributes=attributes, notes=notes))
    return tuple(made)


def _inherited(whole: Attributes, own: Attributes) -> Attributes:
    written = {name for name, _ in own.values}
    taken = tuple((name, value) for name, value in whole.values if name in _INHERITED and name not in written)
    pinned = tuple(name for name in whole.classes if name == "pin")
    return replace(own, values=(*own.values, *taken), classes=(*own.classes, *pinned))


def _shares(whole: Question, parts: Sequence[Question], context: Context) -> list[Fraction | None]:
    """Points of a question are shared equally by those sub-questions that name none."""
    said = whole.attributes.get("points")
    if not said:
        return [None] * len(parts)
    own = [_own_points(part) for part in parts]
    open_ones = own.count(None)
    rest = number(said) - sum((points for points in own if points is not None), Fraction(0))
    if (rest <= 0) if open_ones else (rest != 0):
        context.say("subquestion-points", whole.at, points=said)
        return [None] * len(parts)
    return [rest / open_ones if points is None else None for points in own]


def _own_points(part: Question) -> Fraction | None:
    said = part.attributes.get("points")
    if "survey" in part.attributes.classes:
        return Fraction(0)
    return number(said) if said else sum((step.points for step in part.rubric), Fraction(0)) or None
