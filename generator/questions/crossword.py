"""Crossword: `{.crossword}` over a definition list, or over the vocabulary of the lesson.

```markdown
1. Isilah teka-teki silang ini! {.crossword}

   Bilateral
   : Antara dua negara

   Regional
   : Antara negara-negara dalam satu kawasan

   Ekspor
   : Menjual barang ke luar negeri
```

The terms are the words, their first meanings the clues. Without a list of its own a crossword takes the definitions of
the whole lesson. A term of several words is written without gaps, its clue says how long they are; accents are dropped.
Every word crosses another. There are three forms, of which each version has one; the key shows those that are used.
Crosswords stand on papers only: their grid and clues are to be written in, and would be too small on a slide.
"""

from __future__ import annotations

from generator.diagnostics import problem
from generator.document.blocks import Block, Columns, Keep, Kind, Layout, Paragraph, Puzzle
from generator.document.drawings import Drawing, Label, Rectangle, Shape
from generator.document.inlines import Inlines, Strong, Text
from generator.lesson import Question, WordList
from generator.puzzles.crossword import Crossword, make_crossword
from generator.questions.kind import Lowered, Setting
from generator.questions.puzzle_words import LAYOUTS, LEAST_WORDS, GridWord, grid_words, left_out
from generator.words import Words

NAME: Kind = "crossword"

_CELL, _NUMBER, _LETTER = 7.6, 6.0, 12.0
_WIDEST = 165.0


def claims(question: Question) -> bool:
    return isinstance(question.shape, WordList) and "crossword" in question.attributes.classes


def lower(question: Question, setting: Setting) -> Lowered:
    found, problems = grid_words(question, clued=True)
    if len(found) < LEAST_WORDS:
        return None, (*problems, problem("puzzle-few", question.at))
    spelled = [word.letters for word in found]
    # The best grid decides which words the puzzle has; all forms must have the same.
    best = make_crossword(spelled, f"{question.id}/0")
    kept = sorted({entry.word for entry in best.entries})
    if len(kept) < LEAST_WORDS:
        return None, (*problems, problem("puzzle-few", question.at))
    problems += left_out(question, [word for at, word in enumerate(found) if at not in kept])
    used = [found[at] for at in kept]
    fixed = setting.words
    made = [make_crossword([word.letters for word in used], f"{question.id}/{form}") for form in range(1, LAYOUTS + 1)]
    whole = [one for one in made if len(one.entries) == len(used)]
    grids = list(dict.fromkeys(whole)) or [make_crossword([word.letters for word in used], f"{question.id}/0")]
    layouts = tuple(_layout(grid, used, form, fixed) for form, grid in enumerate(grids, 1))
    return Puzzle(layouts), tuple(problems)


def _layout(grid: Crossword, used: list[GridWord], form: int, fixed: Words) -> Layout:
    across = _clues(grid, used, fixed.fixed["across"], across=True)
    down = _clues(grid, used, fixed.fixed["down"], across=False)
    sides: tuple[Block, ...] = tuple(Keep(side) for side in (across, down) if len(side) > 1)
    name = (Text(f"{fixed.fixed['puzzle_form']} {form}"),)
    return Layout(_drawn(grid, fixed), name, (Columns(2, sides),))


def _clues(grid: Crossword, used: list[GridWord], head: str, across: bool) -> tuple[Paragraph, ...]:
    made = [Paragraph((Strong((Text(head),)),), ("keep",))]
    for entry in grid.entries:
        if entry.across == across:
            word = used[entry.word]
            counted = ", ".join(map(str, word.lengths))
            kids: Inlines = (Strong((Text(str(entry.number)),)), Text("\u2002"), *word.clue, Text(f" ({counted})"))
            made.append(Paragraph(kids))
    return tuple(made)


def _drawn(grid: Crossword, fixed: Words) -> Drawing:
    cell = min(_CELL, round(_WIDEST / grid.columns, 1))
    shapes: list[Shape] = []
    told: list[Shape] = []
    for (row, column), letter in grid.letters:
        shapes.append(Rectangle(0.5 + column * cell, 0.5 + row * cell, cell, cell, 0.8))
        told.append(Label(0.5 + (column + 0.5) * cell, 0.5 + (row + 0.56) * cell, letter, _LETTER))
    numbers = {(entry.row, entry.column): entry.number for entry in grid.entries}
    for (row, column), number in sorted(numbers.items()):
        shapes.append(Label(1.0 + column * cell, 2.0 + row * cell, str(number), _NUMBER, "start"))
    size = grid.columns * cell + 1, grid.rows * cell + 1
    count = len(grid.entries)
    alt = fixed.fixed["crossword_alt"].format(count=count)
    return Drawing(*size, tuple(shapes), alt, tuple(told), fixed.fixed["crossword_solved_alt"].format(count=count))
