"""Word search: `{.wordsearch}` over a definition list, or over the vocabulary of the lesson.

```markdown
1. Temukan kata-kata ini! {.wordsearch difficulty=easy}

   Bilateral
   : Antara dua negara

   Regional
   : Antara negara-negara dalam satu kawasan
```

The terms are hidden and printed below the grid. With `difficulty=easy` they run to the right and down, with `medium`
also on slants, with `hard` in all eight directions; without it as `medium`. Each word stands in the grid once, and no
word of the language's list of unwanted words does (`templates/words/unwanted-id.toml`), in whatever direction. Gaps,
signs and accents are dropped. There are three forms, of which each version has one; the key shows those that are used,
the words with lines around them. Word searches stand on papers only: they are to be written in.
"""

from __future__ import annotations

from math import cos, pi, sin

from generator.diagnostics import problem
from generator.document.blocks import Box, Kind, Layout, List, Paragraph, Puzzle
from generator.document.drawings import Drawing, Label, Polyline, Rectangle, Shape
from generator.document.inlines import Text
from generator.lesson import Question, WordList
from generator.puzzles.word_search import STEPS, Hidden, WordSearch, hideable, make_word_search
from generator.puzzles.words import unwanted
from generator.questions.kind import Lowered, Setting
from generator.questions.puzzle_words import LAYOUTS, LEAST_WORDS, GridWord, grid_words, left_out
from generator.words import Words

NAME: Kind = "word-search"

_CELL, _LETTER, _EDGE = 7.6, 12.0, 1.0
_RING = 0.38
"""Of a cell: how far the line around a word is from the middle of its letters."""
_CORNERS = 5
_MOST_LETTERS = 160
"""That so large a grid as fits on a page hides with ease."""
_ALPHABET = "ABCDEFGHIJKLMNOPRSTUWY"


def claims(question: Question) -> bool:
    return isinstance(question.shape, WordList) and "wordsearch" in question.attributes.classes


def lower(question: Question, setting: Setting) -> Lowered:
    found, problems = grid_words(question, clued=False)
    kept = hideable([word.letters for word in found])
    while sum(len(found[at].letters) for at in kept) > _MOST_LETTERS:
        kept.pop()
    used = [found[at] for at in kept]
    problems += left_out(question, [word for word in found if word not in used])
    spelled = [word.letters for word in used]
    bad, steps = unwanted(setting.words.language), STEPS[question.attributes.get("difficulty") or "medium"]
    alphabet = "".join(sorted({*_ALPHABET, *"".join(spelled)}))
    names = [f"{question.id}/{form}" for form in range(1, LAYOUTS + 1)] if len(used) >= LEAST_WORDS else []
    grids = [grid for name in names if (grid := make_word_search(spelled, alphabet, bad, steps, name))]
    if not grids:
        return None, (*problems, problem("puzzle-few", question.at))
    layouts = tuple(_layout(grid, used, form, setting.words) for form, grid in enumerate(grids, 1))
    return Puzzle(layouts), tuple(problems)


def _layout(grid: WordSearch, used: list[GridWord], form: int, fixed: Words) -> Layout:
    listed = Box("plain", (List(tuple((Paragraph((Text(word.term),)),) for word in used)),))
    return Layout(_drawn(grid, used, fixed), (Text(f"{fixed.fixed['puzzle_form']} {form}"),), (listed,))


def _drawn(grid: WordSearch, used: list[GridWord], fixed: Words) -> Drawing:
    side = round(len(grid.rows) * _CELL + 2 * _EDGE, 2)
    letters = [
        Label(_middle(column), _middle(row), letter, _LETTER)
        for row, line in enumerate(grid.rows)
        for column, letter in enumerate(line)
    ]
    frame: Shape = Rectangle(0.5, 0.5, side, side, 1.0)
    rings = tuple(_ring(hidden, len(used[hidden.word].letters)) for hidden in grid.hidden)
    alt = fixed.fixed["word_search_alt"].format(count=len(used))
    told = fixed.fixed["word_search_solved_alt"].format(count=len(used))
    return Drawing(side + 1, side + 1, (frame, *letters), alt, rings, told)


def _middle(at: int) -> float:
    return round(0.5 + _EDGE + (at + 0.5) * _CELL, 2)


def _ring(hidden: Hidden, length: int) -> Polyline:
    """A line around a word: half a circle round its first letter, then half a circle round its last."""
    (row, column), (down, right) = (hidden.row, hidden.column), hidden.step
    last = row + down * (length - 1), column + right * (length - 1)
    size = (down * down + right * right) ** 0.5
    ahead, aside = (right / size, down / size), (-down / size, right / size)
    points = []
    for (y, x), way in (((row, column), -1.0), (last, 1.0)):
        for corner in range(_CORNERS):
            angle = pi * corner / (_CORNERS - 1)
            along, across = way * sin(angle), way * cos(angle)
            points.append(
                (
                    round(_middle(x) + _RING * _CELL * (along * ahead[0] - across * aside[0]), 2),
                    round(_middle(y) + _RING * _CELL * (along * ahead[1] - across * aside[1]), 2),
                )
            )
    return Polyline(tuple(points), closed=True, stroke=1.1)
