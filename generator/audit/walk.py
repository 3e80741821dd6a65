"""Walks a paper once, in printed order: number, stem, then what the question offers.

The order of questions comes from the plan; what stands under each is read from the page and the lesson alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.audit.facts import Fact
from generator.audit.flat import Flat
from generator.audit.letters import quoted
from generator.audit.options import OptionReader
from generator.audit.reading import Chunks, ends, variants
from generator.audit.stimuli import Stimulus
from generator.audit.under_stem import Fault, Printed, read_under
from generator.frozen import fresh, record
from generator.words import Words

# Letters of a stem that are looked for at once; the rest is compared where they are found.
_HEAD = 24
# What may stand behind a number.
_TAILS = ("", ".", ")")


@record
class Walk:
    """`printed` are the questions that were found and read, `stimuli` where texts above groups of them begin and end,
    with the number of the first; `faults` are sentences without the paper's name."""

    flat: Flat
    printed: dict[str, Printed] = fresh(factory=dict)
    stimuli: list[tuple[int, int, str]] = fresh(factory=list)
    faults: list[str] = fresh(factory=list)


def walk(
    flat: Flat,
    questions: Sequence[tuple[str, Fact]],
    words: Words,
    stimuli: Mapping[str, Stimulus],
    key: bool = False,
) -> Walk:
    """`questions` are (number, question) in the order of the plan, `stimuli` what stands above the group of each by
    number; `key` says that the paper shows answers."""
    done = Walk(flat)
    reader = OptionReader(flat)
    at = 0
    for number, fact in questions:
        above = stimuli.get(number)
        if above is not None and above.first == number:
            found = _above(flat, at, number, fact, above)
            if found is None:
                done.faults.append(f"question {number} does not stand right below {quoted(above.words, 60)}")
            else:
                done.stimuli.append((*found, number))
                at = found[1]
        places = _places(flat, at, fact.mark(number), fact.stem)
        faults = []
        for start, stem_end in places:
            try:
                printed = read_under(flat, reader, number, fact, start, stem_end, words, key)
            except Fault as fault:
                faults.append(f"question {number}: {fault}")
                continue
            done.printed[number] = printed
            at = printed.end
            break
        else:
            done.faults.append(faults[0] if faults else _not_found(flat, number, fact))
            at = places[0][1] if places else at
    return done


def _above(flat: Flat, at: int, number: str, fact: Fact, above: Stimulus) -> tuple[int, int] | None:
    """Where a stimulus stands with nothing between it and the number and stem of its first question."""
    for text in variants(above.chunks):
        spot = flat.text.find(text, at)
        while spot >= 0:
            end = spot + len(text)
            if (
                flat.begins(spot)
                and flat.begins(end)
                and any(start == end for start, _ in _places(flat, end, number, fact.stem))
            ):
                return spot, end
            spot = flat.text.find(text, spot + 1)
    return None


def _places(flat: Flat, at: int, number: str, stem: Chunks) -> list[tuple[int, int]]:
    """Where the number stands as a word with the stem behind it, and where that ends; the first comes first."""
    found: set[tuple[int, int]] = set()
    for tail in _TAILS:
        for head in dict.fromkeys(variant[:_HEAD] for variant in variants(stem, 8)):
            for spot in _spots(flat, at, number + tail, head):
                end = next(filter(flat.begins, ends(flat.text, spot + len(number + tail), stem)), None)
                if end is not None:
                    found.add((spot, end))
                    break
        if found:
            break
    return sorted(found)


def _spots(flat: Flat, at: int, number: str, head: str) -> Iterator[int]:
    spot = flat.text.find(number + head, at)
    while spot >= 0:
        if flat.is_word(spot, number):
            yield spot
        spot = flat.text.find(number + head, spot + 1)


def _not_found(flat: Flat, number: str, fact: Fact) -> str:
    at = flat.text.find(variants(fact.stem)[0])
    if at < 0:
        return f"question {number} ({quoted(fact.words, 40)}) is not there, or its words are not those of the lesson"
    if not fact.leads:
        return f"question {number} ({quoted(fact.words, 40)}) is not in its turn"
    before = quoted(flat.words(max(0, at - 4), at)) if at else "nothing"
    return f"question {number} ({quoted(fact.words, 40)}) is not under its number in its turn; before it is {before}"
