"""Versions of a pool must be worth the same: questions of which only some are drawn give the same points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator import words
from generator.diagnostics import Diagnostic, problem
from generator.document.blocks import Item
from generator.lesson import Lesson


def find(lesson: Lesson, items: Mapping[str, Item]) -> Iterator[Diagnostic]:
    known = words.load_words(lesson.language) if words.knows(lesson.language) else None
    for part in lesson.parts:
        for stratum in part.draw:
            pool = [question for question in part.questions if question.id in items and stratum.holds(question)]
            if len(pool) <= stratum.count:
                continue
            points = {question.id: items[question.id].points for question in pool}
            usual = Counter(points.values()).most_common(1)[0][0]
            for question in pool:
                if points[question.id] != usual:
                    here, there = (
                        known.number(one) if known else f"{float(one):g}" for one in (points[question.id], usual)
                    )
                    yield problem("draw-points", question.at, points=here, usual=there)
