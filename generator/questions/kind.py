"""What every kind of question gives: a name, a claim on shapes, and its way from shape to response."""

from __future__ import annotations

from typing import Protocol

from generator.diagnostics import Diagnostic
from generator.document.blocks import Kind, Response
from generator.document.inlines import Inlines
from generator.document.values import NumberForm
from generator.frozen import frozen
from generator.lesson import Part, Question
from generator.messages import FALLBACK
from generator.words import Words, knows, load_words

# A response, or None when the diagnostics hold an error.
Lowered = tuple[Response | None, tuple[Diagnostic, ...]]


@frozen
class Setting:
    """What a question takes from its part and lesson. `labels` head the columns of true and false; `survey` tells
    a teacher that nothing is right or wrong."""

    part: Part
    labels: tuple[Inlines, Inlines]
    numbers: NumberForm
    survey: Inlines = ()
    language: str = FALLBACK

    @property
    def words(self) -> Words:
        """The fixed words of the lesson's language, or of English for one that has none."""
        return load_words(self.language if knows(self.language) else FALLBACK)


class QuestionKind(Protocol):
    """A module of this folder."""

    NAME: Kind

    def claims(self, question: Question) -> bool:
        """True if the shape and classes of the question are this kind's."""
        ...

    def lower(self, question: Question, setting: Setting) -> Lowered:
        """The response block, answers inside."""
        ...
