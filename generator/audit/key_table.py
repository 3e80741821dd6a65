"""The table of a key against the worksheets, letter by letter: every answer of every version once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.audit.flat import Standing
from generator.audit.key_grid import GridReader, Row
from generator.audit.known import Known
from generator.audit.letters import label, letters, quoted
from generator.audit.marks import as_marks
from generator.audit.versions import Planned


class KeyTable:
    """`marks` are what worksheets were found to have right, by version; of a version without one the plan's counts."""

    def __init__(self, known: Known, marks: Mapping[str, str]) -> None:
        self._known, self._marks = known, marks
        codes = known.versions.codes
        self._most = max(map(known.versions.count, codes), default=0)
        self._lettered = any(fact.letter for fact in known.facts.values())
        numbers = frozenset(map(str, range(1, self._most + 1))) if not self._lettered else self._all_numbers()
        self._places: tuple[str, dict[str, int]] = "", {}
        corners = {letters(known.words.fixed[name]) for name in ("number", "version")}
        self.reader = GridReader(frozenset(codes), numbers, corners)
        # A bit for each number whose answer was seen.
        self._seen = dict.fromkeys(codes, 0)

    def _all_numbers(self) -> frozenset[str]:
        return frozenset(str(item["number"]) for version in self._known.versions for item in version["items"])

    def _place(self, code: str, number: str) -> int:
        """Where a number stands among those of a version, whose sub-questions have letters; behind all if nowhere."""
        if not self._lettered:
            return int(number) - 1
        if self._places[0] != code:
            version = self._known.versions.get(code)
            items = version["items"] if version is not None else ()
            self._places = code, {str(item["number"]): place for place, item in enumerate(items)}
        return self._places[1].get(number, self._most)

    def _number(self, code: str, place: int) -> str:
        version = self._known.versions.get(code) if self._lettered else None
        return str(version["items"][place]["number"]) if version is not None else str(place + 1)

    def faults(self, standings: Sequence[Standing]) -> Iterator[str]:
        """What is wrong in the rows that end among these."""
        for row in self.reader.rows(standings):
            yield from self._row(row)

    def missing(self) -> Iterator[str]:
        """What is wrong in the last row, and what no row has."""
        for row in self.reader.end():
            yield from self._row(row)
        for code, seen in self._seen.items():
            for place, mark in enumerate(self.wanted(code)):
                if mark and not seen >> place & 1:
                    number = self._number(code, place)
                    yield f"version {code}, question {number}: the table has no answer, but it is {mark}"

    def _row(self, row: Row) -> Iterator[str]:
        last, wanted = "", [""]
        for (code, number), said in row.items():
            if code != last:
                last, wanted = code, self.wanted(code)
            place = self._place(code, number)
            mark = wanted[place] if place < len(wanted) else ""
            if self._seen[code] >> place & 1:
                yield f"version {code}, question {number}: the table answers it twice"
            self._seen[code] |= 1 << place
            if said != mark.replace(" ", ""):
                yield f"version {code}, question {number}: {self._wrong(code, place, said, mark)}"

    def wanted(self, code: str) -> list[str]:
        """By number, from 1 on."""
        marks = self._marks.get(code)
        if marks is None:
            version = self._known.versions.get(code)
            assert version is not None
            marks = "\t".join(map(self._planned, version["items"]))
        return marks.split("\t")

    def _planned(self, item: Planned) -> str:
        fact = self._known.facts.of(item)
        if fact is None:
            return ""
        return as_marks(fact, tuple(item.get("options", ())), tuple(item.get("rows", ())), self._known.words)

    def _wrong(self, code: str, place: int, said: str, wanted: str) -> str:
        if not wanted:
            return f"the table says {quoted(said)} where nothing belongs"
        version = self._known.versions.get(code)
        item = version["items"][place] if version else {}
        fact = self._known.facts.of(item)
        if fact is not None and fact.kind == "single-choice":
            names = {label(spot): fact.choices[index] for spot, index in enumerate(item.get("options", ()))}
            if said in names and wanted in names:
                here, right = quoted(names[said].words), quoted(names[wanted].words)
                return (
                    f"the key says {said}, but on worksheet {code} {said} is {here}; "
                    f"the right {right} stands at {wanted}"
                )
        return f"the table says {said}, but it is {wanted}"
