"""Essay: a stem with nothing to mark under it.

```markdown
1. Jelaskan dua manfaat kerja sama ekonomi antarnegara! {lines=6}

   ::: answer
   Kerja sama ekonomi membuka pasar ekspor dan memenuhi kebutuhan dalam negeri.
   :::

   ::: rubric
   - Menyebutkan manfaat pertama dengan alasan {points=2}
   - Menyebutkan manfaat kedua dengan alasan {points=2}
   :::
```

`lines=6` gives lines to write on, `space=6cm` open room, `{.box}` a box to draw in, `{.grid}`
squared paper. `::: answer` is a model answer,
`::: rubric` a list of steps, each with its points; their sum is the question's worth when `points=` is absent. Both are
printed on keys only. A drawing to complete (a fence with `{.answer}`, `blank`, `handwriting`) is the
room for the answer.
"""

from __future__ import annotations

from generator.diagnostics import problem
from generator.document.blocks import Kind, Lines
from generator.document.drawings import Drawing
from generator.lesson import Nothing, Question
from generator.questions.kind import Lowered, Setting

NAME: Kind = "essay"

LINES = 5
_ASKS_OTHERWISE = {"multiple", "statements", "true", "false", "match", "order", "sort"}
BOX_MM = 40.0


def claims(question: Question) -> bool:
    return isinstance(question.shape, Nothing) and not _ASKS_OTHERWISE & set(question.attributes.classes)


def lower(question: Question, setting: Setting) -> Lowered:
    attributes = question.attributes
    boxed = "box" in attributes.classes
    lines, space = attributes.get("lines"), attributes.get("space")
    squared = "grid" in attributes.classes
    room = millimetres(space) if space else BOX_MM if (boxed or squared) and not lines else None
    drawn = any(isinstance(block, Drawing) and block.space for block in question.stem)
    default = 0 if drawn and not boxed and not squared and not space else LINES
    clash = (problem("attribute-without-effect", question.at, name="lines="),) if lines and space else ()
    return Lines(int(lines or default), room, boxed, squared, model=question.model, rubric=question.rubric), clash


def millimetres(length: str) -> float:
    """`6cm`, `6,5 cm` or `60mm`, as the reader let it pass."""
    number = float(length.removesuffix("cm").removesuffix("mm").strip().replace(",", "."))
    return number * (10 if length.endswith("cm") else 1)
