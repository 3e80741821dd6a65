"""Decides the order of every version (`plan`), shows a document in that order (`arrange`), and letters its answers."""

from generator.versions.answers import printed_answer
from generator.versions.arrange import arrange
from generator.versions.planning import PartItems, make_plan

__all__ = ["PartItems", "arrange", "make_plan", "printed_answer"]
