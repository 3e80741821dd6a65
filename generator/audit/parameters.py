"""The values of plan.json against the `vars` block of the lesson, and what they print."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from generator.audit.letters import quoted
from generator.audit.reckoning import Numerals, Unreckoned, reckon, spelled
from generator.formulas.values import as_source
from generator.lesson import Variables
from generator.words import Words

Names = Mapping[str, Fraction | str]

_PROGRAMS = Numerals(".", "", "{n}")
_BY, _TO = " by ", ".."


class Filling:
    """What `{{ … }}` comes to with the values that plan.json has. `text` raises Unreckoned."""

    def __init__(self, variables: Variables, values: Mapping[str, Any], words: Words) -> None:
        self.names: Names = dict(_known([line for line in variables.lines if line.name in values], values))
        form = words.numbers
        self._numerals = Numerals(form.decimal_mark, form.thousands_mark, form.money)

    def text(self, expression: str) -> str:
        return spelled(reckon(expression, self.names), self._numerals)

    def formula(self, source: str) -> str:
        """What stands between dollars, with values as numbers and words of a formula."""
        return _replaced(source, lambda expression: as_source(self.text(expression)))

    def number(self, expression: str) -> Fraction:
        result = reckon(expression, self.names)
        if not isinstance(result, Fraction):
            raise Unreckoned("a number is wanted")
        return result

    def within(self, text: str, code: bool = False) -> str:
        """A text that is not parsed, with all its marks replaced; in `code` as programs write numbers."""
        return _replaced(text, self._plainly if code else self.text)

    def _plainly(self, expression: str) -> str:
        return spelled(reckon(expression, self.names), _PROGRAMS).replace("−", "-")


def _replaced(text: str, value_of: Callable[[str], str]) -> str:
    """A value for each pair of double braces, the innermost of three; behind a backslash they are text."""
    pieces, at = [], 0
    while (start := text.find("{{", at)) >= 0:
        end = text.find("}}", start)
        if text.startswith("{{{", start) or text[:start].endswith("\\") or end < 0:
            pieces.append(text[at : start + 1])
            at = start + 1
        else:
            pieces += [text[at:start], value_of(text[start + 2 : end].strip())]
            at = end + 2
    return "".join((*pieces, text[at:]))


def key_of(values: Any) -> str:
    """The same for the same values."""
    return json.dumps(values, sort_keys=True) if values else ""


def _read(value: Any) -> Fraction | str:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Unreckoned("a value is neither number nor words")
    return value if isinstance(value, str) else Fraction(Decimal(repr(value)))


def value_faults(variables: Variables, values: Any) -> Iterator[str]:
    """Where values do not satisfy the block."""
    named = [line for line in variables.lines if line.name != "where"]
    if not isinstance(values, dict) or list(values) != [line.name for line in named]:
        yield "its values are not those that the lesson names"
        return
    try:
        names = dict(_known(named, values))
        for line in variables.lines:
            if line.name == "where":
                if reckon(line.rest, names) is not True:
                    yield f"its values do not keep to {quoted('where: ' + line.rest)}"
            elif not _may_be(line.rest, names[line.name], _before(named, line.name, names)):
                yield f"{line.name} may not be {quoted(str(values[line.name]))}: the lesson has {quoted(line.rest)}"
    except Unreckoned as reason:
        yield f"its values cannot be reckoned with: {reason}"


def _known(named: list[Any], values: Mapping[str, Any]) -> Iterator[tuple[str, Fraction | str]]:
    """Values as numbers where the lesson has numbers: a fraction without an end is text in plan.json."""
    for line in named:
        yield line.name, typed(line.rest, values[line.name])


def typed(rest: str, value: Any) -> Fraction | str:
    return value if isinstance(value, str) and _has_words(rest) else _fraction(value)


def _has_words(rest: str) -> bool:
    return '"' in rest or "'" in rest


def _fraction(value: Any) -> Fraction | str:
    if isinstance(value, str):
        try:
            return Fraction(value)
        except (ValueError, ZeroDivisionError):
            return value
    return _read(value)


def _before(named: list[Any], name: str, names: Names) -> Names:
    earlier = [line.name for line in named]
    return {one: names[one] for one in earlier[: earlier.index(name)]}


def _may_be(rest: str, value: Fraction | str, earlier: Names) -> bool:
    if rest.startswith("["):
        return value in _listed(rest)
    if _TO in rest:
        first, _, last = rest.partition(_TO)
        last, _, step = last.partition(_BY)
        low, high, by = (reckon(_plain(text), {}) for text in (first, last, step or "1"))
        if not (isinstance(value, Fraction) and isinstance(low, Fraction) and isinstance(high, Fraction)):
            return False
        return isinstance(by, Fraction) and low <= value <= high and (value - low) % by == 0
    return reckon(rest, earlier) == value


def _plain(text: str) -> str:
    return text.replace("−", "-").strip()


def _listed(rest: str) -> list[Any]:
    """A list is read as the arguments of a call are."""
    import ast

    try:
        tree = ast.parse(rest.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise Unreckoned(str(error)) from error
    if not isinstance(tree, ast.List):
        raise Unreckoned("a list is wanted")
    return [reckon(ast.get_source_segment(rest.strip(), entry) or "", {}) for entry in tree.elts]
