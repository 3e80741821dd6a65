"""Expressions of a lesson, reckoned by Python's own grammar: shares no line with what drew and printed the values.

Of the tree that Python reads only numbers, words, names, signs and calls of a fixed table are looked at; everything
else is refused. Numbers keep a bounded size, so that a hostile lesson costs no more here than there.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from generator.frozen import frozen

_LONGEST, _LARGEST, _MOST_POWER = 300, 10**40, 128
_ROOT_PLACES = 12
_PI = Fraction("3.14159265358979")


class Unreckoned(Exception):
    """What an expression comes to cannot be told."""


class Dressed(NamedTuple):
    """A number and how it is to be printed."""

    how: str
    number: Fraction
    places: int = 0


Result = Fraction | str | bool | Dressed


@frozen
class Numerals:
    """The signs of a language's numbers."""

    point: str
    thousands: str
    money: str


def reckon(text: str, names: Mapping[str, Fraction | str]) -> Result:
    """Raises Unreckoned."""
    try:
        return _value(_tree(text), text.strip(), names)
    except (ArithmeticError, RecursionError, ValueError) as error:
        raise Unreckoned(str(error)) from error


@lru_cache(maxsize=1 << 12)
def _tree(text: str) -> ast.expr:
    if len(text) > _LONGEST:
        raise Unreckoned("it is too long")
    try:
        return ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise Unreckoned(str(error)) from error


def _value(tree: ast.expr, text: str, names: Mapping[str, Fraction | str]) -> Result:
    def inner(kid: ast.expr) -> Result:
        return _value(kid, text, names)

    def number(kid: ast.expr) -> Fraction:
        found = inner(kid)
        if not isinstance(found, Fraction):
            raise Unreckoned("a number is wanted")
        return found

    def truth(kid: ast.expr) -> bool:
        found = inner(kid)
        if not isinstance(found, bool):
            raise Unreckoned("a condition is wanted")
        return found

    match tree:
        case ast.Constant(value=str(words)):
            return words
        case ast.Constant(value=bool()):
            raise Unreckoned("truth is no number")
        case ast.Constant(value=int() | float()):
            return _written(text, tree.col_offset, tree.end_col_offset or 0)
        case ast.Name(id="pi"):
            return _PI
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.UnaryOp(op=ast.Not(), operand=kid):
            return not truth(kid)
        case ast.UnaryOp(op=ast.USub(), operand=kid):
            return -number(kid)
        case ast.UnaryOp(op=ast.UAdd(), operand=kid):
            return number(kid)
        case ast.BoolOp(op=ast.And(), values=kids):
            return all(map(truth, kids))
        case ast.BoolOp(op=ast.Or(), values=kids):
            return any(map(truth, kids))
        case ast.BinOp(left=left, op=op, right=right):
            return _small(_joined(op, number(left), number(right)))
        case ast.Compare(left=left, ops=ops, comparators=rights):
            sides = [left, *rights]
            return all(
                _ordered(op, inner(one), inner(other)) for op, one, other in zip(ops, sides, sides[1:], strict=False)
            )
        case ast.Call(func=ast.Name(id="pick"), args=[choice, yes, no], keywords=[]):
            return inner(yes if truth(choice) else no)
        case ast.Call(func=ast.Name(id=name), args=kids, keywords=[]):
            return _called(name, [number(kid) for kid in kids])
        case _:
            raise Unreckoned("it is no expression of a lesson")


@lru_cache(maxsize=1 << 10)
def _written(text: str, start: int, end: int) -> Fraction:
    """A number exactly as it stands there; Python counts bytes."""
    return Fraction(text.encode()[start:end].decode())


def _small(number: Fraction) -> Fraction:
    if abs(number.numerator) >= _LARGEST or number.denominator >= _LARGEST:
        raise Unreckoned("a number is too large")
    return number


def _joined(op: ast.operator, one: Fraction, other: Fraction) -> Fraction:
    match op:
        case ast.Add():
            return one + other
        case ast.Sub():
            return one - other
        case ast.Mult():
            return one * other
        case ast.Div():
            return one / other
        case ast.FloorDiv():
            return Fraction(math.floor(one / other))
        case ast.Mod():
            return one - other * math.floor(one / other)
        case ast.Pow() if other.denominator == 1 and abs(other) <= _MOST_POWER:
            result = Fraction(1)
            for _ in range(abs(int(other))):
                result = _small(result * one)
            return 1 / result if other < 0 else result
        case _:
            raise Unreckoned("a sign has no meaning here")


def _ordered(op: ast.cmpop, one: Result, other: Result) -> bool:
    same = (isinstance(one, str) and isinstance(other, str)) or (
        isinstance(one, Fraction) and isinstance(other, Fraction)
    )
    match op:
        case ast.Eq() if same:
            return one == other
        case ast.NotEq() if same:
            return one != other
        case _ if not (isinstance(one, Fraction) and isinstance(other, Fraction)):
            raise Unreckoned("unlike things are compared")
        case ast.Lt():
            return one < other
        case ast.LtE():
            return one <= other
        case ast.Gt():
            return one > other
        case ast.GtE():
            return one >= other
        case _:
            raise Unreckoned("a sign has no meaning here")


def _whole(number: Fraction) -> int:
    if number.denominator != 1:
        raise Unreckoned("a whole number is wanted")
    return number.numerator


def _root(number: Fraction) -> Fraction:
    if number < 0:
        raise Unreckoned("a negative number has no root")
    over, under = math.isqrt(number.numerator), math.isqrt(number.denominator)
    if Fraction(over, under) ** 2 == number:
        return Fraction(over, under)
    with localcontext() as context:
        context.prec = 120
        root = (Decimal(number.numerator) / Decimal(number.denominator)).sqrt()
        return Fraction(root.quantize(Decimal(1).scaleb(-_ROOT_PLACES), ROUND_HALF_UP))


def _places(number: Fraction) -> int:
    places = _whole(number)
    if not 0 <= places <= _ROOT_PLACES:
        raise Unreckoned("there are no such decimal places")
    return places


def _to_places(number: Fraction, places: int) -> Fraction:
    shifted = abs(number) * 10**places
    nearest = math.floor(shifted + Fraction(1, 2))
    return _small(Fraction(nearest, 10**places) * (1 if number >= 0 else -1))


def _called(name: str, numbers: list[Fraction]) -> Result:
    plain: dict[str, Callable[..., Result]] = {
        "abs": abs,
        "min": lambda *some: min(some),
        "max": lambda *some: max(some),
        "floor": lambda one: Fraction(math.floor(one)),
        "ceil": lambda one: Fraction(math.ceil(one)),
        "sqrt": _root,
        "gcd": lambda *some: Fraction(math.gcd(*map(_whole, some))),
        "lcm": lambda *some: _small(Fraction(math.lcm(*map(_whole, some)))),
        "round": lambda one, places=Fraction(0): _to_places(one, _places(places)),
        "fixed": lambda one, places: Dressed("fixed", _to_places(one, _places(places)), _places(places)),
    }
    if name in plain:
        try:
            return plain[name](*numbers)
        except TypeError as error:
            raise Unreckoned(str(error)) from error
    if name in ("money", "signed", "fraction", "mixed", "plain") and len(numbers) == 1:
        return Dressed(name, numbers[0])
    raise Unreckoned(f"there is no {name}")


# ---- as letters


def spelled(result: Result, numerals: Numerals) -> str:
    """As a page in the language has it. Raises Unreckoned for a condition."""
    match result:
        case bool():
            raise Unreckoned("a condition is no text")
        case str():
            return result
        case Fraction():
            return _spelled(result, numerals)
        case Dressed(how="fixed", number=number, places=places):
            return _decimal(number, places, numerals)
        case Dressed(how="money", number=number):
            cents = _to_places(number, 2)
            digits = _decimal(abs(cents), 0 if cents.denominator == 1 else 2, numerals)
            return ("−" if number < 0 else "") + numerals.money.format(n=digits)
        case Dressed(how="signed", number=number):
            return ("" if number < 0 else "+") + _spelled(number, numerals)
        case Dressed(how="fraction", number=number):
            return str(number).replace("-", "−")
        case Dressed(how="mixed", number=number):
            whole = math.floor(abs(number))
            rest = abs(number) - whole
            parts = [str(part) for part in (whole, rest) if part] or ["0"]
            return ("−" if number < 0 else "") + " ".join(parts)
        case Dressed(how="plain", number=number):
            return _spelled(number, Numerals(numerals.point, "", ""))
        case _:
            raise Unreckoned("there is no way to print it")


def _spelled(number: Fraction, numerals: Numerals) -> str:
    for places in range(140):
        if (number * 10**places).denominator == 1:
            return _decimal(number, places, numerals)
    return str(number).replace("-", "−")


def _decimal(number: Fraction, places: int, numerals: Numerals) -> str:
    with localcontext() as context:
        context.prec = 200
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        digits = f"{exact:,.{places}f}"
    signs = {",": numerals.thousands, ".": numerals.point, "-": "−"}
    return "".join(signs.get(sign, sign) for sign in digits)
