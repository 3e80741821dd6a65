"""Puzzles: every word stands as it is spelled, crossings agree, nothing stands there that was not meant to."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.puzzles.crossword import MOST_COLUMNS, MOST_ROWS, make_crossword
from generator.puzzles.word_search import STEPS, hideable, make_word_search, occurrences
from generator.puzzles.words import lengths, letters

words = st.lists(st.text("AEINRSTLO", min_size=3, max_size=9), min_size=2, max_size=9, unique=True)


@settings(max_examples=40)
@given(words, st.text("abc", max_size=3))
def test_every_word_of_a_crossword_is_placed_as_it_is_spelled_and_crossings_agree(some: list[str], name: str) -> None:
    made = make_crossword(some, name)
    grid = dict(made.letters)
    assert made == make_crossword(some, name)
    assert made.rows <= MOST_ROWS
    assert made.columns <= MOST_COLUMNS
    spelled = {entry.word: "".join(grid[cell] for cell in entry.cells(len(some[entry.word]))) for entry in made.entries}
    assert spelled == {entry.word: some[entry.word] for entry in made.entries}
    assert len(spelled) == len(made.entries)


@settings(max_examples=40)
@given(words, st.text("abc", max_size=3))
def test_a_crossword_spells_nothing_but_its_words_and_hangs_together(some: list[str], name: str) -> None:
    made = make_crossword(some, name)
    grid = dict(made.letters)
    runs: list[str] = []
    for down, right in ((0, 1), (1, 0)):
        for row, column in grid:
            if (row - down, column - right) not in grid:
                run = ""
                while (row, column) in grid:
                    run += grid[row, column]
                    row, column = row + down, column + right
                runs += [run] if len(run) > 1 else []
    assert sorted(runs) == sorted(some[entry.word] for entry in made.entries)
    seen, waiting = set[tuple[int, int]](), [min(grid)]
    while waiting:
        row, column = waiting.pop()
        seen.add((row, column))
        near = ((row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1))
        waiting += [cell for cell in near if cell in grid and cell not in seen]
    assert seen == set(grid)
    numbers = [entry.number for entry in made.entries if entry.across]
    assert all(one < other for one, other in pairwise(numbers))


@settings(max_examples=25, deadline=None)
@given(words, st.sampled_from(sorted(STEPS)), st.text("abc", max_size=3))
def test_a_word_search_holds_each_word_once_and_nothing_unwanted(some: list[str], hard: str, name: str) -> None:
    kept = [some[at] for at in hideable(some)]
    unwanted = ["TOE", "SEA", "RAT"]
    made = make_word_search(kept, "AEINRSTLOBC", unwanted, STEPS[hard], name)
    if made is None:
        return
    places = {hidden.word: hidden for hidden in made.hidden}
    assert sorted(places) == list(range(len(kept)))
    own = []
    for at, word in enumerate(kept):
        cells = places[at].cells(len(word))
        assert "".join(made.rows[row][column] for row, column in cells) == word
        assert occurrences(made.rows, word) == {frozenset(cells)}
        assert places[at].step in STEPS[hard]
        own.append(frozenset(cells))
    for bad in unwanted:
        assert all(any(found <= cells for cells in own) for found in occurrences(made.rows, bad))


def test_terms_become_capitals_without_gaps_signs_and_accents() -> None:
    assert letters("Pencil case") == "PENCILCASE"
    assert letters("Book (n.)") == "BOOK"
    assert letters("Eraser /ɪˈreɪsər/") == "ERASER"
    assert letters("café") == "CAFE"
    assert letters("kupu-kupu") == "KUPUKUPU"
    assert letters("A4") == ""
    assert lengths("Pencil case") == (6, 4)
