"""A stem that asks for what is not so, and does not say it loudly: hurried readers answer the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.items.asked import Asked, emphasised, pattern
from generator.diagnostics import Diagnostic, problem

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")


def find(asked: Asked) -> Iterator[Diagnostic]:
    asking = _SENTENCE.split(asked.stem.rstrip(" .…_?!"))[-1]
    negative = pattern("negative_stem", asked.language)
    found = negative.search(asking) if negative else None
    loud = pattern("negative_word", asked.language)
    word = loud.search(found.group()) if found and loud else None
    if word and word.group().casefold() not in emphasised(asked.question):
        yield problem("negative-stem", asked.at, word=word.group(), loud=word.group().upper())
