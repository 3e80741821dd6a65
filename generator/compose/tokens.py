"""Values on their way through a template: each `{{ value }}`, strings too, becomes an opaque token.

The template's own Markdown is parsed with the tokens in it, then the values take their places in the tree. So whatever
a lesson says is text or blocks and never markup, and nothing is escaped. Tokens are made of noncharacters, which the
lesson reader replaces, so no lesson can write one.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.document.blocks import Block, Blocks
from generator.document.inlines import Inline, Inlines, Text
from generator.document.transforms import plain

OPEN, CLOSE = "\ufdd0", "\ufdd1"
_TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
_BETWEEN, _ISOLATE, _ISOLATED = " · ", "\u2068", "\u2069"
_ONLY_TOKENS = re.compile(f"(?:\\s*{OPEN}\\d+{CLOSE}\\s*)+\\Z")

Value = str | Inlines | Blocks


class NotInline(Exception):
    """A value of whole blocks was put into the middle of a line."""


class Tokens:
    """The values of one composition, each known by its token.

    With `isolated` each of several things on a line (`a · b`) keeps its own direction, so that figures stay with their
    words where some run from right to left.
    """

    def __init__(self, isolated: bool = False) -> None:
        self._values: list[Value] = []
        self._isolated = isolated

    def add(self, value: Value) -> Markup:
        self._values.append(value)
        return Markup(f"{OPEN}{len(self._values) - 1}{CLOSE}")  # noqa: S704 - a token is ours, never a lesson's text

    def inlines(self, text: str) -> Inlines:
        """Text with its tokens put right. Raises NotInline for blocks that need a line of their own."""
        if self._isolated and _BETWEEN in text:
            things = text.split(_BETWEEN)
            text = _BETWEEN.join(f"{_ISOLATE}{thing}{_ISOLATED}" if thing.strip() else thing for thing in things)
        made: list[Inline] = []
        at = 0
        for token in _TOKEN.finditer(text):
            if token.start() > at:
                made.append(Text(text[at : token.start()]))
            made.extend(self._as_inlines(self._values[int(token[1])]))
            at = token.end()
        if at < len(text):
            made.append(Text(text[at:]))
        return tuple(made)

    def _as_inlines(self, value: Value) -> Inlines:
        if isinstance(value, str):
            # A string may hold tokens itself, when a template joined one to others with `~`.
            return self.inlines(value) if OPEN in value else (Text(value),) if value else ()
        if any(isinstance(piece, Block) for piece in value):
            raise NotInline
        return value  # type: ignore[return-value]

    def blocks(self, text: str) -> Blocks | None:
        """The blocks of a paragraph that is nothing but tokens of blocks; None for any other paragraph."""
        if not _ONLY_TOKENS.match(text):
            return None
        values = [self._values[int(number)] for number in _TOKEN.findall(text)]
        if not all(isinstance(value, tuple) and all(isinstance(piece, Block) for piece in value) for value in values):
            return None
        return tuple(block for value in values for block in value)  # type: ignore[misc]

    def plain(self, text: str) -> str:
        """The letters alone, for titles and attributes."""
        return plain(self.inlines(text))
