"""What the print engine must reach, as ratios within one run: each figure with its target, and whether it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Literal

from benchmarks.points import Points, Unmeasured, percent_over, slope
from benchmarks.tools import (
    AMC,
    COLD,
    HELP,
    PLAIN_PPTX,
    PLATYPUS,
    SLIDES,
    TAGGED,
    TAGGED_UNREAD,
    TYPST,
    TYPST_UNTAGGED,
    UNTAGGED,
    UNTAGGED_UNREAD,
    WARM,
)

Unit = Literal["×", " MiB", " ms", " %"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value, None if a point of it was not measured. Ratios must reach their target, the rest keep below."""

    target: float
    unit: Unit
    measured: float | None

    @property
    def met(self) -> bool | None:
        if self.measured is None:
            return None
        return self.measured >= self.target if self.unit == "×" else self.measured <= self.target


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    target: float
    unit: Unit
    formula: Callable[[Points], float]

    def against(self, points: Points) -> Figure:
        try:
            return Figure(self.target, self.unit, self.formula(points))
        except Unmeasured:
            return Figure(self.target, self.unit, None)


def targets(points: Points) -> Iterator[Row]:
    for what, promises in PROMISES:
        yield Row(what, tuple(promise.against(points) for promise in promises))


def marginal(ours: str, points: Points) -> float:
    return slope(points.cpu, PLATYPUS, 30, 1000) / slope(points.unread_cpu, ours, 30, 1000)


def marginal_unread(unread: str, points: Points) -> float:
    return slope(points.cpu, PLATYPUS, 30, 1000) / slope(points.cpu, unread, 30, 1000)


def whole(ours: str, points: Points) -> float:
    return points.cpu(PLATYPUS, 1000) / points.cpu(ours, 1000)


def wall(rival: str, ours: str, size: int, points: Points) -> float:
    return points.wall(rival, size) / points.wall(ours, size)


def memory(ours: str, points: Points) -> float:
    return points.peak(ours, 1000)


def more_memory(ours: str, points: Points) -> float:
    return percent_over(points.peak(ours, 10000), points.peak(ours, 1000))


def bend(ours: str, points: Points) -> float:
    return points.bend(ours, 300, 1000, 10000)


def bend_of_slides(points: Points) -> float:
    return points.bend(SLIDES, 40, 400, 2000)


def audit(read: str, unread: str, points: Points) -> float:
    return percent_over(points.cpu(read, 1000), points.cpu(unread, 1000))


def slides(size: int, points: Points) -> float:
    return points.cpu(PLAIN_PPTX, size) / points.cpu(SLIDES, size)


def start(what: str, size: int, points: Points) -> float:
    return points.over_python(what, size)


def _both(goals: tuple[float, float], unit: Unit, formula: Callable[[str, Points], float]) -> tuple[Promise, ...]:
    return tuple(
        Promise(goal, unit, partial(formula, ours)) for goal, ours in zip(goals, (UNTAGGED, TAGGED), strict=True)
    )


def _few(typst: str, ours: str) -> tuple[Promise, ...]:
    return tuple(Promise(goal, "×", partial(wall, rival, ours, 30)) for goal, rival in ((3, typst), (8, AMC)))


PROMISES: tuple[tuple[str, tuple[Promise, ...]], ...] = (
    (
        "marginal CPU a version, (N=1000 − N=30) / 970, audit phase taken off by `timings`: "
        "naive Platypus / ours, untagged, tagged",
        _both((40, 15), "×", marginal),
    ),
    (
        "the same, measured with `--audit off` instead",
        (
            Promise(40, "×", partial(marginal_unread, UNTAGGED_UNREAD)),
            Promise(15, "×", partial(marginal_unread, TAGGED_UNREAD)),
        ),
    ),
    ("N=1000 CPU, whole process: Platypus / ours, untagged, tagged", _both((15, 7), "×", whole)),
    (
        "N=300 wall: Typst's one document / ours, untagged, tagged",
        (
            Promise(12, "×", partial(wall, TYPST_UNTAGGED, UNTAGGED, 300)),
            Promise(6, "×", partial(wall, TYPST, TAGGED, 300)),
        ),
    ),
    ("N=30 wall: Typst / ours, AMC / ours (untagged)", _few(TYPST_UNTAGGED, UNTAGGED)),
    ("N=30 wall: Typst / ours, AMC / ours (tagged)", _few(TYPST, TAGGED)),
    ("peak memory at N=1000, untagged, tagged", _both((80, 112), " MiB", memory)),
    (
        "from N=1000 to N=10,000, cost linear: CPU of one version more over that from 300 to 1000, untagged, tagged",
        _both((10, 10), " %", bend),
    ),
    ("from N=1000 to N=10,000, memory flat: more peak memory, untagged, tagged", _both((20, 20), " %", more_memory)),
    (
        "one version, warm cache, cold, CPU over an empty Python",
        (Promise(150, " ms", partial(start, WARM, 1)), Promise(350, " ms", partial(start, COLD, 1))),
    ),
    ("`lembar --help`, CPU over an empty Python", (Promise(90, " ms", partial(start, HELP, 0)),)),
    (
        "audit of every paper, N=1000: its share of the build's own CPU (`--audit off`), untagged, tagged",
        (
            Promise(50, " %", partial(audit, UNTAGGED, UNTAGGED_UNREAD)),
            Promise(50, " %", partial(audit, TAGGED, TAGGED_UNREAD)),
        ),
    ),
    (
        "slides 400, 2000, CPU: plain python-pptx / ours",
        (Promise(5, "×", partial(slides, 400)), Promise(20, "×", partial(slides, 2000))),
    ),
    (
        "slides linear: CPU of one slide more from 400 to 2000 over that from 40 to 400",
        (Promise(10, " %", bend_of_slides),),
    ),
)
