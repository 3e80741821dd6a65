"""Reads finished papers back and proves the key against the lesson's facts; a mismatch is a sentence for a teacher.

Three sources must agree: the lesson as it was read (never what it was lowered to), plan.json, and the finished files,
which libraries open that did not write them. What cannot be read is a finding, never a gap.
"""

from generator.audit.findings import Audited, audit
from generator.audit.papers import Held, Paper

__all__ = ["Audited", "Held", "Paper", "audit"]
