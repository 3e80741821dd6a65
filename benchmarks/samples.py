"""What was measured, as it is kept in raw.json: one sample a run, saved after every run."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Sample:
    """Seconds, MiB and bytes of one run. `problem` says why there are no figures; `pages` is 0 if not counted.

    `audit` is the wall time of the phase in which Lembar reads back what it wrote, from its own `timings`.
    `load` is the machine's load average of the last minute before the run: above 1, others were at work too.
    """

    tool: str
    size: int
    repeat: int
    wall: float = 0.0
    cpu: float = 0.0
    peak: float = 0.0
    bytes: int = 0
    pages: int = 0
    audit: float = 0.0
    load: float = 0.0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Medians over the runs of one tool at one size."""

    wall: float
    cpu: float
    peak: float
    bytes: int
    pages: int
    audit: float
    runs: int


Medians = Mapping[tuple[str, int], Figures]


@dataclass(slots=True)
class Results:
    machine: dict[str, str]
    samples: list[Sample] = field(default_factory=list)

    def has(self, tool: str, size: int, repeat: int) -> bool:
        return any((one.tool, one.size, one.repeat) == (tool, size, repeat) for one in self.samples)

    def save(self, path: Path) -> None:
        new = path.with_suffix(".new")
        new.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")
        os.replace(new, path)  # noqa: PTH105 -- a run that is stopped here leaves the old file or the new one


def load(path: Path) -> Results:
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Results(raw["machine"], [Sample(**one) for one in raw["samples"]])


def medians(samples: Iterable[Sample]) -> dict[tuple[str, int], Figures]:
    groups: dict[tuple[str, int], list[Sample]] = {}
    for one in samples:
        if not one.problem:
            groups.setdefault((one.tool, one.size), []).append(one)
    return {
        at: Figures(
            wall=median(one.wall for one in group),
            cpu=median(one.cpu for one in group),
            peak=median(one.peak for one in group),
            bytes=group[-1].bytes,
            pages=max(one.pages for one in group),
            audit=median(one.audit for one in group),
            runs=len(group),
        )
        for at, group in groups.items()
    }
