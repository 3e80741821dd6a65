"""The answer key against worksheets and lesson: its table letter by letter, then every question with all it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.audit.facts import Fact
from generator.audit.flat import Flat, Standing
from generator.audit.key_grid import read_grid
from generator.audit.letters import label, letters, quoted
from generator.audit.options import indices
from generator.audit.pdf_paper import PdfPaper
from generator.audit.phrases import words_of
from generator.audit.plan_facts import right_answer
from generator.audit.reading import variants
from generator.audit.sheet import Sheet, page_of, plan_differs
from generator.audit.under_stem import Printed
from generator.audit.walk import Walk, walk
from generator.words import Words

Planned = Mapping[str, Any]


def audit_key(
    read: PdfPaper, record: Mapping[str, Any], facts: Mapping[str, Fact], sheets: Mapping[str, Sheet], words: Words
) -> Iterator[str]:
    """Sentences without the paper's name."""
    versions: Sequence[Planned] = record["versions"]
    first = {str(item["number"]): item for item in versions[0]["items"] if item["id"] in facts}
    questions = [(number, for_teachers(facts[item["id"]])) for number, item in first.items()]
    done = walk(read.body, questions, words, key=True)
    yield from done.faults
    start = min((printed.start for printed in done.printed.values()), default=len(read.body.text))
    yield from _grid_faults(read, start, versions, facts, sheets, words)
    for printed, end in _with_ends(done):
        told = [*plan_differs(printed, first[printed.number]), *_ticks(read.body, printed)]
        told += _missing(read.body, printed, end, words)
        told += _misplaced(read.body, printed, end, versions)
        yield from (f"question {printed.number}: {fault}" for fault in told)
    yield from _page_marks(read, record)


def for_teachers(fact: Fact) -> Fact:
    """A question as a key shows it: gaps filled, each option with what is told of it."""
    choices = tuple(replace(choice, chunks=(*choice.chunks, *choice.told)) for choice in fact.choices)
    return replace(fact, stem=fact.answered, choices=choices)


def _with_ends(done: Walk) -> Iterator[tuple[Printed, int]]:
    """Questions in printed order with the place where the next one begins."""
    found = sorted(done.printed.values(), key=lambda printed: printed.start)
    for place, printed in enumerate(found, 1):
        yield printed, found[place].start if place < len(found) else len(done.flat.text)


# ---- the table


def _grid_faults(
    read: PdfPaper,
    end: int,
    versions: Sequence[Planned],
    facts: Mapping[str, Fact],
    sheets: Mapping[str, Sheet],
    words: Words,
) -> Iterator[str]:
    codes = [str(version["code"]) for version in versions]
    numbers = {str(item["number"]) for version in versions for item in version["items"]}
    corners = {letters(words.fixed[name]) for name in ("number", "version")}
    cells = dict(read_grid(read.body.between(0, end), set(codes), numbers, corners))
    for version in versions:
        code = str(version["code"])
        sheet = sheets.get(code)
        for item in version["items"]:
            number, fact = str(item["number"]), facts.get(str(item["id"]))
            if fact is None:
                continue
            printed = sheet.printed.get(number) if sheet else None
            options = printed.options if printed else tuple(item.get("options", ()))
            rows = indices(printed.rows) if printed else tuple(item.get("rows", ()))
            wanted = as_marks(fact, options, rows, words)
            said = cells.pop((code, number), "")
            if said != letters(wanted):
                yield f"version {code}, question {number}: {_wrong_mark(said, wanted, fact, options, code)}"
    for (code, number), said in cells.items():
        yield f"version {code}, question {number}: the table says {quoted(said)} where nothing belongs"


def as_marks(fact: Fact, options: Sequence[int], rows: Sequence[int], words: Words) -> str:
    """An answer as a table shows it: `B`, `ACD`, `B S S B`, `C E A`; nothing for written answers."""
    answer = right_answer(fact, options, rows)
    marks = {True: words.fixed["true_short"], False: words.fixed["false_short"]}
    match fact.kind:
        case "single-choice":
            return str(answer)
        case "multiple-choice" | "matching":
            return " ".join(map(str, answer)) if isinstance(answer, tuple) else ""
        case "statements":
            return " ".join(marks[bool(one)] for one in answer) if isinstance(answer, tuple) else ""
        case "true-false":
            return marks[bool(answer)]
        case _:
            return ""


def _wrong_mark(said: str, wanted: str, fact: Fact, options: Sequence[int], code: str) -> str:
    if not said:
        return f"the table has no answer, but it is {wanted}"
    told = f"the table says {said}, but it is {wanted or 'an answer in words'}"
    if fact.kind == "single-choice":
        names = {label(place): fact.choices[index] for place, index in enumerate(options)}
        if said in names and wanted in names:
            here, right = quoted(names[said].words), quoted(names[wanted].words)
            return (
                f"the key says {said}, but on worksheet {code} {said} is {here}; the right {right} stands at {wanted}"
            )
    return told


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
        score = words.number(told.points) if told.points is not None else ""
        if not any(variant + score in text for variant in variants(told.chunks)):
            yield f"{told.what} is missing: {quoted(f'{told.words} {score}')}"


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


def _page_marks(read: PdfPaper, record: Mapping[str, Any]) -> Iterator[str]:
    """Versions, run code and “x / y” on every page."""
    codes = [str(version["code"]).casefold() for version in record["versions"]]
    run = str(record["run"])
    for page in range(1, read.pages + 1):
        flat = read.furniture.get(page)
        said = words_of(flat.words(0, len(flat.text)) if flat and flat.text else _all_of(read.body, page))
        if run.casefold() not in said:
            yield f"page {page} does not carry the run code {run}"
        if not {codes[0], codes[-1]} <= set(said):
            yield f"page {page} does not carry its versions"
        if not page_of(said, page, read.pages):
            yield f"page {page} does not say that it is page {page} of {read.pages}"
