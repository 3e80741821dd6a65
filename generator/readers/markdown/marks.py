"""How the lines of a question begin: options, answers, quotes, numbers; and what nearly is one of them."""

from __future__ import annotations

import re
from functools import cache

from generator import resources

RIGHT = "xXvV✓✔"

NUMBER = re.compile(r"(\d{1,9})[.)](?:\s+|$)")
BULLET = re.compile(r"[-+*](?:\s+|$)")
OPTION = re.compile(rf"(?:[-+*]|\d{{1,9}}[.)])\s+\[\s*([{RIGHT}]?)\s*\](?![(\[:])\s*")
NUMBER_WITHOUT_SPACE = re.compile(r"\d{1,3}[.)][^\W\d_]")

_NEAR_OPTION = re.compile(
    rf"(?:[-+*•‣▪●○◦·–—]|\(?\w{{1,2}}[.)])\s*\[(?:\s*\S?\s*)\](?![(\[:])|\[\s*[{RIGHT}]?\s*\](?![(\[:])(?:\s|$)"
)
_BLANKS = re.compile(r"[\s._…‥-]*")


def near_option(text: str) -> re.Match[str] | None:
    """The beginning of a line that is meant as an option but not written like one."""
    return _NEAR_OPTION.match(text)


def is_near_answer(text: str) -> bool:
    """`=ASEAN`"""
    return text.startswith("=") and not text.startswith(("= ", "=="))


def gives_answer_away(text: str) -> str:
    """The word of a line such as `Kunci: B`; nothing for other lines, and for `Jawab: …` with room to write."""
    found = _answer_words().match(text)
    return "" if not found or _BLANKS.fullmatch(text, found.end()) else found["word"]


@cache
def _answer_words() -> re.Pattern[str]:
    words = {word for table in resources.toml("words", "anchors.toml").values() for word in table["answer_words"]}
    either = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:[-+*•–]\s+)?[*_(\[]*(?P<word>{either})[*_]*\s*[:：][*_]*", re.IGNORECASE)
