"""Words to lines: greedy, with the last two words of a paragraph bound and long words cut where they must be."""

from __future__ import annotations

from collections.abc import Iterable

from generator.exporters.pdf.bidi import Direction, direction_of, lefts_of
from generator.exporters.pdf.cuts import fitting, hyphenated, with_hyphens
from generator.exporters.pdf.looks import Atom
from generator.exporters.pdf.parts import Part, narrowed, space_part
from generator.exporters.pdf.wording import Word, bind, paragraph_text, words_of
from generator.fonts.hyphens import Hyphens
from generator.frozen import frozen, replace

_SLACK = 0.01


@frozen
class Line:
    """Parts in reading order; `rtl` when the paragraph begins at the right.

    `lefts` are their left edges, in pt from the line's own left edge; None if they stand side by side from there.
    """

    parts: tuple[Part, ...]
    width: float
    rtl: bool = False
    lefts: tuple[float, ...] | None = None

    @property
    def reach(self) -> tuple[float, float]:
        """How high and how deep its formulas are, from its baseline."""
        formulas = [part.formula for part in self.parts if part.formula]
        if not formulas:
            return 0.0, 0.0
        return max(one.height for one in formulas), max(one.depth for one in formulas)

    @property
    def has_blank(self) -> bool:
        return any(part.kind == "blank" for part in self.parts)


def break_lines(
    atoms: Iterable[Atom],
    width: float,
    blank_width: float,
    together: tuple[str, ...],
    hyphens: Hyphens | None = None,
    rtl: bool = False,
) -> tuple[Line, ...]:
    """Lines no wider than `width`; a blank is narrowed to it. A line ends with a space that is not counted, but not
    inside a word. `hyphens` (`fonts.hyphens.hyphenator`) lets words be parted; soft hyphens in the text always do.
    On a page that is read `rtl` so is every paragraph with a letter of that direction."""
    return lines_of(worded(atoms, min(blank_width, width), rtl), width, together, hyphens)


@frozen
class Worded:
    """A paragraph before a width is known."""

    words: tuple[Word, ...]
    direction: Direction


def worded(atoms: Iterable[Atom], blank_width: float, rtl: bool = False) -> Worded:
    kept = tuple(atoms)
    direction = direction_of(paragraph_text(kept), rtl)
    return Worded(tuple(words_of(kept, blank_width, direction)), direction)


def lines_of(
    paragraph: Worded, width: float, together: tuple[str, ...], hyphens: Hyphens | None = None
) -> tuple[Line, ...]:
    """`break_lines` of words, whose blanks must not be wider than `width`."""
    filling = _Filling(width, paragraph.direction, hyphens)
    for word in bind(list(paragraph.words), width, together):
        filling.add(_fitted(word, width) if word.width > width else word)
    return filling.finished()


def _fitted(word: Word, width: float) -> Word:
    """Formulas in it are no wider than a line."""
    if not any(part.formula and part.width > width for part in word.parts):
        return word
    return replace(
        word, parts=tuple(narrowed(part, width) if part.formula and part.width > width else part for part in word.parts)
    )


class _Filling:
    def __init__(self, width: float, direction: Direction, hyphens: Hyphens | None) -> None:
        self._width, self._direction, self._hyphens = width, direction, hyphens
        self._lines: list[Line] = []
        self._words: list[Word] = []
        self._used = 0.0

    def add(self, word: Word) -> None:
        if self._words and self._words[-1].ends_line:
            self._end()
        gap = self._gap()
        room = self._width - self._used - gap
        wide = word.width
        if wide <= room + _SLACK:
            self._used += gap + wide
            self._words.append(word)
        else:
            self._add_wide(with_hyphens(word, self._hyphens), room)

    def _add_wide(self, word: Word, room: float) -> None:
        if self._words:
            parted = hyphenated(word, room)
            if parted:
                self._take(parted[0])
                word = parted[1]
            self._end()
        for index, piece in enumerate(fitting(word, self._width)):
            if index:
                self._end()
            self._take(piece)

    def finished(self) -> tuple[Line, ...]:
        if self._words:
            self._end(last=True)
        return tuple(self._lines)

    def _gap(self) -> float:
        return self._words[-1].space.width if self._words and self._words[-1].space else 0.0

    def _take(self, word: Word) -> None:
        self._used += self._gap() + word.width
        self._words.append(word)

    def _end(self, last: bool = False) -> None:
        parts: list[Part] = []
        for index, word in enumerate(self._words):
            parts.extend(word.parts)
            if word.space and index + 1 < len(self._words):
                parts.append(word.space)
        ending = self._words[-1]
        spaced = last or ending.ends_line or ending.space is not None
        self._lines.append(_line(parts, spaced, self._direction))
        self._words, self._used = [], 0.0


def _line(parts: list[Part], spaced: bool, direction: Direction) -> Line:
    width = sum(part.width for part in parts)
    rtl = direction.base == 1
    end: tuple[Part, ...] = ()
    if spaced and parts:
        look = parts[-1].look
        end = (space_part(replace(look, underline=False) if look.underline else look, direction.base),)
    lefts = None
    if direction.levels:
        lefts = lefts_of([(part.level, part.width) for part in parts])
        lefts = (*lefts, *(-part.width if rtl else width for part in end))
    return Line((*parts, *end), width, rtl, lefts)
