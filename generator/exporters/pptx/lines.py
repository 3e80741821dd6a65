"""Where lines break and how high text stands, measured with the metric twins of the theme's faces.

PowerPoint never refits text when it opens a deck, so a box is right from the start or wrong for good. Widths come from
`generator.fonts` with a slack of 5 % on every line (looks/slides.md of the design: a line without slack passed here
and broke there). Only white space is taken as a place to break: a program that also breaks at hyphens needs no more
lines. A word wider than its line is broken at letters, as PowerPoint does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from generator.exporters.pptx.look import Face, Look
from generator.exporters.pptx.runs import cut_runs, trimmed
from generator.exporters.pptx.slides import PT, Insets, Para, Run, Runs, Style
from generator.fonts.measure import measure

SLACK = 1.05
SHIFTED = 0.667
"""Sub- and superscripts are drawn at two thirds of the size."""
TALL_SCRIPT = 1.45
"""Line height in em where another script's face steps in; the Office faces for Arabic and Chinese lie below it."""

_TOKENS = re.compile(r"\n| +|[^ \n]+")
_EM = 1000.0


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    width: float
    kind: str


class Ruler:
    """Measures paragraphs as they will stand on slides."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._widths: dict[tuple[str, str], float] = {}

    # ---- lines

    def line_ends(self, para: Para, width: int) -> list[int]:
        """The offset in the paragraph's text at which each line ends, for a box `width` EMU wide."""
        return self._break(self._tokens(para.runs, para.style), para, self._room(para, width))

    def line_count(self, para: Para, width: int) -> int:
        return len(self.line_ends(para, width))

    def _room(self, para: Para, width: int) -> float:
        return max(width - para.left, PT) / PT / SLACK

    def _break(self, tokens: list[_Token], para: Para, room: float) -> list[int]:
        ends: list[int] = []
        used = pending = 0.0
        end = 0
        for token in tokens:
            if token.kind == "break":
                ends.append(token.end)
                used, pending, end = 0.0, 0.0, token.end
                continue
            if token.kind == "space":
                pending, end = token.width, end
                continue
            if used and used + pending + token.width > room:
                ends.append(end)
                used, pending = 0.0, 0.0
            if token.width > room:
                inner, used = self._break_word(token, para, room)
                ends.extend(inner)
                end, pending = token.end, 0.0
                continue
            used += pending + token.width
            pending, end = 0.0, token.end
        ends.append(len(para.text))
        return ends

    def _break_word(self, token: _Token, para: Para, room: float) -> tuple[list[int], float]:
        ends: list[int] = []
        used = 0.0
        for offset in range(token.start, token.end):
            step = self._width(para.runs, para.style, offset, offset + 1)
            if used and used + step > room:
                ends.append(offset)
                used = 0.0
            used += step
        return ends, used

    # ---- widths

    def width(self, runs: Runs, style: Style) -> float:
        """The width in pt on one line, slack included."""
        return sum(self._run_width(run, style, run.text) for run in runs) * SLACK

    def _tokens(self, runs: Runs, style: Style) -> list[_Token]:
        text = "".join(run.text for run in runs)
        tokens = []
        for found in _TOKENS.finditer(text):
            start, end = found.span()
            first = text[start]
            kind = "break" if first == "\n" else "space" if first == " " else "word"
            width = 0.0 if kind == "break" else self._width(runs, style, start, end)
            tokens.append(_Token(start, end, width, kind))
        return tokens

    def _width(self, runs: Runs, style: Style, start: int, end: int) -> float:
        at, width = 0, 0.0
        for run in runs:
            after = at + len(run.text)
            if after > start:
                piece = run.text[max(start - at, 0) : end - at]
                width += self._run_width(run, style, piece)
                if after >= end:
                    break
            at = after
        return width

    def _run_width(self, run: Run, style: Style, text: str) -> float:
        face = self._face(run, style).twin(run.bold or style.bold, run.italic)
        key = (text, face)
        width = self._widths.get(key)
        if width is None:
            visible = text if text.isascii() else "".join(c for c in text if unicodedata.category(c) != "Cf")
            width = self._widths[key] = measure(visible, face, _EM) if visible else 0.0
        return width * style.size / _EM * (SHIFTED if run.shift else 1)

    def _face(self, run: Run, style: Style) -> Face:
        return self._look.faces["code" if run.code else style.face]

    # ---- heights

    def line_height(self, para: Para) -> float:
        """One line in pt."""
        em = max((self._face(run, para.style).line for run in para.runs), default=0.0)
        em = max(em, self._look.faces[para.style.face].line)
        if any(_needs_other_face(run.text) for run in para.runs):
            em = max(em, TALL_SCRIPT)
        return em * para.style.size * para.style.line / 100

    def height(self, paras: Iterable[Para], width: int) -> float:
        """Of paragraphs in pt, with the space between them and none after the last."""
        total = gap = 0.0
        for para in paras:
            total += gap + self.line_count(para, width) * self.line_height(para)
            gap = para.after
        return total

    def fits(self, paras: Iterable[Para], width: int, height: int) -> bool:
        return self.height(paras, width) * PT <= height

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

    def cut(self, para: Para, width: int, lines: int) -> tuple[Para, Para | None]:
        """The first `lines` lines (at least one), and what is left."""
        ends = self.line_ends(para, width)
        lines = max(lines, 1)
        if len(ends) <= lines:
            return para, None
        at = ends[lines - 1]
        rest = trimmed(cut_runs(para.runs, at, ends[-1]))
        head = replace(para, runs=trimmed(cut_runs(para.runs, 0, at)))
        return (head, replace(para, runs=rest)) if rest else (head, None)

    def shortened(self, para: Para, width: int, lines: int, suffix: Runs = ()) -> Para:
        """The paragraph with `suffix`; cut at a word and marked with … when it needs more than `lines` lines."""
        whole = replace(para, runs=(*para.runs, *suffix))
        if self.line_count(whole, width) <= lines:
            return whole
        text = para.text
        stops = [found.end() for found in re.finditer(r"\S+", text)]
        low, high = 0, len(stops)
        ellipsis = Run("…") if not para.runs else replace(para.runs[-1], text="…", link="")
        best = (ellipsis, *suffix)
        while low < high:
            middle = (low + high + 1) // 2
            tried = (*cut_runs(para.runs, 0, stops[middle - 1]), ellipsis, *suffix)
            if self.line_count(replace(para, runs=tried), width) <= lines:
                low, best = middle, tried
            else:
                high = middle - 1
        return replace(para, runs=best)

    def balance(self, paras: Sequence[Para], width: int) -> int:
        """How far the right edge of short text may come in, in EMU, before it needs another line.

        Two to four lines become nearly equal, which removes a last line of one word.
        """
        measured = [(para, self._tokens(para.runs, para.style)) for para in paras]
        counts = [len(self._break(tokens, para, self._room(para, width))) for para, tokens in measured]
        if max(counts, default=1) < 2 or sum(counts) > 4:
            return 0
        low, high = 0, width // 2
        while high - low > width // 100:
            middle = (low + high) // 2
            if all(
                len(self._break(tokens, para, self._room(para, width - middle))) == count
                for (para, tokens), count in zip(measured, counts, strict=True)
            ):
                low = middle
            else:
                high = middle
        return low

    def balanced(self, paras: Sequence[Para], width: int) -> Insets:
        return Insets(right=self.balance(paras, width))


def _needs_other_face(text: str) -> bool:
    return not text.isascii() and any(
        char >= "\U0001f000" or (char > "\u0590" and unicodedata.category(char) in ("Lo", "Lm")) for char in text
    )
