"""What a screen reader is told of finished papers: every piece of a page belongs to one element, in reading order."""

from __future__ import annotations

import sys
from pathlib import Path

import pikepdf
import pytest

from generator import pipeline
from generator.options import Options, RunOptions
from generator.words import load_words

sys.path.append(str(Path(__file__).parent / "unit" / "exporters" / "pdf"))

from pdf_papers import faults_of_tags

CASES = Path(__file__).parent / "cases"
STORIES = ("arabic", "every-kind", "many-scripts", "rich-text")


@pytest.fixture(scope="module", params=STORIES)
def papers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Worksheets, the file of a whole class, and keys."""
    folder = tmp_path_factory.mktemp("papers")
    roster = folder / "class.csv"
    roster.write_text("name,class\nسارة,7A\nשרה,7A\nSara,7B\n", "utf-8")
    run = RunOptions(roster=roster, print_run="one", separators="colour")
    made: list[Path] = []
    for name, options in (
        ("versions", Options(output=folder / "versions", versions=2, seed=1)),
        ("run", Options(output=folder / "run", seed=1, run=run)),
    ):
        built = pipeline.build([CASES / request.param], options)
        assert built.sets, name
        made += [built.sets[0].folder / file for file in built.sets[0].files if file.endswith(".pdf")]
    assert len(made) == 5
    return made


def test_marked_content_structure_and_parent_tree_agree(papers: list[Path]) -> None:
    for path in papers:
        assert faults_of_tags(path.read_bytes()) == [], path.name


def test_a_parent_tree_that_was_emptied_is_found(papers: list[Path], tmp_path: Path) -> None:
    with pikepdf.open(papers[0]) as file:
        row = next(row for leaf in file.Root.StructTreeRoot.ParentTree.Kids for row in list(leaf.Nums)[1::2])
        row[0] = row[len(row) - 1]
        file.save(tmp_path / "emptied.pdf")
    assert faults_of_tags((tmp_path / "emptied.pdf").read_bytes())


def test_headings_skip_no_level_and_pictures_are_described(papers: list[Path]) -> None:
    for path in papers:
        with pikepdf.open(path) as file:
            levels, figures = [0], 0
            for element in elements(file.Root.StructTreeRoot.K):
                role = str(element.S)
                if role[:2] == "/H" and role[2:].isdecimal():
                    assert int(role[2:]) <= levels[-1] + 1, path.name
                    levels.append(int(role[2:]))
                if role == "/Figure":
                    figures += 1
                    assert str(element.Alt).strip()
            assert len(levels) > 1
            assert bool(file.Root.MarkInfo.Marked)
            assert all(page.Tabs == "/S" for page in file.pages)


def elements(element: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    """A structure element and all below it, in reading order."""
    found = [element]
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += elements(kid)
    return found


def test_room_to_write_in_is_told_where_it_stands(papers: list[Path]) -> None:
    """Blanks are copied as a line and spoken as words; lines and boxes for answers are figures with a description."""
    sheet = next(path for path in papers if path.name == "worksheet-A.pdf")
    lesson = sheet.parent.name
    words = load_words("en" if lesson == "arabic" else "id")
    with pikepdf.open(sheet) as file:
        described = [str(one.Alt) for one in elements(file.Root.StructTreeRoot.K) if one.S == "/Figure"]
        spoken = [
            str(operands[1].Alt)
            for page in file.pages
            for operands, _ in pikepdf.parse_content_stream(page, "BDC")
            if "/Alt" in operands[1]
        ]
    expected = {"arabic": 5, "every-kind": 4, "many-scripts": 3}.get(lesson)
    if expected:
        assert words.count("answer_lines", expected) in described
        assert set(spoken) == {words.fixed["spoken_blank"]}
