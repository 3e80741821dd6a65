"""Two readers find the same on every slide, whatever program spelt it, and what none can read is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from other_deck import Box, Page, print_deck
from pptx import Presentation
from pptx.util import Pt

from generator.audit.deck_package import Package
from generator.audit.deck_reading import read_deck
from generator.audit.deck_second import MOST, sample, second_reading
from generator.audit.deck_slides import Slide
from generator.audit.pdf_tokens import Unreadable

Change = Callable[[bytes], bytes]


def deck(folder: Path, count: int) -> Path:
    texts = ("sama", "A & B < C", "Ḥarf “kutip” … 数 ]]", "dua\nbaris\vpatah", "_____")
    pages = [
        Page(
            f"Judul {at}",
            tuple(Box(f"{text} {at % 7}", 60, 80 + 40 * row) for row, text in enumerate(texts)),
            f"n {at}",
        )
        for at in range(1, count + 1)
    ]
    return print_deck(folder, pages).path


def changed(path: Path, name: str, change: Change) -> Path:
    """The deck with one member altered."""
    out = BytesIO()
    with ZipFile(path) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
    path.write_bytes(out.getvalue())
    return path


def read(path: Path) -> list[Slide]:
    return list(read_deck(path, {}).slides)


def test_all_slides_of_a_short_deck_are_read_twice_and_a_sample_of_a_long_one() -> None:
    assert sample(MOST) == list(range(1, MOST + 1))
    long = sample(500)
    assert (long[0], long[-1], len(long), len(set(long))) == (1, 500, 32, 32)
    assert long == sample(500)


@pytest.mark.parametrize(("every_slide", "twice"), [(False, 32), (True, MOST + 5)])
def test_every_slide_of_a_long_deck_is_read_twice_when_asked_for(tmp_path: Path, every_slide: bool, twice: int) -> None:
    read = read_deck(deck(tmp_path, MOST + 5), {}, every_slide)
    assert (len(read.slides), read.twice) == (MOST + 5, twice)


@pytest.mark.parametrize("count", [3, MOST + 5])
def test_both_readers_find_what_another_program_wrote(tmp_path: Path, count: int) -> None:
    slides = read(deck(tmp_path, count))
    assert [slide.number for slide in slides] == list(range(1, count + 1))
    assert slides[2].title == "Judul 3" and slides[2].notes == "n 3"
    assert [shown.words for shown in slides[2].shown][:2] == ["sama 3", "A & B < C 3"]
    assert "dua baris patah 3" in [shown.words for shown in slides[2].shown]


def test_groups_tables_and_inherited_places_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "slides.pptx"
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text, slide.placeholders[1].text = "Judul", "isi"
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Pt(10), Pt(10), Pt(50), Pt(20)).text_frame.text = "dalam"
    slide.shapes.add_table(1, 2, Pt(60), Pt(180), Pt(200), Pt(40)).table.cell(0, 1).text = "sel"
    made.save(str(path))
    (read_slide,) = read(path)
    assert [shown.words for shown in read_slide.shown] == ["isi", "dalam", "sel"]
    assert read_slide.shown[0].area.w > 0
    assert len(read_slide.rows[0]) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"<a:t>sama 1</a:t>", b"<a:t><![CDATA[sama 1]]></a:t>"),
        lambda data: data.replace(b"<p:sp>", b"<!-- ? --><p:sp>", 1),
        lambda data: data.replace(b"sama 1", b"sa&#109;a 1"),
        lambda data: re.sub(rb"(</?)p:", rb"\1q:", data).replace(b"xmlns:p=", b"xmlns:q="),
        lambda data: data.replace(b"<p:sp>", b'<p:sp useBgFill="1">'),
    ],
)
def test_the_same_slide_spelt_in_another_way_reads_the_same(tmp_path: Path, change: Change) -> None:
    path = deck(tmp_path, 2)
    before = read(path)
    assert read(changed(path, "ppt/slides/slide1.xml", change)) == before


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("ppt/slides/slide1.xml", lambda data: data.replace(b"</p:sld>", b"")),
        ("ppt/slides/slide1.xml", lambda data: data.replace(b"sama 1", b"sama \x01")),
        ("ppt/slides/slide1.xml", lambda data: data.replace(b"sama 1", b"&unknown;")),
        ("ppt/slides/slide1.xml", lambda data: b"<!DOCTYPE x>" + data.partition(b"?>")[2]),
        ("[Content_Types].xml", lambda data: data.replace(b"presentationml.slide+xml", b"presentationml.other+xml")),
        ("ppt/_rels/presentation.xml.rels", lambda data: data.replace(b"slides/slide1.xml", b"slides/slide9.xml")),
    ],
)
def test_a_part_that_is_wrong_is_refused(tmp_path: Path, name: str, change: Change) -> None:
    with pytest.raises(Unreadable):
        read(changed(deck(tmp_path, 2), name, change))


def test_a_member_whose_checksum_is_wrong_is_refused(tmp_path: Path) -> None:
    path = deck(tmp_path, 1)
    with ZipFile(path) as package:
        info = package.getinfo("ppt/slides/slide1.xml")
    data = bytearray(path.read_bytes())
    at = data.index(info.CRC.to_bytes(4, "little"), data.rindex(b"PK\x01\x02ppt") if b"PK\x01\x02ppt" in data else 0)
    while (again := data.find(info.CRC.to_bytes(4, "little"), at + 1)) >= 0:
        at = again
    data[at] ^= 1
    path.write_bytes(data)
    with pytest.raises(Unreadable, match="cannot be opened as a presentation"):
        read(path)


def test_a_reader_that_finds_something_else_stops_the_audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = deck(tmp_path, 2)

    def other(package: Package, numbers: list[int], signs: dict[str, str]) -> list[Slide]:
        slides = list(second_reading(package, numbers, signs))
        return [slides[0], Slide(2, "Lain", (), (), (), "", ())]

    monkeypatch.setattr("generator.audit.deck_reading.second_reading", other)
    with pytest.raises(Unreadable, match="slide 2 is read differently by a second reader"):
        read(path)
