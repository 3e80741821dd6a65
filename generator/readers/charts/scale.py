"""Nice numbers along an axis: steps of 1, 2 or 5 times a power of ten, and how they are written."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor, log10

from generator.frozen import frozen
from generator.words import Words

_MOST_STEPS = 6
_GROUPED_FROM = 10_000


@frozen
class Scale:
    """Ticks from first to last, all a step apart."""

    ticks: tuple[Fraction, ...]

    def share(self, value: Fraction) -> float:
        """How far along the axis a value is, from 0 to 1."""
        return float((value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0]))


def nice_scale(values: Sequence[Fraction], from_zero: bool) -> Scale:
    """Over all values; `from_zero` has the axis hold 0, as lengths of bars must be read from there."""
    low, high = min(values), max(values)
    if from_zero or 0 <= low <= high / 2 or (high <= 0 and high >= low / 2):
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    if low == high:
        low, high = low - (1 if low else 0), high + 1
    whole = all(value.denominator == 1 for value in values)
    step = _step(low, high, whole)
    first, last = floor(low / step), ceil(high / step)
    return Scale(tuple(step * at for at in range(first, last + 1)))


def _step(low: Fraction, high: Fraction, whole: bool) -> Fraction:
    power = floor(log10(float(high - low))) - 2
    while True:
        ten = Fraction(10) ** power
        for factor in (1, 2, 5):
            step = factor * ten
            if ceil(high / step) - floor(low / step) <= _MOST_STEPS and (step >= 1 or not whole):
                return step
        power += 1


def written(value: Fraction, words: Words) -> str:
    """A tick as the language writes it, exact."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    whole, _, rest = f"{abs(value * 10**places).numerator:0{places + 1}d}".partition("!")
    digits, rest = (whole[:-places], whole[-places:]) if places else (whole, "")
    if int(digits) >= _GROUPED_FROM:
        digits = f"{int(digits):,}".replace(",", "." if words.decimal_mark == "," else ",")
    return ("−" if value < 0 else "") + digits + (words.decimal_mark + rest if rest else "")
