"""What `{…}` may say on each thing of a lesson."""

from __future__ import annotations

from generator.markup.attributes import Vocabulary
from generator.readers.markdown.values import (
    is_draw,
    is_points,
    is_space,
    is_text,
    is_two_labels,
    is_width,
    one_of,
    whole,
)

MAX_LINES = 60
MAX_OPTIONS = 26

_yes_no = one_of("yes", "no")
_on = one_of("paper", "slides")

PART = Vocabulary(
    "part",
    frozenset({"questions"}),
    {
        "draw": is_draw,
        "shuffle": _yes_no,
        "shuffle-options": _yes_no,
        "options": whole(2, MAX_OPTIONS),
        "points": is_points,
        "columns": whole(1, 6),
        "on": _on,
    },
    id=True,
)
SUBHEADING = Vocabulary("subheading", id=True)
SECTION = Vocabulary("heading", frozenset({"questions"}), id=True)
QUESTION = Vocabulary(
    "question",
    frozenset(
        {
            "multiple",
            "statements",
            "true",
            "false",
            "match",
            "order",
            "sort",
            "box",
            "grid",
            "pin",
            "crossword",
            "wordsearch",
            "example",
            "survey",
            "bank",
        }
    ),
    {
        "points": is_points,
        "level": one_of("C1", "C2", "C3", "C4", "C5", "C6", "L1", "L2", "L3"),
        "difficulty": one_of("easy", "medium", "hard"),
        "objective": is_text,
        "lines": whole(1, MAX_LINES),
        "space": is_space,
        "labels": is_two_labels,
        "shuffle-options": _yes_no,
        "on": _on,
        "tags": is_text,
        "options": whole(2, MAX_OPTIONS),
        "bank": is_text,
        "from": is_text,
        "allow": is_text,
    },
    id=True,
)
OPTION = Vocabulary("option", frozenset({"first", "last", "pin"}), {"points": is_points})
PICTURE = Vocabulary("picture", frozenset({"decorative"}), {"width": is_width, "credit": is_text})
# What a group says for all its questions.
GROUP = Vocabulary(
    "group",
    frozenset({"group", "pin"}),
    {**{key: check for key, check in QUESTION.keys.items() if key not in ("bank", "from")}, "shuffle": _yes_no},
    id=True,
)
STEP = Vocabulary("step", keys={"points": is_points})
