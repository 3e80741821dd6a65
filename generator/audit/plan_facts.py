"""plan.json against the lesson: what it says of each question, and the answer that an order of options must have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, assert_never

from generator.audit.draws import Wanted
from generator.audit.facts import Fact, Facts
from generator.audit.letters import label, letters, quoted
from generator.audit.parameters import key_of

# From so many answers on their order would tell which blank each fits.
_TELLING = 3


Answer = str | bool | None | tuple["Answer", ...]


def right_answer(fact: Fact, options: Sequence[int], rows: Sequence[int]) -> Answer:
    """What the lesson calls right when its options (rows, right cells) and left cells are printed in these orders."""
    if fact.survey:
        return None
    match fact.kind:
        case "single-choice":
            return next((label(place) for place, index in enumerate(options) if fact.choices[index].right), "")
        case "multiple-choice":
            return tuple(label(place) for place, index in enumerate(options) if fact.choices[index].right)
        case "statements":
            return tuple(fact.choices[index].right for index in options)
        case "true-false":
            return fact.true
        case "matching":
            assert fact.pairs is not None
            return tuple(label(tuple(options).index(fact.pairs.right_of[row])) for row in rows)
        case "ordering":
            return tuple(label(tuple(options).index(step)) for step in range(len(fact.choices)))
        case "sorting":
            return tuple(
                (letters(head), sorted_letters(fact, options, group)) for group, head in enumerate(fact.labels)
            )
        case "short-answer" | "blank":
            return fact.accepted
        case "numeric":
            assert fact.measure is not None
            unit = (("unit", fact.measure.unit.text),) if fact.measure.unit.text else ()
            return tuple(sorted((*((name, repr(value)) for name, value in fact.measure.accepts), *unit)))
        case "essay" | "crossword" | "word-search":
            return None
        case _:
            assert_never(fact.kind)


def sorted_letters(fact: Fact, options: Sequence[int], group: int) -> tuple[str, ...]:
    """The letters of a group's members, as they are printed."""
    return tuple(label(place) for place, index in enumerate(options) if fact.groups[index] == group)


def as_answer(fact: Fact, value: Any) -> Answer:
    """An answer of plan.json in the form of `right_answer`; words count by their letters."""
    if isinstance(value, list):
        return tuple(as_answer(fact, piece) for piece in value)
    if isinstance(value, dict) and fact.kind == "numeric":
        return tuple((name, _plainly(value[name])) for name in sorted(value))
    if isinstance(value, dict) and fact.kind == "sorting":
        return tuple((letters(head), as_answer(fact, labels)) for head, labels in value.items())
    if isinstance(value, str) and fact.kind in ("short-answer", "blank"):
        return letters(value)
    return value if isinstance(value, str | bool) else None if value is None else repr(value)


def _plainly(value: Any) -> str:
    """A number or the letters of a unit; what is neither, as true, is told as it is."""
    if isinstance(value, str):
        return letters(value)
    return repr(value) if isinstance(value, bool) or not isinstance(value, int | float) else repr(float(value))


def spoken(answer: Answer) -> str:
    """An answer in a sentence."""
    if isinstance(answer, tuple):
        return ", ".join(map(spoken, answer)) or "nothing"
    if isinstance(answer, bool):
        return "true" if answer else "false"
    return str(answer) if answer is not None else "nothing"


def question_faults(item: Mapping[str, Any], fact: Fact) -> Iterator[str]:
    """What plan.json says of one question and the lesson does not."""
    if item.get("kind") != fact.kind:
        yield f"it is called {item.get('kind')}, but the lesson has {fact.kind}"
        return
    if item.get("points") != fact.points:
        yield f"it gives {item.get('points')} points, but the lesson gives {fact.points}"
    options, rows = item.get("options", []), item.get("rows", [])
    lengths = _lengths(fact)
    if not _are_options(options, fact, lengths[0]) or sorted(rows) != list(range(lengths[1])):
        yield "its options are not those of the lesson, each once"
        return
    if _tells_blanks(options, fact):
        yield "its word bank stands in the order of its blanks"
        return
    wanted, said = right_answer(fact, options, rows), as_answer(fact, item.get("answer"))
    if said != wanted:
        yield f"the key says {spoken(said)}, but by the lesson it is {spoken(wanted)}"


def _tells_blanks(options: Sequence[int], fact: Fact) -> bool:
    """Whether the words of a bank follow one another as the blanks do."""
    answers = len(dict.fromkeys(wordings[0] for wordings in fact.accepted))
    printed = [index for index in options if index < answers]
    return fact.bank is not None and answers >= _TELLING and printed == sorted(printed)


def _are_options(options: Sequence[int], fact: Fact, count: int) -> bool:
    """Each once, all of them, or as many as are printed and all that are right among them."""
    if not fact.shown:
        return sorted(options) == list(range(count))
    different = set(options)
    rights = {index for index, choice in enumerate(fact.choices) if choice.right}
    return len(options) == len(different) == fact.shown and rights <= different <= set(range(count))


def _lengths(fact: Fact) -> tuple[int, int]:
    if fact.pairs is not None:
        return len(fact.pairs.rights), len(fact.pairs.lefts)
    return len(fact.choices) or fact.bank_size, 0


def _numerals(found: Sequence[Fact | None]) -> list[str]:
    """1, 2, 3a, 3b, 4 …"""
    number, numerals = 0, []
    for fact in found:
        number += fact is None or fact.leads
        numerals.append(f"{number}{fact.letter if fact is not None else ''}")
    return numerals


def _parted(items: Sequence[Mapping[str, Any]], facts: Facts) -> Iterator[str]:
    """Sub-questions that do not stand behind the one before them."""
    before: Fact | None = None
    for item in items:
        fact = facts.get(str(item.get("id")))
        if fact is not None and not fact.leads:
            together = before is not None and before.whole == fact.whole and ord(before.letter) + 1 == ord(fact.letter)
            if not together:
                yield f"question {item.get('number')} does not stand behind the sub-question before it"
        before = fact


def _at_odds(items: Sequence[Mapping[str, Any]], facts: Facts) -> Iterator[str]:
    """Sub-questions of one set of values that have others than the first of them."""
    first: dict[str, str] = {}
    for item in items:
        fact = facts.get(str(item.get("id")))
        if fact is not None and fact.shares:
            values = key_of(item.get("values"))
            if first.setdefault(fact.whole, values) != values:
                yield f"question {item.get('number')} has other values than the sub-question before it"


def version_faults(version: Mapping[str, Any], facts: Facts, wanted: Wanted) -> Iterator[str]:
    """What is wrong with one version of plan.json; `wanted` are the questions that it must have."""
    items: list[Mapping[str, Any]] = version["items"]
    numbers = [str(item.get("number")) for item in items]
    if numbers != _numerals([facts.get(str(item.get("id"))) for item in items]):
        yield "its numbers do not run from 1 on without a gap"
    yield from _parted(items, facts)
    yield from _at_odds(items, facts)
    ids = [str(item.get("id")) for item in items]
    for id_, times in Counter(ids).items():
        if times > 1:
            yield f"it has the question {quoted(id_)} more than once"
        if id_ not in facts:
            yield f"it has a question {quoted(id_)} that the lesson does not have"
    yield from wanted.faults(id_ for id_ in ids if id_ in facts)
    for item in items:
        if str(item.get("id")) in facts:
            yield from (f"question {item.get('number')}: {fault}" for fault in facts.faults(item))
        fact = facts.of(item)
        if fact is not None:
            yield from (f"question {item.get('number')}: {fault}" for fault in question_faults(item, fact))
