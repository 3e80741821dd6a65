"""Lines that give an answer away: `Kunci: B`, `Jawaban - Tokyo`, `… (jawaban: Tokyo)`, a heading “Kunci Jawaban”."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from generator import resources

# Room to write: `Jawab: ________`
_BLANKS = re.compile(r"[\s._…‥)*\]-]*")
_KEY_AT_ONCE = re.compile(r"[\s(\[*_]*(?:\d{1,3}[.)]\s*)?[A-Ea-e](?:[.,;)\]*_]|\s*$)")


def gives_answer_away(text: str) -> str:
    """The word of a line that tells an answer; nothing for other lines, and where room to write follows."""
    found = _answer(text)
    if not found:
        return ""
    blank = _BLANKS.fullmatch(text, found.end())
    told = not blank or (_is_empty(text, found) and found["word"].casefold() in _words("key_words"))
    return found["word"] if told and found["mark"] is not None else ""


def leaves_room(text: str) -> str:
    """The word of a line that holds nothing else, as `Jawaban:` or `**Jawaban**`: nothing may follow but blanks."""
    found = _answer(text)
    return found["word"] if found and _is_empty(text, found) else ""


def begins_with_answer_word(text: str) -> str:
    """The word with which a sentence such as `Pembahasan karena …` begins."""
    found = _sentence().match(text)
    return found[0] if found and found[0][0].isupper() else ""


def is_blank(text: str) -> bool:
    """True for a line to write on, or an empty one."""
    return _BLANKS.fullmatch(text) is not None


def gives_key_away(text: str) -> str:
    """The same in teaching material, where `Jawaban: 4` may end an example: only `Kunci: …`, `Jawaban: B`."""
    word = gives_answer_away(text)
    found = _answer(text)
    if not word or not found:
        return ""
    return word if word.casefold() in _words("key_words") or _KEY_AT_ONCE.match(text, found.end()) else ""


def heads_answers(title: str, within_part: bool) -> bool:
    """True for a heading that has answers below it: “Kunci Jawaban”, “Kunci jawaban pilihan ganda”."""
    words = " ".join(title.split()).strip(" .:*_").casefold()
    if words in _words("key_headings") or (within_part and words in _words("answer_words")):
        return True
    return any(words.startswith(f"{known} ") for known in _words("key_headings") if " " in known)


def _is_empty(text: str, found: re.Match[str]) -> bool:
    return not text[found.end() :].strip(" *_)]")


def _answer(text: str) -> re.Match[str] | None:
    at_start, within = _patterns()
    return at_start.match(text) or within.search(text)


@cache
def _words(key: str) -> frozenset[str]:
    """The words of every language: a lesson may quote another."""
    return frozenset(word for table in resources.toml("words", "anchors.toml").values() for word in table[key])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = rf"(?P<word>{_either(_words('answer_words'))})"
    mark = r"(?P<mark>\s*[:：=][*_]*|\s+[-–—](?=\s)|(?=\s+[*_]*[A-E][*_]*[.)]?$))"
    at_start = rf"(?:(?:[-+*•–]|\d{{1,3}}[.)])\s+)?[*_(\[]*{word}[*_]*(?:{mark}|[*_)\]]*$)"
    within = rf"(?:(?<=[.…!?_])\s{{1,9}}|\s{{2,9}}|[(\[]\s{{,9}})[*_]*{word}[*_]*(?P<mark>\s*[:：=][*_]*)"
    return re.compile(at_start, re.IGNORECASE), re.compile(within, re.IGNORECASE)


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(_words('answer_words'))})(?=\s)", re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
