"""Bytes → the lines of a lesson: UTF-8, or UTF-16 with its mark; anything else is told, never guessed."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable

from generator.diagnostics import At, Diagnostic, problem
from generator.markup.letters import BIDI, CONTROLS, HIDDEN, REPLACEMENT, letter_name
from generator.markup.lines import Line, make_line, split_lines

# Bytes of a lesson: 2000 questions have some 600,000.
SIZE_LIMIT = 2_000_000
# Letters of one line. A paragraph typed on one line has some 3,000.
LINE_LIMIT = 20_000

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WORD_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_CUT = 200
# What a line begins with before its first word: its number, bullet or `[x]`.
_MARKS = re.compile(r"\d{0,9}\W*(?:[xXvV]\W+)?")


def decode(data: bytes, path: str, report: Callable[[Diagnostic], None]) -> str | None:
    """The text of a file, or None (with a diagnostic) when it is not text that we read."""
    if len(data) >= SIZE_LIMIT:
        report(problem("lesson-too-large", At(path), limit=f"{SIZE_LIMIT // 1_000_000} MB"))
        return None
    if data.startswith(_WORD_FILES):
        report(problem("not-text", At(path)))
        return None
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        report(_undecodable(data, error, path, encoding))
        return None
    if text.count("\0") > max(1, len(text) // 10):
        report(problem("not-text", At(path)))
        return None
    return unicodedata.normalize("NFC", text)


def _undecodable(data: bytes, error: UnicodeDecodeError, path: str, encoding: str) -> Diagnostic:
    if encoding != "utf-8-sig" or b"\0" in data[:1000]:
        return problem("not-text", At(path))
    before = data[: error.start]
    start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
    line = re.split(rb"[\r\n]", data[start : start + _CUT], maxsplit=1)[0].decode("cp1252", "replace")
    number = len(re.findall(rb"\r\n|\r|\n", before)) + 1
    column = len(data[start : error.start].decode("utf-8", "replace")) + 1
    return problem("not-utf-8", At(path, number, column, 1, line), letter=f"0x{data[error.start]:02X}")


def clean_lines(text: str, path: str, report: Callable[[Diagnostic], None]) -> tuple[Line, ...]:
    """The lines of a text, without letters that cannot be printed; each of those is reported."""
    lines = split_lines(text, path)
    if (
        max(map(len, text.splitlines()), default=0) <= LINE_LIMIT
        and not CONTROLS.search(text)
        and not BIDI.search(text)
        and not HIDDEN.search(text)
    ):
        return lines
    return tuple(_clean(line, report) for line in lines)


def _clean(line: Line, report: Callable[[Diagnostic], None]) -> Line:
    source = line.source
    for code, letters in (("control-character", CONTROLS), ("bidi-control", BIDI)):
        for found in letters.finditer(source):
            at = At(line.path, line.number, found.start() + 1, 1, source)
            report(problem(code, at, letter=letter_name(found[0])))
        source = letters.sub(REPLACEMENT, source)
    source = _without_hidden_marks(line, source, report)
    if len(source) > LINE_LIMIT:
        report(problem("line-too-long", At(line.path, line.number, 1, 1, source[:_CUT]), limit=LINE_LIMIT))
        source = source[:_CUT]
    return make_line(line.path, line.number, source)


def _without_hidden_marks(line: Line, source: str, report: Callable[[Diagnostic], None]) -> str:
    """Letters without width among a line's first marks would turn an option or an answer into text."""
    marks = _MARKS.match(line.text)
    start = line.column - 1
    end = start + (marks.end() if marks else 0)
    for found in HIDDEN.finditer(source, start, end):
        at = At(line.path, line.number, found.start() + 1, 1, line.source)
        report(problem("control-character", at, letter=letter_name(found[0])))
    return source[:start] + HIDDEN.sub(" ", source[start:end]) + source[end:]
