"""Numeric answer: a line that begins with `= ` and holds a number.

```markdown
1. Berapa nilai π, dibulatkan sampai dua angka di belakang koma?
   = 3,14 ± 0,01
2. Berapa massa molar air?
   = 18 ± 0,5 g/mol
3. Berapa jarak dari Bumi ke Bulan?
   = 384 000 ± 2% km
4. Antara dua bilangan bulat mana √10 terletak?
   = 3..4
```

Numbers are written as the lesson's language writes them: `3,14` in an Indonesian lesson, `3.14` in an English one; what
may be read in two ways, as `1.500`, is warned of. `± 0,01` (or `+-`) says how far off an answer may be, `± 2%` the same
as a share of the number, and `3..4` accepts everything from 3 to 4. The unit is one word behind the number (after a
tolerance or a range it may have up to three); it is printed behind the blank on the worksheet, so pupils write the
number alone. In a question with a `vars` block the numbers may be expressions, `= {{ a * b }} ± 0,1 cm`. `= 5 | lima`
and several lines are words, as with short answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.document.blocks import Between, Kind, Near, Quantity, Reckoned
from generator.document.inlines import Inline, Inlines, Text, Value
from generator.document.transforms import plain
from generator.lesson import AnswerNumber, Numeral, Question
from generator.questions.kind import Lowered, Setting

NAME: Kind = "numeric"

_NO_BREAK = "\u00a0"
# `25%` and `90°`, but `20 °C`; nothing at all is glued too.
_GLUED, _DEGREES = "%‰°′″", ("C", "F", "R")


def claims(question: Question) -> bool:
    return isinstance(question.shape, AnswerNumber)


def lower(question: Question, setting: Setting) -> Lowered:
    number = question.shape
    assert isinstance(number, AnswerNumber)
    return Quantity(number.unit, _printed(number), _accepted(number)), ()


def _accepted(number: AnswerNumber) -> Near | Between | Reckoned:
    if any(one and one.expression for one in (number.first, number.tolerance, number.last)):
        tolerance, last = _expression(number.tolerance), _expression(number.last)
        return Reckoned(_expression(number.first), tolerance, number.percent, last)
    first = number.first.value
    if number.last:
        return Between(first, number.last.value)
    off = number.tolerance.value if number.tolerance else first * 0
    return Near(first, abs(first) * off / 100 if number.percent else off)


def _expression(number: Numeral | None) -> str:
    if number is None:
        return ""
    return number.expression or f"({number.value})"


def _printed(number: AnswerNumber) -> Inlines:
    pieces = [_shown(number.first)]
    if number.last:
        pieces += [Text("–"), _shown(number.last)]
    elif number.tolerance:
        percent = "%" if number.percent else ""
        pieces += [Text(f"{_NO_BREAK}±{_NO_BREAK}"), _shown(number.tolerance), Text(percent)]
    glued = plain(number.unit)[:1] in _GLUED and plain(number.unit)[1:2] not in _DEGREES
    return (*_joined([*pieces, Text("" if glued else _NO_BREAK)]), *number.unit)


def _shown(number: Numeral) -> Inline:
    return Value(number.expression) if number.expression else Text(number.text)


def _joined(pieces: Sequence[Inline]) -> Iterator[Inline]:
    """Texts beside one another are one."""
    text = ""
    for piece in pieces:
        if isinstance(piece, Text):
            text += piece.text
            continue
        if text:
            yield Text(text)
        yield piece
        text = ""
    if text:
        yield Text(text)
