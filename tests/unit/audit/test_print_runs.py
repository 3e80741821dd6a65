"""Files of many papers: a right one passes at every depth, and no fault in the middle of one does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, Pdf, String
from print_run import BOX, SHOWN, STUDENTS, Run, boxes, content, draw, print_run, spoiled, with_boxes

from generator.audit import Held, run_file

LESSON = Path(__file__).parents[2] / "cases" / "every-kind"
MIDDLE = 3
TOLD = "Setiap negara mempunyai kelebihan dan kekurangan."
Spoil = Callable[[Pdf, Run], object]


@pytest.fixture(scope="module", params=[True, False], ids=["tagged", "untagged"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    return print_run(tmp_path_factory.mktemp("run"), LESSON, tags=request.param)


@pytest.fixture(autouse=True)
def small_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second reader is not to help: it reads the first and the last paper alone."""
    monkeypatch.setattr(run_file, "_SAMPLE", 0)


@pytest.mark.parametrize("depth", ["full", "fast"])
def test_a_run_as_it_was_printed_passes(run: Run, depth: str) -> None:
    audited = run.audited(depth)
    assert audited.findings == ()
    assert audited.done["depth"] == depth
    assert audited.done["papers"] == len(STUDENTS)


def test_a_fast_audit_proves_every_paper_by_its_boxes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Held] = []
    monkeypatch.setattr(run_file._RunFile, "_in_full", lambda self, held, *_: read.append(held) or ())
    assert run.audited("fast").findings == ()
    assert [held for held in read if held.version] == []


HARD_NAMES = {
    "words of the lesson": ("DKI Jakarta", "Bilateral", "ASEAN", "Benar"),
    "names within names": ("Siti Aminah", "Siti Aminah Putri", "Siti", "Aminah"),
    "a name three times": ("Budi", "Budi", "Budi"),
    "letters as of a key": ("A B C D", "1C 2D 3A", "ABCDA", "12 5"),
    "another script": ("محمد علي", "فاطمة الزهراء"),
    "a name over several lines": ("N" + "a" * 290, "Anak Agung Gde Rai Wirawan Kusuma Atmaja Nugraha Prawira Adi"),
}


@pytest.mark.parametrize("what", HARD_NAMES)
def test_names_that_look_like_something_else_pass_and_are_proven_by_their_boxes(
    tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = print_run(tmp_path, LESSON, tags=False, students=HARD_NAMES[what])
    read: list[Held] = []
    monkeypatch.setattr(run_file._RunFile, "_in_full", lambda self, held, *_: read.append(held) or ())
    assert made.audited("fast").findings == ()
    assert [held for held in read if held.version] == []


def test_a_student_who_is_called_like_a_version_passes(tmp_path: Path) -> None:
    made = print_run(tmp_path, LESSON, tags=False, students=("Paket B", "Paket A", "C"))
    assert made.audited("fast").findings == ()


def test_what_was_read_is_told(run: Run) -> None:
    done = run.audited("fast").done
    assert done["cross_checked"] == 2
    assert done["pages"] >= sum(held.pages for held in run.bound.holds)


@pytest.mark.parametrize("depth", ["full", "fast"])
def test_a_run_that_was_only_saved_again_passes(run: Run, tmp_path: Path, depth: str) -> None:
    assert run.audited(depth, spoiled(run, tmp_path, lambda pdf, run: None)).findings == ()


# ---- faults of a writer; each changes one paper and leaves the form of the file as it is


def on_page(change: Callable[[bytes], bytes], page: int = 0) -> Spoil:
    def spoil(pdf: Pdf, run: Run) -> None:
        at = run.first_page(MIDDLE) + page
        data = content(pdf, at)
        changed = change(data)
        assert changed != data
        draw(pdf, at, changed)

    return spoil


def lettered(data: bytes) -> tuple[int, list[re.Match[bytes]]]:
    """A box with options, and the strings that are their letters: each is shown alone in a small size."""
    for place in (number + 1 for number in numbers(data)):
        body = boxes(data)[place][3]
        letters = [
            found for found in SHOWN.finditer(body) if re.search(rb"/F\d+ 8 Tf [\d. ]+ rg \Z", body[: found.start()])
        ]
        if len(letters) >= 3:
            return place, letters
    raise AssertionError("no options")


def swapped(text: bytes, one: re.Match[bytes], other: re.Match[bytes]) -> bytes:
    return text[: one.start()] + other[0] + text[one.end() : other.start()] + one[0] + text[other.end() :]


def letters_swapped(data: bytes) -> bytes:
    place, letters = lettered(data)
    return with_boxes(data, {place: swapped(boxes(data)[place][3], letters[0], letters[1])})


def options_swapped(data: bytes) -> bytes:
    place, letters = lettered(data)
    body = boxes(data)[place][3]
    texts = [next(SHOWN.finditer(body, letter.end())) for letter in letters[:2]]
    return with_boxes(data, {place: swapped(body, texts[0], texts[1])})


def option_removed(data: bytes) -> bytes:
    place, letters = lettered(data)
    body = boxes(data)[place][3]
    lines = body.split(b"\n")
    last = max(at for at, line in enumerate(lines) if letters[-1][0] in line)
    return with_boxes(data, {place: b"\n".join(lines[:last])})


def one_letter_changed(data: bytes) -> bytes:
    place, letters = lettered(data)
    body = boxes(data)[place][3]
    text = next(SHOWN.finditer(body, letters[0].end()))
    codes = re.search(rb"\((..)(..)", text[1], re.S)
    assert codes and codes[1] != codes[2]
    start = text.start(1) + codes.start(1)
    return with_boxes(data, {place: body[:start] + codes[2] + codes[1] + body[start + 4 :]})


def numbers(data: bytes) -> list[int]:
    """Boxes that are a question's number."""
    return [
        place
        for place, box in enumerate(boxes(data))
        if len(SHOWN.findall(box[3])) == 1 and re.search(rb"/F7 10\.5 Tf", box[3]) and len(box[3]) < 120
    ]


def numbers_swapped(data: bytes) -> bytes:
    one, other = numbers(data)[:2]
    return with_boxes(data, {one: boxes(data)[other][3], other: boxes(data)[one][3]})


def number_moved(data: bytes) -> bytes:
    box = boxes(data)[numbers(data)[1]]
    return data[: box.start(2)] + b"%.2f" % (float(box[2]) - 40) + data[box.end(2) :]


def number_gone(data: bytes) -> bytes:
    box = boxes(data)[numbers(data)[1]]
    return data[: box.start(3)] + b"" + data[box.end(3) :]


def off_the_page(data: bytes) -> bytes:
    place, _ = lettered(data)
    box = boxes(data)[place]
    return data[: box.start(2)] + b"-400" + data[box.end(2) :]


def questions_swapped(data: bytes) -> bytes:
    one, other = (place + 1 for place in numbers(data)[:2])
    return with_boxes(data, {one: boxes(data)[other][3], other: boxes(data)[one][3]})


def question_twice(data: bytes) -> bytes:
    box = boxes(data)[numbers(data)[1] + 1]
    return data[: box.start()] + box[0] + b"\n" + data[box.start() :]


def question_gone(data: bytes) -> bytes:
    first, second = (boxes(data)[place] for place in numbers(data)[1:3])
    return data[: first.start()] + data[second.start() :]


def a_tick(data: bytes) -> bytes:
    """A shape more beside one option."""
    place, letters = lettered(data)
    body = boxes(data)[place][3]
    lines = body.split(b"\n")
    at = next(at for at, line in enumerate(lines) if letters[1][0] in line)
    return with_boxes(data, {place: b"\n".join((*lines[:at], b"q 0 0 m 9 9 l S Q", *lines[at:]))})


def one_option_in_colour(data: bytes) -> bytes:
    place, letters = lettered(data)
    body = boxes(data)[place][3]
    start = body.index(b" rg", letters[1].end())
    return with_boxes(data, {place: body[: start - 5] + b"0.9 0" + body[start:]})


def as_in_another(wanted: Callable[[bytes], list[int]], other: int = MIDDLE + 1) -> Spoil:
    """Boxes of another paper's first page in the place of this one's."""

    def spoil(pdf: Pdf, run: Run) -> None:
        here, there = run.first_page(MIDDLE), run.first_page(other)
        data, foreign = content(pdf, here), content(pdf, there)
        mine, theirs = wanted(data), wanted(foreign)
        changed = {place: boxes(foreign)[at][3] for place, at in zip(mine, theirs, strict=True)}
        assert with_boxes(data, changed) != data
        draw(pdf, here, with_boxes(data, changed))

    return spoil


def feet(data: bytes) -> list[int]:
    """The box with version and run code at the foot of a page."""
    return [len(boxes(data)) - 2]


def badges(data: bytes) -> list[int]:
    """The box with the version's large letter."""
    return [place for place, box in enumerate(boxes(data)) if re.search(rb"/F\d+ 40 Tf", box[3])]


def fields(data: bytes) -> list[int]:
    """The box with the student's name, behind that with the labels of all fields."""
    return [place + 1 for place, box in enumerate(boxes(data)) if box[3].count(b" 8 Tf") >= 4][:1]


def of_another_order(pdf: Pdf, run: Run) -> None:
    """The same question as another paper has it, under this one's number."""
    here = run.first_page(MIDDLE)
    data = content(pdf, here)
    mine = {boxes(data)[place + 1][3].split(b"\n")[0].partition(b" Td ")[2]: place + 1 for place in numbers(data)}
    for other in range(len(STUDENTS)):
        foreign = content(pdf, run.first_page(other))
        for place in numbers(foreign):
            body = boxes(foreign)[place + 1][3]
            known = mine.get(body.split(b"\n")[0].partition(b" Td ")[2])
            old = boxes(data)[known][3] if known is not None else b""
            before, after = SHOWN.findall(old), SHOWN.findall(body)
            if known is not None and before != after and len(before) == len(after):
                draw(pdf, here, with_boxes(data, {known: body}))
                return
    raise AssertionError("no other order")


def pages_swapped(pdf: Pdf, run: Run) -> None:
    at = run.first_page(MIDDLE)
    one, other = content(pdf, at), content(pdf, at + 1)
    draw(pdf, at, other)
    draw(pdf, at + 1, one)


def papers_swapped(pdf: Pdf, run: Run) -> None:
    one, other = run.first_page(MIDDLE), run.first_page(MIDDLE + 1)
    mine, theirs = content(pdf, one), content(pdf, other)
    draw(pdf, one, theirs)
    draw(pdf, other, mine)


def page_of_another(pdf: Pdf, run: Run) -> None:
    draw(pdf, run.first_page(MIDDLE) + 1, content(pdf, run.first_page(MIDDLE + 1) + 1))


def page_gone(pdf: Pdf, run: Run) -> None:
    del pdf.pages[run.first_page(MIDDLE)]


def page_more(pdf: Pdf, run: Run) -> None:
    pdf.pages.append(pdf.pages[0])


def in_a_description(pdf: Pdf, run: Run) -> None:
    part = pdf.make_indirect(pikepdf.Dictionary(Type=Name.StructElem, S=Name.P, Alt=String(TOLD)))
    pdf.pages[run.first_page(MIDDLE)].obj.Told = part


def in_a_short_description(pdf: Pdf, run: Run) -> None:
    part = pdf.make_indirect(pikepdf.Dictionary(Type=Name.StructElem, S=Name.P, E=String("DKI Jakarta")))
    pdf.pages[run.first_page(MIDDLE)].obj.Told = part


def in_a_bookmark(pdf: Pdf, run: Run) -> None:
    with pdf.open_outline() as outline:
        outline.root[MIDDLE].title = "DKI Jakarta"


def in_hidden_data(pdf: Pdf, run: Run) -> None:
    pdf.pages[run.first_page(MIDDLE)].obj.Told = pdf.make_stream(TOLD.encode())


def in_a_note(pdf: Pdf, run: Run) -> None:
    note = pikepdf.Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String("halo"))
    pdf.pages[run.first_page(MIDDLE)].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])


def in_white(data: bytes) -> bytes:
    """Text that does not show."""
    place, _ = lettered(data)
    return with_boxes(data, {place: boxes(data)[place][3].replace(b" Tf ", b" Tf 3 Tr ", 1)})


def on_a_page_between(pdf: Pdf, run: Run) -> None:
    """More than the name of the class on the sheet before its papers."""
    assert not run.bound.holds[0].version
    data = content(pdf, run.first_page(MIDDLE))
    draw(pdf, 0, content(pdf, 0) + b"\n" + boxes(data)[fields(data)[0]][0])
    pdf.pages[0].obj.Resources = pdf.pages[run.first_page(MIDDLE)].obj.Resources


FAULTS: dict[str, Spoil] = {
    "two letters that changed places": on_page(letters_swapped),
    "two options that changed places": on_page(options_swapped),
    "an option that is missing": on_page(option_removed),
    "one changed letter": on_page(one_letter_changed),
    "two numbers that changed places": on_page(numbers_swapped),
    "a number that stands lower": on_page(number_moved),
    "a number that is missing": on_page(number_gone),
    "a question beside the page": on_page(off_the_page),
    "two questions that changed places": on_page(questions_swapped),
    "a question that stands there twice": on_page(question_twice),
    "a question that is missing": on_page(question_gone),
    "a shape that points at an option": on_page(a_tick),
    "an option in a colour of its own": on_page(one_option_in_colour),
    "a text that does not show": on_page(in_white),
    "the foot of another version": as_in_another(feet),
    "the mark of another version": as_in_another(badges),
    "the name of another student": as_in_another(fields),
    "a question in the order of another version": of_another_order,
    "two pages that changed places": pages_swapped,
    "two papers that changed places": papers_swapped,
    "a page of another paper": page_of_another,
    "a page that is missing": page_gone,
    "a page more": page_more,
    "an answer in a description": in_a_description,
    "a short answer in a description": in_a_short_description,
    "an answer in a bookmark": in_a_bookmark,
    "an answer in data that no page shows": in_hidden_data,
    "a note": in_a_note,
    "a name on a page between papers": on_a_page_between,
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_in_the_middle_of_a_run_is_refused_at_every_depth(run: Run, tmp_path: Path, what: str) -> None:
    path = spoiled(run, tmp_path, FAULTS[what])
    assert run.audited("fast", path).findings != ()
    assert run.audited("full", path).findings != ()


@pytest.mark.parametrize("depth", ["full", "fast"])
def test_a_run_that_is_told_to_hold_other_papers_is_refused(run: Run, depth: str) -> None:
    holds = list(run.bound.holds)
    papers = [at for at, held in enumerate(holds) if held.version]
    one, other = papers[1], papers[2]
    versions = [*holds]
    versions[one], versions[other] = (
        holds[one]._replace(version=holds[other].version),
        holds[other]._replace(version=holds[one].version),
    )
    assert run.audited(depth, holds=versions).findings != ()
    students = [*holds]
    students[one] = holds[one]._replace(student="Orang Lain")
    assert "does not carry the name of its student" in "\n".join(run.audited(depth, holds=students).findings)
    classes = [*holds]
    classes[one] = holds[one]._replace(class_name="IX Z")
    assert "does not carry the class of its student" in "\n".join(run.audited(depth, holds=classes).findings)
    assert run.audited(depth, holds=holds[:-2]).findings != ()


def test_the_parts_of_a_page_are_as_these_tests_take_them(run: Run) -> None:
    """Else a fault would be none, and nothing be proven by its refusal."""
    with pikepdf.open(run.bound.path) as pdf:
        data = content(pdf, run.first_page(MIDDLE))
        assert len(numbers(data)) >= 2
        assert len(fields(data)) == len(badges(data)) == 1
        assert len(BOX.findall(data)) > 6
