"""A plan proven by itself, before anything is printed: every answer of every version by what the lesson says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.audit.facts import read_facts
from generator.audit.plan_facts import question_faults
from generator.audit.reading import Reader, signs_of
from generator.lesson import Lesson
from generator.words import Words


class PlanProof:
    """For any number of plans of one lesson."""

    def __init__(self, lesson: Lesson, words: Words) -> None:
        self._facts = read_facts(lesson, words, Reader(signs_of(tuple(lesson.assets))))

    def faults(self, record: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
        """Version, question and what is wrong there. `record` is plan.json."""
        for version in (*record["versions"], record["slides"]):
            for item in version["items"]:
                yield from ((version["code"], item["id"], fault) for fault in self._of(item))

    def _of(self, item: Mapping[str, Any]) -> Iterator[str]:
        yield from self._facts.faults(item)
        fact = self._facts.of(item)
        if fact is not None:
            yield from question_faults(item, fact)
