"""Bytes → the text of a list: UTF-8, UTF-16 with its mark (Excel's “Unicode text”), or Windows' cp1252."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from generator.diagnostics import At, Diagnostic, problem
from generator.markup.letters import CONTROLS
from generator.markup.lines import split_lines
from generator.readers.roster.archive import Refused

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Names in Western languages have no such runs; Arabic, Chinese or Russian in another old encoding is nothing else.
_FOREIGN = re.compile(r"[^\x00-\x7f]{4}")
_FOREIGN_LETTER = re.compile(r"[^\x00-\x7f]")


def decode(data: bytes, path: str, report: Callable[[Diagnostic], None]) -> str:
    """The text of a file without its mark. An old encoding is told, and refused when it cannot be cp1252.

    Raises Refused when it is not text that we read.
    """
    if data.startswith(b"%PDF"):
        raise Refused(problem("roster-not-text", At(path)))
    marked = next((mark for mark in (*_UTF16, codecs.BOM_UTF8) if data.startswith(mark)), b"")
    encoding = "utf-16" if marked in _UTF16 else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if marked:
            raise Refused(problem("roster-not-text", At(path))) from error
        text = _windows(data, path, report)
    if _is_binary(text):
        raise Refused(problem("roster-not-text", At(path)))
    return text


def _windows(data: bytes, path: str, report: Callable[[Diagnostic], None]) -> str:
    text = data.decode("cp1252", "replace")
    if _is_binary(text):
        raise Refused(problem("roster-not-text", At(path)))
    wrong = _FOREIGN.search(text) or re.search("\ufffd", text)
    if wrong:
        raise Refused(problem("roster-encoding", _place(text, wrong.start(), path)))
    first = _FOREIGN_LETTER.search(text)
    if first:
        at = _place(text, first.start(), path)
        report(problem("roster-old-encoding", at, letter=first[0]))
    return text


def _is_binary(text: str) -> bool:
    return len(CONTROLS.findall(text)) > len(text) // 10


def _place(text: str, offset: int, path: str) -> At:
    before = split_lines(text[:offset], path)
    start = offset - len(before[-1].source)
    source = re.split(r"[\r\n]", text[start : offset + 400], maxsplit=1)[0]
    return At(path, len(before), offset - start + 1, 1, source)
