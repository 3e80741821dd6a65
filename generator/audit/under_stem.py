"""What stands under a stem, kind by kind, as a pupil's paper shows it and as a key does."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from generator.audit.facts import Choice, Fact
from generator.audit.flat import Flat, Standing
from generator.audit.grids import GridFault, read_grids
from generator.audit.letters import label, letters, quoted
from generator.audit.options import OptionReader, Span, Spans, TooHard, indices
from generator.frozen import frozen
from generator.words import Words

# In em: as far as a letter may stand from the option that it belongs to.
_FARTHEST = 6.0
# In em: how far from its first run what stands on the same line may rise or sink.
_LINE = 0.6


class Fault(Exception):
    """A question's page does not say what the lesson does; the sentence goes behind its number."""


@frozen
class Printed:
    """A question as it stands on a page. `start` is where its number stands, `end` where all that was read ends.

    `spans` are its options, statements or right cells in printed order, `rows` its left cells, `heads` where the
    columns of a table of statements, or the two sides of a verdict, are named.
    """

    number: str
    fact: Fact
    start: int
    end: int
    spans: Spans = ()
    rows: Spans = ()
    heads: tuple[int, ...] = ()

    @property
    def options(self) -> tuple[int, ...]:
        return indices(self.spans)


def read_under(
    flat: Flat, reader: OptionReader, number: str, fact: Fact, start: int, at: int, words: Words, key: bool
) -> Printed:
    """`at` is where the stem ends. Raises Fault."""
    whole = Printed(number, fact, start, at)
    try:
        match fact.kind:
            case "single-choice" | "multiple-choice":
                spans = _only(reader.lettered(at, fact.choices, fact.options), flat, at, fact)
                for index, choice in enumerate(fact.choices):
                    if choice.right and index not in indices(spans):
                        raise Fault(f"{quoted(choice.words)}, which is right, is not among its options")
                _need_letters_beside(flat, spans, fact.choices)
                return Printed(number, fact, start, _end(spans, at), spans)
            case "statements":
                heads, at = _table_head(flat, at, words.fixed["statement"], fact.labels)
                spans = _only(reader.listed(at, fact.choices), flat, at, fact)
                return Printed(number, fact, start, _end(spans, at), spans, (), heads)
            case "ordering":
                return _ordered(flat, reader, whole) if key else _to_order(flat, reader, whole, words)
            case "sorting":
                return _sorted(flat, reader, whole) if key else _to_sort(flat, reader, whole)
            case "matching":
                return _matched(flat, reader, whole, words) if key else _matching(flat, reader, whole)
            case "numeric":
                assert fact.measure is not None
                wanted = fact.measure.answer if key else fact.measure.unit
                return Printed(number, fact, start, _words(flat, at, (wanted.words,))[1] if wanted.text else at)
            case "crossword" | "word-search":
                assert fact.grid is not None
                return Printed(number, fact, start, read_grids(flat, at, fact.grid, key, words))
            case "true-false":
                heads, end = _words(flat, at, fact.labels)
                return Printed(number, fact, start, end, heads=heads)
            case _ if fact.bank is not None and not key:
                spans = _bank(flat, reader, at, fact)
                return Printed(number, fact, start, _end(spans, at), spans)
            case _:
                return whole
    except GridFault as fault:
        raise Fault(str(fault)) from None
    except TooHard:
        raise Fault("there are too many ways to read what stands under it") from None


def _end(spans: Spans, at: int) -> int:
    return spans[-1].end if spans else at


def _only(readings: list[Spans], flat: Flat, at: int, fact: Fact) -> Spans:
    if len(readings) == 1:
        return readings[0]
    if readings:
        raise Fault("its page can be read in two ways, so its letters prove nothing")
    raise Fault(_first_stranger(flat, at, fact))


def _first_stranger(flat: Flat, at: int, fact: Fact) -> str:
    """The first place at which something else stands than the lesson has."""
    lettered = fact.kind != "statements"
    reader = OptionReader(flat)
    taken: Spans = ()
    while len(taken) < fact.options:
        after = quoted(fact.choices[taken[-1].choice].words) if taken else "the question"
        name = label(len(taken)) if lettered else ""
        if lettered and not flat.is_word(at, name):
            return f"after {after} the letter {name} should come, but there stands {_here(flat, at)}"
        found = reader.candidates(at + len(name), fact.choices, taken)
        if not found:
            left = next(choice for index, choice in enumerate(fact.choices) if index not in indices(taken))
            where = f"at {name} stands" if lettered else f"after {after} stands"
            return f"{where} {_here(flat, at + len(name))}, which is not in the lesson; {quoted(left.words)} is missing"
        at = found[0].end
        taken = (*taken, found[0])
    return "its options cannot be told apart"


def _here(flat: Flat, at: int) -> str:
    return quoted(flat.words(at, min(at + 50, len(flat.text))), 40) if at < len(flat.text) else "nothing more"


def _words(flat: Flat, at: int, words: Sequence[str]) -> tuple[tuple[int, ...], int]:
    """Where each of several words stands, one after the other, and where they end."""
    places = []
    for word in map(letters, words):
        if not flat.is_word(at, word):
            raise Fault(f"{' and '.join(map(quoted, words))} should stand there, but there stands {_here(flat, at)}")
        places.append(at)
        at += len(word)
    return tuple(places), at


def _table_head(flat: Flat, at: int, statement: str, labels: Sequence[str]) -> tuple[tuple[int, ...], int]:
    """Behind the head of a table: the word over its statements, which may be missing, and its columns."""
    word = letters(statement)
    return _words(flat, at + len(word) if flat.is_word(at, word) else at, labels)


def _matching(flat: Flat, reader: OptionReader, whole: Printed) -> Printed:
    pairs = whole.fact.pairs
    assert pairs is not None
    starts = [whole.end]
    if all(choice.text for choice in pairs.head):
        with suppress(Fault):  # the heads of both sides may be left out on paper
            starts.append(_words(flat, whole.end, [choice.text for choice in pairs.head])[1])
    readings = [reading for start in starts for reading in reader.matching(start, pairs)]
    if len(readings) > 1:
        raise Fault("its page can be read in two ways, so its letters prove nothing")
    if not readings:
        raise Fault(f"its two sides are not those of the lesson; there stands {_here(flat, whole.end)}")
    rows, spans = readings[0]
    _need_letters_beside(flat, spans, pairs.rights)
    end = max(rows[-1].end, spans[-1].end)
    return Printed(whole.number, whole.fact, whole.start, end, spans, rows)


def _matched(flat: Flat, reader: OptionReader, whole: Printed, words: Words) -> Printed:
    """A key's rows, then the answers left over; together they say which letter every right cell has."""
    pairs = whole.fact.pairs
    assert pairs is not None
    lead = letters(words.fixed["surplus"] + ":")
    readings = reader.matched(whole.end, pairs, lead)
    if len(readings) != 1:
        raise Fault(f"its pairs and what is left over cannot be read; there stands {_here(flat, whole.end)}")
    rows, rights = readings[0]
    by_letter = {_letter_at(flat, span): span for span in rights}
    at = rights[-1].end
    surplus, at = _surplus(flat, at, pairs.rights, {span.choice for span in rights}, lead)
    by_letter.update(surplus)
    if sorted(by_letter) != sorted(map(label, range(len(pairs.rights)))):
        raise Fault("its letters are not those of the right side, each once")
    spans = tuple(by_letter[label(place)] for place in range(len(pairs.rights)))
    for left, right in zip(rows, rights, strict=True):
        if pairs.right_of[left.choice] != right.choice:
            wrong, true = pairs.rights[right.choice], pairs.rights[pairs.right_of[left.choice]]
            what = quoted(pairs.lefts[left.choice].words)
            raise Fault(f"{what} goes with {quoted(true.words)}, not with {quoted(wrong.words)}")
    return Printed(whole.number, whole.fact, whole.start, at, spans, rows)


def _to_order(flat: Flat, reader: OptionReader, whole: Printed, words: Words) -> Printed:
    """Lettered steps, and the word before the boxes for their letters."""
    fact, at = whole.fact, whole.end
    spans = _only(reader.lettered(at, fact.choices, fact.options), flat, at, fact)
    _need_letters_beside(flat, spans, fact.choices)
    if len(spans) > 2 and indices(spans) == tuple(range(len(spans))):
        raise Fault("its steps stand in their right order")
    _, end = _words(flat, _end(spans, at), [words.fixed["in_order"] + ":"])
    return Printed(whole.number, fact, whole.start, end, spans)


def _ordered(flat: Flat, reader: OptionReader, whole: Printed) -> Printed:
    """A key's steps in their right order, each behind the letter that it has on the paper."""
    fact, at = whole.fact, whole.end
    readings = reader.ordered(at, fact.choices, fact.options)
    if len(readings) != 1:
        raise Fault(f"its steps and their letters cannot be read; there stands {_here(flat, at)}")
    found = readings[0]
    _need_letters_beside(flat, found, fact.choices)
    for place, span in enumerate(found):
        if span.choice != place:
            here, right = quoted(fact.choices[span.choice].words), quoted(fact.choices[place].words)
            raise Fault(f"in its order {here} comes at place {place + 1}, but right is {right}")
    by_letter = {_letter_at(flat, span): span for span in found}
    if sorted(by_letter) != sorted(map(label, range(len(found)))):
        raise Fault("its letters are not those of the steps, each once")
    spans = tuple(by_letter[label(place)] for place in range(len(found)))
    return Printed(whole.number, fact, whole.start, _end(found, at), spans)


def _to_sort(flat: Flat, reader: OptionReader, whole: Printed) -> Printed:
    """Lettered members, and the heads of the groups over room to write."""
    fact, at = whole.fact, whole.end
    spans = _only(reader.lettered(at, fact.choices, fact.options), flat, at, fact)
    _need_letters_beside(flat, spans, fact.choices)
    here = [fact.groups[span.choice] for span in spans]
    if len(here) > 2 and here == sorted(here):
        raise Fault("its members stand group by group")
    _, end = _words(flat, _end(spans, at), fact.labels)
    return Printed(whole.number, fact, whole.start, end, spans)


def _sorted(flat: Flat, reader: OptionReader, whole: Printed) -> Printed:
    """A key's groups: each head, then its members behind the letters that they have on the paper."""
    fact, at = whole.fact, whole.end
    found: Spans = ()
    for group, head in enumerate(fact.labels):
        _, at = _words(flat, at, [head])
        wanted = [choice for choice, of in enumerate(fact.groups) if of == group]
        choices = [fact.choices[choice] for choice in wanted]
        readings = reader.ordered(at, choices, len(fact.choices)) if choices else [()]
        if len(readings) != 1:
            raise Fault(f"under {quoted(head)} not its members alone can be read; there stands {_here(flat, at)}")
        found += tuple(span._replace(choice=wanted[span.choice]) for span in readings[0])
        at = _end(readings[0], at)
    _need_letters_beside(flat, found, fact.choices)
    by_letter = {_letter_at(flat, span): span for span in found}
    if sorted(by_letter) != sorted(map(label, range(len(found)))):
        raise Fault("its letters are not those of the members, each once")
    spans = tuple(by_letter[label(place)] for place in range(len(found)))
    return Printed(whole.number, fact, whole.start, at, spans)


def _letter_at(flat: Flat, span: Span) -> str:
    end = span.start + 1
    while not flat.begins(end):
        end += 1
    return flat.text[span.start : end]


def _surplus(flat: Flat, at: int, rights: Sequence[Choice], used: set[int], lead: str) -> tuple[dict[str, Span], int]:
    left = [index for index in range(len(rights)) if index not in used]
    found: dict[str, Span] = {}
    if not left:
        return found, at
    at += len(lead)
    while left:
        sign = "." if len(left) == 1 else ";"
        here = [
            (name, index)
            for name in map(label, range(len(rights)))
            for index in left
            if flat.is_word(at, name) and flat.text.startswith(rights[index].text + sign, at + len(name))
        ]
        if not here:
            raise Fault(f"its answers that are left over are not those of the lesson; there stands {_here(flat, at)}")
        name, index = here[0]
        end = at + len(name) + len(rights[index].text)
        found[name] = Span(index, at, at + len(name), end)
        left.remove(index)
        at = end + 1
    return found, at


def _bank(flat: Flat, reader: OptionReader, at: int, fact: Fact) -> Spans:
    """A word bank: every answer once and the surplus words, in any order."""
    texts = dict.fromkeys((*(wordings[0] for wordings in fact.accepted), *map(letters, fact.bank or ())))
    readings = reader.listed(at, [Choice((text,), text, text) for text in texts])
    if not readings:
        raise Fault(f"its word bank is not that of the lesson; there stands {_here(flat, at)}")
    return readings[0]


def _need_letters_beside(flat: Flat, spans: Spans, choices: Sequence[Choice]) -> None:
    """Letters must stand beside their options also where the eye reads them, not only in the order of drawing."""
    for place, span in enumerate(spans):
        if span.end > span.text and not _beside(flat.standing(span.start), flat.between(span.text, span.end)):
            raise Fault(f"the letter {label(place)} is not printed beside {quoted(choices[span.choice].words)}")


def _beside(mark: Standing, runs: Sequence[Standing]) -> bool:
    """On one page, at a side of the text's first line (either side, for either script), no lower than its last.

    The first run need be at neither end of its line: in a line from right to left it stands in the middle of others.
    """
    first, last = runs[0], runs[-1]
    if mark is first:
        return True
    if mark.page != first.page:
        return False
    room = max(mark.run.size, first.run.size)
    top = first.run.y + room + (first.run.size if first.run.picture else 0.0)
    low = (last.run.y if last.page == first.page else first.run.y) - room
    line = [one.run for one in runs if one.page == first.page and abs(one.run.y - first.run.y) < _LINE * room]
    left, right = min(run.left_edge for run in line), max(run.right_edge for run in line)
    gap = min(abs(left - mark.run.right), abs(mark.run.x - right))
    return low <= mark.run.y <= top and gap <= _FARTHEST * room
