"""Decks by another writer: a clean one passes, and every planted fault is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from other_deck import Box, Page, pages, print_deck
from other_press import EVERY_KIND, WORDS, print_set, record_of
from pptx import Presentation

from generator.audit import audit

Change = Callable[[list[Page]], list[Page]]
RECORD = record_of(EVERY_KIND)


def number_of(id_: str) -> str:
    return next(item["number"] for item in RECORD["slides"]["items"] if item["id"] == id_)


def asked(id_: str) -> str:
    return f"{WORDS.fixed['question']} {number_of(id_)}"


def answered(id_: str) -> str:
    return f"{WORDS.fixed['answer']} {number_of(id_)}: "


def found(folder: Path, change: Change = list) -> str:
    papers = [*print_set(folder, EVERY_KIND, RECORD), print_deck(folder, change(pages(EVERY_KIND, RECORD["slides"])))]
    return "\n".join(audit(EVERY_KIND, RECORD, papers, WORDS).findings)


def on(title: str, alter: Callable[[Page], Page]) -> Change:
    def change(made: list[Page]) -> list[Page]:
        assert any(page.title.startswith(title) for page in made)
        return [alter(page) if page.title.startswith(title) else page for page in made]

    return change


def saying(old: str, new: str) -> Callable[[Page], Page]:
    def alter(page: Page) -> Page:
        assert any(box.text == old for box in page.boxes)
        return replace(page, boxes=tuple(replace(box, text=new) if box.text == old else box for box in page.boxes))

    return alter


def adding(box: Box) -> Callable[[Page], Page]:
    return lambda page: replace(page, boxes=(*page.boxes, box))


def without(text: str) -> Callable[[Page], Page]:
    return lambda page: replace(page, boxes=tuple(box for box in page.boxes if box.text != text))


def test_a_clean_deck_passes(tmp_path: Path) -> None:
    assert found(tmp_path) == ""


def test_a_wrong_letter_on_an_answer_slide_is_told(tmp_path: Path) -> None:
    told = found(tmp_path, on(answered("bentuk"), lambda page: replace(page, title=answered("bentuk") + "E")))
    assert "states “Jawaban 1: E”, but right is" in told


@pytest.mark.parametrize("id_", ["sosial", "tabel", "benar", "tahun", "jodoh"])
def test_a_wrong_answer_of_every_kind_is_told(tmp_path: Path, id_: str) -> None:
    told = found(tmp_path, on(answered(id_), lambda page: replace(page, title=answered(id_) + "A")))
    assert f"question {number_of(id_)} (slide" in told


def test_a_question_without_a_slide_is_told(tmp_path: Path) -> None:
    told = found(tmp_path, lambda made: [page for page in made if page.title != asked("pbb")])
    assert f"question {number_of('pbb')} (“Apa kepanjangan PBB?”) has no slide" in told


def test_a_question_without_an_answer_is_told(tmp_path: Path) -> None:
    told = found(tmp_path, lambda made: [page for page in made if not page.title.startswith(answered("pbb"))])
    assert "it has no answer slide" in told


def test_an_answer_before_its_question_is_refused(tmp_path: Path) -> None:
    def change(made: list[Page]) -> list[Page]:
        return [made[0], made[2], made[1], *made[3:]]

    assert "its answer comes before it" in found(tmp_path, change)


def test_questions_out_of_their_order_are_refused(tmp_path: Path) -> None:
    assert "does not stand in its turn" in found(tmp_path, lambda made: [made[0], *made[3:5], *made[1:3], *made[5:]])


def test_options_that_changed_places_are_refused(tmp_path: Path) -> None:
    def swap(page: Page) -> Page:
        return saying("?", "régional")(saying("régional", "multilateral")(saying("multilateral", "?")(page)))

    assert "but plan.json has “multilateral” there" in found(tmp_path, on(asked("bentuk"), swap))


@pytest.mark.parametrize(
    ("id_", "old", "new"),
    [
        ("bentuk", "régional", "regional"),
        ("bentuk", "Hubungan kerja sama antara dua negara disebut ....", "Hubungan kerja sama disebut ...."),
        ("jodoh", "hukum", "hükum"),
        ("benar", "Benar", "Ya"),
        ("jodoh", "Menjual rempah", "Menjual"),
    ],
)
def test_one_changed_word_is_refused(tmp_path: Path, id_: str, old: str, new: str) -> None:
    assert f"question {number_of(id_)}" in found(tmp_path, on(asked(id_), saying(old, new)))


def test_a_letter_away_from_its_option_is_refused(tmp_path: Path) -> None:
    def move(page: Page) -> Page:
        return replace(page, boxes=tuple(replace(box, y=500) if box.text == "C" else box for box in page.boxes))

    assert "the letter C does not stand beside an option" in found(tmp_path, on(asked("bentuk"), move))


@pytest.mark.parametrize(
    ("id_", "text"),
    [
        ("bentuk", "bilateral"),
        ("bentuk", "Bilateral berarti dua pihak yang saling mengikat janji."),
        ("pbb", "Perserikatan Bangsa-Bangsa"),
        ("kota", "Bandung"),
        ("uraian", "Karena sumber daya setiap negara terbatas."),
    ],
)
def test_an_answer_on_a_question_slide_is_refused(tmp_path: Path, id_: str, text: str) -> None:
    assert "with the question" in found(tmp_path, on(asked(id_), adding(Box(text, 60, 450))))


def test_an_option_with_another_ground_is_refused(tmp_path: Path) -> None:
    def paint(page: Page) -> Page:
        return replace(page, boxes=tuple(replace(box, fill="0B6E69") if box.text == "B" else box for box in page.boxes))

    assert "not drawn alike" in found(tmp_path, on(asked("bentuk"), paint))


def test_a_tick_on_a_question_slide_is_refused(tmp_path: Path) -> None:
    assert "a mark that points" in found(tmp_path, on(asked("bentuk"), adding(Box("tick", 500, 160, 20, 20))))


def test_an_answer_slide_that_marks_a_wrong_option_is_refused(tmp_path: Path) -> None:
    def paint(page: Page) -> Page:
        return replace(
            page, boxes=tuple(replace(box, fill="0B6E69") if len(box.text) == 1 else box for box in page.boxes)
        )

    assert "does not mark the right options alone" in found(tmp_path, on(answered("bentuk"), paint))


def test_a_tick_in_the_wrong_column_is_refused(tmp_path: Path) -> None:
    def move(page: Page) -> Page:
        return replace(page, boxes=tuple(replace(box, x=700) if box.text == "tick" else box for box in page.boxes))

    assert "does not stand under “Benar”" in found(tmp_path, on(answered("tabel"), move))


def test_a_letter_behind_the_wrong_pair_is_refused(tmp_path: Path) -> None:
    def reverse(page: Page) -> Page:
        letters = [box for box in page.boxes if box.x == 320]
        wrong = iter(reversed([box.text for box in letters]))
        return replace(page, boxes=tuple(replace(box, text=next(wrong)) if box.x == 320 else box for box in page.boxes))

    assert "on its answer slide the letter" in found(tmp_path, on(answered("jodoh"), reverse))


@pytest.mark.parametrize(
    ("id_", "old", "new"),
    [
        ("bentuk", "régional", "regional"),
        ("tahun", "Kelompok G8 kembali menjadi G7 sejak 2014.", "Kelompok G8 kembali menjadi G7 sejak 2O14."),
        ("pbb", "Perserikatan Bangsa-Bangsa / Perserikatan Bangsa Bangsa", "Perserikatan Bangsa-Bangsa / Liga"),
        ("kota", "Konferensi itu berlangsung di kota Bandung / Kota Bandung pada 1955.", "Pada 1955 Bandung"),
        ("jodoh", "hukum", "ekonomi"),
    ],
)
def test_one_changed_word_on_an_answer_slide_is_refused(tmp_path: Path, id_: str, old: str, new: str) -> None:
    assert f"question {number_of(id_)}" in found(tmp_path, on(answered(id_), saying(old, new)))


def test_an_answer_slide_without_its_question_is_refused(tmp_path: Path) -> None:
    stem = "Pakta Warsawa masih ada sampai sekarang."
    assert "its answer slide does not show the question" in found(tmp_path, on(answered("benar"), without(stem)))


@pytest.mark.parametrize("x", [370, 710])
def test_a_tick_beside_a_label_must_stand_at_the_right_one(tmp_path: Path, x: int) -> None:
    """“Benar” ends at 360, “Salah” at 700; the statement is false."""
    told = found(tmp_path, on(answered("benar"), adding(Box("tick", x, 210, 20, 20))))
    assert told == "" if x == 710 else "marks “Benar”, which is not right" in told


@pytest.mark.parametrize("where", [asked, answered])
def test_words_that_the_lesson_does_not_say_are_refused(tmp_path: Path, where: Callable[[str], str]) -> None:
    told = found(tmp_path, on(where("bentuk"), adding(Box("Titipan seseorang", 60, 450))))
    assert "says “titipan seseorang”, which the lesson does not say of it" in told


@pytest.mark.parametrize("id_", ["bentuk", "sosial", "uraian", "benar"])
def test_an_explanation_that_is_nowhere_is_told(tmp_path: Path, id_: str) -> None:
    told = found(tmp_path, on(answered(id_), lambda page: replace(page, notes="")))
    assert "is neither on its answer slide nor in its notes" in told


def test_an_empty_title_is_refused(tmp_path: Path) -> None:
    assert "slide 1 has no title" in found(tmp_path, lambda made: [replace(made[0], title=" "), *made[1:]])


def test_two_titles_alike_are_refused(tmp_path: Path) -> None:
    told = found(tmp_path, lambda made: [*made, replace(made[0], boxes=())])
    assert "have one title" in told


def test_a_question_that_the_plan_does_not_have_is_refused(tmp_path: Path) -> None:
    told = found(tmp_path, lambda made: [*made, Page(f"{WORDS.fixed['question']} 99", ())])
    assert "it has a question 99 that plan.json does not have" in told


def test_a_file_that_is_no_deck_is_a_finding(tmp_path: Path) -> None:
    papers = [*print_set(tmp_path, EVERY_KIND, RECORD), print_deck(tmp_path, [])]
    papers[-1].path.write_bytes(b"PK nothing")
    assert "it cannot be opened as a presentation" in "\n".join(audit(EVERY_KIND, RECORD, papers, WORDS).findings)


@pytest.mark.parametrize("where", ["notes", "keywords", "alt"])
def test_a_deck_for_pupils_may_tell_nothing(tmp_path: Path, where: str) -> None:
    paper = print_deck(tmp_path, [Page("Kerja Sama Internasional", (Box("PPKn", 60, 80),))])
    student = replace(paper, document="handout", audience="student")
    papers = print_set(tmp_path, EVERY_KIND, RECORD)
    assert audit(EVERY_KIND, RECORD, [*papers, student], WORDS).findings == ()
    deck = Presentation(str(paper.path))
    match where:
        case "notes":
            deck.slides[0].notes_slide.notes_text_frame.text = "Jawabannya Bandung."
        case "keywords":
            deck.core_properties.keywords = "Perserikatan Bangsa-Bangsa"
        case _:
            deck.slides[0].shapes[1]._element.nvSpPr.cNvPr.set("descr", "Bilateral berarti dua pihak yang mengikat")
    deck.save(str(paper.path))
    assert "slides.pptx" in "\n".join(audit(EVERY_KIND, RECORD, [*papers, student], WORDS).findings)
