"""Expressions → values. Arithmetic is exact; everything has a bound, so that evaluating always ends at once."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal, NoReturn, assert_never

from generator.document.values import Scalar
from generator.frozen import frozen
from generator.values.syntax import Binary, Called, Compared, Constant, Expression, Name, Unary, parsed

Number = int | Fraction
How = Literal["fixed", "money", "signed", "fraction", "mixed", "plain"]

MOST = 10**40
"""Numerators and denominators stay below: more digits than stand on any paper."""
MOST_EXPONENT, MOST_PLACES = 128, 12


@frozen
class Shown:
    """A number with the way in which it is printed. Nothing can be reckoned with it any more."""

    how: How
    number: Number
    places: int = 0


Value = Scalar | Shown | bool
Names = Mapping[str, Scalar]
Why = Literal["division", "large", "root", "exponent", "numbers", "whole", "condition", "places", "range"]


class NoValue(Exception):
    """An expression has no value for these names."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


def evaluate(text: str, names: Names) -> Value:
    """Raises NoValue, and KeyError for a name that is not there; SyntaxProblem for what is no expression."""
    return compiled(text)(names)


@lru_cache(maxsize=1 << 12)
def compiled(text: str) -> Callable[[Names], Value]:
    return _made(parsed(text))


def fails(why: Why) -> NoReturn:
    raise NoValue(why)


# ---- numbers


def number(value: Value) -> Number:
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        fails("numbers")
    return value


def whole(value: Value) -> int:
    found = number(value)
    if not isinstance(found, int):
        fails("whole")
    return found


def truth(value: Value) -> bool:
    if not isinstance(value, bool):
        fails("condition")
    return value


def kept(value: Number) -> Number:
    """The number in its plainest form, if it is not too large."""
    if not isinstance(value, int):
        if value.denominator >= MOST:
            fails("large")
        if value.denominator == 1:
            value = value.numerator
    if not -MOST < value < MOST:
        fails("large")
    return value


def _divided(left: Number, right: Number) -> Number:
    if right == 0:
        fails("division")
    return Fraction(left) / right


def _floored(left: Number, right: Number) -> Number:
    if right == 0:
        fails("division")
    return left // right


def _rest(left: Number, right: Number) -> Number:
    if right == 0:
        fails("division")
    return left % right


def _power(left: Number, right: Number) -> Number:
    exponent = whole(right)
    if abs(exponent) > MOST_EXPONENT:
        fails("exponent")
    if exponent < 0 and left == 0:
        fails("division")
    size = max(abs(left.numerator), left.denominator).bit_length()
    if size * abs(exponent) > 2 * MOST.bit_length():
        fails("large")
    return Fraction(left) ** exponent


_OPERATORS: dict[str, Callable[[Number, Number], Number]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": _divided,
    "//": _floored,
    "%": _rest,
    "**": _power,
}
_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip


def rounded(value: Number, places: int) -> Number:
    """Halves go away from zero, as schools teach it."""
    if not 0 <= places <= MOST_PLACES:
        fails("places")
    scaled = abs(value) * 10**places
    up = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return kept(Fraction(up if value >= 0 else -up, 10**places))


def _absolute(value: Number) -> Number:
    return value if value >= 0 else -value


def _root(value: Number) -> Number:
    """Exact of a square, else to twelve decimal places."""
    if value < 0:
        fails("root")
    over, under = math.isqrt(value.numerator), math.isqrt(value.denominator)
    if over * over == value.numerator and under * under == value.denominator:
        return kept(Fraction(over, under))
    scale = 10 ** (MOST_PLACES + 1)
    return rounded(Fraction(math.isqrt(value.numerator * scale * scale // value.denominator), scale), MOST_PLACES)


# ---- trees


def _made(tree: Expression) -> Callable[[Names], Value]:
    match tree:
        case Constant(value):
            return lambda names: value
        case Name(name):
            return operator.itemgetter(name)
        case Unary(sign, kid):
            return _unary(sign, _made(kid))
        case Binary(sign, left, right):
            return _binary(sign, _made(left), _made(right))
        case Compared(sides, signs):
            return _compared([_made(side) for side in sides], [_ORDERS[sign] for sign in signs], signs)
        case Called(name, arguments):
            return _called(name, [_made(argument) for argument in arguments])
        case _:
            assert_never(tree)


def _unary(sign: str, kid: Callable[[Names], Value]) -> Callable[[Names], Value]:
    if sign == "not":
        return lambda names: not truth(kid(names))
    if sign == "-":
        return lambda names: -number(kid(names))
    return lambda names: number(kid(names))


def _binary(sign: str, left: Callable[[Names], Value], right: Callable[[Names], Value]) -> Callable[[Names], Value]:
    if sign == "and":
        return lambda names: truth(left(names)) and truth(right(names))
    if sign == "or":
        return lambda names: truth(left(names)) or truth(right(names))
    reckon = _OPERATORS[sign]
    return lambda names: kept(reckon(number(left(names)), number(right(names))))


def _compared(
    sides: list[Callable[[Names], Value]], orders: list[Callable[[Any, Any], bool]], signs: tuple[str, ...]
) -> Callable[[Names], Value]:
    def compare(names: Names) -> Value:
        before = sides[0](names)
        for side, order, sign in zip(sides[1:], orders, signs, strict=True):
            here = side(names)
            words = isinstance(before, str) and isinstance(here, str) and sign in ("==", "!=")
            if not order(before if words else number(before), here if words else number(here)):
                return False
            before = here
        return True

    return compare


def _called(name: str, arguments: list[Callable[[Names], Value]]) -> Callable[[Names], Value]:
    first = arguments[0]
    match name:
        case "pick":
            _, yes, no = arguments

            def pick(names: Names) -> Value:
                if truth(first(names)):
                    return yes(names)
                return no(names)

            return pick
        case "abs":
            return lambda names: _absolute(number(first(names)))
        case "min" | "max":

            def choose(names: Names) -> Value:
                numbers: list[Number] = [number(one(names)) for one in arguments]
                return min(numbers) if name == "min" else max(numbers)

            return choose
        case "floor" | "ceil":
            turn = math.floor if name == "floor" else math.ceil
            return lambda names: turn(number(first(names)))
        case "sqrt":
            return lambda names: _root(number(first(names)))
        case "gcd" | "lcm":
            common = math.gcd if name == "gcd" else math.lcm
            return lambda names: kept(common(*[whole(one(names)) for one in arguments]))
        case "round":
            places = arguments[1] if len(arguments) > 1 else lambda names: 0
            return lambda names: rounded(number(first(names)), whole(places(names)))
        case "fixed":
            last = arguments[1]

            def fixed(names: Names) -> Value:
                places = whole(last(names))
                return Shown("fixed", rounded(number(first(names)), places), places)

            return fixed
        case "money" | "signed" | "fraction" | "mixed" | "plain":
            how: How = name
            return lambda names: Shown(how, number(first(names)))
        case _:
            raise AssertionError(f"a function that nothing reckons: {name}")
