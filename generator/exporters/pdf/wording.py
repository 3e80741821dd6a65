"""Atoms to words: what stays together on a line unless it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from generator.exporters.pdf.bidi import Direction
from generator.exporters.pdf.looks import Atom, Look
from generator.exporters.pdf.parts import FORMULA, Part, formula_part, space_part, text_part, unseen_part
from generator.fonts.breaks import breaks
from generator.fonts.hyphens import SOFT
from generator.frozen import frozen, replace

_HYPHEN = re.compile(r"(?<=[^\W\d_]{3}[-–—/])(?=[^\W\d_]{3})")
_DOTS = re.compile(r"^[.…\s]+[?!]?$")
_LONGEST_BOUND = 0.72
_TICK_WIDTH = 1.04
_READ_AS = {"break": "\u2028", "blank": "____", "tick": "✓", "formula": FORMULA}


@frozen
class Word:
    """What never breaks unless it must. `space` follows it when the line goes on; None joins it to the next.

    `soft` are the offsets in its text at which a hyphen may part it.
    """

    parts: tuple[Part, ...]
    space: Part | None
    ends_line: bool = False
    soft: tuple[int, ...] = ()

    @property
    def width(self) -> float:
        parts = self.parts
        return parts[0].width if len(parts) == 1 else sum(part.width for part in parts)

    @property
    def text(self) -> str:
        parts = self.parts
        return parts[0].text if len(parts) == 1 else "".join(part.text for part in parts)


def paragraph_text(atoms: Sequence[Atom]) -> str:
    """All letters that decide on directions, those of blanks and ticks as they are read."""
    return "".join(_READ_AS.get(atom.kind, atom.text) for atom in atoms)


def words_of(atoms: Sequence[Atom], blank_width: float, direction: Direction) -> Iterator[Word]:
    return _Wording(direction).words(atoms, blank_width)


class _Wording:
    def __init__(self, direction: Direction) -> None:
        self._levels = direction.levels
        self._at = 0
        self._parts: list[Part] = []
        self._soft: list[int] = []

    def words(self, atoms: Sequence[Atom], blank_width: float) -> Iterator[Word]:
        for atom in atoms:
            match atom.kind:
                case "break":
                    yield self._taken(None, ends_line=True, look=atom.look)
                case "blank":
                    self._parts.append(unseen_part("blank", "____", atom.look, blank_width, self._level(), atom.text))
                case "tick":
                    width = atom.look.size * _TICK_WIDTH
                    self._parts.append(unseen_part("tick", "✓", atom.look, width, self._level()))
                case "formula":
                    assert atom.formula is not None
                    self._parts.append(formula_part(atom.look, atom.formula, atom.text, self._level()))
                case "text":
                    yield from self._text(atom)
            self._at += len(_READ_AS.get(atom.kind, "")) if atom.kind != "text" else 0
        if self._parts:
            yield self._taken(None)

    def _text(self, atom: Atom) -> Iterator[Word]:
        for index, run in enumerate(atom.text.split(" ")):
            if index:
                if self._parts:
                    look, lined = atom.look, _goes_on(self._parts, atom)
                    look = look if look.underline == lined else replace(look, underline=lined)
                    yield self._taken(space_part(look, self._level()))
                self._at += 1
            if run and self._parts and self._parts[-1].kind == "text" and breaks(self._parts[-1].text[-1:] + run[0]):
                yield self._taken(None)
            last = 0
            for cut in (*_cuts(run), len(run)):
                if last:
                    yield self._taken(None)
                self._add(atom.look, run[last:cut])
                last = cut

    def _add(self, look: Look, text: str) -> None:
        if not self._levels and SOFT not in text:
            if text:
                self._parts.append(text_part(look, text))
            return
        for index, piece in enumerate(text.split(SOFT)):
            if index:
                self._soft.append(sum(len(part.text) for part in self._parts))
                self._at += 1
            if piece:
                self._parts.extend(self._leveled(look, piece))
                self._at += len(piece)

    def _leveled(self, look: Look, text: str) -> Iterator[Part]:
        if not self._levels:
            yield text_part(look, text)
            return
        inside = zip(self._levels[self._at : self._at + len(text)], text, strict=True)
        for level, letters in groupby(inside, key=lambda one: one[0]):
            yield text_part(look, "".join(letter for _, letter in letters), level)

    def _level(self) -> int:
        return self._levels[self._at] if self._levels else 0

    def _taken(self, space: Part | None, ends_line: bool = False, look: Look | None = None) -> Word:
        parts = tuple(self._parts)
        soft: tuple[int, ...] = ()
        if self._soft:
            length = sum(len(part.text) for part in parts)
            soft = tuple(at for at in self._soft if 0 < at < length)
            self._soft = []
        if look is not None and not parts:
            parts = (text_part(look, ""),)
        self._parts = []
        return Word(parts, space, ends_line, soft)


def _cuts(run: str) -> list[int]:
    """Where a run without spaces may be parted without a sign: behind the hyphen of a compound, between ideographs."""
    if run.isascii() and "-" not in run and "/" not in run:
        return []
    return sorted({*(found.start() for found in _HYPHEN.finditer(run)), *breaks(run)} - {0, len(run)})


def _goes_on(parts: list[Part], atom: Atom) -> bool:
    """A space is underlined only inside an underlined stretch."""
    return atom.look.underline and parts[-1].look.underline and parts[-1].look.url == atom.look.url


def bind(words: list[Word], width: float, together: tuple[str, ...]) -> list[Word]:
    """Joins what a line end must not part: dots with their word, known pairs, the last two words."""
    words = _join_where(words, lambda _, right: _is_dots(right.text))
    pairs, first = _pairs(together)
    words = _join_where(words, lambda left, right: left.text.casefold() in first and _pair(left, right) in pairs)
    if len(words) > 3 and words[-2].space and not words[-2].ends_line:
        last = _joined(words[-2], words[-1])
        if last.width <= width * _LONGEST_BOUND:
            words = [*words[:-2], last]
    return [piece for word in words for piece in ([word] if word.width <= width else _parted(word))]


def _is_dots(text: str) -> bool:
    return not text[:1].isalnum() and _DOTS.match(text) is not None


@lru_cache(maxsize=1 << 4)
def _pairs(together: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Known pairs, and all that the first word of one can be."""
    first = (pair[:at] for pair in together for at, char in enumerate(pair) if char == " ")
    return frozenset(together), frozenset(first)


def _pair(left: Word, right: Word) -> str:
    return f"{left.text} {right.text.split(' ')[0]}".casefold().rstrip(".,;:?!")


def _join_where(words: list[Word], wanted: Callable[[Word, Word], bool]) -> list[Word]:
    joined: list[Word] = []
    for word in words:
        if joined and joined[-1].space and not joined[-1].ends_line and wanted(joined[-1], word):
            joined[-1] = _joined(joined[-1], word)
        else:
            joined.append(word)
    return joined


def _joined(left: Word, right: Word) -> Word:
    space = (left.space,) if left.space else ()
    start = len(left.text) + len(space)
    soft = (*left.soft, *(start + at for at in right.soft))
    return Word((*left.parts, *space, *right.parts), right.space, right.ends_line, soft)


def _parted(word: Word) -> Iterator[Word]:
    """A bound word that is too wide falls apart again at its spaces."""
    parts: list[Part] = []
    start = at = 0
    for part in word.parts:
        if part.text == " " and parts:
            yield Word(tuple(parts), part, soft=_between(word.soft, start, at))
            parts, start = [], at + 1
        else:
            parts.append(part)
        at += len(part.text)
    yield Word(tuple(parts), word.space, word.ends_line, _between(word.soft, start, at))


def _between(soft: tuple[int, ...], start: int, end: int) -> tuple[int, ...]:
    return tuple(at - start for at in soft if start < at < end)
