from __future__ import annotations

import re

import pytest

from benchmarks import decks


@pytest.mark.parametrize("count", [4, 40, 400])
def test_every_tool_makes_a_deck_of_as_many_slides(count: int) -> None:
    slides = list(decks.slides(count))
    assert len(slides) == count
    assert len(re.findall("^## ", decks.markdown(slides), re.MULTILINE)) == count
    # A lesson gets a title slide and an opening for its part, and two slides a question.
    assert 2 + 2 * len(re.findall(r"^\d+\. ", decks.lesson(count), re.MULTILINE)) == count


def test_the_decks_agree_on_what_is_right() -> None:
    slides = list(decks.slides(40))
    right = [re.sub(r"^Jawaban: \w\. ", "", one.notes) for one in slides if one.notes]
    assert right == re.findall(r"- \[x\] (.*)", decks.lesson(40))


def test_an_odd_deck_is_refused() -> None:
    with pytest.raises(ValueError, match="not 41"):
        decks.lesson(41)


def test_letters_of_options_stay_letters_in_markdown() -> None:
    assert "- A\\. " in decks.markdown(decks.slides(4))
