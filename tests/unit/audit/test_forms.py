"""Boxes that papers of a run share stand in its file once; papers are proven by what they draw, not by their names."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Pdf
from print_run import DRAWN, SHOWN, STUDENTS, Run, content, print_run, spoiled

from generator.audit import run_file
from generator.audit.pdf_content import Memory, read_content
from generator.audit.pdf_file import Library, PdfFile
from generator.audit.pdf_lines import Lines

LESSON = Path(__file__).parents[2] / "cases" / "every-kind"
MIDDLE = 3


@cache
def printed() -> Run:
    return print_run(Path(tempfile.mkdtemp(prefix="lembar-forms-")), LESSON, tags=False)


@pytest.fixture(autouse=True)
def small_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second reader is not to help: it reads the first and the last paper alone."""
    monkeypatch.setattr(run_file, "_SAMPLE", 0)


def names(pdf: Pdf, page: int) -> list[str]:
    return ["/" + name.decode() for name in DRAWN.findall(pdf.pages[page].obj.Contents.read_bytes())]


def test_shared_boxes_stand_in_the_file_once() -> None:
    with pikepdf.open(printed().bound.path) as pdf:
        drawn = [name for page in range(len(pdf.pages)) for name in names(pdf, page)]
        forms = {name for name in pdf.pages[0].obj.Resources.XObject if name.startswith("/B")}
    assert set(drawn) == forms
    assert len(drawn) >= len(forms) + len(STUDENTS)


def test_every_form_has_room_for_all_that_it_draws(tmp_path: Path) -> None:
    """A page draws the same without them, ink by ink, in a reader that cuts off what is beyond a form's box."""
    run = printed()
    path = tmp_path / "flat.pdf"
    with pikepdf.open(run.bound.path) as pdf:
        for page in range(len(pdf.pages)):
            pdf.pages[page].obj.Contents = pdf.make_stream(content(pdf, page))
        pdf.save(path)
    with pypdfium2.PdfDocument(run.bound.path) as one, pypdfium2.PdfDocument(path) as other:
        for page in range(len(one)):
            drawn, flat = (file[page].render(scale=1).to_pil().tobytes() for file in (one, other))
            assert drawn == flat


def a_form(pdf: Pdf, run: Run) -> pikepdf.Object:
    """Of a question with options, on a paper in the middle."""
    page = run.first_page(MIDDLE)
    forms = pdf.pages[page].obj.Resources.XObject
    found: pikepdf.Object = next(
        forms[name] for name in names(pdf, page) if len(re.findall(rb"/F\d+ 8 Tf", forms[name].read_bytes())) > 2
    )
    return found


def test_forms_are_read_line_by_line_as_they_are_as_a_whole() -> None:
    memory = Memory()
    with PdfFile(printed().bound.path, Library()) as file:
        page = next(file.pages())
        resources = file.opened(page).resources
        lines = Lines(resources, memory)
        forms = sorted(set(DRAWN.findall(b"".join(map(file.content, file.pages())))))
        quick = [lines.read(b"/" + name + b" Do") for name in forms]
        whole = [read_content(b"/" + name + b" Do", resources, memory) for name in forms]
    both = [(one, other) for one, other in zip(quick, whole, strict=True) if one is not None]
    assert len(both) > len(forms) / 2
    for one, other in both:
        assert other.closed
        assert (set().union(*one.shown), one.spoken) == (set().union(*other.shown), other.spoken)
        for here, there in zip(one.runs, other.runs, strict=True):
            assert tuple(here) == pytest.approx(tuple(there), abs=0.01)


def change_a_letter(pdf: Pdf, run: Run) -> None:
    form = a_form(pdf, run)
    data = form.read_bytes()
    shown = max(SHOWN.finditer(data), key=lambda found: len(found[1]))
    glyphs = re.findall(rb"\(((?:[^()\\]|\\.)+)\)", shown[1])
    longest = max(glyphs, key=len)
    form.write(data.replace(longest, longest[2:] + longest[:2], 1))


def swap_two_letters(pdf: Pdf, run: Run) -> None:
    form = a_form(pdf, run)
    data = form.read_bytes()
    letters = list(re.finditer(rb"/F\d+ 8 Tf [\d. ]+ rg \[([^\]]*)\]TJ", data))
    one, other = letters[0], letters[1]
    form.write(data[: one.start(1)] + other[1] + data[one.end(1) : other.start(1)] + one[1] + data[other.end(1) :])


def cut_it_off(pdf: Pdf, run: Run) -> None:
    form = a_form(pdf, run)
    form.BBox = [form.BBox[0], -20, form.BBox[2], form.BBox[3]]


def cut_its_lines(pdf: Pdf, run: Run) -> None:
    form = a_form(pdf, run)
    form.BBox = [form.BBox[0], form.BBox[1], 60, form.BBox[3]]


def turn_it(pdf: Pdf, run: Run) -> None:
    a_form(pdf, run).Matrix = [1, 0, 0, 1, 0, -200]


def give_it_other_fonts(pdf: Pdf, run: Run) -> None:
    form = a_form(pdf, run)
    fonts = form.Resources.Font
    used = sorted({name.decode() for name in re.findall(rb"/F\d+", form.read_bytes())})
    other = next(name for name in fonts if name not in used)
    form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary({**dict(fonts), used[0]: fonts[other]}))


def draw_nothing(pdf: Pdf, run: Run) -> None:
    a_form(pdf, run).write(b"")


def swap_two_names(pdf: Pdf, run: Run) -> None:
    page = run.first_page(MIDDLE)
    forms = pdf.pages[page].obj.Resources.XObject
    one, other = names(pdf, page)[:2]
    forms[one], forms[other] = forms[other], forms[one]


def hide_an_answer(pdf: Pdf, run: Run) -> None:
    """In a form that no page draws."""
    form = a_form(pdf, run)
    told = pdf.make_stream(b"/Span<</ActualText(DKI Jakarta)>>BDC EMC", form.stream_dict)
    pdf.pages[0].obj.Resources.XObject["/B0123456789abcdef"] = told


def leave_out_the_size(pdf: Pdf, run: Run) -> None:
    """Of a page, which the reader needs to tell whether all stands on it."""
    del pdf.pages[run.first_page(MIDDLE)].obj["/MediaBox"]


@pytest.mark.parametrize("depth", ["full", "fast"])
@pytest.mark.parametrize(
    "spoil",
    [
        change_a_letter,
        swap_two_letters,
        cut_it_off,
        cut_its_lines,
        turn_it,
        give_it_other_fonts,
        draw_nothing,
        swap_two_names,
        hide_an_answer,
        leave_out_the_size,
    ],
)
def test_a_form_that_is_not_what_was_set_is_refused(
    spoil: Callable[[Pdf, Run], None], depth: str, tmp_path: Path
) -> None:
    run = printed()
    assert run.audited(depth, spoiled(run, tmp_path, spoil)).findings
