"""Front matter: values stay text to the end of their line, and every slip is told where it stands."""

from __future__ import annotations

import pytest
from readings import read

from generator.document.inlines import Subscript, Text
from generator.document.transforms import plain
from generator.lesson import Lesson


def lesson(front: str) -> Lesson:
    result = read(f"---\n{front}\n---\n")
    assert result.codes == []
    assert result.lesson
    return result.lesson


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Vocabulary: School Things", "Vocabulary: School Things"),
        ("NO", "NO"),
        ("012", "012"),
        ("12:30", "12:30"),
        ("Bab #1", "Bab #1"),
        ("Air # catatan", "Air"),
        ("Air        # catatan: lagi", "Air"),
        ('"Norma: dan Keadilan"', "Norma: dan Keadilan"),
        ("'Norma'", "Norma"),
        ('"ASEAN" dan PBB', '"ASEAN" dan PBB'),
        ("[Konsep] Air", "[Konsep] Air"),
        ("- Air -", "- Air -"),
        ("Air & Api, 50% @ rumah", "Air & Api, 50% @ rumah"),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("null", "null"),
    ],
)
def test_a_value_of_one_line_runs_to_its_end_and_stays_text(written: str, title: str) -> None:
    assert plain(lesson(f"title: {written}\nlanguage: id").title) == title


def test_every_key_is_read() -> None:
    made = lesson(
        "title: Air H~2~O\nsubject: IPA\ntopic: Air\ngrade: 07\nlanguage: id-ID\ncurriculum: Merdeka\ntime: 40 menit\n"
        "date: 2026-11-24\nauthor: Bu Ani\nversions: 4\npaper: f4\ntheme: nusantara\n"
        "instructions: |\n  Baca: *teliti*.\n  Kerjakan.\n"
        "objectives:\n  a: Menjelaskan: air\n  b: {text: Menyebut, code: 3.1, topic: Air}\n  c:\n    text: Menulis"
    )
    assert made.title == (Text("Air H"), Subscript((Text("2"),)), Text("O"))
    assert (made.subject, made.topic, made.grade, made.language) == ("IPA", "Air", "07", "id-ID")
    assert (made.curriculum, made.time, made.date, made.author) == ("Merdeka", "40 menit", "2026-11-24", "Bu Ani")
    assert (made.versions, made.paper, made.theme) == (4, "F4", "nusantara")
    assert plain(made.instructions) == "Baca: teliti. Kerjakan."
    objectives = [(one.id, plain(one.text), one.code, one.topic) for one in made.objectives]
    assert objectives == [("a", "Menjelaskan: air", "", ""), ("b", "Menyebut", "3.1", "Air"), ("c", "Menulis", "", "")]


@pytest.mark.parametrize(
    "head", ["\n\n---\ntitle: a\nlanguage: id\n---\n", "\ufeff---\r\ntitle: a\r\nlanguage: id\r\n...\r\n"]
)
def test_empty_lines_above_and_other_line_ends_are_fine(head: str) -> None:
    assert read(head + "isi").codes == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", ["1:1 no-language", "1:1 no-title"]),
        ("# Judul\n", ["1:1 no-language", "1:1 no-title"]),
        ("---\n---\n", ["1:1 no-language", "1:1 no-title"]),
        ("---\ntitle:\nlanguage: id\n---\n", ["2:7 no-title"]),
        ("---\ntitle: a\n---\n", ["1:1 no-language"]),
        ("---\ntitle: a\nlanguage: id\n", ["1:1 front-matter-unclosed"]),
        ("---\ntitle: a\nlanguge: id\nlanguage: id\n---\n", ["3:1 unknown-key"]),
        ("---\ntitle: a\nlanguage: Indonesia\n---\n", ["1:1 no-language", "3:11 front-matter-value"]),
        ("---\ntitle: a\nlanguage: id\nversions: 0\n---\n", ["4:11 front-matter-value"]),
        (
            "---\ntitle: a\nlanguage: id\npaper: A3\ntheme: biru\n---\n",
            ["4:8 front-matter-value", "5:8 front-matter-value"],
        ),
        ("---\ntitle: a\nlanguage: id\ntitle: b\n---\n", ["4:1 front-matter-twice"]),
        ("---\ntitle: [a, b]\nlanguage: id\n---\n", ["2:8 front-matter-type"]),
        ("---\ntitle: a\nlanguage: id\nobjectives: b\n---\n", ["4:13 objectives-form"]),
        ("---\ntitle: a\nlanguage: id\nobjectives:\n  - b\n---\n", ["5:3 objectives-form"]),
        ("---\ntitle: a\nlanguage: id\nobjectives:\n  b c: d\n---\n", ["5:3 objectives-form"]),
        ("---\ntitle: a\nlanguage: id\nobjectives:\n  b: {txt: c}\n---\n", ["5:6 objectives-form", "5:7 unknown-key"]),
        ("---\ntitle:a\nlanguage: id\n---\n", ["1:1 no-language", "3:9 front-matter-syntax"]),
        ("---\ntitle: a <b>\nlanguage: id\n---\n", ["2:10 raw-html"]),
        ("---\ntitle: a\nlanguage: id\nsubject: &x b\n---\n", ["1:1 no-language", "4:10 front-matter-syntax"]),
        ("---\na: &a [x]\nb: [*a, *a]\n---\n", ["1:1 no-language", "2:4 front-matter-syntax"]),
        ("---\nsubject: !!python/object:os.system x\n---\n", ["1:1 no-language", "2:10 front-matter-syntax"]),
        ("---\nsubject: [[[[[[a]]]]]]\n---\n", ["1:1 no-language", "2:14 front-matter-syntax"]),
    ],
)
def test_slips_are_told_at_their_place(text: str, places: list[str]) -> None:
    assert read(text).places == places


def test_front_matter_of_thousands_of_lines_is_not_parsed() -> None:
    assert "front-matter-too-long" in read("---\n" + "a: b\n" * 600 + "---\n").codes


def test_a_key_that_is_near_is_suggested() -> None:
    (found,) = read("---\ntitle: a\nlanguage: id\nsubjek: b\n---\n").found
    assert dict(found.values)["near"] == "subject"
