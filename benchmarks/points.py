"""Medians looked up by name, and the slopes between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.samples import Figures, Medians
from benchmarks.tools import PYTHON


class Unmeasured(Exception):
    """A point that a figure needs is not there."""


@dataclass(frozen=True, slots=True)
class Points:
    """Raises Unmeasured where a run was not made or failed. CPU and wall in seconds, memory in MiB."""

    medians: Medians

    def at(self, tool: str, size: int) -> Figures:
        if (tool, size) not in self.medians:
            raise Unmeasured
        return self.medians[tool, size]

    def cpu(self, tool: str, size: int) -> float:
        return self.at(tool, size).cpu

    def wall(self, tool: str, size: int) -> float:
        return self.at(tool, size).wall

    def peak(self, tool: str, size: int) -> float:
        return self.at(tool, size).peak

    def unread_cpu(self, tool: str, size: int) -> float:
        """Without the phase in which Lembar reads back what it wrote, which runs in the build's own process."""
        return self.at(tool, size).cpu - self.at(tool, size).audit

    def over_python(self, tool: str, size: int) -> float:
        """Milliseconds of CPU over an empty Python."""
        return 1000 * (self.cpu(tool, size) - self.cpu(PYTHON, 0))

    def bend(self, tool: str, few: int, some: int, many: int) -> float:
        """By how many per cent one more costs more from `some` to `many` than from `few` to `some`."""
        return percent_over(slope(self.cpu, tool, some, many), slope(self.cpu, tool, few, some))


def slope(value: Callable[[str, int], float], tool: str, few: int, many: int) -> float:
    """What one version or slide more costs."""
    return (value(tool, many) - value(tool, few)) / (many - few)


def percent_over(value: float, base: float) -> float:
    return 100 * (value / base - 1)
