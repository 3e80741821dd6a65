"""The words of every diagnostic, from `templates/messages/<language>.toml`: what is wrong, and what to write instead.

Each code is a table: `severity`, `message`, `hint` (both with `{placeholders}` for a diagnostic's values), `explain`
(the long form that `lembar explain` prints), `example` (a lesson, or a piece of one, that raises it) and `mend` (the
same piece put right). `severity` stands in the English file only, so that a translation cannot change it.
"""

from __future__ import annotations

from typing import Any

from generator import resources
from generator.diagnostics import Diagnostic, Severity

FALLBACK = "en"


def codes() -> tuple[str, ...]:
    return tuple(sorted(resources.toml("messages", f"{FALLBACK}.toml")))


def languages() -> tuple[str, ...]:
    return resources.names("messages", ".toml")


def entry(code: str, language: str = FALLBACK) -> dict[str, Any]:
    """The table of a code, in the language or else in English. Raises KeyError for an unknown code."""
    known: dict[str, Any] = resources.toml("messages", f"{FALLBACK}.toml")[code]
    base = language.split("-")[0]
    if base == FALLBACK or base not in languages():
        return known
    translated: dict[str, Any] = resources.toml("messages", f"{base}.toml").get(code, {})
    return known | translated


def severity(diagnostic: Diagnostic) -> Severity:
    return "error" if entry(diagnostic.code)["severity"] == "error" else "warning"


def message(diagnostic: Diagnostic, language: str = FALLBACK) -> str:
    return _filled(entry(diagnostic.code, language)["message"], diagnostic)


def hint(diagnostic: Diagnostic, language: str = FALLBACK) -> str:
    return _filled(entry(diagnostic.code, language)["hint"], diagnostic)


def _filled(text: str, diagnostic: Diagnostic) -> str:
    """Puts values in place of `{name}`; a value's own braces stay as they are."""
    for piece, value in diagnostic.values:
        text = text.replace("{" + piece + "}", value.replace("{", "\ufdd0"))
    return text.replace("\ufdd0", "{")
