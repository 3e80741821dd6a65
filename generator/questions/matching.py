"""Matching: a table with two columns under a stem with `{.match}`.

```markdown
1. Jodohkan organisasi dengan bidangnya! {.match}

   | Organisasi | Bidang |
   |---|---|
   | WTO | perdagangan |
   | NATO | pertahanan |
   | UNESCO | pendidikan dan kebudayaan |
   | | kesehatan |
```

Each row is a pair. A row with an empty left cell is a surplus answer that belongs to nothing. Right cells that are
equal are one answer, which then belongs to several. The right side is shuffled and lettered;
`shuffle-options=no` keeps it.
"""

from __future__ import annotations

from generator.diagnostics import Diagnostic, problem
from generator.document.blocks import Kind, Match
from generator.document.inlines import Inlines
from generator.lesson import PairTable, Question
from generator.questions.kind import Lowered, Setting
from generator.questions.options import may_shuffle

NAME: Kind = "matching"

LEAST_PAIRS = 2


def claims(question: Question) -> bool:
    return "match" in question.attributes.classes or isinstance(question.shape, PairTable)


def lower(question: Question, setting: Setting) -> Lowered:
    if not isinstance(question.shape, PairTable):
        return None, (problem("match-without-table", question.at),)
    rows = question.shape.rows
    problems: list[Diagnostic] = [problem("match-half-row", row.at) for row in rows if row.left and not row.right]
    pairs = [row for row in rows if row.left and row.right]
    if len(pairs) < LEAST_PAIRS and not problems:
        problems.append(problem("match-too-few", question.at))
    right: list[Inlines] = []
    for row in rows:
        if row.right not in right:
            right.append(row.right)
        elif not row.left:
            problems.append(problem("match-surplus-belongs", row.at))
    if any(one.code in ("match-half-row", "match-too-few") for one in problems):
        return None, tuple(problems)
    left = tuple(row.left for row in pairs)
    targets = tuple(right.index(row.right) for row in pairs)
    return Match(question.shape.head, left, tuple(right), targets, may_shuffle(question, setting)), tuple(problems)
