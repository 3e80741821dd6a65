"""Expressions of `vars` blocks and `{{ … }}`, text → a tree: a small part of what Python reads as an expression."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from generator.document.values import Scalar
from generator.frozen import frozen

MOST_LETTERS, MOST_DEPTH, MOST_DIGITS = 300, 30, 15
FUNCTIONS: dict[str, tuple[int, int]] = {
    "abs": (1, 1), "min": (1, 12), "max": (1, 12), "floor": (1, 1), "ceil": (1, 1), "sqrt": (1, 1),
    "gcd": (2, 12), "lcm": (2, 12), "pick": (3, 3),
    "round": (1, 2), "fixed": (2, 2), "money": (1, 1), "signed": (1, 1), "fraction": (1, 1), "mixed": (1, 1),
    "plain": (1, 1),
}  # fmt: skip
"""Names of functions and how many things they take, at least and at most."""
CONSTANTS: dict[str, Scalar] = {"pi": Fraction("3.14159265358979")}
COMPARISONS = ("==", "!=", "<=", ">=", "<", ">")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z][A-Za-z0-9_]*)|(?P<words>\"[^\"\\]*\"|'[^'\\]*')"
    r"|(?P<sign>\*\*|//|==|!=|<=|>=|[-+*/%<>(),\[\]]))"
)


class SyntaxProblem(Exception):
    """`code` says what is wrong (a diagnostic of that name), between two offsets of the text."""

    def __init__(self, code: str, start: int, end: int, **values: str) -> None:
        super().__init__(code)
        self.code, self.start, self.end, self.values = code, start, end, values


@frozen
class Constant:
    value: Scalar


@frozen
class Name:
    name: str


@frozen
class Unary:
    sign: str
    kid: Expression


@frozen
class Binary:
    sign: str
    left: Expression
    right: Expression


@frozen
class Compared:
    """`a < b <= c`: one sign fewer than there are sides."""

    sides: tuple[Expression, ...]
    signs: tuple[str, ...]


@frozen
class Called:
    name: str
    arguments: tuple[Expression, ...]


Expression = Constant | Name | Unary | Binary | Compared | Called


def is_name(text: str) -> bool:
    """True for what a line of a `vars` block may be called."""
    return bool(NAME.fullmatch(text)) and not is_taken(text)


def is_taken(text: str) -> bool:
    return text in FUNCTIONS or text in CONSTANTS or text == "where" or text == "by" or keyword.iskeyword(text)


@lru_cache(maxsize=1 << 12)
def parsed(text: str) -> Expression:
    """Raises SyntaxProblem."""
    return _Parser(text).whole()


@lru_cache(maxsize=1 << 10)
def parsed_list(text: str) -> tuple[Expression, ...]:
    """The entries of `[2, 3, 5]`. Raises SyntaxProblem."""
    return _Parser(text).entries()


def names_of(tree: Expression) -> Iterator[str]:
    match tree:
        case Name(name):
            yield name
        case Unary(kid=kid):
            yield from names_of(kid)
        case Binary(left=left, right=right):
            yield from names_of(left)
            yield from names_of(right)
        case Compared(sides=kids) | Called(arguments=kids):
            for kid in kids:
                yield from names_of(kid)
        case Constant():
            pass


def place_of(text: str, name: str) -> tuple[int, int]:
    """Where a name stands in an expression."""
    found = re.search(rf"(?<![A-Za-z0-9_]){name}(?![A-Za-z0-9_])", text)
    return found.span() if found else (0, len(text))


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = self._depth = 0
        if len(text) > MOST_LETTERS:
            raise SyntaxProblem("expression-limit", 0, len(text))
        self._tokens = list(self._split())

    def _split(self) -> Iterator[tuple[str, str, int]]:
        text, at = self._text, 0
        while text[at:].strip():
            found = _TOKEN.match(text, at)
            if not found:
                start = at + len(text[at:]) - len(text[at:].lstrip())
                raise SyntaxProblem("expression-sign", start, start + 1, sign=text[start])
            kind = str(found.lastgroup)
            word = found[kind]
            if kind == "number" and (len(word) > MOST_DIGITS or re.match(r"0\d", word)):
                raise SyntaxProblem("expression-limit", found.start(kind), found.end())
            yield kind, word, found.start(kind)
            at = found.end()
        yield "end", "", len(text.rstrip())

    # ---- tokens

    @property
    def _kind(self) -> str:
        return self._tokens[self._at][0]

    @property
    def _word(self) -> str:
        return self._tokens[self._at][1] if self._kind != "words" else ""

    def _next(self) -> str:
        word = self._tokens[self._at][1]
        self._at += 1
        return word

    def _stray(self) -> SyntaxProblem:
        kind, word, start = self._tokens[self._at]
        if kind == "end":
            return SyntaxProblem("expression-end", max(start - 1, 0), max(start, 1))
        return SyntaxProblem("expression-sign", start, start + len(word), sign=word)

    def _need(self, word: str) -> None:
        if self._word != word:
            raise self._stray()
        self._at += 1

    # ---- the grammar, the loosest first

    def whole(self) -> Expression:
        tree = self._any()
        if self._kind != "end":
            raise self._stray()
        return tree

    def entries(self) -> tuple[Expression, ...]:
        self._need("[")
        found = [self._any()]
        while self._word == ",":
            self._at += 1
            found.append(self._any())
        self._need("]")
        if self._kind != "end":
            raise self._stray()
        return tuple(found)

    def _any(self) -> Expression:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            start = self._tokens[self._at][2]
            raise SyntaxProblem("expression-limit", start, start + 1)
        tree = self._both()
        while self._word == "or":
            tree = Binary(self._next(), tree, self._both())
        self._depth -= 1
        return tree

    def _both(self) -> Expression:
        tree = self._negated()
        while self._word == "and":
            tree = Binary(self._next(), tree, self._negated())
        return tree

    def _negated(self) -> Expression:
        nots = 0
        while self._word == "not":
            self._at += 1
            nots += 1
        tree = self._compared()
        for _ in range(nots):
            tree = Unary("not", tree)
        return tree

    def _compared(self) -> Expression:
        sides, signs = [self._sum()], []
        while self._word in COMPARISONS:
            signs.append(self._next())
            sides.append(self._sum())
        return Compared(tuple(sides), tuple(signs)) if signs else sides[0]

    def _sum(self) -> Expression:
        tree = self._product()
        while self._word in ("+", "-"):
            tree = Binary(self._next(), tree, self._product())
        return tree

    def _product(self) -> Expression:
        tree = self._signed()
        while self._word in ("*", "/", "//", "%"):
            tree = Binary(self._next(), tree, self._signed())
        return tree

    def _signed(self) -> Expression:
        signs = []
        while self._word in ("-", "+"):
            signs.append(self._next())
        tree = self._power()
        for sign in reversed(signs):
            tree = Unary(sign, tree)
        return tree

    def _power(self) -> Expression:
        tree = self._atom()
        if self._word != "**":
            return tree
        self._at += 1
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise self._stray()
        exponent = self._signed()
        self._depth -= 1
        return Binary("**", tree, exponent)

    def _atom(self) -> Expression:
        kind, word, start = self._tokens[self._at]
        if kind == "number":
            self._at += 1
            number = Fraction(word)
            return Constant(number.numerator if number.denominator == 1 else number)
        if kind == "words":
            self._at += 1
            return Constant(word[1:-1])
        if kind == "name" and not keyword.iskeyword(word):
            self._at += 1
            return self._called(word, start) if self._word == "(" else self._name(word, start)
        if word == "(":
            self._at += 1
            tree = self._any()
            self._need(")")
            return tree
        raise self._stray()

    def _name(self, word: str, start: int) -> Expression:
        if word in FUNCTIONS:
            raise SyntaxProblem("expression-call", start, start + len(word), name=word)
        return Constant(CONSTANTS[word]) if word in CONSTANTS else Name(word)

    def _called(self, word: str, start: int) -> Expression:
        if word not in FUNCTIONS:
            known = ", ".join(sorted(FUNCTIONS))
            raise SyntaxProblem("expression-function", start, start + len(word), name=word, known=known)
        self._at += 1
        arguments = [self._any()]
        while self._word == ",":
            self._at += 1
            arguments.append(self._any())
        self._need(")")
        least, most = FUNCTIONS[word]
        if not least <= len(arguments) <= most:
            raise SyntaxProblem("expression-call", start, start + len(word), name=word)
        return Called(word, tuple(arguments))
