"""Papers on larger sheets: built and proven in each kind, and no side can be changed without a finding."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from print_run import Run, print_run, spoiled

LESSON = Path(__file__).parents[3] / "content" / "kerja-sama-internasional"
STUDENTS = ("Ayu Lestari", "Budi Santoso", "Citra Dewi")
KINDS = ("2-up", "4-up", "booklet")
SIZES = {"2-up": (841.89, 595.28), "4-up": (595.28, 841.89), "booklet": (1190.55, 841.89)}


@cache
def printed(kind: str) -> Run:
    return print_run(Path(tempfile.mkdtemp(prefix="lembar-sheets-")), LESSON, tags=True, students=STUDENTS, impose=kind)


def first_side(run: Run) -> int:
    """Of the paper in the middle."""
    return run.first_page(1)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_proven_and_leaves_only_the_sheets(kind: str) -> None:
    run = printed(kind)
    assert run.audited("full").findings == ()
    assert run.audited("fast").findings == ()
    folder = run.bound.path.parent
    assert sorted(path.name for path in folder.glob("worksheet*")) == ["worksheets.pdf"]
    assert [file["path"] for file in run.record["files"] if file.get("document") == "worksheet"] == ["worksheets.pdf"]


@pytest.mark.parametrize("kind", KINDS)
def test_another_reader_finds_every_student_on_a_sheet_of_the_right_size(kind: str) -> None:
    with pypdfium2.PdfDocument(printed(kind).bound.path) as file:
        assert {tuple(round(edge, 2) for edge in page.get_size()) for page in file} == {SIZES[kind]}
        assert len(file) % 2 == 0
        shown = [page.get_textpage().get_text_range() for page in file]
    for name in STUDENTS:
        assert sum(name in text for text in shown) == 1


def swap_two_pages(pdf: pikepdf.Pdf, run: Run) -> None:
    contents = pdf.pages[first_side(run) + 1].obj.Contents
    contents[1], contents[4] = contents[4], contents[1]


def show_a_page_twice(pdf: pikepdf.Pdf, run: Run) -> None:
    contents = pdf.pages[first_side(run) + 1].obj.Contents
    contents[4] = contents[1]


def show_a_page_of_another_paper(pdf: pikepdf.Pdf, run: Run) -> None:
    pdf.pages[first_side(run)].obj.Contents[1] = pdf.pages[run.first_page(2)].obj.Contents[1]


def leave_a_page_out(pdf: pikepdf.Pdf, run: Run) -> None:
    contents = pdf.pages[first_side(run) + 1].obj.Contents
    pdf.pages[first_side(run) + 1].obj.Contents = pikepdf.Array(list(contents)[:3])


def swap_two_sides(pdf: pikepdf.Pdf, run: Run) -> None:
    at = first_side(run)
    one, other = pdf.pages[at].obj, pdf.pages[at + 1].obj
    one.Contents, other.Contents = other.Contents, one.Contents


def push_a_page_over_another(pdf: pikepdf.Pdf, run: Run) -> None:
    contents = pdf.pages[first_side(run) + 1].obj.Contents
    contents[3] = pdf.make_stream(contents[0].read_bytes())


def push_a_page_off_its_sheet(pdf: pikepdf.Pdf, run: Run) -> None:
    contents = pdf.pages[first_side(run) + 1].obj.Contents
    scale = contents[0].read_bytes().split()[1]
    contents[0] = pdf.make_stream(b"q %b 0 0 %b -90.00 0.00 cm" % (scale, scale))


def write_something_more(pdf: pikepdf.Pdf, run: Run) -> None:
    contents = pdf.pages[first_side(run)].obj.Contents
    contents.append(pdf.make_stream(b"0 0 10 10 re f"))


def turn_a_page(pdf: pikepdf.Pdf, run: Run) -> None:
    contents = pdf.pages[first_side(run)].obj.Contents
    contents[0] = pdf.make_stream(b"q 1 0 0 1 0 0 cm 0 1 -1 0 400 0 cm")


def draw_with_the_letters_of_another_font(pdf: pikepdf.Pdf, run: Run) -> None:
    resources = pikepdf.Dictionary(pdf.pages[first_side(run)].obj.Resources)
    fonts = pikepdf.Dictionary(resources.Font)
    one, other = sorted(fonts.keys())[:2]
    fonts[one], fonts[other] = resources.Font[other], resources.Font[one]
    resources.Font = fonts
    pdf.pages[first_side(run)].obj.Resources = resources


def add_a_side(pdf: pikepdf.Pdf, run: Run) -> None:
    pdf.pages.append(pdf.pages[0])


def lose_a_side(pdf: pikepdf.Pdf, run: Run) -> None:
    del pdf.pages[len(pdf.pages) - 1]


def hide_an_answer(pdf: pikepdf.Pdf, run: Run) -> None:
    pdf.docinfo["/Subject"] = "Kontingen Garuda"


@pytest.mark.parametrize(
    "spoil",
    [
        swap_two_pages,
        show_a_page_twice,
        show_a_page_of_another_paper,
        leave_a_page_out,
        swap_two_sides,
        push_a_page_over_another,
        push_a_page_off_its_sheet,
        write_something_more,
        turn_a_page,
        draw_with_the_letters_of_another_font,
        add_a_side,
        lose_a_side,
        hide_an_answer,
    ],
)
@pytest.mark.parametrize("kind", ["2-up", "booklet"])
def test_a_side_that_is_not_what_was_proven_is_refused(
    kind: str, spoil: Callable[[pikepdf.Pdf, Run], None], tmp_path: Path
) -> None:
    run = printed(kind)
    assert run.audited("full", spoiled(run, tmp_path, spoil)).findings
