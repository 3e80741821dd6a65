"""Formulas on slides: native ones that are valid, with outlines beside them, and lines of letters within text."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openxml_audit import validate_pptx

from generator.audit.deck_shapes import UNKNOWN_PICTURE, read_formula
from generator.formulas import linear
from generator.formulas.flat import is_flat
from generator.options import Options
from generator.pipeline import build

LESSON = r"""---
title: Rumus
language: id
---

# Akar

Akar persamaan kuadrat.

$$x_{1,2}=\frac{-b\pm\sqrt{b^2-4ac}}{2a}$$

$$\sum_{i=1}^{n} i=\begin{cases}1&x>0\\0&\text{lainnya}\end{cases}$$

- Titik $x^2$ dan $\ce{H2O}$
"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("deck")
    (folder / "lesson.md").write_text(LESSON, "utf-8")
    assert build([folder / "lesson.md"], Options(output=folder / "out", seed=1, only=("slides",))).sets
    return next((folder / "out").rglob("slides.pptx"))


def test_a_deck_with_formulas_is_valid(deck: Path) -> None:
    assert [str(error) for error in validate_pptx(deck).errors] == []


def test_a_formula_alone_is_native_math_with_outlines_beside_it(deck: Path) -> None:
    with ZipFile(deck) as package:
        slides = [package.read(name).decode() for name in package.namelist() if name.startswith("ppt/slides/slide")]
    math = [slide for slide in slides if "<m:oMath>" in slide]
    assert len(math) == 2
    assert all(slide.count("<mc:Fallback><p:sp>") == 1 and "<a:custGeom>" in slide for slide in math)
    assert any('descr="x_(1,2) = (−b ± √(b² − 4ac))/(2a)"' in slide for slide in math)


OPTIONS = r"""---
title: Pecahan
language: id
---

# Soal {.questions}

1. Nilai persamaan ini adalah ….

   $$x=\sqrt{a+b}$$

   - [x] $\frac{3}{8}$
   - [ ] $\frac{3}{10}$
   - [ ] $2$

2. Yang terbesar adalah ….
   - [x] $\frac{11}{12}$
   - [ ] tidak ada

3. Hasil kali adalah ….
   - [x] $x^2$
   - [ ] $x^3$
"""


@pytest.mark.parametrize("theme", ["nusantara", "ceria", "kontras"])
def test_options_that_are_formulas_alone_are_drawn_where_letters_would_stand(tmp_path: Path, theme: str) -> None:
    (tmp_path / "lesson.md").write_text(OPTIONS, "utf-8")
    options = Options(output=tmp_path / "out", seed=1, only=("slides",), theme=theme)
    assert build([tmp_path / "lesson.md"], options).sets
    deck = next((tmp_path / "out").rglob("slides.pptx"))
    assert [str(error) for error in validate_pptx(deck).errors] == []
    with ZipFile(deck) as package:
        slides = [package.read(name).decode() for name in package.namelist() if name.startswith("ppt/slides/slide")]
    asked = [slide for slide in slides if "<m:f>" in slide]
    assert len(asked) == 2
    for slide in asked:
        assert slide.count("<m:oMathPara ") == slide.count("<mc:Fallback><p:sp>") == 4
    assert any("¹¹⁄₁₂" in slide for slide in slides)


def test_a_formula_without_outlines_beside_it_is_not_taken_for_shown(deck: Path) -> None:
    with ZipFile(deck) as package:
        slides = [package.read(name).decode() for name in package.namelist() if name.startswith("ppt/slides/slide")]
    shapes = next(
        re.findall("<mc:AlternateContent.*?</mc:AlternateContent>", slide) for slide in slides if "m:rad" in slide
    )
    spaces = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    spaces += ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'

    def read(shape: str) -> str:
        return read_formula(ElementTree.fromstring(f"<r {spaces}>{shape}</r>")[0]).shown[0].letters

    assert read(shapes[0]).startswith("x")
    assert read(re.sub("<a:pathLst>.*?</a:pathLst>", "<a:pathLst/>", shapes[0])) == UNKNOWN_PICTURE
    assert read(re.sub("<mc:Fallback>.*?</mc:Fallback>", "", shapes[0])) == UNKNOWN_PICTURE


@pytest.mark.parametrize("source", ["x^2", r"\sqrt{16}", r"\ce{2H2 + O2 -> 2H2O}", r"a\le b"])
def test_what_letters_show_faithfully_stays_letters(source: str) -> None:
    assert is_flat(source)


@pytest.mark.parametrize(
    "source",
    [r"\frac{1}{2}", r"\sqrt{a+b}", r"x^{\frac{1}{2}}", r"\begin{matrix}1\end{matrix}", r"\sum_{i=1}^{n} i^{q}"],
)
def test_what_letters_do_not_show_is_drawn(source: str) -> None:
    assert not is_flat(source)


def test_variables_are_in_italics_and_names_are_not() -> None:
    assert linear.slanted("2x+1") == (("2", False), ("x", True), (" + 1", False))
    assert linear.slanted(r"\sin x") == (("sin ", False), ("x", True))
    assert linear.slanted(r"\ce{H2O}") == (("H₂O", False),)
