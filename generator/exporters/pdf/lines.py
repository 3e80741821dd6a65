"""Words to lines: greedy, with the last two words of a paragraph bound and long words cut where they must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.exporters.pdf.bidi import in_visual_order, is_rtl
from generator.exporters.pdf.glyphs import Piece, pieces
from generator.exporters.pdf.looks import Atom, Look
from generator.frozen import frozen

_HYPHEN = re.compile(r"(?<=[^\W\d_]{3}[-–—/])(?=[^\W\d_]{3})")
_DOTS = re.compile(r"^[.…\s]+[?!]?$")
_LONGEST_BOUND = 0.72
_TICK_WIDTH = 1.04


@frozen
class Part:
    """A stretch of a line: a drawn `kind` or text, its width in pt."""

    kind: str
    look: Look
    text: str
    pieces: tuple[Piece, ...]
    width: float


@frozen
class Word:
    """What never breaks unless it must. `space` follows it when the line goes on; None joins it to the next."""

    parts: tuple[Part, ...]
    space: Part | None
    ends_line: bool = False

    @property
    def width(self) -> float:
        return sum(part.width for part in self.parts)

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


@frozen
class Line:
    """Parts from left to right; `rtl` when the paragraph begins at the right."""

    parts: tuple[Part, ...]
    width: float
    rtl: bool = False

    @property
    def has_blank(self) -> bool:
        return any(part.kind == "blank" for part in self.parts)


def break_lines(atoms: Iterable[Atom], width: float, blank_width: float, together: tuple[str, ...]) -> tuple[Line, ...]:
    """Lines no wider than `width`; a blank is narrowed to it. Every line ends with a space that is not counted."""
    words = list(_words(atoms, min(blank_width, width)))
    rtl = is_rtl(" ".join(word.text for word in words))
    words = _bind(words, width, together)
    lines: list[Line] = []
    line: list[Word] = []
    used = 0.0
    for word in words:
        before = line[-1].space.width if line and line[-1].space else 0.0
        if line and (line[-1].ends_line or used + before + word.width > width + 0.01):
            lines.append(_line(line, rtl))
            line, used, before = [], 0.0, 0.0
        for piece in _fitting(word, width):
            if line and piece is not word:
                lines.append(_line(line, rtl))
                line, used = [], 0.0
            line.append(piece)
            used += before + piece.width
            before = 0.0
    if line:
        lines.append(_line(line, rtl))
    return tuple(lines)


def _line(words: list[Word], rtl: bool) -> Line:
    parts: list[Part] = []
    for index, word in enumerate(words):
        parts.extend(word.parts)
        if index + 1 < len(words) and word.space:
            parts.append(word.space)
    width = sum(part.width for part in parts)
    last = parts[-1].look if parts else None
    end = (_text(replace(last, underline=False), " "),) if last else ()
    return Line((*in_visual_order(parts, rtl), *end), width, rtl)


def _text(look: Look, text: str) -> Part:
    shown = pieces(text, look)
    return Part("text", look, text, shown, sum(piece.width for piece in shown))


def _words(atoms: Iterable[Atom], blank_width: float) -> Iterator[Word]:
    parts: list[Part] = []
    for atom in atoms:
        match atom.kind:
            case "break":
                yield Word(tuple(parts) or (_text(atom.look, ""),), None, ends_line=True)
                parts = []
            case "blank":
                parts.append(_unseen("blank", "____", atom.look, blank_width))
            case "tick":
                parts.append(_unseen("tick", "✓", atom.look, atom.look.size * _TICK_WIDTH))
            case "text":
                for index, run in enumerate(atom.text.split(" ")):
                    if index and parts:
                        yield Word(tuple(parts), _text(replace(atom.look, underline=_goes_on(parts, atom)), " "))
                        parts = []
                    *firsts, last = _HYPHEN.split(run)
                    for first in firsts:
                        yield Word((*parts, _text(atom.look, first)), None)
                        parts = []
                    if last:
                        parts.append(_text(atom.look, last))
    if parts:
        yield Word(tuple(parts), None)


def _goes_on(parts: list[Part], atom: Atom) -> bool:
    """A space is underlined only inside an underlined stretch."""
    return atom.look.underline and parts[-1].look.underline and parts[-1].look.url == atom.look.url


def _unseen(kind: str, text: str, look: Look, width: float) -> Part:
    """What is drawn as a shape `width` wide and read as `text`."""
    shown = pieces(text, replace(look, underline=False, rise=0.0, tracking=0.0))
    spare = width - sum(piece.width for piece in shown)
    move = b"%d" % round(-spare * 1000 / look.size)
    return Part(kind, look, text, (*shown[:-1], replace(shown[-1], array=shown[-1].array + move)), width)


def _bind(words: list[Word], width: float, together: tuple[str, ...]) -> list[Word]:
    """Joins what a line end must not part: dots with their word, known pairs, the last two words."""
    words = _join_where(words, lambda _, right: bool(_DOTS.match(right.text)))
    pairs = set(together)
    words = _join_where(words, lambda left, right: _pair(left, right) in pairs)
    if len(words) > 3 and words[-2].space and not words[-2].ends_line:
        last = _joined(words[-2], words[-1])
        if last.width <= width * _LONGEST_BOUND:
            words = [*words[:-2], last]
    return [piece for word in words for piece in ([word] if word.width <= width else _parted(word))]


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
    return Word((*left.parts, *space, *right.parts), right.space, right.ends_line)


def _parted(word: Word) -> Iterator[Word]:
    """A bound word that is too wide falls apart again at its spaces."""
    parts: list[Part] = []
    for part in word.parts:
        if part.text == " " and parts:
            yield Word(tuple(parts), part)
            parts = []
        else:
            parts.append(part)
    yield Word(tuple(parts), word.space, word.ends_line)


def _fitting(word: Word, width: float) -> Iterator[Word]:
    """The word itself, or pieces of it that each fill a line: a long address breaks at any letter."""
    if word.width <= width + 0.01:
        yield word
        return
    parts: list[Part] = []
    used = 0.0
    for part in (letter for whole in word.parts for letter in _letters(whole)):
        if parts and used + part.width > width:
            yield Word(_merged(parts), None)
            parts, used = [], 0.0
        parts.append(part)
        used += part.width
    yield Word(_merged(parts), word.space, word.ends_line)


def _letters(part: Part) -> Iterator[Part]:
    if part.kind != "text":
        yield part
        return
    for cluster in re.findall(r".[\u0300-\u036f\u200d\ufe0f]*", part.text, re.DOTALL):
        yield _text(part.look, cluster)


def _merged(parts: list[Part]) -> tuple[Part, ...]:
    """Letters side by side as they were measured: shaped together they might be wider than their line."""
    merged: list[Part] = []
    for part in parts:
        last = merged[-1] if merged else None
        if last and last.kind == part.kind == "text" and last.look == part.look:
            joined = last.text + part.text
            merged[-1] = Part("text", part.look, joined, (*last.pieces, *part.pieces), last.width + part.width)
        else:
            merged.append(part)
    return tuple(merged)
