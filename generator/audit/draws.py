"""Which questions a version must have: all of a part, or of a pool as many as the lesson's `draw` says of each name.

It is read from what the lesson says of each question, never from what was drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from generator.audit.letters import quoted
from generator.frozen import fresh, frozen
from generator.lesson import Lesson, Part, Question


@frozen
class Wanted:
    """`always` are the questions of every version; `pools` say of each other one in which pool it is, `counts` how
    many a version has of each pool. Of sub-questions the first counts; `follows` says of the others which that is."""

    always: frozenset[str]
    pools: Mapping[str, str]
    counts: Mapping[str, int]
    follows: Mapping[str, str] = fresh(factory=dict)

    @property
    def count(self) -> int:
        return len(self.always) + sum(self.counts.values())

    @property
    def most(self) -> int:
        """How many questions all versions together may have."""
        return len(self.always) + len(self.pools) + len(self.follows)

    def are(self, ids: Iterable[str]) -> bool:
        """Whether these, each once, are the questions of a version."""
        have = frozenset(ids)
        return have == self.always if not (self.pools or self.follows) else not any(self.faults(have))

    def faults(self, have: Iterable[str]) -> Iterator[str]:
        everything = frozenset(have)
        have = everything - self.follows.keys()
        for id_, first in sorted(self.follows.items()):
            if (id_ in everything) != (first in everything):
                yield f"it parts the sub-questions {quoted(first)} and {quoted(id_)}"
        yield from (f"it lacks the question {quoted(id_)}" for id_ in sorted(self.always - have))
        drawn = Counter(self.pools[id_] for id_ in have if id_ in self.pools)
        for name, count in self.counts.items():
            if drawn[name] != count:
                yield f"it has {drawn[name]} questions of {name}, but the lesson draws {count}"
        for id_ in sorted(have - self.always):
            if id_ not in self.pools:
                yield f"it has the question {quoted(id_)}, which is not for it"


def wanted(lesson: Lesson, where: Literal["paper", "slides"]) -> Wanted:
    always: list[str] = []
    pools: dict[str, str] = {}
    counts: dict[str, int] = {}
    follows: dict[str, str] = {}
    for place, part in enumerate(lesson.parts, 1):
        shown = [one for one in part.questions if _place(one, part) in ("", where)]
        firsts = {one.whole.id: one.id for one in shown if one.whole is not None and one.whole.letter == "a"}
        here = [one for one in shown if one.whole is None or one.whole.letter == "a"]
        follows |= {one.id: firsts[one.whole.id] for one in shown if one.whole is not None and one not in here}
        if not part.draw:
            always += [question.id for question in here]
            continue
        for stratum in part.draw if here else ():
            name = f"part {place}" + (f", {quoted(stratum.name)}" if stratum.name else "")
            counts[name] = stratum.count
            pools |= {one.id: name for one in here if not stratum.name or stratum.name in _names(one)}
    return Wanted(frozenset(always), pools, counts, follows)


def _place(question: Question, part: Part) -> str:
    return dict(question.attributes.values).get("on", part.on)


def _names(question: Question) -> Iterator[str]:
    """All that a question is called by."""
    for key, value in question.attributes.values:
        if key in ("difficulty", "level", "objective"):
            yield value
        elif key == "tags":
            yield from (tag.strip() for tag in value.split(","))
