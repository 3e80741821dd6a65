"""Which words may stand on a paper beside its questions, and which must not: what the lesson keeps for teachers.

A page is accounted for phrase by phrase, longest first. What is left over is not judged by how it looks but by what it
says: a phrase that only a teacher may read, an answer, the letters of a key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from generator.audit.letters import UNSEEN
from generator.frozen import frozen

_PLAIN_WORD = re.compile(r"[^\W_]+")
# Scripts whose lines end between any letters or syllables (Thai to Khmer, Balinese, Javanese, ideographs, kana): where
# a line ends says nothing of words, so that each letter is one.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1b00-\u1b7f\u2e80-\u9fff\ua980-\ua9df\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"(?=\w)[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_NO_WORD = re.compile(f"[{_UNSPACED}]")
_NUMBER = "#"
CODE = "@"
"""Stands in a phrase for any code of a version."""

# Texts of which the answer is kept.
_MOST_KEPT = 4_000
# Words on papers that only a key may print.
_TEACHERS_WORDS = frozenset(
    [
        "answer_key", "for_teachers", "do_not_share", "key_by_version", "explanations", "explanations_note",
        "explanations_note_many", "explanations_note_pool", "explanations_note_values",
        "grid_note", "key", "true", "false", "true_short", "false_short", "model_answer", "correction",
        "teacher_notes", "answer", "explanation", "rubric", "surplus", "survey_note",
        "step", "step_score", "total_score",
    ]
)  # fmt: skip


def words_of(text: str) -> list[str]:
    """Words and numbers in one case, without signs."""
    if text.isascii():
        return _PLAIN_WORD.findall(text.lower())
    return _WORD.findall(unicodedata.normalize("NFKC", UNSEEN.sub("", text)).casefold())


def is_single_letter(word: str) -> bool:
    """Whether a word is one letter as keys have them; that of a script without spaces is a part of a word."""
    return len(word) == 1 and word.isalpha() and not _NO_WORD.match(word)


class Phrases:
    """Phrases by their first word, the longest first. `#` stands for any whole number, `@` for any of `codes`."""

    def __init__(self, phrases: Iterable[Sequence[str]], codes: Collection[str] = frozenset()) -> None:
        self._codes = codes
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(set(map(tuple, phrases)), key=lambda phrase: (-len(phrase), phrase)):
            if phrase:
                self._by_first.setdefault(phrase[0], []).append(phrase)
        self._memory: dict[tuple[int, tuple[str, ...]], tuple[str, ...]] = {}

    def left_over(self, words: Sequence[str], least: int = 1) -> tuple[str, ...]:
        """The words that no phrase of at least so many accounts for, in order; "" stands where one was taken out."""
        key = (least, tuple(words))
        found = self._memory.get(key)
        if found is None:
            if len(self._memory) > _MOST_KEPT:
                self._memory.clear()
            found = self._memory[key] = self._left_over(key[1], least)
        return found

    def _left_over(self, words: tuple[str, ...], least: int) -> tuple[str, ...]:
        kept: list[str] = []
        at = 0
        while at < len(words):
            length = self._longest(words, at)
            if not length or length < least:
                kept.append(words[at])
                at += 1
            else:
                kept.append("")
                at += length
        return tuple(kept)

    def _longest(self, words: tuple[str, ...], at: int) -> int:
        word = words[at]
        length = self._first_length(self._by_first.get(word, ()), words, at)
        return length or (self._first_length(self._by_first.get(_NUMBER, ()), words, at) if word.isdecimal() else 0)

    def _first_length(self, phrases: Sequence[tuple[str, ...]], words: tuple[str, ...], at: int) -> int:
        for phrase in phrases:
            some = words[at : at + len(phrase)]
            if some == phrase or (len(some) == len(phrase) and all(map(self._same, some, phrase))):
                return len(phrase)
        return 0

    def _same(self, word: str, wanted: str) -> bool:
        if word == wanted:
            return True
        return word.isdecimal() if wanted == _NUMBER else wanted == CODE and word in self._codes


def behind(said: Sequence[str], lead: Sequence[str]) -> set[str]:
    """Words that stand behind these."""
    size = len(lead)
    return {said[at + size] for at in range(len(said) - size) if list(said[at : at + size]) == list(lead)}


def fixed_phrases(fixed: Mapping[str, str], counted: Iterable[str]) -> Iterator[list[str]]:
    """Words that a language file puts on pupils' papers; numbers in them may be any."""
    for name, text in fixed.items():
        if name not in _TEACHERS_WORDS:
            yield words_of(text)
    for sentence in counted:
        plain = words_of(re.sub(r"\{\w+\}", "0", sentence))
        numbered = [_NUMBER if word == "0" else word for word in plain]
        yield numbered
        yield [part for word in numbered for part in ((word, word) if word == _NUMBER else (word,))]


def template_phrases(template: str) -> Iterator[list[str]]:
    """The words that a template itself prints: what stands between its values and tags."""
    body = re.sub(r"\{[{%].*?[%}]\}", "\n", template, flags=re.S)
    for line in body.split("\n"):
        yield words_of(line)


@frozen
class Secret:
    """Words for teachers only; `what` says what they are, for a person."""

    what: str
    words: str


class Secrets:
    """Finds secrets in text: short ones as whole words, long ones by any stretch of `_STRETCH` letters in a row."""

    def __init__(self, secrets: Iterable[Secret], public: Iterable[str]) -> None:
        self._short: dict[str, list[tuple[tuple[str, ...], Secret]]] = {}
        self._long: dict[str, Secret] = {}
        for secret in secrets:
            words = tuple(words_of(secret.words))
            joined = "".join(words)
            if not words:
                continue
            if len(joined) < _STRETCH or len(words) <= _FEW:
                self._short.setdefault(words[0], []).append((words, secret))
            for stretch in _stretches(joined):
                self._long.setdefault(stretch, secret)
        for text in public:
            for stretch in _stretches("".join(words_of(text))):
                self._long.pop(stretch, None)
        self._memory: dict[tuple[int, tuple[str, ...]], Secret | None] = {}

    def find(self, words: Sequence[str], least: int = 1) -> Secret | None:
        """The first secret of at least so many letters in words that nothing accounts for."""
        key = (least, tuple(words))
        if key not in self._memory:
            if len(self._memory) > _MOST_KEPT:
                self._memory.clear()
            self._memory[key] = self._find(key[1], least)
        return self._memory[key]

    def _find(self, words: tuple[str, ...], least: int) -> Secret | None:
        for at, word in enumerate(words):
            for phrase, secret in self._short.get(word, ()):
                if words[at : at + len(phrase)] == phrase and sum(map(len, phrase)) >= least:
                    return secret
        return next((self._long[one] for one in _stretches("".join(words)) if one in self._long), None)


# Words that count only as a whole; letters in a row that do not come together by chance.
_FEW = 12
_STRETCH = 18


def _stretches(joined: str) -> Iterator[str]:
    for at in range(len(joined) - _STRETCH + 1):
        yield joined[at : at + _STRETCH]
