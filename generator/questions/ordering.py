"""Ordering: a numbered list in the right order, under a stem with `{.order}`.

```markdown
1. Urutkan peristiwa berikut dari yang paling awal! {.order}
   1. Sumpah Pemuda
   2. Proklamasi Kemerdekaan
   3. Konferensi Asia Afrika
   4. ASEAN didirikan
```

The steps are printed with letters, in another order in each version and never in the right one (of two steps either
order may come). Pupils write the letters into a row of boxes; the key shows the steps in their order.
"""

from __future__ import annotations

from generator.diagnostics import Diagnostic, problem
from generator.document.blocks import Kind, Ordering
from generator.document.transforms import plain
from generator.lesson import Question, StepList
from generator.questions.kind import Lowered, Setting

NAME: Kind = "ordering"

LEAST_STEPS = 2


def claims(question: Question) -> bool:
    return "order" in question.attributes.classes


def lower(question: Question, setting: Setting) -> Lowered:
    if not isinstance(question.shape, StepList) or len(question.shape.steps) < LEAST_STEPS:
        return None, (problem("order-without-list", question.at),)
    steps = question.shape.steps
    seen: set[str] = set()
    problems: list[Diagnostic] = []
    for step in steps:
        text = " ".join(plain(step.kids).split())
        if text in seen:
            problems.append(problem("order-equal-steps", step.at, text=text))
        seen.add(text)
    ordering = Ordering(tuple(step.kids for step in steps), tuple(range(len(steps))))
    return None if problems else ordering, tuple(problems)
