"""Rules over a whole lesson; one file, one code. A new rule is a file with `find` and its line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.checks import (
    draws,
    equal_options,
    items,
    letters,
    objectives,
    several_right,
    telling_options,
    unmarked_options,
)
from generator.diagnostics import Diagnostic
from generator.document.blocks import Item
from generator.lesson import Lesson

RULES = (
    objectives.find,
    equal_options.find,
    several_right.find,
    telling_options.find,
    unmarked_options.find,
    items.find,
)


def run(lesson: Lesson, lowered: Mapping[str, Item], covers: Callable[[str], bool]) -> tuple[Diagnostic, ...]:
    """Everything that the rules find. `covers` tells whether a font has a letter."""
    found = [diagnostic for rule in RULES for diagnostic in rule(lesson)]
    return (*found, *draws.find(lesson, lowered), *letters.find(lesson, covers))
