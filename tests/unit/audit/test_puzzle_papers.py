"""Puzzles are proven by what the page shows: solved anew, compared with the key, and empty for pupils."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from real_set import tamper

from generator.cli.run import run
from generator.document.blocks import Block, Blocks, Layout, Placed, Puzzle
from generator.document.drawings import Label, Polyline, labels, paths

STORY = Path(__file__).parents[2] / "cases" / "puzzles"


def layouts(kind: str, change: Callable[[Layout], Layout]) -> Callable[[Block], Blocks]:
    def changed(block: Block) -> Blocks:
        if not isinstance(block, Placed) or not isinstance(block.item.response, Puzzle) or block.item.kind != kind:
            return (block,)
        puzzle = Puzzle(tuple(map(change, block.item.response.layouts)))
        return (replace(block, item=replace(block.item, response=puzzle)),)

    return changed


def with_a_letter(layout: Layout) -> Layout:
    first = next(iter(paths(layout.drawing.shapes)))
    label = Label(first.x + 3.8, first.y + 4.2, "R", 12)  # type: ignore[union-attr]
    return replace(layout, drawing=replace(layout.drawing, shapes=(*layout.drawing.shapes, label)))


def cell_moved(layout: Layout) -> Layout:
    first, *rest = layout.drawing.shapes
    moved = replace(first, y=first.y + 7.6 * 14)  # type: ignore[union-attr, call-arg]
    return replace(layout, drawing=replace(layout.drawing, shapes=(moved, *rest)))


def another_clue(layout: Layout) -> Layout:
    return replace(layout, clues=layout.clues[:0])


def wrong_letter(layout: Layout) -> Layout:
    told = layout.drawing.answers
    first = labels(told)[0]
    changed = tuple(replace(one, text="Q") if one is first else one for one in told)
    return replace(layout, drawing=replace(layout.drawing, answers=changed))


def changed_letter(layout: Layout) -> Layout:
    """Each letter of the grid is an X where an E was."""
    shapes = tuple(replace(one, text="X") if isinstance(one, Label) and one.text == "E" else one
                   for one in layout.drawing.shapes)  # fmt: skip
    return replace(layout, drawing=replace(layout.drawing, shapes=shapes))


def ring_missing(layout: Layout) -> Layout:
    return replace(layout, drawing=replace(layout.drawing, answers=layout.drawing.answers[1:]))


def solved_for_pupils(layout: Layout) -> Layout:
    """A line around the first word: a pupil's grid has none."""
    corners = tuple((float(8 + at), 8.0 + 3 * (at % 2)) for at in range(10))
    ring = Polyline(corners, closed=True, stroke=1.1)
    return replace(layout, drawing=replace(layout.drawing, answers=(ring,)))


PLANTED = {
    "a letter in a pupil's crossword": ("worksheet", "crossword", with_a_letter, "worksheet-A.pdf: question"),
    "a cell in another place": ("worksheet", "crossword", cell_moved, "worksheet-A.pdf: question"),
    "a crossword without clues": ("worksheet", "crossword", another_clue, "its clues do not begin with"),
    "a wrong letter in the key": ("key", "crossword", wrong_letter, "its solution spells"),
    "letters that spell other words": ("worksheet", "word-search", changed_letter, "stands in its grid 0 times"),
    "a word that is marked for pupils": ("worksheet", "word-search", solved_for_pupils, "worksheet-A.pdf: "),
    "a word that the key does not mark": ("key", "word-search", ring_missing, "is not what it is on worksheets"),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_wrong_puzzle_is_refused(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name, kind, change, said = PLANTED[what]
    tamper(monkeypatch, name, layouts(kind, change))
    assert run(["build", str(STORY), "--seed", "1", "--versions", "2", "-o", str(tmp_path / "out")]) == 4
    assert said in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("more", [("--no-tags",), ("--print-run", "one", "--copies", "2"), ("--audit", "fast")])
def test_papers_with_puzzles_are_proven(more: tuple[str, ...], tmp_path: Path) -> None:
    command = ["build", str(STORY), "--seed", "2", "--versions", "4", "-o", str(tmp_path / "out"), *more]
    assert run(command) == 0
