"""Values as letters: numbers as the language writes them, or plainly where code stands."""

from __future__ import annotations

from fractions import Fraction

from generator.document.values import NumberForm
from generator.values.evaluate import Number, Shown, Value, fails, rounded

MINUS = "\u2212"
_GROUP = 3


def printed(value: Value, form: NumberForm) -> str:
    """Raises NoValue for a condition, which is no text."""
    if isinstance(value, bool):
        fails("condition")
    if isinstance(value, str):
        return value
    if not isinstance(value, Shown):
        return _number(value, form)
    number = value.number
    match value.how:
        case "fixed":
            return _decimal(number, form, value.places)
        case "money":
            cents = rounded(number, 2)
            digits = _decimal(cents if cents >= 0 else -cents, form, 0 if isinstance(cents, int) else 2)
            return _sign(number) + form.money.format(n=digits)
        case "signed":
            return ("+" if number >= 0 else "") + _number(number, form)
        case "fraction":
            return _fraction(number)
        case "mixed":
            over, rest = divmod(abs(number.numerator), number.denominator)
            if not over or not rest:
                return _fraction(number)
            return f"{_sign(number)}{over}\u00a0{rest}/{number.denominator}"
        case "plain":
            return _number(number, NumberForm(form.decimal_mark, ""))


def printed_plainly(value: Value) -> str:
    """As programs write it: with a point, a hyphen for minus, and no marks between thousands."""
    return printed(value, NumberForm(".", "", "{n}")).replace(MINUS, "-")


def _sign(number: Number) -> str:
    return MINUS if number < 0 else ""


def _fraction(number: Number) -> str:
    over = f"{_sign(number)}{abs(number.numerator)}"
    return over if number.denominator == 1 else f"{over}/{number.denominator}"


def places_of(number: Number) -> int | None:
    """How many decimal places a number has; None if no decimal ends."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _number(number: Number, form: NumberForm) -> str:
    """A decimal where one ends, else a fraction: nothing is rounded that nobody asked to round."""
    places = places_of(number)
    return _fraction(number) if places is None else _decimal(number, form, places)


def _decimal(number: Number, form: NumberForm, places: int) -> str:
    digits = str(int(abs(Fraction(number)) * 10**places)).rjust(places + 1, "0")
    over, under = (digits[:-places], digits[-places:]) if places else (digits, "")
    groups: list[str] = []
    while len(over) > _GROUP:
        over, last = over[:-_GROUP], over[-_GROUP:]
        groups.insert(0, last)
    text = form.thousands_mark.join((over, *groups))
    return _sign(number) + text + (form.decimal_mark + under if under else "")
