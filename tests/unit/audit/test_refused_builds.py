"""`lembar build` with an exporter that errs: exit code 4, a sentence that names the fault, and nothing in place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from real_set import STORY, Change, on_question, tamper

from generator.cli.run import run
from generator.document.blocks import Block, Blocks, Choices, KeyGrid, Lines, Paragraph, Placed, Running
from generator.document.inlines import Text


def build(folder: Path, *more: str) -> int:
    return run(["build", str(STORY), "--seed", "1", "--versions", "2", "-o", str(folder), *more])


def item_of(placed: Placed, **values: object) -> Blocks:
    return (replace(placed, item=replace(placed.item, **values)),)  # type: ignore[arg-type]


def choices_of(placed: Placed) -> Choices:
    assert isinstance(placed.item.response, Choices)
    return placed.item.response


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


# ---- one change to a document each


def a_wrong_letter_in_the_table(block: Block) -> Blocks:
    if not isinstance(block, KeyGrid):
        return (block,)
    (number, (first, *others)), *rows = block.rows
    wrong = "A" if first != "A" else "B"
    return (replace(block, rows=((number, (wrong, *others)), *rows)),)


def letters_swapped(placed: Placed) -> Blocks:
    first, second, *rest = placed.options
    return (replace(placed, options=(second, first, *rest)),)


def a_number_again(placed: Placed) -> Blocks:
    return (replace(placed, number=str(int(placed.number) - 1)),)


def an_option_less(placed: Placed) -> Blocks:
    return (replace(placed, options=placed.options[:-1]),)


def another_accent(placed: Placed) -> Blocks:
    return item_of(placed, stem=(paragraph("Hubungan antara dua negará disebut …."),))


def the_right_option_twice(placed: Placed) -> Blocks:
    options = tuple(replace(option, right=not option.right) for option in choices_of(placed).options)
    return item_of(placed, response=replace(choices_of(placed), options=options))


def another_version(block: Block) -> Blocks:
    if not isinstance(block, Running):
        return (block,)
    return (replace(block, cells=tuple((*cell, Text(" Paket C")) for cell in block.cells)),)


def without_rubric(placed: Placed) -> Blocks:
    assert isinstance(placed.item.response, Lines)
    return item_of(placed, response=replace(placed.item.response, rubric=placed.item.response.rubric[:1]))


def without_answers(placed: Placed) -> Blocks:
    assert isinstance(placed.item.response, Lines)
    return item_of(placed, response=replace(placed.item.response, accepted=()))


def answered_in_the_stem(placed: Placed) -> Blocks:
    return item_of(placed, stem=(*placed.item.stem, paragraph("bilateral")))


PLANTED: dict[str, tuple[str, Change, str]] = {
    "a wrong letter in the key": ("key", a_wrong_letter_in_the_table, "the key says"),
    "options that changed places": ("worksheet", on_question("bilateral", letters_swapped), "but the plan has"),
    "a question that is missing": ("worksheet", on_question("tahun", lambda _: ()), "is not there"),
    "a number twice": ("worksheet", on_question("banyak", a_number_again), "is not under its number in its turn"),
    "an option that is missing": ("worksheet", on_question("bilateral", an_option_less), "should come"),
    "a changed accent": ("worksheet", on_question("bilateral", another_accent), "words are not those of the lesson"),
    "a leaked explanation": (
        "worksheet",
        on_question("mengapa", lambda placed: (placed, paragraph("Setiap negara mempunyai kelebihan."))),
        "it shows the model answer",
    ),
    "an answer between questions": (
        "worksheet",
        on_question("bilateral", lambda placed: (paragraph("Ingat: antara beberapa negara"), placed)),
        "worksheet-A.pdf: ",
    ),
    "a foreign version code": ("worksheet", another_version, "does not carry the version A"),
    "a key without an explanation": (
        "key",
        on_question("bilateral", lambda placed: item_of(placed, explanation=())),
        "the explanation is missing: “Bi berarti dua.”",
    ),
    "a key without a step": ("key", on_question("mengapa", without_rubric), "the scoring guide is missing"),
    "a key without an answer": ("key", on_question("singkatan", without_answers), "the answer is missing: “ASEAN”"),
    "a key without a question": ("key", on_question("salah", lambda _: ()), "answer-key.pdf: question 7"),
    "a tick at a wrong option": ("key", on_question("bilateral", the_right_option_twice), "is right, but not ticked"),
    "a wrong answer slide": ("slides", on_question("bilateral", the_right_option_twice), "but right is “"),
    "an answer on its question's slide": ("slides", on_question("bilateral", answered_in_the_stem), "slides.pptx: "),
    "a question without a slide": ("slides", on_question("tahun", lambda _: ()), "has no slide"),
}


@pytest.mark.parametrize("what", PLANTED)
def test_a_fault_of_an_exporter_is_refused(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name, change, said = PLANTED[what]
    tamper(monkeypatch, name, change)
    assert build(tmp_path / "out") == 4
    told = " ".join(capsys.readouterr().err.split())
    assert said in told
    assert "Traceback" not in told
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_same_build_without_a_fault_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tamper(monkeypatch, "worksheet", lambda block: (block,))
    assert build(tmp_path / "out") == 0


def test_a_refused_build_leaves_the_earlier_set_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(tmp_path / "out") == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    tamper(monkeypatch, "key", a_wrong_letter_in_the_table)
    assert build(tmp_path / "out") == 4
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_only_one_document_that_errs_is_enough_to_refuse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key by itself is proven against its worksheets, which are made and thrown away."""
    name, change, _ = PLANTED["options that changed places"]
    assert name == "worksheet"
    tamper(monkeypatch, name, change)
    assert build(tmp_path / "out", "--only", "key") == 4


def test_a_file_that_was_cut_off_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from generator.exporters.pdf.objects import PdfFile

    whole = PdfFile.close

    def close(file: PdfFile, catalog: int, info: int, size: int) -> None:
        whole(file, catalog, info, size)
        file._sink.truncate(file._sink.tell() // 2)

    monkeypatch.setattr(PdfFile, "close", close)
    assert build(tmp_path / "out") == 4
    assert "worksheet-A.pdf: " in capsys.readouterr().err
