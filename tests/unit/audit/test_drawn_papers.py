"""Drawings are proven by what they draw: on papers, on slides, in the key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from real_set import tamper

from generator.cli.run import run
from generator.document.blocks import Block, Blocks, Drawing, Placed
from generator.document.drawings import Circle, Polyline

STORY = Path(__file__).parents[2] / "cases" / "drawings"


def drawings(change: Callable[[Drawing], Drawing], words: str) -> Callable[[Block], Blocks]:
    """Changes the drawings of the question whose drawings are described with these words."""

    def changed(block: Block) -> Blocks:
        if not isinstance(block, Placed):
            return (block,)
        stem = tuple(change(one) if isinstance(one, Drawing) and words in one.alt else one for one in block.item.stem)
        return (replace(block, item=replace(block.item, stem=stem)),)

    return changed


def hand_moved(drawing: Drawing) -> Drawing:
    shapes = [
        replace(one, points=(one.points[0], (30.0, 20.0))) if isinstance(one, Polyline) and one.stroke == 2.6 else one
        for one in drawing.shapes
    ]
    return replace(drawing, shapes=tuple(shapes))


def answered(drawing: Drawing) -> Drawing:
    return replace(drawing, shapes=(*drawing.shapes, Circle(20.0, 20.0, 3.0)))


def without_answers(drawing: Drawing) -> Drawing:
    return replace(drawing, answers=())


def without_last_answer(drawing: Drawing) -> Drawing:
    return replace(drawing, answers=drawing.answers[:-1])


PLANTED = {
    "a hand that points elsewhere": ("worksheet", hand_moved, "pukul 7.30", "words are not those of the lesson"),
    "an answer on the worksheet": ("worksheet", answered, "tanpa jarum", "a picture that the lesson does not have"),
    "a key that shows nothing": ("key", without_answers, "tanpa jarum", "answer-key.pdf: question"),
    "a key with a dot too few": ("key", without_last_answer, "Bingkai sepuluh", "answer-key.pdf: question"),
    "a hand on slides": ("slides", hand_moved, "pukul 7.30", "does not show the words of the lesson"),
    "an answer slide without it": ("slides", without_last_answer, "Bingkai", "is not on its answer slide"),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_wrong_drawing_is_refused(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name, change, words, said = PLANTED[what]
    tamper(monkeypatch, name, drawings(change, words))
    command = ["build", str(STORY), "--seed", "1", "--versions", "2", "-o", str(tmp_path / "out")]
    assert run(command) == 4
    assert said in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("more", [(), ("--no-tags",), ("--print-run", "one", "--copies", "2"), ("--audit", "fast")])
def test_papers_with_drawings_are_proven(more: tuple[str, ...], tmp_path: Path) -> None:
    command = ["build", str(STORY), "--seed", "1", "--versions", "3", "-o", str(tmp_path / "out"), *more]
    assert run(command) == 0
