"""Finished files: what another library reads, tags, bytes, fonts."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from pdf_papers import (
    choice,
    document,
    engine,
    faults_of_tags,
    footer,
    one_of_each_kind,
    pages_text,
    paragraph,
    part,
    pdf,
    picture_of,
    placed,
    text,
    words,
)

from generator.document.blocks import Box, Columns, Document, Field, Fields, Figure, Heading, List, Paragraph, Table
from generator.document.inlines import (
    Blank,
    Code,
    Emphasis,
    LineBreak,
    Link,
    Slot,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from generator.document.transforms import blank
from generator.errors import LembarError, UsageError
from generator.exporters.pdf.engine import PaperEngine
from generator.fonts.coverage import UncoveredLetter
from generator.theme import load_theme
from generator.words import load_words


def full_paper(codes: str = "") -> Document:
    return document(
        footer(),
        Heading(1, words("Judul")),
        *part("Semua", *placed(one_of_each_kind(), codes)),
        audience="teacher" if codes else "student",
    )


def test_every_kind_is_tagged_without_a_fault() -> None:
    assert faults_of_tags(pdf(full_paper("AB"))) == []
    assert faults_of_tags(pdf(blank(full_paper()))) == []


def test_links_lists_tables_and_pictures_are_tagged_without_a_fault() -> None:
    paper = document(
        Paragraph((Text("Lihat "), Link(words("situs sekolah"), "https://contoh.sch.id/?a=é"), Text(" itu."))),
        List(((paragraph("satu"), List(((paragraph("dalam"),),))), (paragraph("dua"),)), 1),
        Table((words("Negara"), words("Ibu kota")), ((words("Jepang"), words("Tokyo")),), ("left", "left")),
        Figure("p", "sebuah kotak", words("Gambar 1")),
    )
    data = pdf(paper, engine({"p": picture_of(40, 30)}))
    assert faults_of_tags(data) == []
    file = pikepdf.open(io.BytesIO(data))
    (link,) = file.pages[0].Annots
    assert str(link.A.URI) == "https://contoh.sch.id/?a=%C3%A9"
    assert str(link.Contents) == "situs sekolah"
    assert b"sebuah kotak" in b"".join(bytes(found.Alt) for found in file.objects if _has_alt(found))


def _has_alt(found: object) -> bool:
    return isinstance(found, pikepdf.Dictionary) and "/Alt" in found


def test_a_file_names_its_title_and_language_and_no_date() -> None:
    file = pikepdf.open(io.BytesIO(pdf(full_paper())))
    assert dict(file.docinfo) == {"/Title": "Judul (uji)"}
    assert str(file.Root.Lang) == "id"
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
    metadata = bytes(file.Root.Metadata.read_bytes()).decode()
    assert "Judul (uji)" in metadata and "Date" not in metadata


def test_headings_are_bookmarks() -> None:
    file = pikepdf.open(io.BytesIO(pdf(full_paper())))
    with file.open_outline() as outline:
        (top,) = outline.root
        assert (top.title, [kid.title for kid in top.children]) == ("Judul", ["Semua"])


def test_two_engines_give_the_same_bytes_whatever_they_drew_before() -> None:
    busy = engine()
    pdf(full_paper("AB"), busy)
    assert pdf(blank(full_paper()), busy) == pdf(blank(full_paper()), engine())


def test_a_students_fonts_hold_no_letter_of_the_answers() -> None:
    paper = document(
        *part("Isian", *placed((replace(choice(1, "Soal", "aaa", "bbb"), explanation=(paragraph("QXZ"),)),)))
    )
    using = engine()
    key = pdf(paper, using)
    sheet = pdf(blank(paper), using)
    assert {"Q", "X", "Z"} <= _letters_in_fonts(key)
    assert not {"Q", "X", "Z", "✓"} & _letters_in_fonts(sheet)


def _letters_in_fonts(data: bytes) -> set[str]:
    file = pikepdf.open(io.BytesIO(data))
    found: set[str] = set()
    for font in file.pages[0].Resources.Font.values():
        for line in font.ToUnicode.read_bytes().split(b"\n"):
            if line.startswith(b"<") and line.count(b"<") == 2:
                found.add(bytes.fromhex(line.split(b"> <")[1].rstrip(b">").decode()).decode("utf-16-be"))
    return found


def test_text_reads_back_as_it_was_written() -> None:
    paper = document(
        Paragraph(
            (
                Text("Air H"),
                Subscript(words("2")),
                Text("O dan luas m"),
                Superscript(words("2")),
                Text(" lalu "),
                Emphasis(words("miring")),
                Text(" "),
                Strong(words("tebal")),
                Text(" "),
                Underline(words("garis bawah")),
                Text(" "),
                Code("a = b[0]"),
                LineBreak(),
                Text("ḥadis ≤ √2 → ½ ∈ ℝ, Nama: "),
                Blank(),
                Text(" (selesai)."),
            )
        )
    )
    assert text(pdf(paper)) == (
        "Air H2O dan luas m2 lalu miring tebal garis bawah a = b[0] ḥadis ≤ √2 → ½ ∈ ℝ, Nama: ____ (selesai)."
    )


def test_words_at_line_ends_do_not_run_together() -> None:
    sentence = "Hubungan kerja sama antara dua negara disebut bilateral dan lebih dari dua multilateral. " * 3
    assert text(pdf(document(paragraph(sentence)))) == sentence.strip()


def test_an_options_letter_stands_right_before_its_text() -> None:
    paper = blank(document(*part("P", *placed((choice(1, "Soal ....", "satu", "dua", "tiga", "empat"),)))))
    assert "1 Soal .... A satu B dua C tiga D empat" in text(pdf(paper))


def test_a_key_reads_ticks_answers_and_places() -> None:
    read = text(pdf(full_paper("AB")))
    for expected in (
        "✓ A benar sekali B salah satu",
        "Sebab begitu. A 1 · B 1 L1",
        "✓ A tepat B keliru ✓ C pas",
        "Bumi bulat. ✓ Bulan kotak. ✓",
        "B kiri dua A tengah satu",
        "Jawaban yang tersisa: C sisa.",
        "✓ ASEAN / Asean",
        "Ibu kota ✓ Jakarta.",
        "Jawaban acuan Jawaban panjang.",
        "Langkah satu 1,5",
        "Skor maksimum 1,5",
        "Yang benar: Seharusnya lain.",
    ):
        assert expected in read, expected


def test_a_blanked_paper_holds_nothing_of_the_answers() -> None:
    read = text(pdf(blank(full_paper())))
    for secret in ("✓", "Sebab", "ASEAN", "Jakarta", "Langkah", "Seharusnya", "tersisa"):
        assert secret not in read


def test_every_page_has_its_number_of_all() -> None:
    items = tuple(choice(index, f"Soal nomor {index} ....", "satu", "dua", "tiga", "empat") for index in range(1, 60))
    read = pages_text(pdf(blank(document(footer(), *part("P", *placed(items))))))
    assert len(read) > 2
    assert all(page.endswith(f"{index + 1} / {len(read)}") for index, page in enumerate(read))


def test_text_may_name_the_number_of_pages() -> None:
    long = paragraph("kata " * 3000)
    read = pages_text(pdf(document(Paragraph((Text("Ada "), Slot("pages"), Text(" halaman."))), long)))
    assert read[0].startswith(f"Ada {len(read)} halaman.")


def test_a_slot_that_nothing_fills_is_said() -> None:
    with pytest.raises(LembarError, match=r"student\.name"):
        pdf(document(Paragraph((Slot("student.name"),))))


def test_a_letter_without_a_face_is_said() -> None:
    with pytest.raises(UncoveredLetter, match="U\\+4E2D"):
        pdf(document(paragraph("中")))


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("F4", (609, 935)), ("Letter", (612, 792))])
def test_papers_have_their_sizes(paper: str, size: tuple[int, int]) -> None:
    file = pikepdf.open(io.BytesIO(pdf(document(paragraph("a")), engine(paper=paper))))
    assert tuple(round(float(edge)) for edge in file.pages[0].MediaBox[2:]) == size


def test_an_unknown_paper_is_said() -> None:
    with pytest.raises(UsageError, match="A4, F4, Letter"):
        PaperEngine(load_theme("nusantara"), {}, load_words("id"), "A7")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "RGBA", "L"])
def test_a_picture_is_read_back_in_its_colour(kind: str) -> None:
    picture = picture_of(20, 20, kind)
    data = pdf(document(Figure("p", "kotak", width=1.0)), engine({"p": picture}))
    with pypdfium2.PdfDocument(data) as file:
        image = file[0].render(scale=0.5).to_pil().convert("RGB")
    red, green, blue = image.getpixel((image.width // 2, image.height // 3))
    assert (red > 150, green < 90, blue < 90) == (True, True, True) or kind == "L"


def test_a_name_that_is_printed_in_stands_on_the_strip() -> None:
    strip = Fields(
        (Field(words("Nama"), words("Siti Nur Aisyah Putri Ramadhani binti Abdullah"), 1), Field(words("Kelas"), (), 3))
    )
    assert "Siti Nur Aisyah Putri Ramadhani binti Abdullah" in text(pdf(document(strip)))


def test_a_head_with_mark_and_school_line_reads_in_order() -> None:
    head = Box(
        "masthead",
        (
            Box("mark", (paragraph("B"),), words("Paket")),
            Box("letterhead", (paragraph("SMP Negeri 1"),), (), words("PPKn · VII")),
            Heading(1, words("Kerja Sama")),
            paragraph("20 soal"),
        ),
    )
    read = text(pdf(document(head, Columns(2, placed((choice(1, "Soal", "a", "b"),))))))
    assert "Paket B" in read and "SMP NEGERI 1 PPKn · VII Kerja Sama 20 soal" in read
