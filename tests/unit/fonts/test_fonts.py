"""Faces, coverage, fallback and measuring."""

from __future__ import annotations

import pytest

from generator.fonts.coverage import UncoveredLetter, covers
from generator.fonts.faces import face, fallbacks, names
from generator.fonts.fallback import stretches
from generator.fonts.measure import measure
from generator.fonts.shaping import TABULAR, shape

MIB = 1 << 20


@pytest.mark.parametrize("name", names())
def test_every_face_is_a_small_truetype_file_with_its_open_licence_beside_it(name: str) -> None:
    one = face(name)
    data = one.file.read_bytes()
    assert data[:4] in (b"\x00\x01\x00\x00", b"true")
    assert len(data) < MIB
    assert "SIL OPEN FONT LICENSE Version 1.1" in one.licence.read_text("utf-8")
    assert 0.6 < one.cap_height < 1
    assert one.descender < 0 < one.ascender


def test_no_two_faces_share_a_postscript_name() -> None:
    postscript = [face(name).hb_face.get_name(6) for name in names()]
    assert len(set(postscript)) == len(postscript)


def test_all_fonts_together_stay_below_seven_mebibytes() -> None:
    folder = face(names()[0]).file.parent
    assert sum(path.stat().st_size for path in folder.iterdir()) < 7 * MIB


def test_width_grows_with_size_and_with_kerning_is_less_than_the_sum_of_letters() -> None:
    assert measure("Kerja", "atkinson-400", 21) == pytest.approx(2 * measure("Kerja", "atkinson-400", 10.5))
    assert measure("AV", "jakarta-700", 10) < measure("A", "jakarta-700", 10) + measure("V", "jakarta-700", 10)


def test_measuring_never_fails_for_a_letter_without_a_face() -> None:
    assert measure("中文", "carlito-400", 10) == pytest.approx(20)


def test_tabular_figures_are_of_one_width() -> None:
    widths = {shape(digit, "atkinson-700", TABULAR)[0].advance for digit in "0123456789"}
    assert len(widths) == 1


@pytest.mark.parametrize("char", list("aḥṣāñ→⇒≤∈√αЖا✓✔☐○²₂½° \u00a0\u200d\ufe0f"))
def test_a_letter_of_a_school_is_covered(char: str) -> None:
    assert covers(char)


@pytest.mark.parametrize("char", ["中", "\u0000", "\ue000"])
def test_a_letter_without_a_face_is_not_covered(char: str) -> None:
    assert not covers(char)


def test_a_word_is_set_in_one_face_and_a_sign_alone_in_another() -> None:
    chain = fallbacks("atkinson-400")
    assert stretches("ini ḥadis A→B", "atkinson-400") == [
        (chain[0], "ini "),
        (chain[1], "ḥadis "),
        (chain[0], "A"),
        (chain[1], "→"),
        (chain[0], "B"),
    ]


def test_shaped_glyphs_tell_the_text_they_stand_for() -> None:
    text = "e\u0301 fi → 100 °C"
    assert "".join(glyph.text for run in shape(text, "atkinson-400") for glyph in run.glyphs) == text


def test_shaping_a_letter_without_a_face_names_it() -> None:
    with pytest.raises(UncoveredLetter, match="U\\+4E2D"):
        shape("a中", "atkinson-400")


def test_a_bold_face_falls_back_to_a_bold_one() -> None:
    assert [member.name for member in fallbacks("jakarta-800")][:2] == ["jakarta-800", "andika-700"]
