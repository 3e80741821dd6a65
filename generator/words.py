"""Fixed words, number and list forms of a language, as `templates/words/<language>.toml` has them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from generator import resources
from generator.document.values import NumberForm
from generator.errors import UsageError
from generator.frozen import frozen


@frozen
class Words:
    """`fixed` words, `counted` sentences with `{placeholders}`, `one` their form for a single thing, names of kinds."""

    language: str
    fixed: Mapping[str, str]
    counted: Mapping[str, str]
    one: Mapping[str, str]
    kinds: Mapping[str, str]
    decimal_mark: str
    numbers: NumberForm

    def count(self, key: str, n: int | Fraction, **values: object) -> str:
        """The sentence of `key` for `n` things, as `20 soal` or `1 question`."""
        form = self.one[key] if n == 1 and key in self.one else self.counted[key]
        return form.format(n=self.number(n), **values)

    def number(self, value: int | Fraction) -> str:
        """A number as the language writes it; fractions that do not end are cut after two places."""
        fraction = Fraction(value)
        if fraction.denominator == 1:
            return str(fraction.numerator)
        text = f"{float(fraction):.2f}".rstrip("0")
        return text.replace(".", self.decimal_mark)


def available() -> tuple[str, ...]:
    others = ("anchors", "items", "roster")
    names = resources.names("words", ".toml")
    return tuple(name for name in names if name not in others and not name.startswith("unwanted-"))


def knows(language: str) -> bool:
    return base(language) in available()


def base(language: str) -> str:
    """`id-ID` → `id`."""
    return language.split("-")[0].lower()


# Languages, and scripts that a language may name (`ms-Arab`).
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_SCRIPTS_RIGHT_TO_LEFT = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo"})


def runs_right_to_left(language: str) -> bool:
    """Whether pages in a language are read from the right: `ar-EG`, `ms-Arab`, but not `ur-Latn`."""
    first, *more = language.lower().split("-")
    script = next((tag for tag in more if len(tag) == 4 and tag.isalpha()), "")
    return script in _SCRIPTS_RIGHT_TO_LEFT if script else first in _RIGHT_TO_LEFT


def decimal_mark(language: str) -> str:
    """The sign between whole and part; a point where no words ship for the language."""
    return load_words(language).decimal_mark if knows(language) else "."


def load_words(language: str) -> Words:
    """The words of a language; its region is ignored. Raises UsageError when no words ship for it."""
    if not knows(language):
        raise UsageError(f"there are no fixed words for the language “{language}”; there are: {', '.join(available())}")
    table: dict[str, Any] = resources.toml("words", f"{base(language)}.toml")
    return Words(
        language,
        table["words"],
        table["counted"],
        table.get("one", {}),
        table["kinds"],
        table["numbers"]["decimal_mark"],
        NumberForm(**table["numbers"]),
    )
