"""The two words by which a statement is judged."""

from __future__ import annotations

from generator.document.inlines import Inlines, Text
from generator.lesson import Question
from generator.questions.kind import Setting


def labels_of(question: Question, setting: Setting) -> tuple[Inlines, Inlines]:
    """`labels="Sesuai, Tidak sesuai"`, else the language's words. The first one means true."""
    words = [word.strip() for word in question.attributes.get("labels").split(",")]
    return ((Text(words[0]),), (Text(words[1]),)) if len(words) == 2 else setting.labels
