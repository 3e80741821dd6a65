"""A finished file of a set, as the audit is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from generator.frozen import frozen


class Held(NamedTuple):
    """A paper inside a file that holds many: its version, how many pages of the file it takes, whose it is.

    Without a version it is a page between papers: blank, or with nothing on it but the class (`class_name`).
    """

    version: str
    pages: int
    student: str = ""
    class_name: str = ""
    student_id: str = ""


@frozen
class Paper:
    """`name` is the one to show; `document` the name of its template; `version` is empty on a paper for all of them.

    `fixed` is the text of the template, whose own words on a page are no leak. `holds` are the papers inside a file of
    many, in the order of its pages; with `student` and `class_name` the paper is filled in for one student.
    `imposed` says how the pages of the file `flat` stand on the sheets of this one: `2-up`, `4-up` or `booklet`.
    """

    path: Path
    name: str
    document: str
    audience: Literal["student", "teacher", "class"]
    format: Literal["pdf", "pptx"]
    version: str
    fixed: str = ""
    holds: Sequence[Held] = ()
    student: str = ""
    class_name: str = ""
    student_id: str = ""
    imposed: str = ""
    flat: str = ""
