"""Items with values put in, as a version prints questions with parameters. Equal values give one and the same item.

An exporter keeps what it typesets by the identity of items and options, so what instances share is shared as objects.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TypeVar

from generator.document.blocks import Between, CodeBlock, Item, Near, Option, Reckoned
from generator.document.inlines import Code, Formula, Text
from generator.document.inlines import Value as Open
from generator.document.values import Scalar
from generator.formulas.values import as_source
from generator.frozen import replace
from generator.values.evaluate import Value, evaluate, fails, number
from generator.values.marks import OPEN, filled
from generator.values.printed import printed, printed_plainly
from generator.values.variables import block_of

T = TypeVar("T")
Letters = Callable[[Value], str]

_MOST_KEPT = 50_000
_instances: dict[tuple[int, tuple[Scalar, ...]], tuple[Item, Item]] = {}
_options: dict[Option, Option] = {}


def instance_of(item: Item, values: tuple[Scalar, ...]) -> Item:
    """The item itself if it has no parameters. Raises NoValue."""
    if item.parameters is None:
        return item
    key = id(item), values
    found = _instances.get(key)
    if found is None:
        if len(_instances) >= _MOST_KEPT:
            _instances.clear()
            _options.clear()
        found = _instances[key] = item, _made(item, values)
    return found[1]


def _made(item: Item, values: tuple[Scalar, ...]) -> Item:
    assert item.parameters is not None
    form = item.parameters.form
    return put_in(replace(item, parameters=None), names_of(item, values), lambda value: printed(value, form))


def names_of(item: Item, values: tuple[Scalar, ...]) -> Mapping[str, Scalar]:
    assert item.parameters is not None
    return dict(zip(block_of(item.parameters).names, values, strict=True))


def put_in(thing: T, names: Mapping[str, Scalar], letters: Letters) -> T:
    """The thing with every expression evaluated, and the same object where it holds none. Raises NoValue."""
    made: T = _Filling(names, letters).thing(thing)
    return made


class _Filling:
    """Walks whatever blocks are made of: a kind of block that is added later is walked without a word here."""

    def __init__(self, names: Mapping[str, Scalar], letters: Letters) -> None:
        self._names, self._letters = names, letters

    def thing(self, thing: Any) -> Any:
        kind = thing.__class__
        if kind is tuple:
            made = tuple([self.thing(one) for one in thing])
            return thing if all(one is other for one, other in zip(made, thing, strict=True)) else made
        if kind is Open:
            return Text(self._letters(evaluate(thing.expression, self._names)))
        if kind is Reckoned:
            return self._reckoned(thing)
        if kind is Text or not hasattr(kind, "__match_args__"):
            return thing
        return self._fields(thing, kind)

    def _fields(self, thing: Any, kind: Any) -> Any:
        changed = False
        fields = []
        for name in kind.__match_args__:
            old = getattr(thing, name)
            new = self._text(old, kind) if old.__class__ is str else self.thing(old)
            changed = changed or new is not old
            fields.append(new)
        if not changed:
            return thing
        made = kind(*fields)
        return _options.setdefault(made, made) if kind is Option else made

    def _reckoned(self, answer: Reckoned) -> Near | Between:
        """What is right for these values: neither a range that goes backwards nor a tolerance below zero."""
        first = self._number(answer.first)
        if answer.last:
            last = self._number(answer.last)
            if last < first:
                fails("range")
            return Between(first, last)
        off = self._number(answer.tolerance) if answer.tolerance else Fraction(0)
        if off < 0:
            fails("range")
        return Near(first, abs(first) * off / 100 if answer.percent else off)

    def _number(self, expression: str) -> Fraction:
        return Fraction(number(evaluate(expression, self._names)))

    def _text(self, text: str, kind: Any) -> str:
        """Text that is never parsed: code, what a picture shows."""
        if OPEN not in text:
            return text
        letters = printed_plainly if kind in (Code, CodeBlock) else self._letters
        if kind is Formula:
            return filled(text, lambda expression: as_source(letters(evaluate(expression, self._names))))
        return filled(text, lambda expression: letters(evaluate(expression, self._names)))
