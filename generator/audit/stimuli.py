"""What stands above the questions of a group: the lesson's own text, with the numbers that they have in a version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.audit.phrases import words_of
from generator.audit.reading import Chunks, Reader
from generator.document.blocks import Blocks
from generator.document.filling import fill
from generator.frozen import frozen, replace
from generator.lesson import Lesson

_NUMBER, _MARK = "#", "rangeofnumbers"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""Of sub-questions: `3a`."""


@frozen
class Stimulus:
    """As a pupil reads it above some questions; `first` is the number of the first of them, `numbers` are theirs."""

    first: str
    numbers: str
    chunks: Chunks
    words: str


class Stimuli:
    """Those of a lesson; what was read of one for the same numbers is kept."""

    def __init__(self, lesson: Lesson, reader: Reader) -> None:
        self._lesson, self._reader = lesson, reader
        self._groups = {group.id: group for part in lesson.parts for group in part.groups}
        self._of = {question.id: group.id for group in self._groups.values() for question in group.questions}
        self._read: dict[tuple[str, str], Stimulus] = {}

    def __bool__(self) -> bool:
        return bool(self._groups)

    def on_slides(self) -> Stimuli:
        return Stimuli(self._lesson, replace(self._reader, medium="slides"))

    def for_teachers(self) -> Stimuli:
        return Stimuli(self._lesson, self._reader.as_teacher())

    def of(self, items: Mapping[str, Mapping[str, Any]]) -> dict[str, Stimulus]:
        """By the number of each question of a group; `items` are a version's by number, in printed order."""
        inside: dict[str, list[str]] = {}
        for number, item in items.items():
            group = self._of.get(str(item["id"]))
            if group is not None:
                inside.setdefault(group, []).append(number)
        return {number: self._stimulus(group, numbers) for group, numbers in inside.items() for number in numbers}

    def _stimulus(self, group: str, numbers: Sequence[str]) -> Stimulus:
        first, last = (number.rstrip(_LETTERS) for number in (numbers[0], numbers[-1]))
        said = first if first == last else f"{first}–{last}"
        key = group, said
        if key not in self._read:
            blocks = with_numbers(self._groups[group].stimulus, said)
            chunks, words = self._reader.blocks(blocks), self._reader.words(blocks)
            self._read[key] = Stimulus(numbers[0], said, chunks, words)
        return self._read[key]

    def broken(self, items: Sequence[Mapping[str, Any]]) -> Iterator[str]:
        """Groups whose questions do not all stand behind one another, or of which some are missing."""
        order = [self._of.get(str(item["id"]), "") for item in items]
        for id_, group in self._groups.items():
            places = [place for place, here in enumerate(order) if here == id_]
            if places and places != list(range(places[0], places[0] + len(places))):
                yield f"the questions of a group ({group.questions[0].id} …) do not stand together"

    def phrases(self) -> Iterator[list[str]]:
        """With any numbers."""
        for group in self._groups.values():
            for phrase in self._reader.phrases(with_numbers(group.stimulus, f" {_MARK} ")):
                for numbers in ((_NUMBER,), (_NUMBER, _NUMBER)):
                    yield [word for one in words_of(phrase) for word in (numbers if one == _MARK else (one,))]

    def texts(self) -> Iterator[Blocks]:
        yield from (group.stimulus for group in self._groups.values())


def with_numbers(stimulus: Blocks, numbers: str) -> Blocks:
    """As it stands above questions with these numbers."""
    return fill(stimulus, {"range": numbers}, lambda _: ())
