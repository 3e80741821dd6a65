"""A line that is set but for a word is, with the word, the line that would have been set of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.inlines import Inline, Inlines, LineBreak, Slot, Strong, Text, Underline
from generator.exporters.pdf.lines import Line, lines_of, worded
from generator.exporters.pdf.looks import atoms, look_of
from generator.exporters.pdf.open_line import OpenLine, is_word, open_line, stand_ins, word_line
from generator.exporters.pdf.style import PaperStyle, read_style
from generator.theme import load_theme

WIDE = 1e6
words = st.text("AVTfi019", min_size=1, max_size=5)
around = st.sampled_from(["Paket ", "AV-", " · ", "0", "(", "…", "x\u00ad", "Gambar ", "Toni/Anna "])


@pytest.fixture(scope="module")
def paper() -> PaperStyle:
    return read_style(load_theme("nusantara"))


def _lines(paper: PaperStyle, kids: Inlines, values: dict[str, str]) -> tuple[Line, ...]:
    made = worded(atoms(kids, look_of(paper.type.running), paper, values), paper.blank)
    return lines_of(made, WIDE, paper.together)


def _open(paper: PaperStyle, kids: Inlines) -> OpenLine | None:
    standing_in = stand_ins(("code",), 50)
    return open_line(_lines(paper, kids, standing_in), standing_in)


@given(around, around, words, st.sampled_from([None, Strong, Underline]))
def test_a_word_stands_as_if_the_line_had_been_set_with_it(
    paper: PaperStyle, before: str, after: str, word: str, around_it: type[Strong | Underline] | None
) -> None:
    slot: Inline = Slot("code")
    kids = (Text(before), around_it((slot,)) if around_it else slot, Text(after), slot)
    opened = _open(paper, kids)
    assert opened is not None
    assert (opened.filled({"code": word}),) == _lines(paper, kids, {"code": word})


@given(words)
def test_a_word_alone_is_a_line(paper: PaperStyle, word: str) -> None:
    assert (word_line(look_of(paper.type.running), word),) == _lines(paper, (Text(word),), {})


@pytest.mark.parametrize("value", ["", "Ayu Lestari", "حسن", "A-B", "x\u00ady", "½"])
def test_what_is_more_than_a_word_is_set_anew(paper: PaperStyle, value: str) -> None:
    opened = _open(paper, (Text("Paket "), Slot("code")))
    assert opened is not None
    assert not is_word(value)
    assert opened.filled({"code": value}) is None


@pytest.mark.parametrize("beside", [Text("باقة "), LineBreak()])
def test_a_line_that_goes_another_way_is_never_open(paper: PaperStyle, beside: Inline) -> None:
    assert _open(paper, (Text("Paket"), beside, Slot("code"))) is None
