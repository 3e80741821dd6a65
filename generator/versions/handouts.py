"""Who gets which version: the papers of a run in the order in which they are handed out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.frozen import frozen
from generator.roster import Student

NOBODY = Student("")


class Handout(NamedTuple):
    """One paper of a run: the index of its version and whose it is. A spare paper has a class and no name."""

    version: int
    student: Student = NOBODY


@frozen
class Group:
    """Papers of one class, `NOBODY`'s papers among them; a run without a class list is one group without a name."""

    class_name: str
    handouts: tuple[Handout, ...]


def groups_of_copies(versions: int, copies: int, spares: int) -> tuple[Group, ...]:
    """Version after version, again and again, so that neighbours never get the same one where there are several."""
    papers = versions * copies + spares
    return (Group("", tuple(Handout(number % versions) for number in range(papers))),)


def groups_of_roster(students: Sequence[Student], versions: int | None, spares: int) -> tuple[Group, ...]:
    """Classes in the order in which they first appear, each followed by its spare papers.

    Without `versions` every paper has a version of its own; else they are dealt out one after another, and each class
    goes on where the one before it stopped.
    """
    classes: dict[str, list[Student]] = {}
    for student in students:
        classes.setdefault(student.class_name, []).append(student)
    groups = []
    dealt = 0
    for name, members in classes.items():
        everyone = [*members, *[Student("", name)] * spares]
        handouts = []
        for student in everyone:
            handouts.append(Handout(dealt if versions is None else dealt % versions, student))
            dealt += 1
        groups.append(Group(name, tuple(handouts)))
    return tuple(groups)


def versions_needed(students: Sequence[Student], spares: int) -> int:
    """How many versions give every paper of a class list its own."""
    return len(students) + spares * len({student.class_name for student in students})
