"""Choice questions as the checks of items see them: plain texts, and which of them is the key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator import resources, words
from generator.diagnostics import At
from generator.document.inlines import Emphasis, Strong, Underline
from generator.document.transforms import flat_inlines, inlines_of, plain, plain_blocks
from generator.frozen import frozen
from generator.lesson import Question, TaskList

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@frozen
class Asked:
    """A question of single choice whose options are texts. `key` is the index of the right option."""

    question: Question
    stem: str
    options: tuple[str, ...]
    key: int
    language: str

    @property
    def at(self) -> At:
        return self.question.at

    @property
    def right(self) -> str:
        return self.options[self.key]

    @property
    def distractors(self) -> tuple[str, ...]:
        return tuple(text for index, text in enumerate(self.options) if index != self.key)


def single_choice(question: Question, language: str) -> Asked | None:
    """None for a question of another kind, or with an option that is no text."""
    others = {"statements", "multiple", "survey"} & set(question.attributes.classes)
    if others or not isinstance(question.shape, TaskList):
        return None
    entries = question.shape.entries
    keys = [index for index, entry in enumerate(entries) if entry.marked]
    texts = tuple(plain_blocks(entry.blocks).strip() for entry in entries)
    if len(keys) != 1 or len(texts) < 2 or not all(texts):
        return None
    return Asked(question, plain_blocks(question.stem), texts, keys[0], words.base(language))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [word.casefold() for word in _WORD.findall(text)]


@cache
def word_list(name: str, language: str) -> tuple[str, ...]:
    """A list of `templates/words/items.toml`; empty for a language that has none."""
    found: Sequence[str] = resources.toml("words", "items.toml").get(language, {}).get(name, ())
    return tuple(found)


@cache
def pattern(name: str, language: str) -> re.Pattern[str] | None:
    """Any of a list's expressions, as whole words in any case."""
    listed = word_list(name, language)
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)", re.IGNORECASE) if listed else None


def emphasised(question: Question) -> str:
    """What stands out in a stem: bold, italic, underlined or in capitals, in lower case."""
    marked = [
        plain(inline.kids)
        for kids in inlines_of(question.stem)
        for inline in flat_inlines(kids)
        if isinstance(inline, Strong | Emphasis | Underline)
    ]
    capitals = [word for word in _WORD.findall(plain_blocks(question.stem)) if word.isupper() and len(word) >= 3]
    return " ".join((*marked, *capitals)).casefold()
