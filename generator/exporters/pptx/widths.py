"""How wide letters stand and how high a line is, by the metric twins of the theme's faces.

Words are measured once, whatever their size; what is wider than any slide is not measured to its end, so that a word of
a million letters costs no more than a slide of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.exporters.pptx.look import Face, Look
from generator.exporters.pptx.slides import Para, Run, Runs, Style
from generator.fonts.measure import measure

SHIFTED = 0.667
"""Sub- and superscripts are drawn at two thirds of the size."""
TALL_SCRIPT = 1.45
"""Line height in em where another script's face steps in; the Office faces for Arabic and Chinese lie below it."""
WIDER_THAN_ANY_SLIDE = 1_000.0
"""In em: more than any slide holds in a size that can be read."""

STAND_IN = 1.2
"""How much wider than ours another script's face may be, which the office program chooses: DejaVu Sans, a wide one,
sets Arabic 1.18 times as wide as our face, and 1.40 times when bold."""

_OTHER_SCRIPTS = (
    *((0x0590, 0x1CFF), (0x2E80, 0x9FFF), (0xA000, 0xA63F), (0xA840, 0xABFF), (0xAC00, 0xD7FF), (0xF900, 0xFAFF)),
    *((0xFB1D, 0xFDFF), (0xFE30, 0xFE4F), (0xFE70, 0xFEFF), (0xFF00, 0xFFEF), (0x10000, 0x10FFFF)),
)
_WORDS = re.compile(r"\n| +|[^ \n]+")
_EM = 1000.0
_LONG_WORD = 60


class Widths:
    """Measures runs in em: a width in pt is that times the size. Slack is not added here."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._known: dict[tuple[str, bool], dict[str, float]] = {}

    def of(self, runs: Runs, style: Style) -> float:
        """On one line, or some width that no slide has."""
        total = 0.0
        for run in runs:
            for word in _WORDS.finditer(run.text):
                total += self.of_word(run, style, word.group())
                if total > WIDER_THAN_ANY_SLIDE:
                    return total
        return total

    def of_word(self, run: Run, style: Style, text: str) -> float:
        """Of letters without a break. Long words are measured letter by letter, without kerning."""
        if len(text) > _LONG_WORD:
            total = 0.0
            for width in self.letters(run, style, text):
                total += width
                if total > WIDER_THAN_ANY_SLIDE:
                    break
            return total
        known = self.known(run, style)
        if text not in known:
            known[text] = _width(text, self._twin(run, style)) * self._scale(run, style) * _margin(text)
        return known[text]

    def known(self, run: Run, style: Style) -> dict[str, float]:
        """Of the words that were measured in the run's look so far."""
        return self._known.setdefault((self._twin(run, style), run.shift != ""), {})

    def _scale(self, run: Run, style: Style) -> float:
        """From thousandths of the face's em to ems of the text, with room for the face that may stand in."""
        return self._face(run, style).margin(run.bold or style.bold) * (SHIFTED if run.shift else 1.0) / _EM

    def letters(self, run: Run, style: Style, text: str) -> Iterator[float]:
        """Of each letter by itself."""
        known, twin, scale = self.known(run, style), self._twin(run, style), self._scale(run, style)
        for letter in text:
            width = known.get(letter)
            if width is None:
                width = known[letter] = _width(letter, twin) * scale * _margin(letter)
            yield width

    def line_height(self, para: Para) -> float:
        """One line in pt."""
        style = para.style
        em = self._look.faces[style.face].line
        for run in para.runs:
            if run.code:
                em = max(em, self._look.faces["code"].line)
            if not run.text.isascii() and any(map(_tall, run.text)):
                em = max(em, TALL_SCRIPT)
        return em * style.size * style.line / 100

    def _twin(self, run: Run, style: Style) -> str:
        return self._face(run, style).twin(run.bold or style.bold, run.italic)

    def _face(self, run: Run, style: Style) -> Face:
        return self._look.faces["code" if run.code else style.face]


@lru_cache(maxsize=1 << 12)
def _tall(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _OTHER_SCRIPTS)


def _width(text: str, twin: str) -> float:
    """In thousandths of an em."""
    drawn = text if text.isascii() else "".join(char for char in text if unicodedata.category(char) != "Cf")
    return measure(drawn, twin, _EM) if drawn else 0.0


def _margin(text: str) -> float:
    """For a word with letters of another script; those as wide as an em are so in every face."""
    if text.isascii() or not any(_tall(letter) and unicodedata.east_asian_width(letter) not in "WF" for letter in text):
        return 1.0
    return STAND_IN
