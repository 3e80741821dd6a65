"""Multiple choice: a task list in which several options are right (*pilihan ganda kompleks*, MCMA).

```markdown
1. Manakah yang termasuk kerja sama multilateral? Pilihlah semua jawaban yang benar! {.multiple}
   - [x] PBB
   - [x] WTO
   - [ ] latihan bersama Indonesia dan Australia
   - [ ] pertukaran pelajar Indonesia dan Jepang
```

Several `[x]` are enough; `{.multiple}` says that it is meant, and is needed where only one option is right but pupils
shall not know that. Letters get squares instead of circles. Everything else is as with single choice.
"""

from __future__ import annotations

from generator.document.blocks import Kind
from generator.lesson import Question, TaskList
from generator.questions.kind import Lowered, Setting
from generator.questions.options import lower_choices

NAME: Kind = "multiple-choice"


def claims(question: Question) -> bool:
    if "multiple" in question.attributes.classes:
        return True
    several = isinstance(question.shape, TaskList) and sum(entry.marked for entry in question.shape.entries) > 1
    return several and "statements" not in question.attributes.classes


def lower(question: Question, setting: Setting) -> Lowered:
    return lower_choices(question, setting, multiple=True)
