"""True or false: the stem itself is the statement.

```markdown
1. Pancasila disahkan pada 18 Agustus 1945. {.true}
2. ASEAN didirikan di Jakarta. {.false}
   = ASEAN didirikan di Bangkok.
```

`{.false}` may have a line that begins with `= ` and puts the statement right; it is printed on keys only.
`labels="Fakta, Opini"` renames the two words to choose from.
"""

from __future__ import annotations

from generator.diagnostics import problem
from generator.document.blocks import Kind, Verdict
from generator.document.inlines import Inlines, Text
from generator.lesson import AnswerLines, Question
from generator.questions.kind import Lowered, Setting
from generator.questions.labels import labels_of

NAME: Kind = "true-false"

TRUE, FALSE = 0, 1


def claims(question: Question) -> bool:
    return bool({"true", "false"} & set(question.attributes.classes))


def lower(question: Question, setting: Setting) -> Lowered:
    classes = question.attributes.classes
    if {"true", "false"} <= set(classes):
        return None, (problem("true-and-false", question.at),)
    correction: Inlines = ()
    if isinstance(question.shape, AnswerLines):
        lines = question.shape.lines
        if "true" in classes or len(lines) > 1:
            return None, (problem("correction-place", lines[-1].at),)
        correction = _joined(lines[0].alternatives)
    column = TRUE if "true" in classes else FALSE
    return Verdict(labels_of(question, setting), column, correction), ()


def _joined(alternatives: tuple[Inlines, ...]) -> Inlines:
    joined: Inlines = alternatives[0] if alternatives else ()
    for other in alternatives[1:]:
        joined = (*joined, Text(" / "), *other)
    return joined
