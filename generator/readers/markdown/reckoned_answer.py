"""`= {{ a * b }} ± 0,1 cm`: an answer line that asks for a number which the values of a version decide."""

from __future__ import annotations

import re
from fractions import Fraction

from generator.document.values import Parameters
from generator.lesson import AnswerNumber, Numeral, Variables
from generator.markup import Line, read_inlines
from generator.readers.markdown.context import Context
from generator.readers.markdown.numeric import NUMBER_FORM, is_unit, read_numeral
from generator.values.kinds import gives_number

_PART = rf"(?:\{{\{{[^{{}}]*\}}\}}|{NUMBER_FORM})"
_FORM = re.compile(
    rf"(?P<first>{_PART})"
    rf"(?:\s*(?:±|\+/?[-−])\s*(?P<tolerance>{_PART})(?P<percent>\s*%)?|\s*(?:\.\.\.?|…)\s*(?P<last>{_PART}))?"
    r"\s*(?P<unit>\S.*)?"
)
_OPEN = re.compile(r"\{\{(.*)\}\}")


def read_reckoned(line: Line, variables: Variables, context: Context) -> AnswerNumber | None:
    """None for a line that holds no expression, or one that gives words."""
    found = _FORM.fullmatch(line.text)
    if (
        found is None
        or "{{" not in line.text
        or (found["unit"] and ("{{" in found["unit"] or not is_unit(found["unit"])))
    ):
        return None
    parameters = Parameters(tuple((variable.name, variable.rest) for variable in variables.lines))
    texts = [found[name] for name in ("first", "tolerance", "last") if found[name]]
    expressions = [open_[1].strip() for text in texts if (open_ := _OPEN.fullmatch(text))]
    if not expressions or not all(gives_number(expression, parameters) for expression in expressions):
        return None
    first, tolerance, last = (_numeral(found[name], context) for name in ("first", "tolerance", "last"))
    assert first is not None
    unit = read_inlines((line.piece(*found.span("unit")),), context.aside) if found["unit"] else ()
    return AnswerNumber(first, tolerance, bool(found["percent"]), last, unit, line.at())


def _numeral(text: str | None, context: Context) -> Numeral | None:
    open_ = _OPEN.fullmatch(text) if text else None
    if open_ is None:
        return read_numeral(text, context.decimal_mark)
    return Numeral("", Fraction(0), open_[1].strip())
