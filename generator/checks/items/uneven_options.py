"""One option is far longer or shorter than all others."""

from __future__ import annotations

from collections.abc import Iterator

from generator.anchors import speaks_of_all
from generator.checks.items.asked import Asked
from generator.diagnostics import Diagnostic, problem

# Short options differ by chance: “3” and “12 km”.
LEAST_LETTERS = 40
TIMES = 2.5


def find(asked: Asked) -> Iterator[Diagnostic]:
    lengths = sorted((len(text), text) for text in asked.options if not speaks_of_all(text))
    if len(lengths) < 3:
        return
    (shortest, short), (longest, long) = lengths[0], lengths[-1]
    if longest < LEAST_LETTERS:
        return
    if longest > TIMES * lengths[-2][0] and long != asked.right:
        yield problem("uneven-options", asked.at, text=long)
    elif shortest * TIMES < lengths[1][0]:
        yield problem("uneven-options", asked.at, text=short)
