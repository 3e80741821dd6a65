"""Random documents for decks: every block, hostile letters, words longer than a slide, lists of hundreds."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from generator.document.blocks import (
    Audience,
    Block,
    Blocks,
    Box,
    Break,
    Choices,
    CodeBlock,
    Definition,
    Definitions,
    Document,
    Figure,
    Grid,
    Heading,
    InStem,
    Item,
    Kind,
    Lines,
    List,
    Match,
    Option,
    Ordering,
    Paragraph,
    Placed,
    Quote,
    Response,
    RubricStep,
    Sorting,
    Statement,
    Table,
    Verdict,
)
from generator.document.inlines import (
    Blank,
    Code,
    Emphasis,
    Gap,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)

PICTURES = {"wide": (1600, 400), "tall": (300, 900), "tiny": (8, 8)}

_plain = st.sampled_from(
    [
        "kerja",
        "sama",
        "antara",
        "dua",
        "negara",
        "disebut",
        "bilateral",
        "Indonesia",
        "dan",
        "PBB",
        "2019",
        "…",
        "—",
        "“kata”",
        "H₂O",
    ]
)
_odd = st.sampled_from(
    [
        "</a:t>",
        "&amp;",
        '"x"',
        "漢字かな交じり文",
        "التعاون",
        "😀",
        "e\u0301",
        "\u200b",
        "\x00\x07",
        "\ud800",
        "{{ 7*7 }}",
        "-",
        "____",
        "\ufffe",
    ]
)
_long = st.sampled_from(
    ["x" * 90, "https://contoh.sch.id/" + "halaman/" * 40, "Pneumonoultramicroscopicsilicovolcanoconiosis" * 6]
)
_word = st.one_of(*[_plain] * 12, _odd, _long, st.text(max_size=6))


@st.composite
def texts(draw: st.DrawFn, most: int = 14) -> str:
    words = draw(st.lists(_word, min_size=1, max_size=draw(st.sampled_from([2, 5, most, most]))))
    times = draw(st.sampled_from([1] * 12 + [8]))
    return " ".join(words * times)


def _around(kids: st.SearchStrategy[Inlines]) -> st.SearchStrategy[Inline]:
    marks = (Strong, Emphasis, Underline, Subscript, Superscript)
    return st.one_of(
        *(kids.map(mark) for mark in marks),
        kids.map(lambda inner: Link(inner, "https://contoh.sch.id/a b?c=<d>&e")),
    )


@st.composite
def inlines(draw: st.DrawFn) -> Inlines:
    text = texts().map(Text)
    plain: st.SearchStrategy[Inline] = st.one_of(
        *[text] * 6, texts(3).map(Code), st.just(LineBreak()), st.just(Blank())
    )
    kids = st.lists(plain, min_size=1, max_size=2).map(tuple)
    return tuple(draw(st.lists(st.one_of(*[plain] * 3, _around(kids)), min_size=1, max_size=3)))


paragraphs = inlines().map(Paragraph)
lead_points = st.tuples(texts(2), texts(8)).map(lambda pair: (Strong((Text(pair[0]),)), Text(f": {pair[1]}")))


@st.composite
def lists(draw: st.DrawFn, depth: int = 2) -> List:
    start = draw(st.sampled_from([None, None, 1, 7]))
    point = st.one_of(inlines(), lead_points).map(Paragraph)
    items: list[Blocks] = [
        (one, *((draw(lists(depth - 1)),) if depth and draw(st.integers(0, 7)) == 0 else ()))
        for one in draw(st.lists(point, min_size=1, max_size=7))
    ]
    if depth == 2 and draw(st.integers(0, 19)) == 0:
        items *= 40
    return List(tuple(items), start)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.sampled_from([1, 2, 3, 3, 4, 8]))
    cell = st.one_of(texts(3).map(lambda text: (Text(text),)), inlines(), st.just(()))
    row = st.lists(cell, min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(row, max_size=7))
    rows *= draw(st.sampled_from([1, 1, 1, 6]))
    aligns = draw(st.lists(st.sampled_from(["", "left", "center", "right"]), min_size=columns, max_size=columns))
    return Table(draw(row), tuple(rows), tuple(aligns))  # type: ignore[arg-type]


@st.composite
def definitions(draw: st.DrawFn) -> Definitions:
    entry = st.builds(
        Definition, inlines(), st.lists(paragraphs.map(lambda one: (one,)), min_size=1, max_size=2).map(tuple)
    )
    return Definitions(tuple(draw(st.lists(entry, min_size=1, max_size=6))))


figures = st.builds(Figure, st.sampled_from(sorted(PICTURES)), texts(4), st.one_of(st.just(()), inlines()))
shown: st.SearchStrategy[Block] = st.one_of(
    paragraphs,
    lists(),
    tables(),
    definitions(),
    figures,
    st.lists(paragraphs, min_size=1, max_size=3).map(lambda blocks: Quote(tuple(blocks))),
    texts().map(lambda text: CodeBlock(text.replace(" ", "\n  "))),
)
material: st.SearchStrategy[Block] = st.one_of(
    *[shown] * 5,
    shown.map(lambda block: Audience("slide", (block,))),
    shown.map(lambda block: Audience("notes", (block,))),
    shown.map(lambda block: Box("reading", (block,), (Text("Bacaan"),))),
    st.just(Break("slide")),
)

# ---- questions


@st.composite
def responses(draw: st.DrawFn) -> tuple[Kind, Response]:
    text = inlines()
    match draw(st.integers(0, 7)):
        case 0 | 1:
            count = draw(st.sampled_from([2, 3, 4, 4, 5, 9, 30]))
            blocks = st.one_of(*[paragraphs] * 9, figures).map(lambda block: (block,))
            short = texts(2).map(lambda one: (Paragraph((Text(one),)),))
            options = [draw(short if draw(st.booleans()) else blocks) for _ in range(count)]
            right = draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=3))
            made = tuple(Option(one, at in right) for at, one in enumerate(options))
            return "single-choice", Choices(made, len(right) > 1)
        case 2:
            row = st.builds(Statement, text, st.integers(0, 1), st.one_of(st.just(()), paragraphs.map(lambda p: (p,))))
            labels = (draw(texts(2)), draw(texts(2)))
            return "statements", Grid(
                tuple((Text(label),) for label in labels), tuple(draw(st.lists(row, min_size=1, max_size=7)))
            )
        case 3:
            return "true-false", Verdict(((Text("Benar"),), draw(text)), draw(st.integers(0, 1)), draw(text))
        case 4:
            pairs = draw(st.integers(1, 9))
            surplus = draw(st.integers(0, 3))
            side = st.one_of(texts(3).map(lambda one: (Text(one),)), text)
            left = tuple(draw(side) for _ in range(pairs))
            right_side = tuple(draw(side) for _ in range(pairs + surplus))
            order = tuple(draw(st.permutations(range(pairs + surplus))))[:pairs]
            return "matching", Match(((Text("a"),), (Text("b"),)), left, right_side, order)
        case 5:
            count = draw(st.sampled_from([2, 3, 5, 9, 30]))
            side = st.one_of(texts(3).map(lambda one: (Text(one),)), text)
            if draw(st.booleans()):
                heads = tuple(draw(side) for _ in range(draw(st.integers(2, 6))))
                groups = tuple(at % len(heads) for at in range(count))
                return "sorting", Sorting(heads, tuple(draw(side) for _ in range(count)), groups)
            return "ordering", Ordering(tuple(draw(side) for _ in range(count)), tuple(range(count)))
        case 6:
            accepted = tuple((draw(text), draw(text)) for _ in range(draw(st.integers(1, 5))))
            return "short-answer", Lines(2, accepted=accepted)
        case _:
            steps = st.builds(RubricStep, text, st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(5, 3)]))
            model = tuple(draw(st.lists(paragraphs, max_size=3)))
            return "essay", Lines(6, model=model, rubric=tuple(draw(st.lists(steps, max_size=7))))


@st.composite
def questions(draw: st.DrawFn) -> Placed:
    number = str(draw(st.integers(1, 40)))
    explanation = tuple(draw(st.lists(paragraphs, max_size=2)))
    stem: Blocks = tuple(draw(st.lists(st.one_of(*[paragraphs] * 4, shown), min_size=1, max_size=3)))
    if draw(st.integers(0, 5)) == 0:
        gap = inlines().map(lambda kids: Paragraph((Text("Isilah "), Gap((kids,)), Text(" dengan benar."))))
        item = Item("x", "blank", Fraction(1), (*draw(st.lists(gap, min_size=1, max_size=3)),), InStem(), explanation)
        return Placed(item, number)
    kind, response = draw(responses())
    notes = tuple(draw(st.lists(shown, max_size=1)))
    return Placed(Item("x", kind, Fraction(1), stem, response, explanation, notes=notes), number)


headings = st.builds(
    Heading, st.integers(1, 4), inlines(), st.just(""), st.sampled_from([(), (), (), ("section",), ("objectives",)])
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    title = Heading(1, draw(inlines()), "", ("title",))
    opening = draw(st.lists(paragraphs, max_size=3))
    blocks = draw(st.lists(st.one_of(headings, headings, *[material] * 4, *[questions()] * 3), max_size=8))
    language = draw(st.sampled_from(["id", "en", "ar"]))
    return Document("slides", draw(texts(4)), "class", language, (title, *opening, *blocks), subject=draw(texts(3)))
