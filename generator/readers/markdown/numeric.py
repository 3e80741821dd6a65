"""`= 3,14 ± 0,01 g/mol`: an answer line that asks for a number, which is written in the lesson's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from generator import resources
from generator.diagnostics import At, Diagnostic, problem
from generator.frozen import frozen
from generator.lesson import AnswerNumber, Numeral
from generator.markup import Line, read_inlines
from generator.markup.pipes import split_pipes
from generator.readers.markdown.context import Context

_GAP = " \u00a0\u202f"
_WHOLE = rf"(?:[0-9]{{1,3}}(?:[.,{_GAP}][0-9]{{3}})+(?![0-9])|[0-9]{{1,15}})"
NUMBER_FORM = rf"[-−+]?{_WHOLE}(?:[.,][0-9]{{1,12}})?(?:[eE][-−+]?[0-9]{{1,2}})?"
_FORM = re.compile(
    rf"(?P<first>{NUMBER_FORM})"
    rf"(?:\s*(?:±|\+/?[-−])\s*(?P<tolerance>{NUMBER_FORM})(?P<percent>\s*%)?|\s*(?:\.\.\.?|…)\s*(?P<last>{NUMBER_FORM}))?"
    r"(?P<gap>\s*)(?P<unit>\S.*)?"
)
_GROUPED = re.compile(rf"(?<![0-9])[0-9]{{1,3}}(?:([.,{_GAP}])[0-9]{{3}})(?:\1[0-9]{{3}})*(?![0-9])")
_UNIT = re.compile(r"(?:[^\W\d_]|[%‰°′″'\"µΩ€£$])\S*")
# Behind a tolerance or a range it is certain that a number is meant, and its unit may take several words.
_MOST_WORDS, _LONGEST_UNIT = 3, 30
# Of letters that stand right behind a number only these are a unit; `2x` is a term, `6A` a class.
_GLUED = re.compile(r"[%‰°′″€£$Ω].*|[mgsLl](?:[\^~/²³·].*)?|[^\W\d_]{2}\S*")


@frozen
class _Found:
    """`line` is all that stands behind `= `."""

    line: Line
    match: re.Match[str]

    @property
    def is_certain(self) -> bool:
        return bool(self.match["tolerance"] or self.match["last"])


def reads_as_number(line: Line) -> bool:
    """True for a number with one word behind it as its unit, or with a tolerance or as a range."""
    found = _found(line)
    return found is not None and len(split_pipes(line.text)) == 1


def is_surely_number(line: Line) -> bool:
    """True if any wording of the line has a tolerance or is a range."""
    pieces = (_found(line.piece(*span)) for span in split_pipes(line.text))
    return any(found is not None and found.is_certain for found in pieces)


def read_number(line: Line, context: Context) -> AnswerNumber:
    """The number of a line that `reads_as_number`; what is doubtful or cannot be is told."""
    found = _found(line)
    assert found is not None
    for doubt in _doubts(found, context.decimal_mark):
        context.report(doubt)
    match, mark = found.match, context.decimal_mark
    first, tolerance, last = (read_numeral(match[name], mark) for name in ("first", "tolerance", "last"))
    assert first is not None
    if last is not None and last.value < first.value:
        context.say("range-backwards", _place(found, "last"))
        first, last = last, first
    if tolerance is not None and tolerance.value < 0:
        context.say("tolerance-negative", _place(found, "tolerance"))
    unit = read_inlines((_piece(found, "unit"),), context.aside) if match["unit"] else ()
    return AnswerNumber(first, tolerance, bool(match["percent"]), last, unit, line.at())


def _found(line: Line) -> _Found | None:
    match = _FORM.fullmatch(line.text)
    if match is None:
        return None
    found = _Found(line, match)
    unit = match["unit"] or ""
    words = unit.split()
    if not unit:
        return found
    if not is_unit(unit, _MOST_WORDS if found.is_certain else 1):
        return None
    if not match["gap"] and not _GLUED.fullmatch(unit):
        return None
    return None if words[0].casefold().strip(".,") in _months() else found


def is_unit(text: str, most_words: int = _MOST_WORDS) -> bool:
    """Whether what stands behind a number may be its unit."""
    return bool(_UNIT.match(text)) and len(text) <= _LONGEST_UNIT and len(text.split()) <= most_words


@cache
def _months() -> frozenset[str]:
    """`= 17 Agustus` is a day."""
    return frozenset(month for table in resources.toml("words", "anchors.toml").values() for month in table["months"])


# ---- numbers as they are written


def read_numeral(text: str | None, mark: str) -> Numeral | None:
    if text is None:
        return None
    plain = re.sub(f"[{_GAP}]", "", _without_groups(text, mark)).replace("−", "-").replace(",", ".")
    return Numeral(text.replace("-", "−"), Fraction(plain))


def _without_groups(text: str, mark: str) -> str:
    """`1.500,75` → `1500,75` where the decimal mark is a comma. A sign that can only be a decimal mark is one."""
    grouped = _GROUPED.search(text)
    if grouped is None or not _is_grouping(text, grouped, mark):
        return text
    return text.replace(grouped[0], grouped[0].replace(grouped[1], ""))


def _is_grouping(text: str, grouped: re.Match[str], mark: str) -> bool:
    sign, digits = grouped[1], grouped[0]
    if sign in _GAP or digits.count(sign) > 1 or text[grouped.end() : grouped.end() + 1] in (",", "."):
        return True
    return sign != mark and not digits.startswith("0")


def _doubts(found: _Found, mark: str) -> Iterator[Diagnostic]:
    """`1.500` and `3.14` in a lesson that writes decimals with a comma."""
    other = "." if mark == "," else ","
    for name in ("first", "tolerance", "last"):
        text = found.match[name] or ""
        whole = _without_groups(text, mark)
        if _looks_like_decimals(text, other):
            yield problem(
                "number-doubtful", _place(found, name), text=text, whole=whole, part=text.replace(other, mark)
            )
        elif other in whole:
            right = whole.replace(other, mark)
            yield problem("number-mark", _place(found, name), text=text, right=right)


def _looks_like_decimals(text: str, other: str) -> bool:
    """True of one sign for thousands with nothing behind that shows it to be one."""
    grouped = _GROUPED.search(text)
    alone = grouped is not None and text[grouped.end() : grouped.end() + 1] not in (",", ".")
    return alone and grouped is not None and grouped[0].count(other) == 1 and not grouped[0].startswith("0")


def _piece(found: _Found, name: str) -> Line:
    return found.line.piece(*found.match.span(name))


def _place(found: _Found, name: str) -> At:
    return _piece(found, name).at()
