"""Sorting: a table under a stem with `{.sort}`; its head names the groups, the cells below are their members.

```markdown
1. Kelompokkan hewan berikut menurut makanannya! {.sort}

   | Herbivora | Karnivora | Omnivora |
   |---|---|---|
   | sapi | harimau | ayam |
   | kambing | elang | |
```

Cells may stay empty, so that groups differ in size. Members are printed with letters, in another order in each version
and never group by group, over a table with the heads of the groups and room to write. The key shows every group filled.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, problem
from generator.document.blocks import Kind, Sorting
from generator.document.inlines import Inlines
from generator.document.transforms import plain
from generator.lesson import GroupTable, Question
from generator.questions.kind import Lowered, Setting

NAME: Kind = "sorting"

LEAST = 2


def claims(question: Question) -> bool:
    return "sort" in question.attributes.classes


def lower(question: Question, setting: Setting) -> Lowered:
    table = question.shape
    if not isinstance(table, GroupTable):
        return None, (problem("sort-without-table", question.at),)
    problems = tuple(_problems(question, table))
    members = tuple(member.kids for member in table.members)
    groups = tuple(member.group for member in table.members)
    return None if problems else Sorting(table.heads, members, groups), problems


def _problems(question: Question, table: GroupTable) -> Iterator[Diagnostic]:
    heads = list(map(_text, table.heads))
    if not all(heads) or len(set(heads)) < len(heads):
        yield problem("sort-heads", question.at)
    if len({member.group for member in table.members}) < LEAST:
        yield problem("sort-too-few", question.at)
    seen: set[str] = set()
    for member in table.members:
        text = _text(member.kids)
        if text in seen:
            yield problem("sort-equal-members", member.at, text=text)
        seen.add(text)


def _text(kids: Inlines) -> str:
    return " ".join(plain(kids).split())
