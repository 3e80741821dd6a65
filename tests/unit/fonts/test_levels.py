"""The bidirectional algorithm, rule by rule, and beside another implementation of it."""

from __future__ import annotations

import unicodedata

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.fonts.levels import levels, paragraph_level, visual_order

RLE, LRE, PDF, RLO, LRO = "\u202b", "\u202a", "\u202c", "\u202e", "\u202d"
RLI, LRI, FSI, PDI = "\u2067", "\u2066", "\u2068", "\u2069"
CASES = [
    # text, paragraph level, levels: letters of the alphabet here stand for their classes
    ("abc", 0, "000"),
    ("אבג", 1, "111"),
    ("a אב", 0, "0011"),
    ("אב a", 1, "1112"),
    ("א 12", 1, "1122"),  # European figures
    ("م 12", 1, "1122"),  # W2: after an Arabic letter they are Arabic figures
    ("م 1,2", 1, "11222"),  # W4: a separator between Arabic figures
    ("א 1,2", 1, "11222"),
    ("א 1-2", 1, "11222"),
    ("م 1-2", 1, "11212"),  # W4 holds for no other sign between Arabic figures
    ("א 5%", 1, "1122"),  # W5: a terminator beside a European figure
    ("م 5%", 1, "1121"),
    ("a 1,2", 0, "00000"),  # W7
    ("אb\u0301", 1, "122"),  # W1: a mark is of its letter
    ("א(b)ג", 1, "11211"),  # N0: brackets with only the other side inside keep to the line
    ("a (ב) c", 0, "0001000"),
    ("a(ב c)d", 0, "0010000"),
    ("א (b ג) c", 1, "111211112"),
    ("א[b]", 0, "1000"),  # N0: a letter of the line's own side inside decides
    ("a!ב", 0, "001"),
    ("א!ב", 0, "111"),
    (f"a{RLE}b{PDF}c", 0, "00220"),  # X2; what X9 removes goes with the letter before it
    (f"א{LRI}b{PDI}ג", 1, "11211"),  # X5b
    (f"a{RLI}b!{PDI}c", 0, "002100"),
    (f"a{FSI}ב!{PDI}c", 0, "001100"),
    (f"a{RLO}bc{PDF}d", 0, "001110"),
    (f"א{LRO}ב{PDF}", 1, "1122"),
    ("٣٤ ٥", 1, "2212"),
]


@pytest.mark.parametrize(("text", "base", "wanted"), CASES)
def test_levels_are_those_of_the_annex(text: str, base: int, wanted: str) -> None:
    assert "".join(map(str, levels(text, base))) == wanted


@pytest.mark.parametrize(
    ("text", "level"),
    [("abc", 0), ("12 אב", 1), ("(م", 1), ("", 0), ("٣", 0), (f"{RLI}א{PDI}b", 0), (f"{LRI}b{PDI}א", 1)],
)
def test_the_first_strong_letter_outside_isolates_decides_for_the_paragraph(text: str, level: int) -> None:
    assert paragraph_level(text) == level


def test_what_runs_right_to_left_is_turned_and_figures_inside_are_turned_back() -> None:
    assert visual_order([0, 1, 1, 2, 2, 1, 0]) == [0, 5, 3, 4, 2, 1, 6]
    assert visual_order([1, 1, 2, 2]) == [2, 3, 1, 0]
    assert visual_order([]) == []


def test_explicit_levels_deeper_than_the_annex_allows_are_ignored() -> None:
    assert max(levels(RLE * 300 + "a" + PDF * 300 + "b", 0)) <= 126


CONTROLS = RLI + LRI + FSI + PDI + RLE + LRE + PDF + RLO + LRO + "\u200b\u200e\u200f"
LETTERS = "abאבתم12٣٤+-,.:()[]{}<> %$\u0301\u064b!\u2329\u3009" + CONTROLS
UNSEEN = {ord(char): None for char in RLE + LRE + PDF + RLO + LRO + "\u200b"}


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(LETTERS), max_size=14), st.sampled_from((0, 1)))
def test_another_implementation_gives_the_same_order(text: str, base: int) -> None:
    """It keeps L1 for the end of a line, so a full stop ends each; controls that X9 removes may stand anywhere."""
    text += "."
    mine = "".join(text[index] for index in visual_order(levels(text, base)))
    theirs = get_display(text, base_dir="RL"[base == 0])
    assert mine.translate(UNSEEN) == theirs.translate(UNSEEN)


def test_every_letter_that_unicode_has_gets_a_level() -> None:
    text = "".join(chr(code) for code in range(0x20, 0x3100) if unicodedata.category(chr(code)) not in ("Cn", "Cs"))
    assert len(levels(text, 1)) == len(text)
