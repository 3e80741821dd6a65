"""Words that are too wide for their line, cut: at a hyphen if they may have one, else at any letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from generator.exporters.pdf.parts import Part, dash_part, text_part
from generator.exporters.pdf.wording import Word
from generator.fonts.hyphens import Hyphens

_SLACK = 0.01
_LETTERS = re.compile(r"[^\W\d_]+")


def with_hyphens(word: Word, hyphens: Hyphens | None) -> Word:
    """The word with the hyphens that its language allows, beside its own soft ones."""
    if hyphens is None or word.soft:
        return word
    found = [start.start() + at for start in _LETTERS.finditer(word.text) for at in hyphens(start[0])]
    return Word(word.parts, word.space, word.ends_line, tuple(found))


def hyphenated(word: Word, room: float) -> tuple[Word, Word] | None:
    """A beginning of the word that ends with a hyphen and fits, and the rest."""
    index = _furthest(word.soft, -1, lambda end: _width(_softly(word, 0, end)) <= room + _SLACK)
    if index < 0:
        return None
    end = word.soft[index]
    rest = tuple(at - end for at in word.soft[index + 1 :])
    return Word(_softly(word, 0, end), None), Word(
        _between(word, end, len(word.text)), word.space, word.ends_line, rest
    )


def fitting(word: Word, width: float) -> Iterator[Word]:
    """The word itself, or pieces of it that each fill a line: a long address breaks at any letter."""
    if word.width <= width + _SLACK:
        yield word
        return
    ends, length = _letter_ends(word), len(word.text)
    start = at = 0

    def fits(end: int) -> bool:
        return _width(_between(word, start, end)) <= width + _SLACK

    def fits_softly(end: int) -> bool:
        return _width(_softly(word, start, end)) <= width + _SLACK

    while True:
        last = _furthest(ends, at, fits)
        if ends[last] == length:
            break
        soft = [offset for offset in word.soft if start < offset <= ends[last]]
        index = _furthest(soft, -1, fits_softly)
        if index < 0:
            yield Word(_between(word, start, ends[last]), None)
            start = ends[last]
        else:
            yield Word(_softly(word, start, soft[index]), None)
            start = soft[index]
        at = next(index for index, end in enumerate(ends[at:], at) if end > start)
    yield Word(_between(word, start, length), word.space, word.ends_line)


def _furthest(ends: Sequence[int], first: int, fits: Callable[[int], bool]) -> int:
    """The last index from `first` on whose end fits; `first` is taken as it is. Few are tried that are much too far."""
    low, step = first, 1
    while low + step < len(ends) and fits(ends[low + step]):
        low, step = low + step, step * 2
    high = min(low + step, len(ends))
    while high - low > 1:
        middle = (low + high) // 2
        if fits(ends[middle]):
            low = middle
        else:
            high = middle
    return low


def _width(parts: Sequence[Part]) -> float:
    return sum(part.width for part in parts)


def _softly(word: Word, start: int, end: int) -> tuple[Part, ...]:
    parts = _between(word, start, end)
    return (*parts, dash_part(parts[-1].look, parts[-1].level))


def _between(word: Word, start: int, end: int) -> tuple[Part, ...]:
    """The parts of a stretch of the word's text, shaped anew where it cuts one."""
    found: list[Part] = []
    at = 0
    for part in word.parts:
        low, high = max(start - at, 0), min(end - at, len(part.text))
        if low == 0 and high == len(part.text):
            found.append(part)
        elif low < high:
            found.append(text_part(part.look, part.text[low:high], part.level))
        at += len(part.text)
    return tuple(found)


def _letter_ends(word: Word) -> list[int]:
    """Offsets behind each letter with its marks; what is drawn counts as one letter."""
    ends: list[int] = []
    at = 0
    for part in word.parts:
        length = len(part.text)
        if part.kind == "text":
            ends += [at + end for end in range(1, length) if not _clings(part.text[end - 1], part.text[end])]
        at += length
        if length:
            ends.append(at)
    return ends


def _clings(before: str, char: str) -> bool:
    """Marks, joiners and what follows a joiner or a killed vowel stay with the letter before."""
    return (
        unicodedata.category(char)[0] == "M"
        or char in "\u200c\u200d"
        or before == "\u200d"
        or unicodedata.combining(before) == 9
    )
