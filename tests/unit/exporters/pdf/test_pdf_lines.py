"""Where lines end."""

from __future__ import annotations

from pdf_papers import words

from generator.document.inlines import Blank, Inlines, LineBreak, Text
from generator.exporters.pdf.lines import Line, break_lines
from generator.exporters.pdf.looks import atoms, look_of
from generator.exporters.pdf.style import read_style
from generator.theme import load_theme

STYLE = read_style(load_theme("nusantara"))
STEM = 212.6


def broken(kids: Inlines, width: float = STEM) -> tuple[Line, ...]:
    return break_lines(atoms(kids, look_of(STYLE.type.text), STYLE, {}), width, STYLE.blank, STYLE.together)


def texts(kids: Inlines, width: float = STEM) -> list[str]:
    return ["".join(part.text for part in line.parts).rstrip() for line in broken(kids, width)]


def test_the_last_two_words_stay_together_and_dots_count_with_their_word() -> None:
    assert texts(words("Hubungan kerja sama antara dua negara disebut ....")) == [
        "Hubungan kerja sama antara dua",
        "negara disebut ....",
    ]


def test_words_that_belong_together_are_not_parted() -> None:
    assert texts(words("Kerja sama multilateral adalah kerja sama yang ....")) == [
        "Kerja sama multilateral adalah",
        "kerja sama yang ....",
    ]


def test_no_line_is_wider_than_its_measure() -> None:
    long = words("https://contoh.sch.id/" + "alamat/" * 30 + " " + "a" * 200 + " biasa saja")
    for width in (30.0, 90.0, STEM):
        lines = broken(long, width)
        assert all(line.width <= width + 0.02 for line in lines)
        joined = "".join(part.text for line in lines for part in line.parts).replace(" ", "")
        assert joined == long[0].text.replace(" ", "")  # type: ignore[union-attr]


def test_a_compound_may_break_behind_its_hyphen_but_a_range_may_not() -> None:
    narrow = 60.0
    assert texts(words("kerja ekspor-impor"), narrow)[1] == "ekspor-"
    assert all("8-10" in line or "8" not in line for line in texts(words("soal nomor 8-10"), narrow))


def test_a_hard_break_ends_the_line() -> None:
    assert texts((Text("satu"), LineBreak(), Text("dua"))) == ["satu", "dua"]


def test_a_blank_is_of_one_length_wherever_it_stands() -> None:
    lines = broken((Text("a "), Blank(), Text(" b "), Blank(), Text(".")))
    widths = {part.width for line in lines for part in line.parts if part.kind == "blank"}
    assert widths == {STYLE.blank}


def test_every_line_ends_with_a_space_that_is_not_counted() -> None:
    for line in broken(words("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh " * 3)):
        assert line.parts[-1].text == " "
        assert abs(sum(part.width for part in line.parts[:-1]) - line.width) < 0.01


def test_white_space_is_one_space() -> None:
    assert texts(words("satu \n\t dua\u2028tiga")) == ["satu dua tiga"]


def test_words_from_right_to_left_stand_in_their_order() -> None:
    (line,) = broken(words("kata السلام عليكم lagi"))
    assert [part.text for part in line.parts if part.text != " "] == ["kata", "عليكم", "السلام", "lagi"]
    (whole,) = broken(words("قال محمد Ali هنا"))
    assert whole.rtl
    assert [part.text for part in whole.parts if part.text != " "] == ["هنا", "Ali", "محمد", "قال"]
