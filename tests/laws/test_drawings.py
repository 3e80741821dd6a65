"""Drawings: what a file draws is read back as what the lesson has, and nothing leaves its box."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from generator.audit.deck_drawings import digest_of_group
from generator.audit.drawn import digest_of
from generator.audit.pdf_drawings import Paths
from generator.audit.pdf_state import UPRIGHT
from generator.audit.pdf_tokens import operations
from generator.diagnostics import Diagnostic
from generator.document.blocks import Drawing
from generator.document.drawings import HUNDREDTHS, Arc, Circle, Path, Polyline, Rectangle, labels, outline, paths
from generator.exporters.pdf.drawing import _painted
from generator.exporters.pptx.look import read_look
from generator.exporters.pptx.master import read_master
from generator.exporters.pptx.slides import Area, Sketch
from generator.exporters.pptx.write_drawing import sketch
from generator.exporters.pptx.write_text import Pen
from generator.fonts.measure import measure
from generator.markup.lines import split_lines
from generator.readers.drawings import read_drawing
from generator.theme import load_theme

lengths = st.floats(0, 200, allow_nan=False).map(lambda length: round(length, 4))
looks = {
    "stroke": st.sampled_from([0.0, 0.75]),
    "fill": st.sampled_from(["", "white", "light", "solid", "hatch"]),
    "shade": st.sampled_from(["ink", "soft", "faint"]),
    "dashed": st.booleans(),
}
points = st.lists(st.tuples(lengths, lengths), min_size=2, max_size=5).map(tuple)
shapes = st.one_of(
    st.builds(
        Polyline, st.lists(st.tuples(lengths, lengths), min_size=2, max_size=5).map(tuple), st.booleans(), **looks
    ),
    st.builds(Rectangle, lengths, lengths, lengths, lengths, **looks),
    st.builds(Circle, lengths, lengths, lengths, **looks),
    st.builds(Arc, lengths, lengths, lengths, st.floats(0, 360), st.floats(1, 359), st.booleans(), **looks),
).filter(lambda shape: bool(shape.stroke or shape.fill))
THEME = load_theme("nusantara")
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


@given(st.lists(shapes, min_size=1, max_size=4).map(tuple))
def test_paths_on_paper_are_read_back_as_they_were_drawn(some: tuple[Path, ...]) -> None:
    taken = Paths()
    for operator, operands in operations(b"\n".join(_painted(shape, "1A1A2E") for shape in some)):
        taken.take(operator, operands)
    assert taken.run(UPRIGHT, artifact=False).picture == digest_of(some)


@given(st.lists(shapes, min_size=1, max_size=4).map(tuple), st.integers(300_000, 9_000_000))
def test_shapes_on_slides_are_read_back_as_they_were_drawn(some: tuple[Path, ...], width: int) -> None:
    pen = Pen(read_look(THEME), read_master(*THEME.masters), "id-ID", rtl=False)
    drawn = sketch(Sketch("Drawing", Area(5, 7, width, width), 200, 200, some), 3, pen)
    group = ElementTree.fromstring(f"<x {SPACES}>{drawn}</x>")[0]
    assert digest_of_group(group) == digest_of(some)


# ---- what lessons draw

whole = st.integers(-30, 60)
sources = st.one_of(
    st.builds(
        lambda first, more, step, marks: ("number-line", f"from: {first}\nto: {first + more}\nstep: {step}\n{marks}"),
        whole,
        st.integers(1, 50),
        st.sampled_from(["1", "2", "1/4", "0,5", "5"]),
        st.sampled_from(["", "labels: ends", "labels: none"]),
    ),
    st.builds(lambda h, m: ("clock", f"time: {h:02}.{m:02}"), st.integers(0, 24), st.integers(0, 59)),
    st.builds(
        lambda a, b, form: ("fraction", f"value: {a}/{b}\nas: {form}"),
        st.integers(0, 30),
        st.integers(1, 24),
        st.sampled_from(["bar", "circle"]),
    ),
    st.builds(lambda n: ("ten-frame", f"count: {n}"), st.integers(0, 30)),
    st.builds(
        lambda a, b, c, d: ("grid", f"x: {a}..{a + b}\ny: {c}..{c + d}\npoints: Q({a}, {c})"),
        whole,
        st.integers(1, 40),
        whole,
        st.integers(1, 40),
    ),
    st.builds(
        lambda w, h, p: ("blank", f"width: {w} mm\nheight: {h} mm\npattern: {p}"),
        st.integers(15, 165),
        st.integers(15, 200),
        st.sampled_from(["none", "squares", "dots"]),
    ),
    st.builds(
        lambda n, size: ("handwriting", f"text: apa\nlines: {n}\nsize: {size}"),
        st.integers(1, 12),
        st.sampled_from(["large", "medium", "small"]),
    ),
)


def drawn(name: str, source: str, info: str = "") -> Drawing | None:
    lines = split_lines(source, "x.md")
    found: list[Diagnostic] = []
    drawing = read_drawing(f"{name}{info}", lines[0], lines, bool(info), "id", found.append)
    assert (drawing is None) == bool(found)
    return drawing


@given(sources)
def test_drawings_stay_inside_their_box(source: tuple[str, str]) -> None:
    drawing = drawn(*source)
    if drawing is None:
        return
    everything = (*drawing.shapes, *drawing.answers)
    for path in paths(everything):
        for _, numbers in outline(path):
            assert all(-1 <= x <= drawing.width * HUNDREDTHS + 1 for x in numbers[::2])
            assert all(-1 <= y <= drawing.height * HUNDREDTHS + 1 for y in numbers[1::2])
    for label in labels(everything):
        width = measure(label.text, "andika-400" if label.hand else "atkinson-700", label.size) * 25.4 / 72
        left = label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
        assert left >= -1.5
        assert left + width <= drawing.width + 1.5
        assert 0 <= label.y <= drawing.height


@given(sources)
def test_what_pupils_complete_is_what_the_key_completes(source: tuple[str, str]) -> None:
    """Asked and answered, a drawing shows together what it shows by itself."""
    shown, asked = drawn(*source), None
    if shown is not None and source[0] not in ("blank", "handwriting"):
        found: list[Diagnostic] = []
        lines = split_lines(source[1], "x.md")
        asked = read_drawing(f"{source[0]} {{.answer}}", lines[0], lines, True, "id", found.append)
        if asked is not None:
            assert set(asked.shapes) | set(asked.answers) == set(shown.shapes)
            assert not set(asked.answers) & set(asked.shapes)
