"""Formulas on slides: native ones that are valid, with outlines beside them, and lines of letters within text."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from openxml_audit import validate_pptx

from generator.formulas import linear
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


def test_variables_are_in_italics_and_names_are_not() -> None:
    assert linear.slanted("2x+1") == (("2", False), ("x", True), (" + 1", False))
    assert linear.slanted(r"\sin x") == (("sin ", False), ("x", True))
    assert linear.slanted(r"\ce{H2O}") == (("H₂O", False),)
