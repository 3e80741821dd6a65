"""All that is known of a set before its papers are opened: the lesson's facts, the plan, what no pupil may read."""

from __future__ import annotations

from collections.abc import Mapping

from generator.audit.draws import Wanted
from generator.audit.facts import Facts
from generator.audit.guard import Guard
from generator.audit.pdf_file import Library
from generator.audit.pieces import Shelf
from generator.audit.stimuli import Stimuli
from generator.audit.versions import Versions
from generator.frozen import frozen
from generator.words import Words

Signature = tuple[str, tuple[tuple[str, int], ...]]
"""The words of a template and the fonts of a file."""


@frozen
class Known:
    """`signs` are letters for pictures by the digest of their pixels, `wanted` the questions that papers must have.

    `shelves` are boxes that files with the same fonts share.
    """

    facts: Facts
    guard: Guard
    words: Words
    library: Library
    signs: Mapping[str, str]
    versions: Versions
    wanted: Wanted
    stimuli: Stimuli
    run: str
    fast: bool
    shelves: dict[Signature, Shelf]
