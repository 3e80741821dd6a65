"""Fill in the blank: `[[answer]]` inside the stem becomes a blank to write on.

```markdown
1. ASEAN didirikan di kota [[Bangkok]] pada tahun [[1967]].
2. Ibu kota Jepang adalah [[Tokyo|Tokio]].
```

`|` parts wordings that are right as well, the best first. Several blanks share the points equally. A blank that asks
for nothing is `____`.
"""

from __future__ import annotations

from generator.document.blocks import InStem, Kind
from generator.lesson import Gaps, Question
from generator.questions.kind import Lowered, Setting

NAME: Kind = "blank"


def claims(question: Question) -> bool:
    return isinstance(question.shape, Gaps)


def lower(question: Question, setting: Setting) -> Lowered:
    return InStem(), ()
