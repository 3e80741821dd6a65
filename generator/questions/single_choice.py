"""Single choice: a task list in which one option is right.

```markdown
1. Kerja sama dua negara disebut kerja sama ….
   - [x] bilateral
   - [ ] regional
   - [ ] multilateral
   - [ ] internasional

   > *Bi* berarti dua.
```

A quote under the options explains the answer; a quote between two options is feedback on the option above it. Both are
printed on keys and answer slides only.

Options are shuffled in each version. `{.first}`, `{.last}` and `{.pin}` at the end of an option keep it in its place;
“semua benar” and its kin stay last by themselves, numbers and dates that were written in order stay in order, and
`shuffle-options=no` on the question or its part keeps all as written.
"""

from __future__ import annotations

from generator.document.blocks import Kind
from generator.lesson import Question, TaskList
from generator.questions.kind import Lowered, Setting
from generator.questions.options import lower_choices

NAME: Kind = "single-choice"


def claims(question: Question) -> bool:
    return (
        isinstance(question.shape, TaskList)
        and sum(entry.marked for entry in question.shape.entries) <= 1
        and not {"multiple", "statements"} & set(question.attributes.classes)
    )


def lower(question: Question, setting: Setting) -> Lowered:
    return lower_choices(question, setting, multiple=False)
