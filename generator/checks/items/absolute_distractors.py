"""“Selalu”, “never”: words that hardly anything true bears, in wrong options alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.anchors import speaks_of_all
from generator.checks.items.asked import Asked, pattern
from generator.diagnostics import Diagnostic, problem

AT_LEAST = 2


def find(asked: Asked) -> Iterator[Diagnostic]:
    absolute = pattern("absolute", asked.language)
    if not absolute or absolute.search(asked.right):
        return
    wrong = [text for text in asked.distractors if not speaks_of_all(text)]
    found = [match for text in wrong if (match := absolute.search(text)) and not _in_a_title(match)]
    if len(found) >= AT_LEAST:
        yield problem("absolute-distractors", asked.at, word=found[0].group())


def _in_a_title(match: re.Match[str]) -> bool:
    """“Only Lonely” is the name of a song."""
    behind = match.string[match.end() :].split()
    return match.group()[0].isupper() and (not behind or behind[0][0].isupper())
