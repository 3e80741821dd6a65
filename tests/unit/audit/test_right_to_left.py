"""Lessons from right to left: what is printed right passes, whichever way it is read, and faults do not."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from print_run import print_run
from real_set import RealSet, build_set

from generator import pipeline
from generator.audit import run_file
from generator.audit.flat import Standing, flatten
from generator.audit.pdf_second import letter_counts
from generator.audit.pdf_state import Run
from generator.audit.phrases import is_single_letter, words_of
from generator.audit.proof import prove
from generator.options import Options, RunOptions

ARABIC = Path(__file__).parents[2] / "cases" / "arabic"
STUDENTS = ("محمد بن عبد الله (الصغير)", "فاطمة الزهراء", "Siti (Ayu) Aminah", "משה כהן")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> RealSet:
    return build_set(tmp_path_factory.mktemp("printed"), ARABIC, versions=4)


def test_papers_keys_and_slides_pass(printed: RealSet) -> None:
    assert printed.found(only="") == ""


@pytest.mark.parametrize("tags", [True, False])
def test_a_print_run_passes_both_audits(tmp_path: Path, tags: bool) -> None:
    run = print_run(tmp_path, ARABIC, tags=tags, students=STUDENTS)
    for depth in ("full", "fast"):
        assert run.audited(depth).findings == ()


@pytest.mark.parametrize("seed", range(2, 8))
def test_it_passes_in_any_order(tmp_path: Path, seed: int) -> None:
    assert build_set(tmp_path, ARABIC, versions=3, seed=seed).found() == ""


@pytest.mark.parametrize("how", ["2-up", "4-up", "booklet"])
def test_larger_sheets_are_read_from_the_right(tmp_path: Path, how: str) -> None:
    """The audit folds and cuts them so; the first page of a front stands at its right."""
    roster = tmp_path / "class.csv"
    roster.write_text("name\n" + "\n".join(STUDENTS), "utf-8")
    run = RunOptions(roster=roster, print_run="one", impose=how)  # type: ignore[arg-type]
    built = pipeline.build([ARABIC], Options(output=tmp_path / "out", seed=1, audit="full", tags=False, run=run))
    (made,) = built.sets
    with pypdfium2.PdfDocument(made.folder / "worksheets.pdf") as file:
        page = file[0]
        text = page.get_textpage()
        (index, _) = text.search("Score").get_next()
        at_right = text.get_charbox(index)[0] > page.get_width() / 2
    assert at_right == (how != "booklet")


def test_a_run_is_proven_by_its_boxes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = print_run(tmp_path, ARABIC, tags=True, students=STUDENTS)
    proofs: list[object] = []

    def spied(*told: object) -> list[str] | None:
        proofs.append(prove(*told))  # type: ignore[arg-type]
        return proofs[-1]  # type: ignore[return-value]

    monkeypatch.setattr(run_file, "prove", spied)
    assert run.audited("fast").findings == ()
    assert len(proofs) == len(STUDENTS) and None not in proofs


def numbers_beyond(pdf: pikepdf.Pdf) -> None:
    """The numbers of all questions at the side where they would stand in a page from left to right."""
    for page in pdf.pages:
        page.contents_coalesce()
        body = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(re.sub(rb"(/Lbl<</MCID \d+>>BDC BT )[\d.]+", rb"\g<1>-20", body))


def test_numbers_at_the_wrong_side_are_refused_by_the_fast_proof(tmp_path: Path) -> None:
    run = print_run(tmp_path, ARABIC, tags=True, students=STUDENTS)
    with pikepdf.open(run.bound.path) as pdf:
        numbers_beyond(pdf)
        pdf.save(tmp_path / "moved.pdf")
    assert run.audited("fast", tmp_path / "moved.pdf").findings


def in_every_stream(old: bytes, new: bytes) -> object:
    def spoil(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.contents_coalesce()
            changed = page.Contents.read_bytes().replace(old, new, 1)
            page.Contents = pdf.make_stream(changed)

    return spoil


def test_a_bracket_that_is_read_as_another_kind_is_refused(printed: RealSet, tmp_path: Path) -> None:
    said = printed.spoiled(tmp_path, in_every_stream(b"<FEFF0028>", b"<FEFF005B>"))  # type: ignore[arg-type]
    assert re.search(r"draws “\)” and says that it reads “\[”", said)


def test_a_bracket_that_no_reader_finds_is_refused(printed: RealSet, tmp_path: Path) -> None:
    said = printed.spoiled(tmp_path, in_every_stream(b"/Span<</ActualText<FEFF0028>>>BDC", b"/Span<<>>BDC"))  # type: ignore[arg-type]
    assert said


def test_both_images_of_a_bracket_count_as_one() -> None:
    assert letter_counts("(١) [٢]") == letter_counts(")١( ]٢[")
    assert letter_counts("(١)") != letter_counts("[١]")


LETTER = Run("", 0.0, 700.0, 0.0, 10.0, b"0 g", "F1", True, False, 0)


def test_words_from_right_to_left_are_told_apart_by_their_gaps() -> None:
    """Each letter begins at its right; what is missing between two words is a run that is all white."""
    places = (("م", 100.0, 94.0), ("ا", 94.0, 92.0), ("ء", 92.0, 86.0), ("ح", 83.0, 75.0), ("ر", 75.0, 71.0))
    flat = flatten((Standing(1, replace_run(text, x, right)) for text, x, right in places), {})
    assert flat.words(0, len(flat.text)) == "ماء حر"


def replace_run(text: str, x: float, right: float) -> Run:
    return LETTER._replace(text=text, x=x, right=right)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Aksara ꦲꦏ꧀ꦱꦫꦗꦮ", "aksara ꦲꦏ꧀ꦱꦫ ꦗꦮ"),
        ("水的循環", "水的循 環"),
        ("ภาษา\u200bไทย", "ภาษา ไทย"),
        ("eko\u00adnomi", "ekonomi"),
    ],
)
def test_where_a_line_ends_does_not_part_words(written: str, printed: str) -> None:
    assert words_of(written) == words_of(printed)


def test_a_word_that_goes_on_behind_a_hyphen_is_one_word() -> None:
    upper = Standing(1, LETTER._replace(text="eko\u00ad", x=50.0, right=70.0))
    lower = Standing(1, LETTER._replace(text="nomi maju", x=10.0, right=60.0, y=680.0))
    flat = flatten((upper, lower), {})
    assert flat.words(0, len(flat.text)) == "ekonomi maju"


def test_signs_of_scripts_without_spaces_are_no_letters_of_a_key() -> None:
    assert not any(map(is_single_letter, words_of("水的循環 ภาษา ꦗꦮ 12")))
    assert all(map(is_single_letter, words_of("A C B ج")))
