"""The lines of a chart → its data, or what is wrong with each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from generator import words as languages
from generator.diagnostics import Diagnostic, problem
from generator.document.charts import Chart, ChartKind, Series
from generator.document.figures import NOTHING, number_of
from generator.frozen import replace
from generator.markup.lines import Line
from generator.markup.near import suggestion
from generator.markup.rules import tables
from generator.words import Words, load_words

KEYS = ("type", "title", "x", "y", "values", "alt")
_KINDS: dict[str, ChartKind] = {
    "bar": "bar",
    "horizontal": "horizontal",
    "line": "line",
    "pie": "pie",
    "scatter": "scatter",
}
# What can still be told apart: rows of each kind, and series.
_MOST_ROWS = {"bar": 20, "horizontal": 20, "line": 60, "pie": 8, "scatter": 100}
_MOST_SERIES = 4
_LONGEST = 60
_PAIR = re.compile(r"([A-Za-z][A-Za-z-]*)\s*:\s*(.*)")
_LARGEST = Fraction(10**12)

Found = tuple[Chart, str, Words]


def read(
    info: str, opening: Line, lines: Sequence[Line], language: str, report: Callable[[Diagnostic], None]
) -> Found | None:
    """The chart, what describes it if the lesson says, and the words of its language."""
    return _Reading(info, opening, lines, language, report).chart()


class _Reading:
    def __init__(
        self,
        info: str,
        opening: Line,
        lines: Sequence[Line],
        language: str,
        report: Callable[[Diagnostic], None],
    ) -> None:
        self._at, self._report = opening.at(), report
        self._words = load_words(language if languages.knows(language) else "en")
        self._failed = False
        self._values: dict[str, Line] = {}
        self._rows: list[Line] = []
        if info.strip() != "chart":
            self._refuse("drawing-info", opening, text=info.partition(" ")[2], near="")
        for line in lines:
            if line.text:
                self._take(line)

    def _refuse(self, code: str, line: Line, **values: object) -> None:
        self._report(problem(code, line.at(), **values))
        self._failed = True

    def _take(self, line: Line) -> None:
        found = _PAIR.fullmatch(line.text)
        if "{{" in line.text:
            self._refuse("drawing-variables", line)
        elif line.text.startswith("|"):
            self._rows.append(line)
        elif not found or self._rows or found[1].lower() in self._values:
            self._refuse("drawing-line", line, name="chart", keys=", ".join(KEYS))
        elif found[1].lower() not in KEYS:
            self._refuse("drawing-key", line, name="chart", key=found[1], near=suggestion(found[1], KEYS) or KEYS[0])
        elif len(found[2]) > _LONGEST and found[1].lower() != "alt":
            self._refuse("drawing-value", line, key=found[1], value=found[2], wanted=found[2][: _LONGEST // 2])
        else:
            self._values[found[1].lower()] = line

    def _text(self, key: str) -> str:
        line = self._values.get(key)
        return line.text.partition(":")[2].strip() if line else ""

    def _one_of(self, key: str, known: Sequence[str]) -> str:
        text = self._text(key).lower() or known[0]
        if text not in known:
            self._refuse("drawing-value", self._values[key], key=key, value=text, wanted=", ".join(known))
            return known[0]
        return text

    def chart(self) -> Found | None:
        kind = _KINDS[self._one_of("type", tuple(_KINDS))]
        printed = self._one_of("values", ("no", "yes")) == "yes"
        made = None if self._failed else self._data(kind)
        if made is None or self._failed:
            return None
        title, x, y = map(self._text, ("title", "x", "y"))
        return replace(made, title=title, x=x, y=y, values=printed), self._text("alt"), self._words

    def _data(self, kind: ChartKind) -> Chart | None:
        cells = [[row.piece(*span) for span in tables.cells(row.text)] for row in self._rows]
        if len(cells) < 3 or not tables.is_dashes(self._rows[1].text) or len(cells[0]) < 2:
            self._report(problem("chart-data", self._rows[0].at() if self._rows else self._at))
            return None
        head, body, most = cells[0], cells[2:], _MOST_ROWS[kind]
        if len(head) - 1 > _MOST_SERIES:
            self._refuse("drawing-too-many", self._rows[0], count=len(head) - 1, most=_MOST_SERIES)
        elif len(body) > most:
            self._refuse("drawing-too-many", self._rows[2 + most], count=len(body), most=most)
        if self._failed:
            return None
        for row, line in zip(body, self._rows[2:], strict=True):
            if len(row) != len(head):
                self._refuse("table-shape", line, cells=len(row), columns=len(head))
        if self._failed:
            return None
        self._check_categories(kind, body)
        numbers = [[self._number(cell) for cell in row[1:]] for row in body]
        places = [self._number(row[0]) if kind == "scatter" else None for row in body]
        if kind == "scatter" and None in places:
            self._refuse(
                "chart-number", next(row[0] for row, at in zip(body, places, strict=True) if at is None), text=""
            )
        if kind == "pie":
            self._check_shares(head, body, numbers)
        if not self._failed and not any(one is not None for row in numbers for one in row):
            self._report(problem("chart-data", self._rows[0].at()))
            return None
        series = tuple(
            Series(
                name.text,
                tuple(row[at] for row in numbers),
                tuple(row[at + 1].text.replace("-", "−") for row in body),
            )
            for at, name in enumerate(head[1:])
        )
        kept = tuple(place for place in places if place is not None)
        return Chart(
            kind, "", "", "", tuple(row[0].text for row in body), series, places=kept, mark=self._words.decimal_mark
        )

    def _number(self, cell: Line) -> Fraction | None:
        if cell.text in NOTHING:
            return None
        value = number_of(cell.text, self._words.decimal_mark)
        if value is None or abs(value) > _LARGEST:
            self._refuse("chart-number", cell, text=cell.text)
        return value

    def _check_categories(self, kind: ChartKind, body: Sequence[Sequence[Line]]) -> None:
        seen: set[str] = set()
        for row in body:
            name = row[0]
            if kind != "scatter" and (not name.text or name.text in seen or len(name.text) > _LONGEST // 2):
                self._refuse("chart-category", name if name.text else row[-1], text=name.text)
            seen.add(name.text)

    def _check_shares(
        self, head: Sequence[Line], body: Sequence[Sequence[Line]], numbers: Sequence[Sequence[Fraction | None]]
    ) -> None:
        if len(head) > 2:
            self._refuse("chart-share", head[2])
        for row, values in zip(body, numbers, strict=True):
            if not self._failed and (values[0] is None or values[0] <= 0):
                self._refuse("chart-share", row[1] if row[1].text else row[0])
