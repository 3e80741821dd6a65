"""How the lines of a question begin: options, answers, quotes, numbers; and what nearly is one of them."""

from __future__ import annotations

import re

RIGHT = "xXvV✓✔"

NUMBER = re.compile(r"(\d{1,9})[.)](?:\s+|$)")
BULLET = re.compile(r"[-+*](?:\s+|$)")
OPTION = re.compile(rf"(?:[-+*]|\d{{1,9}}[.)])\s+\[\s*([{RIGHT}]?)\s*\](?![(\[:])\s*")
# `2.Apa`, `2.) Apa`, `2 . Apa`, `**2.** Apa`, `No. 2: Apa`: meant as a question's number, but read as text.
NEAR_NUMBER = re.compile(
    r"\d{1,3}[.)][^\W\d_]|\d{1,3}\.\)\s|\d{1,3}\s+[.)]\s|\*\*\(?\d{1,3}[.)]*\*\*[.)]?\s|\*\*\d{1,3}[.)]\s"
    r"|(?:no|nomor|soal|question)\b\.?\s*\d{1,3}\s*[.:)]\s",
    re.IGNORECASE,
)
NUMBER_IN_BRACKETS = re.compile(r"\(\d{1,3}\)\s")

_BULLETS = r"(?:[-+*•‣▪●○◦·–—]|\(?\w{1,2}[.)])"
_TICKED = "☑☒✅✓✔"
_NEAR_OPTION = re.compile(
    rf"{_BULLETS}\s*(?:\[(?:\s*\S?\s*)\](?![(\[:])|［\s*\S?\s*］|\((?:\s*[{RIGHT}]\s*|\s+)\)(?=\s))"
    rf"|\[\s*[{RIGHT}]?\s*\](?![(\[:])(?:\s|$)|\(\s+\)\s|(?:{_BULLETS}\s*)?[{_TICKED}]"
)
_NEXT_NEAR_OPTION = re.compile(rf"(?:{_BULLETS}\s*)?[☐□]|\(\s*\)\s")
_FILLED = re.compile(rf"[\[(［]\s*\S\s*[\])］]\s*$|[{_TICKED}]$")


def near_option(text: str, among_options: bool) -> re.Match[str] | None:
    """The beginning of a line that is meant as an option but not written like one: `A. [x]`, `- (x)`, `☑`.

    An empty box means an option only `among_options`; elsewhere it may be a place for a number.
    """
    return _NEAR_OPTION.match(text) or (_NEXT_NEAR_OPTION.match(text) if among_options else None)


def is_filled(near: re.Match[str]) -> bool:
    """True if the brackets or the box of a near option hold something."""
    return _FILLED.search(near[0]) is not None


def is_near_answer(text: str) -> bool:
    """`=ASEAN`, `== ASEAN`, `=> ASEAN`"""
    return text.startswith("=") and not text.startswith("= ") and text.strip("=") != ""
