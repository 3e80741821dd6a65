"""Short answer: lines that begin with `= ` hold what pupils may write.

```markdown
1. Sebutkan nama organisasi negara-negara Asia Tenggara!
   = ASEAN | Asean | Perhimpunan Bangsa-Bangsa Asia Tenggara
2. Sebutkan dua negara pendiri ASEAN!
   = Indonesia
   = Malaysia
```

`|` parts wordings that are right as well, the best first. Several lines are several answers, in any order; each gets a
line to write on and an equal share of the points. `lines=3` gives more lines, to work on.
"""

from __future__ import annotations

from generator.document.blocks import Kind, Lines
from generator.lesson import AnswerLines, Question
from generator.questions.kind import Lowered, Setting

NAME: Kind = "short-answer"


def claims(question: Question) -> bool:
    return isinstance(question.shape, AnswerLines) and not {"true", "false"} & set(question.attributes.classes)


def lower(question: Question, setting: Setting) -> Lowered:
    assert isinstance(question.shape, AnswerLines)
    accepted = tuple(line.alternatives for line in question.shape.lines)
    lines = int(question.attributes.get("lines") or 0)
    return Lines(max(lines, len(accepted)), accepted=accepted), ()
