"""Statements: a table of sentences, each to be judged true or false.

```markdown
1. Tentukan apakah setiap pernyataan sesuai dengan teks! {.statements labels="Sesuai, Tidak sesuai"}
   - [x] Hubungan bilateral melibatkan dua negara.
   - [ ] ASEAN beranggotakan negara-negara Eropa.
   - [x] WTO mengatur perdagangan dunia.
```

`[x]` is true, `[ ]` is false. `labels` renames the two columns; without it they are the language's words for right and
wrong. Statements are shuffled like options; `shuffle-options=no` keeps them as written.
"""

from __future__ import annotations

from generator.diagnostics import Diagnostic, problem
from generator.document.blocks import Grid, Kind, Paragraph, Statement
from generator.lesson import Entry, Question, TaskList
from generator.questions.kind import Lowered, Setting
from generator.questions.labels import labels_of
from generator.questions.options import may_shuffle

NAME: Kind = "statements"

TRUE, FALSE = 0, 1


def claims(question: Question) -> bool:
    return "statements" in question.attributes.classes


def lower(question: Question, setting: Setting) -> Lowered:
    if not isinstance(question.shape, TaskList):
        return None, (problem("no-statements", question.at),)
    rows: list[Statement] = []
    problems: list[Diagnostic] = []
    for entry in question.shape.entries:
        row = _row(entry)
        if row:
            rows.append(row)
        else:
            problems.append(problem("picture-in-statement", entry.at))
    return Grid(labels_of(question, setting), tuple(rows), may_shuffle(question, setting)), tuple(problems)


def _row(entry: Entry) -> Statement | None:
    if len(entry.blocks) != 1 or not isinstance(entry.blocks[0], Paragraph):
        return None
    return Statement(entry.blocks[0].kids, TRUE if entry.marked else FALSE, entry.feedback)
