"""Random items for the laws: every response, with and without anchors."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from generator.document.blocks import (
    Choices,
    Grid,
    InStem,
    Item,
    Kind,
    Lines,
    Match,
    Near,
    Option,
    Ordering,
    Paragraph,
    Quantity,
    Response,
    RubricStep,
    Sorting,
    Statement,
    Verdict,
)
from generator.document.inlines import Gap, Inlines, Strong, Text

words = st.text(st.characters(categories=("L", "N"), max_codepoint=0x24F), min_size=1, max_size=12)
SECRET = "rahasia"


def line(text: str) -> Inlines:
    return (Text(text),)


def paragraph(text: str) -> tuple[Paragraph]:
    return (Paragraph(line(text)),)


@st.composite
def choices(draw: st.DrawFn) -> tuple[Kind, Response]:
    texts = draw(st.lists(words, min_size=2, max_size=6, unique=True))
    places = draw(
        st.lists(st.sampled_from(["free", "free", "free", "first", "last", "pinned"]), min_size=6, max_size=6)
    )
    right = draw(st.sets(st.integers(0, len(texts) - 1), min_size=1))
    multiple = len(right) > 1
    options = tuple(
        Option(paragraph(text), index in right, place, paragraph(SECRET))  # type: ignore[arg-type]
        for index, (text, place) in enumerate(zip(texts, places, strict=False))
    )
    kind: Kind = "multiple-choice" if multiple else "single-choice"
    return kind, Choices(options, multiple, 0, draw(st.booleans()))


@st.composite
def grids(draw: st.DrawFn) -> tuple[Kind, Response]:
    rows = draw(st.lists(st.tuples(words, st.integers(0, 1)), min_size=1, max_size=5))
    return "statements", Grid(
        (line("Benar"), line("Salah")), tuple(Statement(line(text), column, paragraph(SECRET)) for text, column in rows)
    )


@st.composite
def matches(draw: st.DrawFn) -> tuple[Kind, Response]:
    right = draw(st.lists(words, min_size=2, max_size=6, unique=True))
    left = draw(st.lists(words, min_size=1, max_size=len(right)))
    pairs = tuple(draw(st.integers(0, len(right) - 1)) for _ in left)
    return "matching", Match((line("L"), line("R")), tuple(map(line, left)), tuple(map(line, right)), pairs)


@st.composite
def orderings(draw: st.DrawFn) -> tuple[Kind, Response]:
    steps = draw(st.lists(words, min_size=2, max_size=7, unique=True))
    return "ordering", Ordering(tuple(map(line, steps)), tuple(range(len(steps))))


@st.composite
def sortings(draw: st.DrawFn) -> tuple[Kind, Response]:
    members = draw(st.lists(words, min_size=2, max_size=7, unique=True))
    groups = draw(st.lists(st.integers(0, 2), min_size=len(members), max_size=len(members)))
    groups[:2] = [0, 2]
    return "sorting", Sorting(tuple(map(line, "LMN")), tuple(map(line, members)), tuple(groups))


plain_responses = st.sampled_from(
    [
        ("true-false", Verdict((line("Benar"), line("Salah")), 1, line(SECRET))),
        ("short-answer", Lines(1, accepted=((line(SECRET),),))),
        ("numeric", Quantity(line("cm"), line(SECRET), Near(Fraction(3), Fraction(1, 2)))),
        ("essay", Lines(4, model=paragraph(SECRET), rubric=(RubricStep(line(SECRET), Fraction(1)),))),
        ("blank", InStem()),
    ]
)
responses = st.one_of(choices(), grids(), matches(), orderings(), sortings(), plain_responses)


@st.composite
def items(draw: st.DrawFn, size: int = 8) -> tuple[Item, ...]:
    """Up to `size` items with ids of their own; every answer text holds SECRET, unless it is an option."""
    made = []
    for index in range(draw(st.integers(1, size))):
        kind, response = draw(responses)
        stem = paragraph(f"stem {index}")
        if isinstance(response, InStem):
            stem = (Paragraph((Text("fill "), Strong((Gap((line(SECRET),)),)))),)
        made.append(
            Item(
                f"q{index}",
                kind,
                Fraction(1),
                stem,
                response,
                paragraph(SECRET),
                "L1",
                draw(st.booleans()),
                paragraph(SECRET),
            )
        )
    return tuple(made)
