"""The lines `key: value` of a drawing, and their values: numbers as the language writes them, points, times."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from generator import words
from generator.diagnostics import At, Diagnostic, problem
from generator.markup.lines import Line
from generator.markup.near import suggestion
from generator.words import load_words

_PAIR = re.compile(r"([A-Za-z][A-Za-z-]*)\s*:\s*(.*)")
_WHOLE = re.compile(r"[-−]?[0-9]{1,7}")
_DECIMAL = re.compile(r"[-−]?[0-9]{1,6}([.,])([0-9]{1,4})")
_FRACTION = re.compile(r"([-−]?[0-9]{1,5})\s*/\s*([0-9]{1,4})")
_THOUSAND = 3
_MOST_LINES = 60
_FALLBACK = "en"


class Values:
    """`answer` says that pupils complete what the block shows. What is wrong is reported, and `failed` then."""

    def __init__(
        self,
        name: str,
        opening: Line,
        lines: Sequence[Line],
        keys: Sequence[str],
        answer: bool,
        language: str,
        report: Callable[[Diagnostic], None],
    ) -> None:
        self.name, self.answer, self.at = name, answer, opening.at()
        self.failed = False
        self._report = report
        self._words = load_words(language if words.knows(language) else _FALLBACK)
        self._found: dict[str, Line] = {}
        for line in lines[:_MOST_LINES]:
            if line.text:
                self._read(line, keys)
        if len(lines) > _MOST_LINES:
            self.refuse("drawing-too-many", lines[_MOST_LINES].at(), count=len(lines), most=_MOST_LINES)

    @property
    def readable(self) -> bool:
        return not self.failed

    def _read(self, line: Line, keys: Sequence[str]) -> None:
        if "{{" in line.text:
            self.refuse("drawing-variables", line.at())
            return
        found = _PAIR.fullmatch(line.text)
        if not found:
            self.refuse("drawing-line", line.at(), name=self.name, keys=", ".join(keys))
        elif found[1].lower() not in keys:
            near = suggestion(found[1], keys)
            self.refuse("drawing-key", line.at(0, len(found[1])), key=found[1], name=self.name, near=near)
        elif found[1].lower() in self._found:
            self.refuse("drawing-line", line.at(), name=self.name, keys=", ".join(keys))
        else:
            self._found[found[1].lower()] = line.piece(found.start(2))

    # ---- what is wrong

    def refuse(self, code: str, at: At, **values: object) -> None:
        self._report(problem(code, at, **values))
        self.failed = True

    def wrong(self, key: str, wanted: str) -> None:
        """The value of a key is none that its drawing can show; `wanted` are examples."""
        line = self._found[key]
        self.refuse("drawing-value", line.at(), key=key, value=line.text, wanted=wanted)

    def too_many(self, key: str, count: int, most: int) -> None:
        at = self._found[key].at() if key in self._found else self.at
        self.refuse("drawing-too-many", at, count=count, most=most)

    def outside(self, key: str, value: str) -> None:
        self.refuse("drawing-outside", self._found[key].at(), value=value, name=self.name)

    # ---- values

    def __contains__(self, key: str) -> bool:
        return bool(self.text(key))

    def text(self, key: str, default: str = "") -> str:
        return self._found[key].text if key in self._found else default

    def need(self, key: str, wanted: str) -> bool:
        """Whether the key is there; one that is not is reported."""
        if key not in self:
            self.refuse("drawing-missing", self.at, key=key, name=self.name, wanted=wanted)
        return key in self

    def choice(self, key: str, known: Sequence[str]) -> str:
        """One of some words; the first if nothing is said."""
        said = self.text(key, known[0]).lower()
        if said not in known:
            self.wrong(key, ", ".join(known))
            return known[0]
        return said

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        number = self.number(key, Fraction(default))
        if number.denominator != 1 or not least <= number <= most:
            self.wrong(key, f"{least} … {most}")
            return default
        return int(number)

    def number(self, key: str, default: Fraction) -> Fraction:
        if key not in self:
            return default
        found = self.parsed(self.text(key))
        if found is None:
            self.wrong(key, f"3, {self.shown(Fraction(1, 2))}, 1/4")
        return default if found is None else found

    def numbers(self, key: str) -> tuple[Fraction, ...]:
        """Separated by `;`, or by commas with a space behind them."""
        if key not in self:
            return ()
        found = tuple(map(self.parsed, self.pieces(key)))
        if None in found:
            self.wrong(key, f"3, 7 · {self.shown(Fraction(1, 2))}; {self.shown(Fraction(3, 2))}")
            return ()
        return tuple(one for one in found if one is not None)

    def pieces(self, key: str) -> list[str]:
        text = self.text(key)
        parts = text.split(";") if ";" in text else re.split(r",\s+", text)
        return [piece.strip() for piece in parts if piece.strip()]

    def parsed(self, text: str) -> Fraction | None:
        """A number as the language writes it, or a fraction; None for anything else."""
        text = text.strip().replace("−", "-")
        if _WHOLE.fullmatch(text):
            return Fraction(text)
        if found := _FRACTION.fullmatch(text):
            return Fraction(int(found[1]), int(found[2])) if int(found[2]) else None
        found = _DECIMAL.fullmatch(text)
        # A point before three figures parts thousands where the comma is the decimal mark.
        if found is None or (found[1] != self._words.decimal_mark and len(found[2]) == _THOUSAND):
            return None
        return Fraction(text.replace(",", "."))

    def shown(self, value: Fraction, denominator: int = 0) -> str:
        """A number as the language writes it, as so many parts of a whole if `denominator` is given."""
        sign, value = ("−" if value < 0 else ""), abs(value)
        if denominator and value.denominator > 1 and denominator % value.denominator == 0:
            return f"{sign}{value.numerator * denominator // value.denominator}/{denominator}"
        if value.denominator > 1 and 10**4 % value.denominator:
            return f"{sign}{value.numerator}/{value.denominator}"
        text = f"{float(value):.4f}".rstrip("0").rstrip(".")
        return sign + text.replace(".", self._words.decimal_mark)

    def words(self, key: str, **values: object) -> str:
        """A fixed sentence of the language."""
        return self._words.fixed[key].format(**values)
