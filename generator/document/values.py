"""What a question with parameters carries: the lines of its `vars` block as written, and how its numbers are printed.

Nothing here is evaluated; `generator/values` does that.
"""

from __future__ import annotations

from fractions import Fraction

from generator.frozen import frozen

Scalar = int | Fraction | str
"""What a name stands for: an exact number or words. A `Fraction` is never whole."""


@frozen
class NumberForm:
    """How a language writes numbers; `money` holds `{n}`."""

    decimal_mark: str = "."
    thousands_mark: str = ","
    money: str = "{n}"


@frozen
class Parameters:
    """`lines` are (name, rest) in their order; the name of a condition is `where`.

    Sub-questions that have one set of values carry the id of their whole in `whole`.
    """

    lines: tuple[tuple[str, str], ...]
    form: NumberForm = NumberForm()
    whole: str = ""
