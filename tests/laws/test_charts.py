"""What holds for every chart: all inside its edges, nice numbers, words apart, and the data read off its axes."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.audit.charts import chart_faults
from generator.diagnostics import Diagnostic
from generator.document.drawings import Drawing, Label, Rectangle, labels, outline, paths
from generator.frozen import replace
from generator.markup import split_lines
from generator.readers.charts import read_chart
from generator.readers.charts.layout import width_of
from generator.readers.charts.scale import nice_scale

names = st.text("abcdefghijklmnoprstuwy", min_size=1, max_size=12)
figures = st.integers(-999_999, 9_999_999).map(lambda value: f"{value / 100:.2f}".replace(".", ","))
shares = st.integers(1, 99_999).map(str)


@st.composite
def charts(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["bar", "horizontal", "line", "pie", "scatter"]))
    series = 1 if kind == "pie" else draw(st.integers(1, 4))
    heads = draw(st.lists(names, min_size=series, max_size=series))
    number = shares if kind == "pie" else figures
    first = figures if kind == "scatter" else names
    rows = draw(
        st.lists(st.tuples(first, *(number for _ in heads)), min_size=1, max_size=8, unique_by=lambda row: row[0])
    )
    keys = [f"type: {kind}", f"title: {draw(names)}", f"x: {draw(names)}", f"y: {draw(names)}"]
    keys.append(f"values: {draw(st.sampled_from(['yes', 'no'])) if kind != 'scatter' else 'no'}")
    table = [["nama", *heads], ["---"] * (series + 1), *rows]
    return "\n".join([*keys, *("| " + " | ".join(row) + " |" for row in table)])


def read(text: str) -> tuple[Drawing | None, list[str]]:
    found: list[Diagnostic] = []
    opening, *lines = split_lines(f"```chart\n{text}", "lesson.md")
    drawing = read_chart("chart", opening, lines, "id", found.append)
    return drawing, [f"{one.at.line}:{one.code}" for one in found if one.at]


def drawn(text: str) -> Drawing:
    drawing, found = read(text)
    assert drawing is not None and not found
    return drawing


@settings(max_examples=200, deadline=None)
@given(charts())
def test_a_chart_stands_inside_its_edges_and_says_its_data(text: str) -> None:
    drawing = drawn(text)
    assert not list(chart_faults(drawing, ","))
    assert drawing.width <= 160
    for shape in paths(drawing.shapes):
        for _, numbers in outline(shape):
            assert all(-1 <= x / 100 <= drawing.width + 1 for x in numbers[::2])
            assert all(-1 <= y / 100 <= drawing.height + 1 for y in numbers[1::2])
    for label in labels(drawing.shapes):
        left, right = _edges(label)
        assert left >= -0.1 and right <= drawing.width + 0.1, label
        assert 0 <= label.y <= drawing.height


@settings(max_examples=200, deadline=None)
@given(charts().filter(lambda text: "values: yes" not in text))
def test_no_two_words_of_a_chart_overlap(text: str) -> None:
    some = labels(drawn(text).shapes)
    for at, one in enumerate(some):
        for other in some[at + 1 :]:
            (left, right), (start, end) = _edges(one), _edges(other)
            assert abs(one.y - other.y) > 2.4 or right <= start or end <= left, (one, other)


def _edges(label: Label) -> tuple[float, float]:
    wide = width_of(label.text, label.size) / 1.15
    left = {"start": label.x, "middle": label.x - wide / 2, "end": label.x - wide}[label.anchor]
    return left, left + wide


@given(st.lists(st.fractions(-(10**9), 10**9, max_denominator=1000), min_size=1, max_size=20), st.booleans())
def test_ticks_are_nice(values: list[Fraction], from_zero: bool) -> None:
    ticks = nice_scale(values, from_zero).ticks
    assert 2 <= len(ticks) <= 8 and ticks[0] <= min(values) and max(values) <= ticks[-1]
    steps = {other - one for one, other in pairwise(ticks)}
    assert len(steps) == 1 and f"{float(steps.pop()):e}"[0] in "125"
    assert not from_zero or 0 in ticks


GOOD = "type: bar\ny: Siswa\nvalues: yes\n| Kelas | Siswa |\n|---|---|\n| 4 | 28 |\n| 5 | 31 |"


def test_a_bar_that_lies_about_its_number_is_found() -> None:
    drawing = drawn(GOOD)
    bars = [shape for shape in drawing.shapes if isinstance(shape, Rectangle) and shape.stroke]
    taller = replace(bars[0], y=bars[0].y - 0.3, height=bars[0].height + 0.3)
    wrong = replace(drawing, shapes=tuple(taller if shape is bars[0] else shape for shape in drawing.shapes))
    assert any("a bar that is not 28" in fault for fault in chart_faults(wrong, ","))
    silent = replace(drawing, shapes=tuple(one for one in drawing.shapes if getattr(one, "text", "") != "31"))
    assert any("does not print “31”" in fault for fault in chart_faults(silent, ","))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["1:chart-data"]),
        ("type: donut\n| a | b |\n|---|---|\n| x | 1 |", ["2:drawing-value"]),
        ("color: red\n| a | b |\n|---|---|\n| x | 1 |", ["2:drawing-key"]),
        ("| a | b |\n|---|---|\n| x | nan |\n| y | 1.5 |", ["4:chart-number", "5:chart-number"]),
        ("| a | b |\n|---|---|\n| x | 1 |\n| x | 2 |", ["5:chart-category"]),
        ("| a | b |\n|---|---|\n| x |  |", ["2:chart-data"]),
        ("| a | b |\n|---|---|\n| x | 1 | 2 |", ["4:table-shape"]),
        ("type: pie\n| a | b |\n|---|---|\n| x | -1 |\n| y | 2 |", ["5:chart-share"]),
        ("| a | b |\n|---|---|\n| x | {{ n }} |", ["4:drawing-variables", "2:chart-data"][:1]),
        (
            "type: line\n| a | b |\n|---|---|\n" + "\n".join(f"| {at} | {at} |" for at in range(10_000)),
            ["65:drawing-too-many"],
        ),
    ],
)
def test_what_cannot_be_drawn_is_told_at_its_line(text: str, codes: list[str]) -> None:
    drawing, found = read(text)
    assert drawing is None and found == codes
