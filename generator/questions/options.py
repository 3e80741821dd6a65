"""Task list → choices: where each option may stand, and whether they may be shuffled at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.anchors import in_order, refers_to_letters, speaks_of_all
from generator.diagnostics import Diagnostic, problem
from generator.document.blocks import Choices, Option, Place
from generator.document.inlines import Code, Inlines, Link, Subscript, Superscript
from generator.document.transforms import inlines_of, letter, plain_blocks
from generator.lesson import Entry, Question, TaskList
from generator.questions.kind import Lowered, Setting

LEAST_OPTIONS = 2


def lower_choices(question: Question, setting: Setting, multiple: bool) -> Lowered:
    if not isinstance(question.shape, TaskList):
        return None, (problem("no-options", question.at),)
    entries = question.shape.entries
    if len(entries) < LEAST_OPTIONS:
        return None, (problem("one-option", question.at),)
    survey = "survey" in question.attributes.classes
    if survey and (right := next((entry for entry in entries if entry.marked), None)):
        return None, (problem("survey-with-right", right.at),)
    if not survey and not any(entry.marked for entry in entries):
        return None, (problem("no-right-option", question.at),)
    texts = [plain_blocks(entry.blocks) for entry in entries]
    referring = refers_to_letters(texts)
    warnings = tuple(problem("option-names-letters", entries[index].at, text=texts[index]) for index in referring)
    shuffle = may_shuffle(question, setting) and not referring and not _is_row(entries, texts, setting)
    wanted = int(question.attributes.get("options", str(setting.part.options)))
    problems = tuple(_not_shown(question, wanted, texts, shuffle, bool(referring)))
    if any(one.code != "options-few-written" for one in problems):
        return None, problems
    options = tuple(
        Option(entry.blocks, None if survey else entry.marked, _place(entry, text), entry.feedback)
        for entry, text in zip(entries, texts, strict=True)
    )
    shown = wanted if wanted < len(options) else 0
    made = Choices(options, multiple, setting.part.columns, shuffle, shown, survey)
    return made, warnings + problems + _placed_twice(entries)


def _not_shown(
    question: Question, wanted: int, texts: Sequence[str], shuffle: bool, referring: bool
) -> Iterator[Diagnostic]:
    """What is wrong with leaving options out, so that `wanted` of them are printed."""
    assert isinstance(question.shape, TaskList)
    entries = question.shape.entries
    if not wanted or wanted == len(entries):
        return
    if wanted > len(entries):
        yield problem("options-few-written", question.at, wanted=wanted, count=len(entries))
        return
    places = [_place(entry, text) for entry, text in zip(entries, texts, strict=True)]
    kept = sum(entry.marked or place != "free" for entry, place in zip(entries, places, strict=True))
    if kept > wanted or sum(entry.marked for entry in entries) == wanted:
        yield problem("options-few-shown", question.at, wanted=wanted, count=kept)
    if referring:
        yield problem("options-by-letter", question.at, wanted=wanted)
    for index, (entry, place) in enumerate(zip(entries, places, strict=True)):
        if shuffle and place == "pinned" and index >= wanted:
            yield problem("options-pinned", entry.at, place=letter(index), wanted=wanted)


def may_shuffle(question: Question, setting: Setting) -> bool:
    """What the question says, else what its part says."""
    said = question.attributes.get("shuffle-options")
    return said == "yes" if said else setting.part.shuffle_options


def _place(entry: Entry, text: str) -> Place:
    classes = entry.attributes.classes
    if "pin" in classes:
        return "pinned"
    if "first" in classes:
        return "first"
    return "last" if "last" in classes or speaks_of_all(text) else "free"


def _placed_twice(entries: Sequence[Entry]) -> tuple[Diagnostic, ...]:
    places = {"first", "last", "pin"}
    return tuple(
        problem("option-placed-twice", entry.at) for entry in entries if len(places & set(entry.attributes.classes)) > 1
    )


def _is_row(entries: Sequence[Entry], texts: Sequence[str], setting: Setting) -> bool:
    """True if the options that are free to move are numbers or dates in order."""
    free = [text for entry, text in zip(entries, texts, strict=True) if _place(entry, text) == "free"]
    flat = all(_is_flat(kids) for entry in entries for kids in inlines_of(entry.blocks))
    return flat and in_order(free, setting.numbers.decimal_mark)


def _is_flat(kids: Inlines) -> bool:
    """True without exponents and the like, whose letters alone are another number."""
    return not any(isinstance(inline, Superscript | Subscript | Code | Link) for inline in kids)
