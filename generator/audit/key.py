"""The answer key against worksheets and lesson: its table, then every question with all it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.audit.facts import MODEL_ANSWER, Fact
from generator.audit.flat import Flat, Standing
from generator.audit.key_table import KeyTable
from generator.audit.known import Known
from generator.audit.letters import label, letters, quoted
from generator.audit.pdf_paper import PdfPaper
from generator.audit.phrases import words_of
from generator.audit.reading import variants
from generator.audit.sheet import page_of, plan_differs
from generator.audit.under_stem import Printed
from generator.audit.walk import Walk, walk
from generator.frozen import replace
from generator.words import Words

Planned = Mapping[str, Any]
# With more versions a key does not tell of each where a question stands in it.
MOST_PLACES = 8


def audit_key(read: PdfPaper, known: Known, marks: Mapping[str, str]) -> Iterator[str]:
    """Sentences without the paper's name. `marks` are what worksheets were found to have right, by version."""
    done = _walked(read.body, known)
    start = min((printed.start for printed in done.printed.values()), default=len(read.body.text))
    table = KeyTable(known, marks)
    faults = [*table.faults(read.body.between(0, start)), *table.missing()]
    yield from done.faults
    yield from faults
    yield from question_faults(done, known)
    yield from page_marks(read, known)


def audit_long_key(read: PdfPaper, faults: Sequence[str], known: Known) -> Iterator[str]:
    """The same of a paper whose table was taken out and judged page by page, with these `faults`."""
    done = _walked(read.body, known)
    yield from done.faults
    yield from faults
    yield from question_faults(done, known)
    yield from page_marks(read, known)


def _first(known: Known) -> dict[str, Planned]:
    """What a key shows, by number: the first version's questions, then those that it lacks, as the first version with
    them has them; the code of that version stands before the number."""
    first: dict[str, Planned] = {}
    seen: set[str] = set()
    for place, version in enumerate(known.versions):
        code = str(version["code"]) if place else ""
        for item in version["items"]:
            if item["id"] not in seen and known.facts.of(item) is not None:
                seen.add(item["id"])
                first[f"{code}{item['number']}"] = item
        if len(seen) >= known.wanted.most:
            break
    return dict(sorted(first.items(), key=lambda one: known.facts[one[1]["id"]].part))


def _walked(flat: Flat, known: Known) -> Walk:
    facts = ((number, known.facts.of(item)) for number, item in _first(known).items())
    questions = [(number, for_teachers(fact)) for number, fact in facts if fact is not None]
    return walk(flat, questions, known.words, known.stimuli.for_teachers().of(_first(known)), key=True)


def question_faults(done: Walk, known: Known) -> Iterator[str]:
    """Every question with all that is told of it."""
    first = _first(known)
    for printed, end in _with_ends(done):
        told = [*plan_differs(printed, first[printed.number]), *_ticks(done.flat, printed)]
        told += _missing(done.flat, printed, end, known.words)
        if len(known.versions) <= MOST_PLACES:
            told += _misplaced(done.flat, printed, end, list(known.versions))
            told += _other_models(done.flat, printed, end, known)
        yield from (f"question {printed.number}: {fault}" for fault in told)


def for_teachers(fact: Fact) -> Fact:
    """A question as a key shows it: gaps filled, each option with what is told of it."""
    choices = tuple(replace(choice, chunks=(*choice.chunks, *choice.told)) for choice in fact.choices)
    return replace(fact, stem=fact.answered, choices=choices)


def _with_ends(done: Walk) -> Iterator[tuple[Printed, int]]:
    """Questions in printed order with the place where the next one begins."""
    found = sorted(done.printed.values(), key=lambda printed: printed.start)
    for place, printed in enumerate(found, 1):
        yield printed, found[place].start if place < len(found) else len(done.flat.text)


# ---- the questions


def _ticks(flat: Flat, printed: Printed) -> Iterator[str]:
    """Every right option is ticked, and no other."""
    fact = printed.fact
    ticks = {at: standing for at, standing in flat.ticks if printed.start <= at <= printed.end}
    match fact.kind:
        case "single-choice" | "multiple-choice":
            for place, span in enumerate(printed.spans):
                choice = fact.choices[span.choice]
                if (span.start in ticks) != choice.right:
                    which = "is right, but not ticked" if choice.right else "is ticked, but not right"
                    yield f"{label(place)}, {quoted(choice.words)}, {which}"
        case "true-false":
            if [at in ticks for at in printed.heads] != [fact.true, not fact.true]:
                yield f"the tick does not stand at {quoted(fact.labels[not fact.true])}"
        case "numeric":
            if sum(at > printed.start for at in ticks) != 1:  # where it starts, a table before it may end with a tick
                yield "its number is not ticked"
        case "statements":
            for span in printed.spans:
                choice = fact.choices[span.choice]
                if _column(flat, printed.heads, ticks.get(span.end)) != int(not choice.right):
                    wanted = quoted(fact.labels[not choice.right])
                    yield f"the tick of {quoted(choice.words)} does not stand under {wanted}"
        case _:
            return


def _column(flat: Flat, heads: Sequence[int], tick: Standing | None) -> int:
    """Under which head a tick stands; -1 without one."""
    if tick is None:
        return -1
    middles = [(standing.run.x + standing.run.right) / 2 for standing in map(flat.standing, heads)]
    here = (tick.run.x + tick.run.right) / 2
    return min(range(len(middles)), key=lambda column: abs(middles[column] - here))


def _missing(flat: Flat, printed: Printed, end: int, words: Words) -> Iterator[str]:
    """What the lesson tells teachers of a question and its place in the key does not."""
    text = flat.text[printed.start : end]
    for told in printed.fact.told:
        if told.choice is not None and told.choice not in printed.options:
            continue
        score = words.number(told.points) if told.points is not None else ""
        if not any(variant + score in text for variant in variants(told.chunks)):
            yield f"{told.what} is missing: {quoted(f'{told.words} {score}')}"


def _other_models(flat: Flat, printed: Printed, end: int, known: Known) -> Iterator[str]:
    """The model answer of a question with parameters stands there for every version."""
    if printed.fact.kind != "essay" or not printed.fact.values:
        return
    text = flat.text[printed.start : end]
    for version in known.versions:
        for item in version["items"]:
            fact = known.facts.of(item) if item["id"] == printed.fact.id else None
            for told in fact.told if fact else ():
                if told.what == MODEL_ANSWER and not any(variant in text for variant in variants(told.chunks)):
                    yield f"{told.what} of version {version['code']} is missing: {quoted(told.words)}"


def _misplaced(flat: Flat, printed: Printed, end: int, versions: Sequence[Planned]) -> Iterator[str]:
    """Under a question stands its number in every version."""
    places = [
        f"{version['code']} {item['number']}"
        for version in versions
        for item in version["items"]
        if item["id"] == printed.fact.id
    ]
    wanted = letters(" · ".join(places))
    at = flat.text.find(wanted, printed.end, end)
    while at >= 0 and not flat.is_word(at, wanted):  # “B 12” holds “B 1”
        at = flat.text.find(wanted, at + 1, end)
    if at < 0:
        yield f"it does not say where it stands in each version: {quoted(', '.join(places))}"


def _all_of(flat: Flat, page: int) -> str:
    """A paper of one page does not show what it would repeat on others."""
    return " ".join(standing.run.text for standing in flat.runs if standing.page == page)


def page_marks(read: PdfPaper, known: Known) -> Iterator[str]:
    """Versions, run code and “x / y” on every page."""
    codes = [code.casefold() for code in known.versions.codes]
    for page in range(1, read.pages + 1):
        flat = read.furniture.get(page)
        said = words_of(flat.words(0, len(flat.text)) if flat and flat.text else _all_of(read.body, page))
        if known.run.casefold() not in said:
            yield f"page {page} does not carry the run code {known.run}"
        if not {codes[0], codes[-1]} <= set(said):
            yield f"page {page} does not carry its versions"
        if not page_of(said, page, read.pages):
            yield f"page {page} does not say that it is page {page} of {read.pages}"
