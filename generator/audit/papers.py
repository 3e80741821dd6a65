"""A finished file of a set, as the audit is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Paper:
    """`name` is the one to show; `document` the name of its template; `version` is empty on a paper for all of them.

    `fixed` is the text of the template, whose own words on a page are no leak.
    """

    path: Path
    name: str
    document: str
    audience: Literal["student", "teacher", "class"]
    format: Literal["pdf", "pptx"]
    version: str
    fixed: str = ""
