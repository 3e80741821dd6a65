"""Options that must not wander: those that speak of all others, those that name others by letter, numbers in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from generator import resources


@cache
def _words(key: str) -> frozenset[str]:
    """The words of every language: a lesson may quote another."""
    return frozenset(word for table in resources.toml("words", "anchors.toml").values() for word in table[key])


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(" .…!?;,\"'“”").casefold()


def speaks_of_all(text: str) -> bool:
    """“semua benar”, “none of the above”"""
    return _plain(text) in _words("all") or _plain(text) in _words("none")


@cache
def _letters() -> re.Pattern[str]:
    def either(key: str) -> str:
        return "|".join(re.escape(word) for word in sorted(_words(key), key=lambda word: (-len(word), word)))

    letter, joiner = r"\(?[A-Za-z]\)?", rf"(?:\s*,\s*(?:(?:{either('joiners')})\s+)?|\s+(?:{either('joiners')})\s+)"
    return re.compile(
        rf"(?:(?P<opener>{either('openers')})\s+)?(?P<letters>{letter}(?:{joiner}{letter})*)"
        rf"(?:\s+(?P<closer>{either('closers')}))?",
        re.IGNORECASE,
    )


def refers_to_letters(texts: Sequence[str]) -> tuple[int, ...]:
    """The options that name others by their letter: “A dan B benar”, “both a and b”.

    Letters alone (“A dan B”) count only where each names an option above that is no such list itself: among “A dan B”,
    “A dan C”, “B dan C” they name something in the stem, and in “antigen A dan B” a thing.
    """
    found = [_letters().fullmatch(" ".join(text.split()).strip(" .…!?;")) for text in texts]
    named = [_named(match) if match else () for match in found]
    referring = []
    for index, match in enumerate(found):
        letters = named[index]
        if not match or not letters or max(letters) >= len(texts) or index in letters:
            continue
        spoken = bool(match["opener"] or match["closer"])
        sure = len(letters) > 1 or bool(match["opener"] and match["closer"])
        above = all(letter < index and not named[letter] for letter in letters) and len(letters) > 1
        if (spoken and sure) or (above and match["letters"].upper()[:1] == match["letters"][:1]):
            referring.append(index)
    return tuple(referring)


def _named(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(ord(letter.upper()) - ord("A") for letter in re.findall(r"\b[A-Za-z]\b", match["letters"]))


# ---- numbers and dates

_NUMBER = re.compile(
    r"(?P<before>[^\d\s+−–-]{0,4}\s?)(?P<sign>[-−–+]?)"
    r"(?P<number>\d+(?:[.,\s]\d+)*)(?:/(?P<under>\d+))?(?P<after>\D{0,25})"
)
_DATES = (
    re.compile(r"(?:(?P<day>\d{1,2})\s+)?(?P<month>[a-z]+)(?:\s+(?P<year>\d{3,4}))?"),
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)


def are_numbers(texts: Sequence[str], decimal_mark: str) -> bool:
    """True if all are numbers of one unit, no two of them equal."""
    values = _numbers(texts, decimal_mark)
    return len(values) == len(texts) == len(set(values))


def in_order(texts: Sequence[str], decimal_mark: str) -> bool:
    """True if all are numbers (of one unit) or all are dates, written upwards or downwards."""
    if len(texts) < 2:
        return False
    for values in (_numbers(texts, decimal_mark), _dates(texts)):
        if values and (_rises(values) or _rises(values[::-1])):
            return True
    return False


def _rises(values: Sequence[tuple[float, ...]]) -> bool:
    return all(one < other for one, other in pairwise(values))


def _numbers(texts: Sequence[str], decimal_mark: str) -> list[tuple[float, ...]]:
    found = [match for text in texts if (match := _NUMBER.fullmatch(_plain(text)))]
    units = {(match["before"].strip(), match["after"].strip()) for match in found}
    if len(found) < len(texts) or len(units) > 1:
        return []
    values = [_value(match, decimal_mark) for match in found]
    return [(value,) for value in values if value is not None] if None not in values else []


def _value(match: re.Match[str], decimal_mark: str) -> float | None:
    digits = re.sub(r"\s", "", match["number"])
    grouped = "." if decimal_mark == "," else ","
    if re.fullmatch(rf"\d{{1,3}}(?:\{grouped}\d{{3}})+(?:\{decimal_mark}\d+)?", digits):
        digits = digits.replace(grouped, "")
    digits = digits.replace(",", ".")
    if digits.count(".") > 1 or (match["under"] and int(match["under"]) == 0):
        return None
    value = float(digits) / int(match["under"] or 1)
    return -value if match["sign"] in ("-", "−", "–") else value


def _dates(texts: Sequence[str]) -> list[tuple[float, ...]]:
    found = [date for text in texts if (date := _date(_plain(text)))]
    alike = {tuple(part == 0 for part in date) for date in found}
    return found if len(found) == len(texts) and len(alike) == 1 else []


@cache
def _months() -> dict[str, int]:
    tables = resources.toml("words", "anchors.toml").values()
    return {month: number for table in tables for number, month in enumerate(table["months"], start=1)}


def _date(text: str) -> tuple[float, ...] | None:
    for form in _DATES:
        match = form.fullmatch(text)
        if not match:
            continue
        month = int(match["month"]) if match["month"].isdigit() else _months().get(match["month"], 0)
        if 1 <= month <= 12:
            return (int(match["year"] or 0), month, int(match["day"] or 0))
    return None
