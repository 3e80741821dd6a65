"""SVG pictures: what is drawn, what is refused, and that nothing hostile does more than be refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.audit.pdf_vectors import svg_digest
from generator.readers.svg import Refused, read_svg
from generator.rendered import as_png
from generator.vectors import Vector, svg_of, vector_of

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="10 20 100 50">'


def drawn(inner: str) -> Vector:
    return read_svg(f"{HEAD}{inner}</svg>".encode())


def test_places_count_from_the_corner_of_the_view_and_transforms_are_applied() -> None:
    (one,) = drawn('<g transform="translate(10 20) scale(2)"><path d="m1 2h3v4z" stroke="red"/></g>').outlines
    assert one.steps == (("M", (2.0, 4.0)), ("L", (8.0, 4.0)), ("L", (8.0, 12.0)), ("Z", ()))
    assert one.stroke is not None
    assert (one.fill, one.stroke.color, one.stroke.width) == ("000000", "ff0000", 2.0)


def test_a_half_circle_ends_where_it_says_and_bulges_where_it_should() -> None:
    (one,) = drawn('<path d="M10 45A20 20 0 0 1 50 45"/>').outlines
    ends = [numbers[-2:] for _, numbers in one.steps]
    assert [(round(x, 6), round(y, 6)) for x, y in ends] == [(0, 25), (20, 5), (40, 25)]


def test_half_clear_paint_is_mixed_with_white() -> None:
    (one,) = drawn('<rect width="5" height="5" style="fill:#000;opacity:50%"/>').outlines
    assert one.fill == "808080"


def test_letters_are_outlines_in_the_middle_of_their_place() -> None:
    (one,) = drawn('<text x="60" y="40" text-anchor="middle" font-size="20">AVA</text>').outlines
    xs = [x for _, numbers in one.steps for x in numbers[::2]]
    assert abs((min(xs) + max(xs)) / 2 - 50) < 0.5
    assert len(one.steps) > 20


def test_copies_of_parts_are_drawn_where_they_are_used() -> None:
    inner = '<defs><circle id="a" r="3"/></defs><use xlink:href="#a" x="20" y="30"/><use href="#a" x="40"/>'
    assert [one.steps[0][1] for one in drawn(inner).outlines] == [(13.0, 10.0), (33.0, -20.0)]


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ("<script>1</script>", "svg-refused"),
        ("<foreignObject/>", "svg-refused"),
        ('<image href="a.png"/>', "svg-refused"),
        ("<style>a{}</style>", "svg-refused"),
        ('<use href="other.svg#a"/>', "svg-refused"),
        ('<path d="M0 0L1 1" onclick="x()"/>', "svg-refused"),
        ('<path d="M0 0L1 1" fill="url(http://a.b/c)"/>', "svg-gradient"),
        ('<path d="M0 0L1 1" filter="url(#a)"/>', "svg-refused"),
        ("<linearGradient/>", "svg-gradient"),
        ('<path d="M0 0L1 1" fill="bluish"/>', "svg-color"),
        ('<g id="a"><use href="#a"/></g>', "svg-too-much"),
        ("<g>" * 50 + "</g>" * 50, "svg-too-much"),
        ('<path d="M0 0L1 1"/>' * 5_001, "svg-too-much"),
        ('<path d="M0 0' + "h1" * 100_001 + '"/>', "svg-too-much"),
        ('<g id="a">' + '<path d="M0 0"/>' * 4_000 + "</g>" + '<use href="#a"/>' * 400, "svg-too-much"),
        ('<path id="a" fill="none" d="M0 0' + "h1" * 50_000 + '"/>' + '<use href="#a"/>' * 400, "svg-too-much"),
        ('<path d="M0 0L1"/>', "picture-broken"),
        ('<path d="M0 0L1e999 1"/>', "picture-broken"),
        ("<g>", "picture-broken"),
    ],
)
def test_what_is_not_taken_is_told(inner: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        drawn(inner)
    assert refused.value.code == code


def test_entities_are_refused_before_they_grow() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>'
    with pytest.raises(Refused, match="svg-refused"):
        read_svg(bomb)


def test_what_is_kept_is_the_same_again_and_has_pixels() -> None:
    inner = (
        '<path d="M20 30q5 5 9 0t9 9" fill="none" stroke="navy" stroke-dasharray="3"/><circle cx="50" cy="40" r="4"/>'
    )
    kept = svg_of(drawn(inner))
    assert svg_of(vector_of(kept)) == kept
    assert as_png(kept).startswith(b"\x89PNG")
    assert svg_digest(kept) != svg_digest(kept.replace(b"#000080", b"#000081"))


NAMES = st.sampled_from(
    ["g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "use", "defs", "script"]
)
KEYS = st.sampled_from(
    [
        "d",
        "x",
        "y",
        "r",
        "rx",
        "width",
        "height",
        "points",
        "transform",
        "fill",
        "stroke",
        "opacity",
        "style",
        "href",
        "id",
        "stroke-width",
        "font-size",
        "cx",
        "x2",
        "stroke-dasharray",
        "font-weight",
    ]
)
VALUES = st.one_of(
    st.text("MLHVCSQTAZmlaz0123456789.,-+e #%()", max_size=30),
    st.sampled_from(["#a", "a", "rotate(40)", "scale(0)", "matrix(1 2 3 4 5 6)", "rgb(1,2,300)", "none", "inherit"]),
    st.text(max_size=8),
)


def _element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(_spelt, NAMES, st.dictionaries(KEYS, VALUES, max_size=4), st.lists(inner, max_size=3))


def _spelt(name: str, told: dict[str, str], inner: list[str]) -> str:
    from xml.sax.saxutils import quoteattr

    return f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in told.items())}>{''.join(inner)}</{name}>"


@settings(deadline=2_000, max_examples=150)
@given(st.recursive(st.text("abc<&", max_size=4).map(lambda text: text.replace("<", "").replace("&", "")), _element))
def test_whatever_it_holds_it_is_drawn_or_refused(inner: str) -> None:
    try:
        kept = svg_of(drawn(inner))
    except Refused:
        return
    assert svg_of(vector_of(kept)) == kept


@settings(deadline=2_000, max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_are_drawn_or_refused(data: bytes) -> None:
    try:
        read_svg(b"<svg" + data)
    except Refused:
        return
