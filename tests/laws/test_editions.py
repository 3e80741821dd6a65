"""What is set once and put in place for each version is what would have been set for it alone, to the last byte."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from items import items, paragraph

from generator.document.blocks import (
    Box,
    Columns,
    Document,
    Field,
    Fields,
    Group,
    Heading,
    Item,
    Keep,
    Paragraph,
    Questions,
    Running,
)
from generator.document.inlines import Inlines, Slot, Strong, Text
from generator.document.transforms import blank
from generator.exporters.pdf.engine import PaperEngine, PaperOrder
from generator.fonts.coverage import UncoveredLetter
from generator.theme import load_theme
from generator.versions import PartItems, arrange, make_plan
from generator.words import load_words

seeds = st.integers(0, 999_999_999)
codes = (Strong((Text("Paket "), Slot("version.code"))), Text(" · "), Slot("run"))
counted = (Slot("page"), Text(" / "), Slot("pages"))
named = (Text("Nama: "), Slot("student.name"), Text(" · "), Slot("page"))


def said(text: str) -> Inlines:
    return (Text(text),)


def _filled_in(name: str) -> Paragraph:
    return Paragraph((Slot(name),))


def units(letter: str, made: tuple[Item, ...], grouped: bool) -> tuple[Item | Group, ...]:
    """Some of them about one text, if they are to be."""
    stimulus = (Heading(3, (Text("Teks "), Slot("range"))), *paragraph("Bacaan yang panjang. " * 20))
    return (*made[:1], Group(letter, stimulus, made[1:3]), *made[3:]) if grouped and made[1:] else made


def part(letter: str, body: tuple[Item | Group, ...], shape: str) -> tuple[object, ...]:
    head = Box("part", (Heading(2, said(f"Bagian {letter}")), *paragraph("Pilihlah!")), said(letter), said("3 poin"))
    questions = Questions(letter, body)
    match shape:
        case "columns":
            return head, Columns(2, (questions,))
        case "columns with text":
            return head, Columns(2, (*paragraph("Bacalah."), Heading(3, said("Soal")), questions, *paragraph("Lalu.")))
        case "kept":
            return head, Keep((questions,))
        case _:
            return head, questions


def composed(made: tuple[Item, ...], shapes: tuple[str, str], naming: bool, grouped: bool) -> Document:
    masthead = Box(
        "masthead",
        (
            Box("mark", (_filled_in("version.code"),), said("Paket")),
            Heading(1, said("Ulangan")),
            *paragraph("40 soal"),
        ),
    )
    strip = Fields((Field(said("Nama"), (Slot("student.name"),), 3.0), Field(said("Kelas"), (Slot("student.class"),))))
    half = len(made) // 2
    blocks = [
        Running("header", (codes, (Slot("student.name"),), named)),
        Running("footer", (said("PPKn"), codes, counted)),
        masthead,
        strip,
        *([_filled_in("pages")] if naming else []),
        *part("I", units("I", made[:half], grouped), shapes[0]),
        *part("II", units("II", made[half:], grouped), shapes[1]),
    ]
    return blank(Document("worksheet", "T", "student", "id", tuple(blocks)))  # type: ignore[arg-type]


shapes = st.sampled_from(["columns", "wide", "columns with text", "kept"])


@pytest.mark.parametrize(("tagged", "rtl"), [(True, False), (False, False), (True, True)])
@settings(max_examples=25)
@given(
    items(size=7),
    seeds,
    st.tuples(shapes, shapes),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "Ayu", "Ayu  Lestari", "حسن", "W" * 90]),
)
def test_a_version_of_an_edition_is_the_document_arranged_for_it(
    tagged: bool,
    rtl: bool,
    made: tuple[Item, ...],
    seed: int,
    shape: tuple[str, str],
    naming: bool,
    grouped: bool,
    name: str,
) -> None:
    engine = PaperEngine(
        load_theme("nusantara"), {}, load_words("id"), "A4", tagged=tagged, language="ar" if rtl else "id"
    )
    document = composed(made, shape, naming, grouped)
    edition = engine.edition(document)
    half = len(made) // 2
    stretches = [PartItems(units("I", made[:half], grouped)), PartItems(units("II", made[half:], grouped))]
    plan = make_plan(stretches, stretches, seed, "ABCDEF", 2)
    for version in (*plan.versions, plan.versions[0]):
        slots = {"version.code": version.code, "run": "ABCDEF", "student.name": name, "student.class": "6A"}
        once, anew = io.BytesIO(), io.BytesIO()
        try:
            engine.write_paper(edition, PaperOrder(version, slots), "", once)
        except UncoveredLetter:  # paper says so; that is another law
            reject()
        fresh = PaperEngine(
            load_theme("nusantara"), {}, load_words("id"), "A4", tagged=tagged, language="ar" if rtl else "id"
        )
        fresh.write(arrange(document, version, slots), anew)
        assert once.getvalue() == anew.getvalue()
