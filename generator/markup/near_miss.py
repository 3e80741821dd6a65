"""Text that nearly is attributes: it would be printed, braces and all, and have no effect."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.diagnostics import Diagnostic, problem
from generator.markup.attributes import CLASSES, KEYS, are_attributes, read_pieces
from generator.markup.lines import Line
from generator.markup.near import nearest

_END = re.compile(r"\{([^{}]*)\}?$")
_BRACES = re.compile(r"(?<![\\{`])\{([^{}]*)\}(?!\})")
_BARE = re.compile(r"([a-z-]+)=\S+")
_WORD = re.compile(r"[^\W_][\w-]*")
# `{benar}`, which is no set of numbers or letters; `{range}` is the grammar's own.
_ONE_WORD = re.compile(r"\s*(?!range\s*$)[^\W\d_]{3,}\s*")
# Braces with more words than this are a sentence.
_MOST_WORDS = 12


def near_miss(lines: Sequence[Line]) -> Diagnostic | None:
    """A warning for the first braces of a paragraph that look like attributes and were not read as such."""
    return next((found for line in lines if (found := _inside(line))), None) or _at_end(lines[-1])


def _inside(line: Line) -> Diagnostic | None:
    """Attributes that are right in themselves but do not end the paragraph, or lost their braces."""
    bare = _BARE.fullmatch(line.text)
    if bare and bare[1] in KEYS:
        return problem("attributes-near-miss", line.at(), text=line.text)
    for braces in _BRACES.finditer(line.text):
        is_picture = line.text[: braces.start()].endswith(")") and "![" in line.text
        if not is_picture and are_attributes(read_pieces(line, *braces.span(1))):
            return _warning(line, braces)
    return None


def _at_end(line: Line) -> Diagnostic | None:
    braces = _END.search(line.text)
    before = line.text[: braces.start()] if braces else ""
    if not braces or before.endswith(("\\", "{")) or (before.endswith(")") and "![" in before):
        return None
    words = _WORD.findall(braces[1])[: _MOST_WORDS + 1]
    sure = any(word in KEYS or word in CLASSES for word in words)
    bare = _ONE_WORD.fullmatch(braces[1]) is not None
    near = "=" in braces[1] and any(len(word) > 3 and nearest(word, KEYS | CLASSES) for word in words)
    return _warning(line, braces) if len(words) <= _MOST_WORDS and (sure or near or bare) else None


def _warning(line: Line, braces: re.Match[str]) -> Diagnostic:
    return problem("attributes-near-miss", line.at(braces.start(), len(braces[0])), text=braces[0])
