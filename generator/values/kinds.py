"""Whether an expression gives a number, whatever its names stand for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from generator.document.values import Parameters
from generator.values.syntax import FUNCTIONS, Binary, Called, Compared, Constant, Expression, Name, Unary, parsed
from generator.values.variables import Listed, Reckoned, Steps, block_of

DRESSED = frozenset(["fixed", "money", "signed", "fraction", "mixed", "plain"])
"""Functions whose results can only be printed."""
assert FUNCTIONS.keys() > DRESSED


def gives_number(expression: str, parameters: Parameters) -> bool:
    numbers: dict[str, bool] = {}
    for line in block_of(parameters).lines:
        match line:
            case Steps(name):
                numbers[name] = True
            case Listed(name, values):
                numbers[name] = not isinstance(values[0], str)
            case Reckoned(name, rest):
                numbers[name] = _is_number(parsed(rest), numbers)
            case _:
                assert_never(line)
    return _is_number(parsed(expression), numbers)


def _is_number(tree: Expression, names: Mapping[str, bool]) -> bool:
    match tree:
        case Constant(value):
            return not isinstance(value, str)
        case Name(name):
            return names.get(name, False)
        case Unary(sign):
            return sign != "not"
        case Binary(sign):
            return sign not in ("and", "or")
        case Compared():
            return False
        case Called("pick", (_, yes, no)):
            return _is_number(yes, names) and _is_number(no, names)
        case Called(name):
            return name not in DRESSED
        case _:
            assert_never(tree)
