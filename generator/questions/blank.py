"""Fill in the blank: `[[answer]]` inside the stem becomes a blank to write on.

```markdown
1. ASEAN didirikan di kota [[Bangkok]] pada tahun [[1967]].
2. Ibu kota Jepang adalah [[Tokyo|Tokio]].
```

`|` parts wordings that are right as well, the best first. Several blanks share the points equally. A blank that asks
for nothing is `____`.

`{bank}` at the end of the question prints its answers in a box to choose from, each once; `{bank="Tokyo, Kyoto"}` adds
words that fit nowhere. Their order is drawn for each version, and three answers and more never stand in the order of
their blanks.

```markdown
1. Burung terbang dengan [[sayap]], ikan berenang dengan [[sirip]]. {bank="ekor"}
```
"""

from __future__ import annotations

from generator.document.blocks import InStem, Kind
from generator.document.inlines import Text
from generator.document.transforms import gaps, plain
from generator.lesson import Gaps, Question
from generator.questions.kind import Lowered, Setting

NAME: Kind = "blank"


def claims(question: Question) -> bool:
    return isinstance(question.shape, Gaps)


def lower(question: Question, setting: Setting) -> Lowered:
    attributes = question.attributes
    if "bank" not in attributes.classes and not attributes.get("bank"):
        return InStem(), ()
    answers = {plain(gap.answers[0]): gap.answers[0] for gap in gaps(question.stem)}
    extra = (word.strip() for word in attributes.get("bank").split(","))
    surplus = {word: (Text(word),) for word in extra if word and word not in answers}
    return InStem((*answers.values(), *surplus.values()), len(answers)), ()
