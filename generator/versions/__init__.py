"""Decides the order of every version (`plan`), shows a document in that order (`arrange`), and letters its answers."""

from generator.versions.answers import Letters, as_letters, printed_answer
from generator.versions.arrange import arrange
from generator.versions.planning import NoValues, PartItems, Pool, make_plan
from generator.versions.record import plan_record, record_lines

__all__ = [
    "Letters",
    "NoValues",
    "PartItems",
    "Pool",
    "arrange",
    "as_letters",
    "make_plan",
    "plan_record",
    "printed_answer",
    "record_lines",
]
