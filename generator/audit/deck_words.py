"""Slides of a question say nothing but the question, what is told of it, and the words of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.audit.deck_slides import Slide
from generator.audit.deck_tables import shows_table
from generator.audit.facts import Fact
from generator.audit.guard import Guard
from generator.audit.letters import folded, label, quoted
from generator.audit.phrases import words_of
from generator.audit.reading import is_sign, variants
from generator.words import Words

_PIECES = re.compile(r"(?<=[.!?…:;])\s|\s[–—-]\s|…")


def says(slides: Sequence[Slide], fact: Fact) -> bool:
    """The stem, whole or in the pieces in which a long one is spread over slides; pictures, drawings, tables too."""
    stem = fact.stem
    text = "".join(dict.fromkeys(shown.letters for slide in slides for shown in slide.shown))
    if any(variant in text for variant in variants(stem)):
        return True
    if not set(filter(is_sign, variants(stem)[0])) <= set(text):
        return False
    shown = folded(text)
    said = all(folded(piece) in shown for words in fact.prose for piece in pieces(words))
    return said and all(shows_table(slides, table) for table in fact.tables)


def pieces(words: str) -> list[str]:
    """Sentences and clauses, between which slides part a long text."""
    return _PIECES.split(words)


def strange_words(slides: Sequence[Slide], fact: Fact, guard: Guard, words: Words, answered: bool) -> Iterator[str]:
    """`answered` says that the slides may show what teachers are told."""
    known = _of_question(fact)
    if answered:
        known |= {word for told in fact.told for word in words_of(told.words)}
        known |= _of_language(tuple(words.fixed.values()))
    for slide in slides:
        for text in (slide.title, *(shown.words for shown in slide.shown)):
            said = _words_of(text)
            new = [word for word in said if word not in known and word not in guard.known_words]
            if not new:
                continue
            cut = new.pop() if text.endswith("…") and said[-1] == new[-1] else ""
            strange = [word for word in new if not word.removesuffix(fact.letter).isdecimal()]
            if cut and not any(word.startswith(cut) for word in (*known, *guard.known_words)):
                strange.append(cut)
            if strange:
                yield f"slide {slide.number} says {quoted(' '.join(strange))}, which the lesson does not say of it"


@lru_cache(maxsize=1 << 12)
def _words_of(text: str) -> tuple[str, ...]:
    """Most texts of a question stand on two of its slides."""
    return tuple(words_of(text))


@lru_cache(maxsize=2)
def _of_language(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words_of(text))


def _of_question(fact: Fact) -> set[str]:
    texts = [fact.words, *fact.labels, *(choice.words for choice in fact.choices)]
    count = len(fact.choices)
    if fact.pairs is not None:
        cells = (*fact.pairs.head, *fact.pairs.lefts, *fact.pairs.rights)
        texts += [cell.words for cell in cells]
        count = len(fact.pairs.rights)
    texts += fact.bank_words
    if fact.measure is not None:
        texts.append(fact.measure.unit.words)
    return {word for text in texts for word in _words_of(text)} | {label(place).casefold() for place in range(count)}
