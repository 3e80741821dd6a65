"""Runs by script and direction, and the letters that glyphs stand for."""

from __future__ import annotations

import pytest

from generator.fonts.coverage import covers
from generator.fonts.faces import face
from generator.fonts.scripts import script_stretches
from generator.fonts.shaping import Glyph, Run, shape


def letters(run: Run) -> list[tuple[str, str]]:
    """What each glyph was written as, and what its face says it is."""
    return [(glyph.text, run.face.letter(glyph.id)) for glyph in run.glyphs]


def test_text_is_parted_by_script_and_signs_go_with_what_is_before_them() -> None:
    assert script_stretches("kata: كتاب 12 अब!") == [("Latn", "kata: "), ("Arab", "كتاب 12 "), ("Deva", "अब!")]
    assert script_stretches("(中)") == [("Hani", "(中)")]


def test_glyphs_from_right_to_left_come_in_reading_order() -> None:
    (run,) = shape("سلام", "atkinson-400")
    assert run.rtl
    assert "".join(glyph.text for glyph in run.glyphs) == "سلام"


def test_a_bracket_is_mirrored_in_a_run_from_right_to_left() -> None:
    def bracket(rtl: bool) -> list[tuple[str, str]]:
        return letters(shape("(", "hebrew-400", (), rtl)[0])

    assert bracket(False) == [("(", "(")]
    assert bracket(True) == [("(", ")")]


@pytest.mark.parametrize("word", ["قال", "في", "جميل", "خبز", "شيء", "نحن", "أحمد", "رئيس", "إسلام", "مسؤول"])
def test_a_dotted_letter_is_one_glyph_that_says_which_letter_it_is(word: str) -> None:
    (run,) = shape(word, "atkinson-400")
    assert letters(run) == [(letter, letter) for letter in word]


def test_what_stands_for_strokes_and_dots_is_as_wide_as_they() -> None:
    naskh = face("naskh-400")
    (run,) = shape("في", "naskh-400")
    assert all(glyph.natural == pytest.approx(naskh.advance(glyph.id)) for glyph in run.glyphs)
    assert all(glyph.dx == glyph.dy == 0 for glyph in run.glyphs)


def test_a_joiner_is_kept_with_the_letter_before_it() -> None:
    (run,) = shape("می\u200cروم", "atkinson-400")
    assert "".join(glyph.text for glyph in run.glyphs) == "می\u200cروم"


@pytest.mark.parametrize(("sign", "spelt"), [("℃", "°C"), ("㎏", "kg"), ("㎡", "m²"), ("！", "!"), ("Ώ", "Ω\u0301")])
def test_a_sign_that_no_face_has_is_drawn_as_it_is_spelt_and_reads_as_itself(sign: str, spelt: str) -> None:
    assert covers(sign)
    (run,) = shape(sign, "atkinson-400")
    assert [known for _, known in letters(run)] == list(spelt)
    assert "".join(glyph.text for glyph in run.glyphs) == sign


@pytest.mark.parametrize("char", list("שअதกꦲᬅ①♀♪⚠①"))
def test_the_scripts_and_signs_of_the_manual_are_covered(char: str) -> None:
    assert covers(char)


def test_a_mark_on_a_letter_of_another_face_is_no_empty_box() -> None:
    glyphs: list[Glyph] = [glyph for run in shape("→\u05b0", "atkinson-400") for glyph in run.glyphs]
    assert all(glyph.id for glyph in glyphs)
