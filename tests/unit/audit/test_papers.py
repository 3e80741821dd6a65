"""Papers by a press of another make: clean sets pass, and every planted fault is refused in words a teacher knows."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from other_press import (
    EVERY_KIND,
    RUN,
    WORDS,
    Piece,
    Printed,
    answers,
    footer,
    key,
    lesson_of,
    print_key,
    print_pdf,
    print_set,
    print_sheet,
    prose,
    question,
    record_of,
    sheet,
    tasks,
)

from generator.audit import Paper, audit
from generator.lesson import Lesson, Section

Change = Callable[[list[Piece]], list[Piece]]


def number_of(record: dict[str, Any], id_: str, version: int = 0) -> str:
    return next(item["number"] for item in record["versions"][version]["items"] if item["id"] == id_)


def found(lesson: Lesson, record: dict[str, Any], papers: list[Paper]) -> str:
    return "\n".join(audit(lesson, record, papers, WORDS).findings)


def with_sheet(folder: Path, change: Change, more: Printed | None = None, lesson: Lesson = EVERY_KIND) -> str:
    """Findings after the pieces of worksheet A were changed."""
    record = record_of(lesson)
    papers = print_set(folder, lesson, record)
    papers[0] = print_sheet(folder, change(sheet(lesson, record["versions"][0])), "A", more)
    return found(lesson, record, papers)


def with_key(folder: Path, change: Change) -> str:
    record = record_of(EVERY_KIND)
    papers = print_set(folder, EVERY_KIND, record)
    papers[-1] = print_key(folder, change(key(EVERY_KIND, record)), record)
    return found(EVERY_KIND, record, papers)


def saying(old: str, new: str, what: str = "") -> Change:
    """Other words in the first piece that says `old`."""

    def change(pieces: list[Piece]) -> list[Piece]:
        at = next(at for at, piece in enumerate(pieces) if piece.text == old and piece.what in (what or piece.what))
        return [*pieces[:at], replace(pieces[at], text=new), *pieces[at + 1 :]]

    return change


def adding(text: str, after: str, x: float = 80) -> Change:
    def change(pieces: list[Piece]) -> list[Piece]:
        at = next(at for at, piece in enumerate(pieces) if piece.text == after)
        return [*pieces[: at + 1], Piece("added", text, x, 14), *pieces[at + 1 :]]

    return change


def same(pieces: list[Piece]) -> list[Piece]:
    return pieces


# ---- clean


@pytest.mark.parametrize("versions", [1, 2, 9, 12])
def test_a_clean_set_passes(tmp_path: Path, versions: int) -> None:
    record = record_of(EVERY_KIND, versions)
    assert audit(EVERY_KIND, record, print_set(tmp_path, EVERY_KIND, record), WORDS).findings == ()


def test_a_fast_audit_passes_it_too(tmp_path: Path) -> None:
    record = record_of(EVERY_KIND, 12)
    assert audit(EVERY_KIND, record, print_set(tmp_path, EVERY_KIND, record), WORDS, "fast").findings == ()


def test_an_answer_that_the_lesson_shows_elsewhere_is_no_leak(tmp_path: Path) -> None:
    lesson = lesson_of(
        question("a", "Di kota mana Konferensi Asia-Afrika berlangsung?", answers("Bandung")),
        question("b", "Bandung adalah ibu kota provinsi ....", tasks("*Jawa Barat", "Banten"), explanation="Ya."),
        question("c", "Tulis 5 nama kota!", answers("5")),
        title="Bandung dan Jawa Barat",
        topic="Paket B",
        grade="7",
    )
    record = record_of(lesson)
    assert audit(lesson, record, print_set(tmp_path, lesson, record), WORDS).findings == ()


def test_options_that_begin_like_others_are_told_apart(tmp_path: Path) -> None:
    lesson = lesson_of(
        question("a", "Pilih!", tasks("*B", "A B", "B C", "C", "A")),
        question("b", "Pilih lagi!", tasks("1", "*1 1", "11", "1 11")),
    )
    for seed in range(12):
        record = record_of(lesson, 2, seed)
        assert audit(lesson, record, print_set(tmp_path, lesson, record), WORDS).findings == ()


# ---- a wrong key


def test_a_wrong_letter_in_the_plan_is_told_with_what_stands_there(tmp_path: Path) -> None:
    record = record_of(EVERY_KIND)
    papers = print_set(tmp_path, EVERY_KIND, record)
    item = next(item for item in record["versions"][1]["items"] if item["id"] == "bentuk")
    right, wrong = item["answer"], "ABCD"[("ABCD".index(item["answer"]) + 1) % 4]
    item["answer"] = wrong
    told = found(EVERY_KIND, record, papers)
    assert f"worksheet-B.pdf: question {item['number']}: the key says {wrong}, but on the page {wrong} is" in told
    assert f"right is “bilateral” at {right}" in told


@pytest.mark.parametrize("id_", ["bentuk", "sosial", "tabel", "benar", "jodoh", "kota", "pbb"])
def test_a_wrong_answer_of_every_kind_is_found(tmp_path: Path, id_: str) -> None:
    record = record_of(EVERY_KIND)
    papers = print_set(tmp_path, EVERY_KIND, record)
    item = next(item for item in record["versions"][0]["items"] if item["id"] == id_)
    item["answer"] = {
        "bentuk": "E",
        "sosial": ["A"],
        "tabel": [True, True, True],
        "benar": True,
        "jodoh": item["answer"][::-1] if isinstance(item["answer"], list) else None,
        "kota": [["Jakarta"]],
        "pbb": [["Perserikatan Bangsa-Bangsa"]],
    }[id_]
    assert f"question {item['number']}" in found(EVERY_KIND, record, papers)


def test_a_wrong_letter_in_the_table_of_the_key_is_told(tmp_path: Path) -> None:
    def change(pieces: list[Piece]) -> list[Piece]:
        number = number_of(record_of(EVERY_KIND), "bentuk")
        at = next(at for at, piece in enumerate(pieces) if piece.what == "mark" and piece.number == number)
        other = "ABCD"[("ABCD".index(pieces[at].text) + 1) % 4]
        return [*pieces[:at], replace(pieces[at], text=other), *pieces[at + 1 :]]

    assert "the right “bilateral” stands at" in with_key(tmp_path, change)


def test_a_table_without_one_answer_is_refused(tmp_path: Path) -> None:
    def change(pieces: list[Piece]) -> list[Piece]:
        at = next(at for at, piece in enumerate(pieces) if piece.what == "mark")
        return [*pieces[:at], *pieces[at + 1 :]]

    assert "the table has no answer" in with_key(tmp_path, change)


def test_a_tick_at_the_wrong_option_is_refused(tmp_path: Path) -> None:
    def change(pieces: list[Piece]) -> list[Piece]:
        at = next(at for at, piece in enumerate(pieces) if piece.text == "bilateral" and piece.what == "option")
        return [*pieces[: at - 2], *pieces[at - 1 : at + 1], Piece("tick", "✓", 66, 0), *pieces[at + 1 :]]

    assert "is right, but not ticked" in with_key(tmp_path, change)


def test_a_tick_in_the_wrong_column_is_refused(tmp_path: Path) -> None:
    def change(pieces: list[Piece]) -> list[Piece]:
        return [replace(piece, x=405) if piece.what == "tick" and piece.x == 465 else piece for piece in pieces]

    assert "does not stand under “Salah”" in with_key(tmp_path, change)


@pytest.mark.parametrize(
    "text",
    [
        "Bilateral berarti dua pihak yang saling mengikat janji.",
        "Awalan itu menunjukkan jumlah.",
        "Karena sumber daya setiap negara terbatas.",
        "Menyebutkan alasan yang masuk akal",
        "Terimalah jawaban lain yang wajar dari siswa.",
        "Perserikatan Bangsa-Bangsa / Perserikatan Bangsa Bangsa",
    ],
)
def test_a_key_that_keeps_something_back_is_refused(tmp_path: Path, text: str) -> None:
    assert "question" in with_key(tmp_path, lambda pieces: [piece for piece in pieces if piece.text != text])


@pytest.mark.parametrize("change_of", [lambda text: "A 99 · B 1", lambda text: f"{text}1", lambda text: text[2:]])
def test_a_place_that_is_not_the_questions_own_is_refused(tmp_path: Path, change_of: Callable[[str], str]) -> None:
    def change(pieces: list[Piece]) -> list[Piece]:
        at = next(at for at, piece in enumerate(pieces) if piece.what == "places")
        return [*pieces[:at], replace(pieces[at], text=change_of(pieces[at].text)), *pieces[at + 1 :]]

    assert "it does not say where it stands in each version" in with_key(tmp_path, change)


# ---- a wrong page


def test_two_letters_that_changed_places_are_refused(tmp_path: Path) -> None:
    number = number_of(record_of(EVERY_KIND), "bentuk")

    def change(pieces: list[Piece]) -> list[Piece]:
        first, second = (at for at, piece in enumerate(pieces) if piece.number == number and piece.text in ("A", "B"))
        pieces = list(pieces)
        pieces[first], pieces[second] = (
            replace(pieces[first], text=pieces[second].text),
            replace(pieces[second], text=pieces[first].text),
        )
        return pieces

    assert "the letter A should come" in with_sheet(tmp_path, change)


def test_two_options_that_changed_places_are_refused(tmp_path: Path) -> None:
    def change(pieces: list[Piece]) -> list[Piece]:
        return saying("?", "régional")(saying("régional", "multilateral")(saying("multilateral", "?")(pieces)))

    told = with_sheet(tmp_path, change)
    assert "stands “régional”, but the plan has “multilateral” there" in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("régional", "regional"),
        ("pertukaran pelajar", "pertukaran"),
        ("NATO mengurus dagang.", "NATO mengurus dagang"),
        ("Festival film", "Festival  fïlm"),
        ("hukum", "hukumm"),
        ("Pakta Warsawa masih ada sampai sekarang.", "Pakta Warsawa tidak ada sampai sekarang."),
        ("Benar", "benar"),
        ("Salah", ""),
    ],
)
def test_one_changed_letter_is_refused(tmp_path: Path, old: str, new: str) -> None:
    assert "question" in with_sheet(tmp_path, saying(old, new))


def test_a_missing_question_is_named(tmp_path: Path) -> None:
    record = record_of(EVERY_KIND)
    number = number_of(record, "bentuk")
    told = with_sheet(tmp_path, lambda pieces: [piece for piece in pieces if piece.number != number])
    assert f"worksheet-A.pdf: question {number} (“Hubungan kerja sama antara dua negara" in told
    assert "is not there" in told


def test_a_doubled_number_is_refused(tmp_path: Path) -> None:
    assert "is not under its number in its turn" in with_sheet(tmp_path, saying("3", "2", "number"))


def test_a_removed_option_is_named(tmp_path: Path) -> None:
    def change(pieces: list[Piece]) -> list[Piece]:
        at = next(at for at, piece in enumerate(pieces) if piece.text == "multilateral")
        return [*pieces[: at - 1], *pieces[at + 1 :]]

    told = with_sheet(tmp_path, change)
    assert "should come" in told or "“multilateral” is missing" in told


def test_a_question_that_stands_there_twice_is_refused(tmp_path: Path) -> None:
    def change(pieces: list[Piece]) -> list[Piece]:
        third = [piece for piece in pieces if piece.number == "3"]
        at = next(at for at, piece in enumerate(pieces) if piece.number == "6")
        return [*pieces[:at], *third, *pieces[at:]]

    assert "which no question accounts for" in with_sheet(tmp_path, change)


def test_questions_in_another_order_than_planned_are_refused(tmp_path: Path) -> None:
    record = record_of(EVERY_KIND)
    papers = print_set(tmp_path, EVERY_KIND, record)
    papers[0], papers[1] = replace(papers[0], path=papers[1].path), replace(papers[1], path=papers[0].path)
    told = found(EVERY_KIND, record, papers)
    assert "worksheet-A.pdf: question 1 " in told
    assert "worksheet-B.pdf: question 1 " in told


def test_a_letter_that_is_drawn_beside_another_option_is_refused(tmp_path: Path) -> None:
    def change(pieces: list[Piece]) -> list[Piece]:
        at = next(at for at, piece in enumerate(pieces) if piece.what == "letter")
        return [*pieces[:at], replace(pieces[at], x=480), *pieces[at + 1 :]]

    assert "is not printed beside" in with_sheet(tmp_path, change)


@pytest.mark.parametrize("what", ["number", "stem", "left", "label"])
def test_a_part_of_a_question_that_stands_elsewhere_is_refused(tmp_path: Path, what: str) -> None:
    """A reader aloud would never notice: the order of drawing is as it was."""

    def change(pieces: list[Piece]) -> list[Piece]:
        at = next(at for at, piece in enumerate(pieces) if piece.what == what and piece.number > "1")
        lifted = replace(pieces[at], down=pieces[at].down - 90)
        back = replace(pieces[at + 1], down=pieces[at + 1].down + 90)
        return [*pieces[:at], lifted, back, *pieces[at + 2 :]]

    assert "worksheet-A.pdf: question " in with_sheet(tmp_path, change)


def test_an_option_in_another_colour_is_refused(tmp_path: Path) -> None:
    def change(pieces: list[Piece]) -> list[Piece]:
        return [replace(piece, color="#0B6E69") if piece.text == "bilateral" else piece for piece in pieces]

    assert "not drawn alike" in with_sheet(tmp_path, change)


@pytest.mark.parametrize(
    ("foot", "said"),
    [
        (footer("B"), "does not carry the version A"),
        (footer("A", "AAAAAA"), f"does not carry the run code {RUN}"),
        (lambda page, pages: (f"Paket A · {RUN}",), "does not say that it is page 1 of"),
        (lambda page, pages: (f"Paket A · {RUN}", f"{page} / {pages + 1}"), "does not say that it is page 1 of"),
    ],
)
def test_a_page_without_its_marks_is_refused(tmp_path: Path, foot: Any, said: str) -> None:
    record = record_of(EVERY_KIND)
    papers = print_set(tmp_path, EVERY_KIND, record)
    print_pdf(papers[0].path, sheet(EVERY_KIND, record["versions"][0]), foot)
    assert said in found(EVERY_KIND, record, papers)


# ---- a wrong plan


def test_a_plan_with_a_question_twice_or_none_of_it_is_refused(tmp_path: Path) -> None:
    record = record_of(EVERY_KIND)
    papers = print_set(tmp_path, EVERY_KIND, record)
    wrong = deepcopy(record)
    items = wrong["versions"][0]["items"]
    items[2] = {**items[1], "number": "3"}
    told = found(EVERY_KIND, wrong, papers)
    assert "plan.json, version A: it has the question" in told
    assert "plan.json, version A: it lacks the question" in told


def test_a_version_without_a_worksheet_is_refused(tmp_path: Path) -> None:
    record = record_of(EVERY_KIND)
    papers = [paper for paper in print_set(tmp_path, EVERY_KIND, record) if paper.version != "B"]
    assert "there is no worksheet for version B" in found(EVERY_KIND, record, papers)


# ---- leaks


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Kunci: B", "bilateral"),
        ("Bandung", "Konferensi itu berlangsung di kota        pada 1955."),
        ("Perserikatan Bangsa-Bangsa", "Apa kepanjangan PBB?"),
        ("bilateral", "bilateral terbatas"),
        ("Pakta Warsawa bubar pada tahun 1991.", "Pakta Warsawa masih ada sampai sekarang."),
        ("karena sumber daya setiap negara", "Jelaskan alasan negara bekerja sama!"),
        ("1 B 2 C 3 A 4 D", "Kerjakan dengan teliti!"),
        ("berarti dua pihak yang saling", "Kerjakan dengan teliti!"),
        ("Bandung", "Kerja Sama Internasional"),
    ],
)
def test_an_answer_on_a_page_is_refused(tmp_path: Path, text: str, after: str) -> None:
    assert "worksheet-A.pdf" in with_sheet(tmp_path, adding(text, after))


def test_a_tick_on_a_pupils_page_is_refused(tmp_path: Path) -> None:
    def change(pieces: list[Piece]) -> list[Piece]:
        at = next(at for at, piece in enumerate(pieces) if piece.text == "bilateral")
        return [*pieces[: at - 1], Piece("tick", "✓", 66), *pieces[at - 1 :]]

    assert "holds a tick that marks an answer" in with_sheet(tmp_path, change)


@pytest.mark.parametrize(
    "more",
    [
        Printed(title="Kunci: bilateral, Bandung"),
        Printed(keywords="Bandung; Perserikatan Bangsa-Bangsa"),
        Printed(keywords="B C A D A"),
        Printed(outline=("Latihan", "Jawaban: Bandung")),
        Printed(hidden="bilateral"),
        Printed(hidden="Kerja Sama Internasional"),
    ],
)
def test_an_answer_beside_the_pages_is_refused(tmp_path: Path, more: Printed) -> None:
    assert "worksheet-A.pdf" in with_sheet(tmp_path, same, more)


def spoiled(folder: Path, spoil: Callable[[pikepdf.Pdf], None]) -> str:
    """Findings after the objects of worksheet A were changed."""
    record = record_of(EVERY_KIND)
    papers = print_set(folder, EVERY_KIND, record)
    with pikepdf.open(papers[0].path, allow_overwriting_input=True) as pdf:
        spoil(pdf)
        pdf.save()
    return found(EVERY_KIND, record, papers)


def test_an_untouched_file_saved_again_still_passes(tmp_path: Path) -> None:
    assert spoiled(tmp_path, lambda pdf: None) == ""


def test_an_attachment_is_refused(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.attachments["lesson.md"] = pikepdf.AttachedFileSpec(pdf, b"- [x] bilateral", filename="lesson.md")

    told = spoiled(tmp_path, spoil)
    assert "a file is attached to it: “lesson.md”" in told


@pytest.mark.parametrize("name", ["/Alt", "/ActualText", "/E", "/T", "/Contents", "/Anything"])
def test_an_answer_in_the_structure_is_refused(tmp_path: Path, name: str) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        element = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.P))
        element[name] = pikepdf.String("Bilateral berarti dua pihak yang saling mengikat janji.")
        pdf.Root.StructTreeRoot = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=element))

    assert "tells the explanation" in spoiled(tmp_path, spoil)


def test_a_short_answer_in_a_description_is_refused(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot = pikepdf.Dictionary(
            K=pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt="Peta kota Bandung")
        )

    assert "a description tells the answer: “Kota Bandung”" in spoiled(tmp_path, spoil)


def test_an_answer_in_xmp_is_refused(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as metadata:
            metadata["dc:description"] = "Kota Bandung"

    assert "the properties of the file tells the answer" in spoiled(tmp_path, spoil)


def test_an_object_that_nothing_refers_to_is_read_too(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        note = pdf.make_indirect(pikepdf.Dictionary(Contents=pikepdf.String("jawabannya Bandung")))
        pdf.pages[0].obj.Annots = pikepdf.Array([note])

    assert "a note tells the answer: “Bandung”" in spoiled(tmp_path, spoil)


def test_words_that_a_mark_gives_to_be_read_aloud_are_read(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_add(b"/Span<</ActualText(berarti dua pihak yang)>>BDC EMC", prepend=False)

    assert "a text read aloud tells the explanation" in spoiled(tmp_path, spoil)


def test_letters_of_a_font_that_no_page_shows_are_refused(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        for font in (entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry):
            map_ = font.ToUnicode.read_bytes().replace(b"endcmap", b"1 beginbfchar\n<7F> <0416>\nendbfchar\nendcmap")
            font.ToUnicode = pdf.make_stream(map_)

    assert "brings letters that no pupil's paper shows: “Ж”" in spoiled(tmp_path, spoil)


def test_a_file_name_that_tells_an_answer_is_refused(tmp_path: Path) -> None:
    record = record_of(EVERY_KIND)
    papers = print_set(tmp_path, EVERY_KIND, record)
    papers[0] = replace(papers[0], name="worksheet-A-bandung.pdf")
    assert "its name tells the answer: “Bandung”" in found(EVERY_KIND, record, papers)


# ---- what cannot be read


def test_a_file_that_is_no_pdf_is_a_finding(tmp_path: Path) -> None:
    record = record_of(EVERY_KIND)
    papers = print_set(tmp_path, EVERY_KIND, record)
    papers[0].path.write_bytes(b"%PDF-1.7\nnothing")
    assert "worksheet-A.pdf: it cannot be opened as a PDF" in found(EVERY_KIND, record, papers)


def test_letters_that_cannot_be_read_are_a_finding(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        for font in (entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and "/ToUnicode" in entry):
            font.ToUnicode = pdf.make_stream(b"1 beginbfchar\n<41> <0041>\nendbfchar")

    assert "holds letters that cannot be read" in spoiled(tmp_path, spoil)


def test_drawing_that_is_not_understood_is_a_finding(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"q 1 0 0 1 0 0 cm 12 frobnicate Q", prepend=True)

    assert "a page holds “frobnicate”, which is not known" in spoiled(tmp_path, spoil)


def test_a_glyph_that_says_it_is_another_letter_is_a_finding(tmp_path: Path) -> None:
    """What a reader aloud hears must be what the eye sees."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0].Contents.read_bytes()
        at = content.index(b" Tj")
        start = content.rindex(b"(", 0, at)
        spoken = b"/Span<</ActualText(Lain)>>BDC " + content[start : at + 3] + b" EMC"
        pdf.pages[0].Contents = pdf.make_stream(content[:start] + spoken + content[at + 3 :])

    assert "and says that it reads “Lain”" in spoiled(tmp_path, spoil)


# ---- other documents


def other(folder: Path, pieces: list[Piece], audience: str, fixed: str = "", lesson: Lesson = EVERY_KIND) -> str:
    record = record_of(lesson)
    papers = print_set(folder, lesson, record)
    path = print_pdf(folder / "slip.pdf", pieces, footer("A"))
    papers.append(Paper(path, "slip.pdf", "slip", audience, "pdf", "A", fixed))  # type: ignore[arg-type]
    return found(lesson, record, papers)


def test_a_paper_of_another_template_may_show_some_questions(tmp_path: Path) -> None:
    assert other(tmp_path, sheet(EVERY_KIND, record_of(EVERY_KIND)["versions"][0])[:20], "student") == ""


def test_a_paper_of_another_template_may_show_no_answer(tmp_path: Path) -> None:
    pieces = [Piece("head", "Apa kepanjangan PBB?"), Piece("told", "Perserikatan Bangsa-Bangsa", 60, 20)]
    assert "slip.pdf: it shows the answer" in other(tmp_path, pieces, "student")
    assert other(tmp_path, pieces, "teacher") == ""


def test_the_words_of_a_template_are_no_leak(tmp_path: Path) -> None:
    lesson = lesson_of(question("a", "Sebutkan satu kota!", answers("Selamat")))
    pieces = [Piece("head", "Selamat mengerjakan!")]
    assert "it shows the answer: “Selamat”" in other(tmp_path, pieces, "student", "", lesson)
    assert other(tmp_path, pieces, "student", "# {{ lesson.title }}\n\nSelamat mengerjakan!\n", lesson) == ""


def test_notes_of_a_section_may_not_reach_a_pupil(tmp_path: Path) -> None:
    from generator.document.blocks import Audience

    section = Section(2, (), (Audience("notes", prose("Mulailah dengan contoh benda di kelas.")),))
    lesson = replace(EVERY_KIND, body=(section, *EVERY_KIND.body))
    pieces = [Piece("head", "mulailah dengan contoh benda")]
    assert "it shows the teacher's notes" in other(tmp_path, pieces, "student", "", lesson)
