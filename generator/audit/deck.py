"""A deck against the plan of its own: each question's slides as asked, then its slides as answered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from generator.audit.deck_answers import answer_faults, group_cells
from generator.audit.deck_letters import all_notes, lettered, lettered_texts, whole_texts
from generator.audit.deck_reading import ReadDeck
from generator.audit.deck_secrets import LEAST_CARRIED, find_secret
from generator.audit.deck_slides import Slide
from generator.audit.deck_words import says, strange_words
from generator.audit.facts import Choice, Fact, Facts
from generator.audit.guard import Guard
from generator.audit.letters import label, letters, quoted
from generator.audit.papers import Paper
from generator.audit.phrases import words_of
from generator.audit.reading import is_sign, variants
from generator.audit.stimuli import Stimuli
from generator.audit.told_charts import UNKNOWN_CHART
from generator.frozen import replace
from generator.words import Words


def audit_deck(
    deck: ReadDeck,
    planned: Mapping[str, Any],
    facts: Facts,
    guard: Guard,
    words: Words,
    stimuli: Stimuli,
) -> Iterator[str]:
    """Sentences without the paper's name."""
    slides = deck.slides
    above = stimuli.of({str(item["number"]): item for item in planned["items"]})
    yield from _title_faults(slides)
    yield from _chart_faults(slides)
    asked, answered = _by_number(slides, words.fixed["question"]), _by_number(slides, words.fixed["answer"])
    numbers = [str(item["number"]) for item in planned["items"]]
    for number in sorted({*asked, *answered} - set(numbers)):
        yield f"it has a question {number} that plan.json does not have"
    last = 0
    for item in planned["items"]:
        number, fact = str(item["number"]), facts.of(item)
        if fact is None:
            continue
        here, told = asked.get(number, []), answered.get(number, [])
        if not here:
            yield f"question {number} ({quoted(fact.words, 40)}) has no slide"
            continue
        if here[0].number <= last:
            yield f"question {number} does not stand in its turn (slide {here[0].number})"
        last = here[0].number
        alone = fact
        if number in above:  # its stimulus stands with every question of a group
            over = above[number]
            fact = replace(fact, stem=(*over.chunks, *fact.stem), words=f"{over.words} {fact.words}")
        faults = [*_asked_faults(here, item, fact, guard, words)]
        if told and told[0].number < here[0].number:
            faults.append("its answer comes before it")
        faults += answer_faults(here, told, item, alone, words)
        faults += strange_words(here, fact, guard, words, answered=False)
        faults += strange_words(told, fact, guard, words, answered=True)
        yield from (f"question {number} (slide {here[0].number}): {fault}" for fault in faults)


def _title_faults(slides: Sequence[Slide]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for slide in slides:
        if not letters(slide.title):
            yield f"slide {slide.number} has no title"
        elif slide.title in seen:
            yield f"slides {seen[slide.title]} and {slide.number} have one title: {quoted(slide.title)}"
        seen.setdefault(slide.title, slide.number)


def _chart_faults(slides: Sequence[Slide]) -> Iterator[str]:
    for slide in slides:
        for shown in slide.shown:
            if shown.letters.startswith(UNKNOWN_CHART):
                yield f"slide {slide.number} has a chart that is not the lesson's: {quoted(shown.words)}"


def _by_number(slides: Sequence[Slide], word: str) -> dict[str, list[Slide]]:
    """Slides whose titles begin with a word and a number."""
    found: dict[str, list[Slide]] = {}
    for slide in slides:
        titled = re.match(re.escape(word) + r" (\d+[a-z]*)\b", slide.title)
        if titled:
            found.setdefault(titled[1], []).append(slide)
    return found


def _asked_faults(
    slides: Sequence[Slide], item: Mapping[str, Any], fact: Fact, guard: Guard, words: Words
) -> Iterator[str]:
    if not says(slides, fact):
        yield "its slide does not show the words of the lesson"
    rest = [shown for slide in slides for shown in slide.shown]
    match fact.kind:
        case "single-choice" | "multiple-choice":
            yield from _lettered_faults(slides, item["options"], fact.choices)
            if any(slide.figures for slide in slides):
                yield "its slide holds a mark that points at an answer"
        case "statements":
            cells = [shown.letters for shown in rest]
            wanted = [fact.choices[index].text for index in item["options"]]
            if [cell for cell in cells if cell in wanted] != wanted:
                yield "its statements do not stand in the order of plan.json, each once"
        case "true-false":
            said = [shown.letters for shown in rest]
            if any(said.count(letters(name)) != 1 for name in fact.labels):
                yield f"its slide does not offer {' and '.join(map(quoted, fact.labels))}"
        case "matching":
            yield from _pair_faults(slides, item, fact)
        case "numeric":
            assert fact.measure is not None
            unit = fact.measure.unit
            if unit.text and [shown.letters for shown in rest].count(unit.text) != 1:
                yield f"its slide does not show the unit {quoted(unit.words)} once"
        case "ordering":
            yield from _lettered_faults(slides, item["options"], fact.choices)
            if len(item["options"]) > 2 and list(item["options"]) == sorted(item["options"]):
                yield "its steps stand in their right order"
        case "sorting":
            yield from _lettered_faults(slides, item["options"], fact.choices)
            here = [fact.groups[index] for index in item["options"]]
            if len(here) > 2 and here == sorted(here):
                yield "its members stand group by group"
            if any(group_cells(slide, fact) is None for slide in slides):
                yield f"its slide does not show the groups {' and '.join(map(quoted, fact.labels))}"
            elif any(cell for slide in slides for cell in group_cells(slide, fact) or ()):
                yield "its slide fills a group before the answer"
        case "short-answer" | "blank" | "essay":
            pass
    own = {letter for one in (fact.stem, *(choice.chunks for choice in fact.choices)) for letter in variants(one)[0]}
    if any(is_sign(letter) and letter not in own for shown in rest for letter in shown.letters):
        yield "its slide shows a picture, a drawing or a chart that is not the question's"
    yield from _given_away(slides, fact, guard)


def _lettered_faults(slides: Sequence[Slide], planned: Sequence[int], choices: Sequence[Choice]) -> Iterator[str]:
    found = lettered_texts(slides)
    for place, index in enumerate(planned):
        name = label(place)
        said = found.pop(name, None)
        wanted = choices[index]
        if said is None:
            yield f"the letter {name} does not stand beside an option"
        elif said not in variants(wanted.chunks):
            yield f"at {name} stands {quoted(said)}, but plan.json has {quoted(wanted.words)} there"
    for name in found:
        yield f"there is a letter {name} that plan.json does not have"
    looks = {(mark.look, text.look) for slide in slides for _, mark, text in lettered(slide)}
    if len(looks) > 1:
        yield "its options are not drawn alike, which points at one of them"


def _pair_faults(slides: Sequence[Slide], item: Mapping[str, Any], fact: Fact) -> Iterator[str]:
    assert fact.pairs is not None
    names = {label(place): fact.pairs.rights[index].text for place, index in enumerate(item["options"])}
    rows = {str(row): fact.pairs.lefts[index].text for row, index in enumerate(item["rows"], 1)}
    cells, notes = (*names.values(), *rows.values()), all_notes(slides)
    texts = [text for slide in slides for text in whole_texts(slide, cells, notes, {**names, **rows})]
    for wanted in (names, rows):
        for name, text in wanted.items():
            if (name, text) not in pairwise(texts):
                yield f"{quoted(text)} does not stand at {name}"
    marks = Counter((*names, *rows))  # a cell may say what a mark does, “B” or “3”
    for text, times in Counter((*names.values(), *rows.values())).items():
        if texts.count(text) != times + marks[text]:
            yield f"{quoted(text)} stands there {texts.count(text) - marks[text]} times"


def _given_away(slides: Sequence[Slide], fact: Fact, guard: Guard) -> Iterator[str]:
    """A text of the slide that is not the question's own and tells what only an answer slide may."""
    own = Counter((*variants(fact.stem), *(choice.text for choice in fact.choices), *map(letters, fact.labels)))
    if fact.pairs:
        own.update(cell.text for cell in (*fact.pairs.lefts, *fact.pairs.rights, *fact.pairs.head))
        own.update(str(row) for row in range(1, len(fact.pairs.lefts) + 1))
    if fact.measure:
        own[fact.measure.unit.text] += 1
    own_words = [word for words in (fact.words, *fact.bank_words) for word in words_of(words)]
    own.update(map(label, range(max(len(fact.choices), len(fact.pairs.rights) if fact.pairs else 0))))
    for slide in slides:
        texts = _not_own(slide, own, all_notes(slides))
        title = re.sub(r" \d+[a-z]*\b|\(\d+/\d+\)", " ", slide.title)  # its number, and which part of it this is
        for text in (*title.split("·"), *texts):  # a title may be a question's number and the heading of its group
            secret = find_secret(_without(words_of(text), own_words), guard.furniture(""), guard)
            if secret is not None:
                yield f"slide {slide.number} shows {secret.what} with the question: {quoted(secret.words)}"


def _not_own(slide: Slide, own: Counter[str], notes: str) -> list[str]:
    """Words of texts of a slide that are not the question's own, each as often as the question has it."""
    left = own.copy()
    strange: list[str] = []
    for shown, text in zip(slide.shown, whole_texts(slide, own, notes, {}), strict=True):
        if left[text] > 0:
            left[text] -= 1
        else:
            strange.append(shown.words)
    return strange


def _without(words: Sequence[str], stem: Sequence[str]) -> list[str]:
    """Words of a text that is no part of the stem; slides may put its sentences in another order."""
    return [] if Counter(words) <= Counter(stem) else list(words)


def deck_leaks(deck: ReadDeck, paper: Paper, guard: Guard) -> Iterator[str]:
    """Answers in a deck for pupils: on slides, in notes, in descriptions and properties."""
    allowed = guard.anything(paper.fixed)
    for slide in deck.slides:
        for text in (slide.title, *(shown.words for shown in slide.shown), slide.notes, *slide.described):
            secret = find_secret(words_of(text), allowed, guard)
            if secret is not None:
                yield f"slide {slide.number} tells {secret.what}: {quoted(secret.words)}"
    for text in deck.properties:
        secret = find_secret(words_of(text), guard.carried(paper.fixed), guard, LEAST_CARRIED)
        if secret is not None:
            yield f"its properties tell {secret.what}: {quoted(secret.words)}"
