"""The lines of a `vars` block: what each name may stand for, and the conditions that must hold together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import prod

from generator.document.values import Parameters, Scalar
from generator.frozen import frozen
from generator.values.evaluate import NoValue, Number, evaluate, kept, truth
from generator.values.syntax import (
    MOST_LETTERS,
    SyntaxProblem,
    is_name,
    names_of,
    parsed,
    parsed_list,
    place_of,
)

WHERE = "where"
MOST_LINES, MOST_VALUES = 40, 1_000_000

_SIGNED = r"[-\u2212+]?\s*\d+(?:\.\d+)?"
_RANGE = re.compile(rf"({_SIGNED})\s*\.\.\s*({_SIGNED})(?:\s+by\s+({_SIGNED}))?")


@frozen
class Steps:
    """`count` numbers from `first` on."""

    name: str
    first: Number
    step: Number
    count: int

    def value(self, index: int) -> Scalar:
        return kept(self.first + self.step * index)


@frozen
class Listed:
    name: str
    values: tuple[Scalar, ...]

    @property
    def count(self) -> int:
        return len(self.values)

    def value(self, index: int) -> Scalar:
        return self.values[index]


@frozen
class Reckoned:
    """A name that stands for an expression over earlier ones."""

    name: str
    expression: str


Line = Steps | Listed | Reckoned


@frozen
class Block:
    """`names` in their order. `count` is in how many ways the drawn names can be chosen, conditions aside."""

    lines: tuple[Line, ...]
    conditions: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(line.name for line in self.lines)

    @property
    def count(self) -> int:
        return prod(line.count for line in self.lines if not isinstance(line, Reckoned))

    def steps(self, choice: int) -> Iterator[tuple[str, Scalar]]:
        """Name by name what it stands for in the `choice`-th way. Raises NoValue."""
        found: dict[str, Scalar] = {}
        for line in self.lines:
            if isinstance(line, Reckoned):
                value = scalar(line.expression, found)
            else:
                choice, index = divmod(choice, line.count)
                value = line.value(index)
            found[line.name] = value
            yield line.name, value

    def values(self, choice: int) -> tuple[Scalar, ...]:
        """Raises NoValue."""
        return tuple([value for _, value in self.steps(choice)])

    def holds(self, values: Sequence[Scalar]) -> bool:
        """Whether all conditions do. Raises NoValue."""
        names = dict(zip(self.names, values, strict=True))
        return all(truth(evaluate(condition, names)) for condition in self.conditions)


def scalar(expression: str, names: Mapping[str, Scalar]) -> Scalar:
    value = evaluate(expression, names)
    if isinstance(value, bool) or not isinstance(value, int | Fraction | str):
        raise NoValue("numbers")
    return value


@lru_cache(maxsize=1 << 12)
def block_of(parameters: Parameters) -> Block:
    """Raises SyntaxProblem for lines that no reader let pass."""
    lines: list[Line] = []
    for name, rest in parameters.lines:
        if name != WHERE:
            lines.append(read_line(name, rest, [line.name for line in lines]))
    conditions = tuple(rest for name, rest in parameters.lines if name == WHERE)
    return Block(tuple(lines), conditions)


def read_line(name: str, rest: str, known: Sequence[str]) -> Line:
    """`known` are the names of earlier lines. Raises SyntaxProblem with offsets in `rest`."""
    if not is_name(name) or name in known:
        raise SyntaxProblem("vars-name", -1, -1, name=name)
    if len(rest) > MOST_LETTERS:
        raise SyntaxProblem("expression-limit", 0, len(rest))
    if found := _RANGE.fullmatch(rest):
        return _steps(name, rest, *found.groups())
    if rest.startswith("["):
        return Listed(name, _listed(rest))
    check_names(rest, known)
    return Reckoned(name, rest)


def check_names(expression: str, known: Sequence[str]) -> None:
    """Raises SyntaxProblem for what is no expression, and for a name that is not known."""
    for name in names_of(parsed(expression)):
        if name not in known:
            raise SyntaxProblem("expression-name", *place_of(expression, name), name=name, known=", ".join(known))


def _steps(name: str, rest: str, first: str, last: str, by: str | None) -> Steps:
    try:
        low, high, step = _number(first), _number(last), _number(by or "1")
    except NoValue:
        count = 0
    else:
        count = int((high - low) // step) + 1 if step > 0 else 0
    if not 0 < count <= MOST_VALUES:
        raise SyntaxProblem("vars-range", 0, len(rest), limit=f"{MOST_VALUES:,}")
    return Steps(name, low, step, count)


def _number(text: str) -> Number:
    return kept(Fraction(text.replace("\u2212", "-").replace(" ", "").replace("\u00a0", "")))


def _listed(rest: str) -> tuple[Scalar, ...]:
    """Values written one by one, each once; numbers or words, not both."""
    parsed_list(rest)
    values: list[Scalar] = []
    for text in _entries(rest):
        check_names(text, ())
        try:
            values.append(scalar(text, {}))
        except NoValue:
            raise SyntaxProblem("vars-list", *place_of(rest, re.escape(text))) from None
    if len({isinstance(value, str) for value in values}) > 1:
        raise SyntaxProblem("vars-list", 0, len(rest))
    return tuple(dict.fromkeys(values))


def _entries(rest: str) -> list[str]:
    """The texts between the commas of a list that can be read."""
    texts, depth, quote, start = [], 0, "", 1
    for at, letter in enumerate(rest[1:], 1):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in "(":
            depth += 1
        elif letter == ")":
            depth -= 1
        elif depth == 0 and letter in ",]":
            texts.append(rest[start:at].strip())
            start = at + 1
    return texts
