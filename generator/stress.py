"""A lesson planned with many seeds: what goes wrong with any of them is told once, with a seed that shows it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator import messages, trials
from generator.built import Checked
from generator.diagnostics import At, Diagnostic, problem
from generator.errors import LembarError
from generator.frozen import replace
from generator.lesson import Lesson
from generator.pipeline import DEFAULT_VERSIONS, planned, words_of
from generator.versions import plan_record


class _Met(NamedTuple):
    """What went wrong: its diagnostic but for the seed. `what` is a sentence in the language of the lesson."""

    code: str
    at: At
    what: str


def stressed(checked: Checked, seeds: int, tell: Callable[[int], None] = lambda _: None) -> Checked:
    """A lesson with what plans with the seeds 1 … `seeds` meet; one that has errors is not planned."""
    if checked.lesson is None or checked.failed(strict=False):
        return checked
    count: Counter[_Met] = Counter()
    first: dict[_Met, int] = {}
    stress = _Stress(checked)
    for seed in range(1, seeds + 1):
        for met in dict.fromkeys(stress.run(seed)):
            count[met] += 1
            first.setdefault(met, seed)
        tell(seed)
    found = tuple(_told(met, first[met], times, seeds) for met, times in count.items())
    return replace(checked, diagnostics=(*checked.diagnostics, *found))


def _told(met: _Met, seed: int, times: int, seeds: int) -> Diagnostic:
    if met.code == "stress-values":
        return problem("stress-values", met.at, what=met.what, seed=seed, times=times, seeds=seeds)
    return problem("stress-plan", met.at, what=met.what, seed=seed, times=times, seeds=seeds)


class _Stress:
    def __init__(self, checked: Checked) -> None:
        from generator.audit.plan_alone import PlanProof

        assert checked.lesson is not None
        self._lesson: Lesson = checked.lesson
        self._items, self._language = checked.items, checked.language
        self._versions = self._lesson.versions or DEFAULT_VERSIONS
        self._proof = PlanProof(self._lesson, words_of(self._lesson))
        self._places = {question.id: question.at for part in self._lesson.parts for question in part.questions}

    def run(self, seed: int) -> Iterator[_Met]:
        lost = False
        for found in trials.problems(self._lesson, self._items, seed, self._versions + 1):
            severe = messages.severity(found) == "error"
            lost = lost or severe
            said = _without_values(found)
            yield _Met("stress-plan" if severe else "stress-values", found.at, messages.message(said, self._language))
        if lost:
            return
        try:
            plan = planned(self._lesson, self._items, seed, "", self._versions)
        except LembarError as error:
            yield _Met("stress-plan", At(self._lesson.path), str(error))
            return
        for _, id_, fault in self._proof.faults(plan_record(plan, self._items, {})):
            yield _Met("stress-plan", self._places.get(id_, At(self._lesson.path)), fault)


def _without_values(found: Diagnostic) -> Diagnostic:
    """The same for all seeds: which values failed, the seed tells."""
    kept = {"tries": "…", "refused": "…", "equal": "…", "values": "…"}
    return replace(found, values=tuple((name, kept.get(name, value)) for name, value in found.values))
