"""Where lines end."""

from __future__ import annotations

from pdf_papers import words

from generator.document.inlines import Blank, Inlines, LineBreak, Text
from generator.exporters.pdf.lines import Line, break_lines
from generator.exporters.pdf.looks import atoms, look_of
from generator.exporters.pdf.style import read_style
from generator.fonts.hyphens import hyphenator
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


def seen(line: Line) -> list[str]:
    """Words from left to right."""
    assert line.lefts is not None
    order = sorted(range(len(line.parts)), key=lambda index: line.lefts[index] if line.lefts else 0.0)
    return [line.parts[index].text for index in order if line.parts[index].text != " "]


def test_words_from_right_to_left_are_kept_in_reading_order_and_stand_in_theirs() -> None:
    (line,) = broken(words("kata السلام عليكم lagi"))
    assert [part.text for part in line.parts if part.text != " "] == ["kata", "السلام", "عليكم", "lagi"]
    assert seen(line) == ["kata", "عليكم", "السلام", "lagi"]
    (whole,) = broken(words("قال محمد Ali هنا"))
    assert whole.rtl
    assert seen(whole) == ["هنا", "Ali", "محمد", "قال"]


def test_figures_in_text_from_right_to_left_run_left_to_right() -> None:
    (line,) = broken(words("سنة 2026 م"))
    assert seen(line) == ["م", "2026", "سنة"]
    assert [part.rtl for part in line.parts if part.text == "2026"] == [False]


def test_a_soft_hyphen_shows_only_where_a_word_is_parted() -> None:
    word = "per\u00adpus\u00adta\u00adka\u00adan"
    assert texts(words(f"di {word} kami")) == ["di perpustakaan kami"]
    assert texts(words(f"di {word} kami"), 45.0) == ["di per\u00ad", "pustaka\u00ad", "an kami"]
    (line, *_) = broken(words(f"di {word}"), 45.0)
    assert b"<FEFF00AD>" in line.parts[-1].pieces[0].array


def test_words_are_parted_by_the_patterns_of_a_language_only_if_asked() -> None:
    sentence = words("Mereka memperjuangkan kemerdekaan")
    assert "memperjuangkan" in " ".join(texts(sentence, 90.0))
    lines = break_lines(
        atoms(sentence, look_of(STYLE.type.text), STYLE, {}), 90.0, STYLE.blank, STYLE.together, hyphenator("id")
    )
    assert lines[0].parts[-1].text == "\u00ad"
    assert "".join(part.text for line in lines for part in line.parts).replace("\u00ad", "").split() == (
        ["Mereka", "memperjuangkan", "kemerdekaan"]
    )


def test_a_line_that_ends_inside_a_word_ends_without_a_space() -> None:
    first, _ = broken(words("a" * 60))
    assert not first.parts[-1].text.endswith(" ")


def test_javanese_breaks_between_syllables_and_never_behind_a_killed_vowel() -> None:
    lines = texts(words("ꦲꦏ꧀ꦱꦫꦗꦮ" * 6), 60.0)
    assert len(lines) > 2
    assert not any(line.endswith("\ua9c0") or line.startswith("\ua9c0") for line in lines)
