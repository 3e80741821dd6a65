"""Any formula of the grammar is read, set, drawn and proven; no other drawing is taken for it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as some

from generator.audit.deck_formulas import FORMULA, formula_text
from generator.audit.drawn_formulas import Bar, Drawing, Sign, is_drawing_of
from generator.document.inlines import Formula
from generator.exporters.pptx.omml import paragraph
from generator.fonts import mathface
from generator.fonts.mathbox import MathBox
from generator.fonts.mathset import formula_box
from generator.formulas import linear, read
from generator.markup.formulas import formula_problems
from generator.options import Options
from generator.pipeline import build

LEAVES = some.sampled_from(
    ["x", "y", "A", "7", "12", "3,5", r"\alpha ", r"\pi ", r"\infty ", r"\text{luas}", r"\mathbb{R}", r"\ce{H2O}",
     r"\sin x", r"\sum ", r"\int ", "-1", "a+b", "a=b", r"a\times b", r"a\le b", r"\ldots "]
)  # fmt: skip


SHAPES = (
    r"\frac{<1>}{<2>}", r"\binom{<1>}{<2>}", r"\sqrt[<1>]{<2>}", "{<1>}^{<2>}", "{<1>}_{<2>}", r"\sum_{<1>}^{<2>}",
    r"\overset{<1>}{<2>}", r"\xrightarrow[<1>]{<2>}", r"\begin{pmatrix}<1>&1\\2&<2>\end{pmatrix}",
    r"\begin{cases}<1>&1\\2&<2>\end{cases}", "<1>+<2>", "<1> <2>", r"\left(<1>\right]", r"\sqrt{<1>}",
    r"\overline{<1>}", r"\cancel{<1>}", r"\boxed{<1>}", r"\hat{<1>}", r"\overbrace{<1>}",
    r"\underbrace{<1>}", r"\overrightarrow{<1>}", r"\widehat{<1>}", r"\bigl(<1>",
)  # fmt: skip


def grown(inner: some.SearchStrategy[str]) -> some.SearchStrategy[str]:
    return some.builds(
        lambda shape, one, two: shape.replace("<1>", one).replace("<2>", two), some.sampled_from(SHAPES), inner, inner
    )


FORMULAS = some.recursive(LEAVES, grown, max_leaves=8)


def drawing(box: MathBox) -> Drawing:
    """As a page says it, at ten points."""
    return Drawing(
        tuple(
            Sign(one.letters, one.x * 10, one.y * 10,
                 (one.x + mathface.glyph(one.glyph, one.letters).advance * one.size) * 10, one.size * 10)
            for one in box.glyphs if one.letters.strip()
        ),
        tuple(Bar(one.x * 10, one.y * 10, (one.x + one.width) * 10, (one.y + one.height) * 10) for one in box.rules),
        tuple(Bar(one.x * 10, one.y * 10, one.to_x * 10, one.to_y * 10) for one in box.strokes),
    )  # fmt: skip


@given(FORMULAS, some.booleans())
def test_what_is_set_is_what_was_written(source: str, display: bool) -> None:
    assert [code for code, *_ in formula_problems(source)] in ([], ["formula-too-deep"])
    assume(not read(source).troubles)
    drawn = drawing(formula_box(source, display))
    assert is_drawing_of(read(source).tree, drawn)
    for name in ("signs", "bars", "strokes"):
        parts = getattr(drawn, name)
        if parts and not (name == "signs" and parts[-2:-1] and parts[-2].letters == parts[-1].letters):
            assert not is_drawing_of(read(source).tree, drawn._replace(**{name: parts[:-1]}))
    turned = tuple(sign._replace(y=-sign.y) for sign in drawn.signs)
    if r"\frac" in source:
        assert not is_drawing_of(read(source).tree, drawn._replace(signs=turned))


@given(FORMULAS, FORMULAS)
def test_formulas_that_read_otherwise_are_not_taken_for_one_another(one: str, other: str) -> None:
    assume(not read(one).troubles and not read(other).troubles)
    assume(linear.text(one).replace(" ", "") != linear.text(other).replace(" ", ""))
    assert not is_drawing_of(read(other).tree, drawing(formula_box(one, False)))


@given(some.text(some.sampled_from(list("\\{}^_&#$%[]()ax1+ '~ك")), max_size=80))
def test_any_text_is_a_formula_or_told(source: str) -> None:
    for code, start, end, _ in formula_problems(source):
        assert code.startswith("formula-")
        assert 0 <= start <= end <= max(len(source), 1)
    if not read(source).troubles:
        formula_box(source, True)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(FORMULAS, min_size=3, max_size=3, unique_by=linear.text), some.sampled_from([True, False]))
def test_lessons_of_formulas_are_built_and_proven(tmp_path: Path, sources: list[str], tags: bool) -> None:
    assume(not any(read(source).troubles for source in sources))
    lines = [linear.text(source).replace(" ", "") for source in sources]
    assume(len(set(lines)) == 3)
    right, wrong, stem = sources
    lesson = tmp_path / "lesson.md"
    lesson.write_text(
        f"---\ntitle: Rumus\nlanguage: id\n---\n\n# Materi\n\n- Bentuk ${stem}$\n\n## Soal {{.questions}}\n\n"
        f"1. Bentuk ${stem}$ adalah ….\n   - [x] ${right}$\n   - [ ] ${wrong}$\n",
        "utf-8",
    )
    built = build([lesson], Options(output=tmp_path / "out", seed=1, force=True, tags=tags))
    assert built.sets, [one.found for one in built.checked]


@given(FORMULAS)
def test_native_formulas_of_slides_read_as_the_lesson_does(source: str) -> None:
    assume(not read(source).troubles)
    (math,) = ElementTree.fromstring(paragraph(read(source).tree)).iter(FORMULA)
    assert formula_text(math).replace(" ", "") == linear.text(source).replace(" ", "")
    assert "".join(letters for letters, _ in linear.slanted(source)) == linear.text(source)


def test_a_formula_is_set_once() -> None:
    assert formula_box("x^2", False) is formula_box("x^2", False)
    assert Formula("x") == Formula("x")
