"""Where lines break and how high text stands.

PowerPoint never refits text when it opens a deck, so a box is right from the start or wrong for good. Every line is
measured with a slack of 5 % (a line without slack passed in one program and broke in another). Only white space is
taken as a place to break: a program that also breaks at hyphens needs no more lines. A word wider than its line is
broken at letters, as PowerPoint does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import inf

from generator.exporters.pptx.look import Look
from generator.exporters.pptx.runs import cut_runs, slices, trimmed
from generator.exporters.pptx.slides import PT, Para, Run, Runs, Style
from generator.exporters.pptx.widths import Widths
from generator.frozen import frozen, replace

SLACK = 1.05

_TOKENS = re.compile(r"\n| +|[^ \n]+")
_KINDS = {"\n": "break", " ": "space"}
_BALANCED_LINES = 4
_NO_SLIDE_HOLDS_MORE = 200
_KEPT_LETTERS, _KEPT_TEXTS = 1000, 4096


@frozen
class _Token:
    """A word, white space or a line break, in pieces by run. Its width is in em."""

    start: int
    end: int
    kind: str
    width: float
    pieces: tuple[tuple[Run, str], ...]


@dataclass(slots=True)
class _Measured:
    """`row` is the width on one line, without end if there is a break. Tokens are found when lines may break."""

    row: float
    tokens: list[_Token] | None = None


class Ruler:
    """Measures paragraphs as they will stand on slides; widths are EMU, heights pt."""

    def __init__(self, look: Look) -> None:
        self._widths = Widths(look)
        self._known: dict[tuple[Runs, bool, str], _Measured] = {}
        self._balanced: dict[tuple[tuple[Para, ...], int], int] = {}

    # ---- lines

    def line_ends(self, para: Para, width: int) -> Iterator[int]:
        """The offset in the paragraph's text at which each line ends, found as it is asked for."""
        return self._break(self._tokens(para), para, _room(para, width))

    def line_count(self, para: Para, width: int, enough: int = _NO_SLIDE_HOLDS_MORE) -> int:
        """How many lines; once there are more than `enough`, some number above it."""
        known = self._measured(para)
        room = _room(para, width)
        if known is not None and known.row <= room:
            return 1
        return sum(1 for _ in islice(self._break(self._tokens(para), para, room), enough + 1))

    def _tokens(self, para: Para) -> Iterable[_Token]:
        known = self._measured(para)
        if known is None:
            return self._found(para)
        if known.tokens is None:
            known.tokens = list(self._found(para))
        return known.tokens

    def _measured(self, para: Para) -> _Measured | None:
        """Short text is kept: it is measured at several sizes, on several slides. None for a long one."""
        runs = para.runs
        if (len(runs[0].text) if len(runs) == 1 else sum(len(run.text) for run in runs)) > _KEPT_LETTERS:
            return None
        key = (runs, para.style.bold, para.style.face)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _KEPT_TEXTS:
                self._known.clear()
            known = self._known[key] = self._measure(para)
        return known

    def _measure(self, para: Para) -> _Measured:
        if len(para.runs) == 1 and "\n" not in para.runs[0].text and "  " not in para.runs[0].text:
            return _Measured(self._row_of_words(para.runs[0], para.style))
        tokens = list(self._found(para))
        return _Measured(_row(tokens), tokens)

    def _row_of_words(self, run: Run, style: Style) -> float:
        """The same as `_row`, to the last bit, for words with one space between them."""
        known = self._widths.known(run, style)
        of_word = self._widths.of_word
        space = of_word(run, style, " ")
        used = pending = 0.0
        for word in run.text.split(" "):
            if word:
                used += pending + (known[word] if word in known else of_word(run, style, word))
            pending = space
        return used

    def _found(self, para: Para) -> Iterator[_Token]:
        runs = para.runs
        if len(runs) == 1:
            yield from self._found_in(runs[0], para.style)
            return
        at, before = 0, 0
        text = para.text
        for found in _TOKENS.finditer(text):
            start, end = found.span()
            while before + len(runs[at].text) <= start:
                before += len(runs[at].text)
                at += 1
            pieces = [(runs[at], runs[at].text[start - before : end - before])]
            inner, offset = at, before + len(runs[at].text)
            while offset < end:
                inner += 1
                pieces.append((runs[inner], runs[inner].text[: end - offset]))
                offset += len(runs[inner].text)
            kind = _KINDS.get(text[start], "word")
            width = 0.0
            if kind != "break":
                width = sum(self._widths.of_word(run, para.style, piece) for run, piece in pieces)
            yield _Token(start, end, kind, width, tuple(pieces))

    def _found_in(self, run: Run, style: Style) -> Iterator[_Token]:
        known = self._widths.known(run, style)
        for found in _TOKENS.finditer(run.text):
            piece = found[0]
            kind = _KINDS.get(piece[0], "word")
            width = 0.0 if kind == "break" else known.get(piece)
            if width is None:
                width = self._widths.of_word(run, style, piece)
            yield _Token(found.start(), found.end(), kind, width, ((run, piece),))

    def _break(self, tokens: Iterable[_Token], para: Para, room: float) -> Iterator[int]:
        used = pending = 0.0
        end = 0
        for token in tokens:
            if token.kind == "break":
                yield token.end
                used, pending, end = 0.0, 0.0, token.end
                continue
            if token.kind == "space":
                pending = token.width
                continue
            if used and used + pending + token.width > room:
                yield end
                used, pending = 0.0, 0.0
            if token.width > room:
                used = yield from self._break_word(token, para, room)
            else:
                used += pending + token.width
            pending, end = 0.0, token.end
        yield sum(len(run.text) for run in para.runs)

    def _break_word(self, token: _Token, para: Para, room: float) -> Generator[int, None, float]:
        """Offsets at which lines end inside the word; returns how wide its last line is."""
        used, offset = 0.0, token.start
        for run, piece in token.pieces:
            for step in self._widths.letters(run, para.style, piece):
                if used and used + step > room:
                    yield offset
                    used = 0.0
                used += step
                offset += 1
        return used

    def whole(self, para: Para, width: int) -> bool:
        """Whether every word stands on one line."""
        return _all_within(self._tokens(para), _room(para, width))

    # ---- measures

    def width(self, runs: Runs, style: Style) -> float:
        """The width in pt on one line, slack included."""
        return self._widths.of(runs, style) * style.size * SLACK

    def line_height(self, para: Para) -> float:
        return self._widths.line_height(para)

    def lines_in(self, para: Para, height: int) -> int:
        """How many lines of the paragraph a height in EMU holds, at least one."""
        return max(int(height / PT / self.line_height(para)), 1)

    def height(self, paras: Iterable[Para], width: int) -> float:
        """Of paragraphs, with the space between them and none after the last; no more than needed above any slide's."""
        total = gap = 0.0
        for para in paras:
            total += gap + self.line_count(para, width) * self.line_height(para)
            gap = para.after
        return total

    def fits(self, paras: Iterable[Para], width: int, height: int) -> bool:
        left, gap = height / PT, 0.0
        for para in paras:
            line = self.line_height(para)
            left -= gap
            count = self.line_count(para, width, max(int(left / line), 0))
            left -= count * line
            if left < 0:
                return False
            gap = para.after
        return True

    # ---- choosing and cutting

    def largest(
        self, make: Callable[[float], Sequence[Para]], sizes: Sequence[float], width: int, height: int
    ) -> tuple[Para, ...] | None:
        """The paragraphs at the first of `sizes` (largest first) that fit the box; None when none does."""
        for size in sizes:
            paras = tuple(make(size))
            if self.fits(paras, width, height):
                return paras
        return None

    def pieces(self, para: Para, width: int, lines: int) -> list[Para]:
        """The paragraph in stretches of at most `lines` lines, cut where lines end."""
        ends = list(self.line_ends(para, width))
        if len(ends) <= lines:
            return [para]
        cuts = [*ends[lines - 1 :: lines]]
        if cuts[-1] != ends[-1]:
            cuts.append(ends[-1])
        made = (trimmed(runs) for runs in slices(para.runs, cuts))
        return [replace(para, runs=runs) for runs in made if runs] or [para]

    def shortened(self, para: Para, width: int, lines: int, suffix: Runs = ()) -> Para:
        """The paragraph with `suffix`; cut and marked with … when it needs more than `lines` lines.

        It is cut between words, within a word only when not even the first fits.
        """
        whole = replace(para, runs=(*para.runs, *suffix)) if suffix else para
        if self.line_count(whole, width, lines) <= lines:
            return whole
        seen = max(islice(self.line_ends(para, width), lines), default=0)
        text = para.text[:seen]
        stops = [found.end() for found in re.finditer(r"\S+", text)]
        if not stops or not self._holds(para, width, lines, stops[0], suffix):
            stops = list(range(1, stops[0] if stops else 1))
        low, high = 0, len(stops)
        while low < high:
            middle = (low + high + 1) // 2
            if self._holds(para, width, lines, stops[middle - 1], suffix):
                low = middle
            else:
                high = middle - 1
        return _cut_off(para, stops[low - 1] if low else 0, suffix)

    def _holds(self, para: Para, width: int, lines: int, end: int, suffix: Runs) -> bool:
        return self.line_count(_cut_off(para, end, suffix), width, lines) <= lines

    def balance(self, paras: Sequence[Para], width: int) -> int:
        """How far the right edge of short text may come in, in EMU, before it needs another line.

        Two to four lines become nearly equal, which removes a last line of one word.
        """
        counts = [self.line_count(para, width, _BALANCED_LINES) for para in paras]
        if max(counts, default=1) < 2 or sum(counts) > _BALANCED_LINES:
            return 0
        key = (tuple(paras), width)
        if key not in self._balanced:
            if len(self._balanced) > _KEPT_TEXTS:
                self._balanced.clear()
            self._balanced[key] = self._most_narrowed(paras, counts, width)
        return self._balanced[key]

    def _most_narrowed(self, paras: Sequence[Para], counts: Sequence[int], width: int) -> int:
        measured = [(para, list(self._tokens(para)), count) for para, count in zip(paras, counts, strict=True)]
        low, high = 0, width // 2
        while high - low > width // 100:
            middle = (low + high) // 2
            if all(self._keeps(para, tokens, count, width - middle) for para, tokens, count in measured):
                low = middle
            else:
                high = middle
        return low

    def _keeps(self, para: Para, tokens: list[_Token], count: int, width: int) -> bool:
        """Whether the text has its lines at that width, and its words whole."""
        room = _room(para, width)
        return _all_within(tokens, room) and sum(1 for _ in self._break(tokens, para, room)) == count


def _row(tokens: Iterable[_Token]) -> float:
    """What `_break` adds up when nothing breaks; white space at the end needs no room."""
    used = pending = 0.0
    for token in tokens:
        match token.kind:
            case "break":
                return inf
            case "space":
                pending = token.width
            case _:
                used += pending + token.width
                pending = 0.0
    return used


def _all_within(tokens: Iterable[_Token], room: float) -> bool:
    return all(token.width <= room for token in tokens if token.kind == "word")


def _room(para: Para, width: int) -> float:
    """What a line of the paragraph may measure in a box of that width, in em."""
    return max(width - para.left, PT) / PT / SLACK / para.style.size


def _cut_off(para: Para, end: int, suffix: Runs) -> Para:
    """The first letters of a paragraph, marked as not all of it."""
    ellipsis = replace(para.runs[-1], text="…", link="") if para.runs else Run("…")
    return replace(para, runs=(*cut_runs(para.runs, 0, end), ellipsis, *suffix))
