"""Failures that end a command. Problems of a lesson are diagnostics, not exceptions."""

from __future__ import annotations


class LembarError(Exception):
    """A failure with a sentence for the user. `exit_code` is the command's, as `docs/interface.md` promises."""

    exit_code = 70


class UsageError(LembarError):
    """The command was called wrongly."""

    exit_code = 2


class LessonError(LembarError):
    """A lesson without errors that cannot be planned all the same, with this seed."""

    exit_code = 1


class FileError(LembarError):
    """Something could not be read or written."""

    exit_code = 3


class AuditError(LembarError):
    """What was built does not agree with the lesson. `findings` holds one sentence for each difference."""

    exit_code = 4

    def __init__(self, findings: tuple[str, ...]) -> None:
        super().__init__("\n".join(findings))
        self.findings = findings


class TemplateProblem(LembarError):
    """A document template cannot be composed; the sentence names template and line."""

    exit_code = 2
