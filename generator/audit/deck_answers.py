"""Answer slides: what they state is what the lesson calls right, and what it tells teachers is on them or in notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from generator.audit.deck_letters import all_notes, lettered, lettered_texts, whole_texts
from generator.audit.deck_shapes import Area, Shown
from generator.audit.deck_slides import Slide
from generator.audit.deck_words import pieces
from generator.audit.facts import DRAWN_ANSWER, Fact, Told
from generator.audit.letters import folded, label, letters, quoted
from generator.audit.plan_facts import right_answer, sorted_letters
from generator.audit.reading import variants
from generator.words import Words

_CONTINUED = re.compile(r"\(\d+/\d+\)$")


def answer_faults(
    asked: Sequence[Slide], told: Sequence[Slide], item: Mapping[str, Any], fact: Fact, words: Words
) -> Iterator[str]:
    """`asked` and `told` are a question's slides before and after the answer."""
    if fact.survey:
        if told:
            yield "it has an answer slide, but no answer is right"
        yield from _untold(asked, told, fact, item.get("options", ()))
        return
    if not told:
        if fact.kind != "essay" or fact.told:
            yield "it has no answer slide"
        return
    wanted = _stated(item, fact)
    for slide in told:
        if wanted and not _title_states(slide.title, wanted, words):
            yield f"slide {slide.number} states {quoted(slide.title)}, but right is {quoted(wanted)}"
            break
    shown = [one for slide in told for one in slide.shown]
    text = "".join(one.letters for one in shown)
    if fact.kind == "blank":
        if len(told) == 1 and not any(variant in text for variant in variants(fact.answered)):
            yield "its answer slide does not show the words of the lesson with their gaps filled"
    elif not _repeats(told, fact):
        yield "its answer slide does not show the question"
    match fact.kind:
        case "single-choice" | "multiple-choice":
            yield from _marked_faults(told, item, fact)
            yield from _pointed_faults(told, {choice.text: choice.right for choice in fact.choices})
        case "true-false":
            true, false = map(letters, fact.labels)
            yield from _pointed_faults(told, {true: fact.true is True, false: fact.true is False})
        case "statements":
            yield from _ticked_faults(told, item, fact)
        case "matching":
            yield from _joined_faults(told, item, fact, all_notes((*asked, *told)))
        case "numeric":
            assert fact.measure is not None
            if fact.measure.answer.text not in (one.letters for one in shown):
                yield f"its answer {quoted(fact.measure.answer.words)} is not on its answer slide"
        case "sorting":
            yield from _sorted_faults(told, item, fact)
        case "ordering":
            yield from _placed_faults(told, item, fact)
        case "blank" | "short-answer":
            for wordings in fact.accepted:
                if wordings[0] not in text:
                    yield f"its answer {quoted(wordings[0])} is not on its answer slide"
        case _:
            pass
    yield from _untold(asked, told, fact, item.get("options", ()))


def _repeats(told: Sequence[Slide], fact: Fact) -> bool:
    """Whether a sentence of the question stands there: its tables, pictures and long texts need not come again."""
    whole, sentences = folded(fact.words), _sentences(fact)
    shown = [(one.words.endswith("…"), folded(one.words)) for slide in told for one in slide.shown]
    return not sentences or any(
        (cut and said in whole) or any(sentence in said for sentence in sentences) for cut, said in shown if said
    )


def _sentences(fact: Fact) -> list[str]:
    return [said for words in fact.prose for piece in pieces(words) if (said := folded(piece))]


def _stated(item: Mapping[str, Any], fact: Fact) -> str:
    """The answer in a few letters, as the title of an answer slide states it; nothing for written answers."""
    answer = right_answer(fact, item.get("options", ()), item.get("rows", ()))
    match fact.kind:
        case "single-choice":
            return str(answer)
        case "multiple-choice" if isinstance(answer, tuple):
            return ", ".join(map(str, answer))
        case "true-false":
            return fact.labels[0 if answer else 1]
        case "numeric" if fact.measure is not None:
            return fact.measure.answer.text
        case "statements" if isinstance(answer, tuple):
            named = (fact.labels[0 if one else 1] for one in answer)
            return " · ".join(f"{row} {name}" for row, name in enumerate(named, 1))
        case "sorting":
            options = item.get("options", ())
            filled = [", ".join(sorted_letters(fact, options, group)) or "–" for group in range(len(fact.labels))]
            return " · ".join(f"{head}: {names}" for head, names in zip(fact.labels, filled, strict=True))
        case "ordering" if isinstance(answer, tuple):
            return " · ".join(map(str, answer))
        case "matching" if isinstance(answer, tuple):
            return " · ".join(f"{row} {name}" for row, name in enumerate(answer, 1))
        case _:
            return ""


def _title_states(title: str, wanted: str, words: Words) -> bool:
    """Behind the number and a colon; a title that had to be cut ends with “…”."""
    said = letters(_CONTINUED.sub("", title).partition(":")[2])
    return said == letters(wanted) or (said.endswith("…") and letters(wanted).startswith(said[:-1]) and len(said) > 1)


def _marked_faults(told: Sequence[Slide], item: Mapping[str, Any], fact: Fact) -> Iterator[str]:
    """Right options look alike, and unlike all others."""
    looks: dict[bool, set[str]] = {True: set(), False: set()}
    texts = lettered_texts(told)
    by_name = {label(place): fact.choices[index] for place, index in enumerate(item["options"])}
    for name, choice in by_name.items():
        if name not in texts or texts[name] not in variants(choice.chunks):
            yield f"on its answer slide {quoted(choice.words)} does not stand at {name}"
    for slide in told:
        for name, mark, _ in lettered(slide):
            if name in by_name:
                looks[by_name[name].right].add(mark.look)
    if looks[True] & looks[False]:
        yield "its answer slide does not mark the right options alone"


def _pointed_faults(told: Sequence[Slide], rights: Mapping[str, bool]) -> Iterator[str]:
    """A drawn mark stands in the row of what it points at; the nearest text there must be right."""
    for slide in told:
        offered = [shown for shown in slide.shown if shown.letters in rights]
        for figure in slide.figures:
            row = [shown for shown in offered if shown.area.holds((shown.area.x, figure.middle[1]))]
            nearest = min(row, key=lambda shown: shown.area.distance(figure.middle[0]), default=None)
            if nearest is not None and not rights[nearest.letters]:
                yield f"slide {slide.number} marks {quoted(nearest.words)}, which is not right"


def _ticked_faults(told: Sequence[Slide], item: Mapping[str, Any], fact: Fact) -> Iterator[str]:
    """A tick stands in the row of every statement, in the column of what is right."""
    rows: dict[str, set[int]] = {}
    for slide in told:
        for areas in slide.rows:
            text = next((one.letters for one in slide.shown if one.area == areas[0]), "")
            rows[text] = _ticks(areas, slide.figures)
    for index in item["options"]:
        choice = fact.choices[index]
        if rows.get(choice.text) != {1 if choice.right else 2}:
            yield f"the tick of {quoted(choice.words)} does not stand under {quoted(fact.labels[not choice.right])}"


def _ticks(areas: Sequence[Area], figures: Sequence[Area]) -> set[int]:
    return {column for column, area in enumerate(areas) for figure in figures if area.holds(figure.middle)}


def _joined_faults(told: Sequence[Slide], item: Mapping[str, Any], fact: Fact, notes: str) -> Iterator[str]:
    """Behind every left cell stands the letter of what belongs to it."""
    assert fact.pairs is not None
    names = {label(place): fact.pairs.rights[index].text for place, index in enumerate(item["options"])}
    rows = {str(row): fact.pairs.lefts[index].text for row, index in enumerate(item["rows"], 1)}
    texts = [
        text
        for slide in told
        for text in whole_texts(slide, (*rows.values(), *names.values()), notes, {**rows, **names})
    ]
    for name, right in names.items():
        if (name, right) not in pairwise(texts):
            yield f"on its answer slide {quoted(right)} does not stand at {name}"
    for row, name in zip(item["rows"], item["answer"], strict=True):
        left = fact.pairs.lefts[row]
        if (left.text, name) not in pairwise(texts):
            yield f"on its answer slide the letter {name} does not stand behind {quoted(left.words)}"


def _placed_faults(told: Sequence[Slide], item: Mapping[str, Any], fact: Fact) -> Iterator[str]:
    """Every step stands at its letter, and behind it its place in the right order."""
    texts = lettered_texts(told)
    numbers: dict[str, set[str]] = {}
    for slide in told:
        for name, _, text in lettered(slide):
            area = text.area
            row = [one for one in slide.shown if one.letters.isdecimal() and area.holds((area.x, one.area.middle[1]))]
            numbers.setdefault(name, set()).update(one.letters for one in row if one.area != area)
    for place, index in enumerate(item["options"]):
        name, step = label(place), fact.choices[index]
        if texts.get(name) not in variants(step.chunks):
            yield f"on its answer slide {quoted(step.words)} does not stand at {name}"
        elif numbers.get(name) != {str(index + 1)}:
            yield f"on its answer slide the place {index + 1} does not stand behind {quoted(step.words)}"


def group_cells(slide: Slide, fact: Fact) -> list[str] | None:
    """The letters in the cells under the heads of the groups; None without such heads."""
    for head, cells in pairwise(slide.rows):
        names = [_text_in(slide, area) for area in head]
        if len(names) == len(fact.labels) and all(map(_is_head, names, map(letters, fact.labels))):
            return [_text_in(slide, area) for area in cells]
    return None


def _is_head(said: str, head: str) -> bool:
    """A head that is too long for its column is cut short."""
    return said == head or (said.endswith("…") and len(said) > 1 and head.startswith(said[:-1]))


def _text_in(slide: Slide, area: Area) -> str:
    return next((one.letters for one in slide.shown if one.area == area), "")


def _sorted_faults(told: Sequence[Slide], item: Mapping[str, Any], fact: Fact) -> Iterator[str]:
    """Under the head of every group stand the letters of its members, and every member at its letter."""
    texts = lettered_texts(told)
    for place, index in enumerate(item["options"]):
        if texts.get(label(place)) not in variants(fact.choices[index].chunks):
            yield f"on its answer slide {quoted(fact.choices[index].words)} does not stand at {label(place)}"
    filled: list[set[str]] = [set() for _ in fact.labels]
    for slide in told:
        for names, cell in zip(filled, group_cells(slide, fact) or (), strict=False):
            names.update(name for name in cell.split(",") if name != "–")
    for group, head in enumerate(fact.labels):
        if filled[group] != set(sorted_letters(fact, item["options"], group)):
            yield f"the letters under {quoted(head)} are not those of its members"


def _untold(asked: Sequence[Slide], told: Sequence[Slide], fact: Fact, options: Sequence[int]) -> Iterator[str]:
    slides = (*asked, *told)
    text = "".join(dict.fromkeys(one.letters for slide in slides for one in slide.shown))
    notes = " ".join(slide.notes for slide in slides)
    everything = folded(text + " " + notes)
    for one in fact.told:
        if one.choice is not None and one.choice not in options:
            continue
        if one.what == DRAWN_ANSWER:
            if not any(variant in shown.letters for variant in variants(one.chunks) for shown in _shown(told)):
                yield "what is to be drawn is not on its answer slide"
        elif one.what != "the answer" and not _contains(everything, one):
            yield f"{one.what} is neither on its answer slide nor in its notes: {quoted(one.words)}"


def _shown(slides: Sequence[Slide]) -> Iterator[Shown]:
    return (one for slide in slides for one in slide.shown)


def _contains(everything: str, told: Told) -> bool:
    """Whole, or in the pieces in which long words are spread over slides."""
    if folded(told.words) in everything:
        return True
    return all(folded(piece) in everything for piece in re.split(r"(?<=[.!?…:;])\s", told.words))
