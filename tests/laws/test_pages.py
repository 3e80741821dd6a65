"""What holds for every paper, whatever stands on it."""

from __future__ import annotations

import io
import re
from fractions import Fraction
from itertools import pairwise

import pypdfium2
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.document.blocks import (
    Block,
    Blocks,
    Box,
    Break,
    Choices,
    CodeBlock,
    Columns,
    Document,
    Grid,
    Heading,
    InStem,
    Item,
    Keep,
    Lines,
    List,
    Match,
    Option,
    Paragraph,
    Placed,
    Quote,
    Response,
    RubricStep,
    Statement,
    Table,
    Verdict,
)
from generator.document.inlines import Blank, Emphasis, Gap, Inlines, Strong, Superscript, Text
from generator.document.transforms import blank
from generator.exporters.pdf.engine import PaperEngine
from generator.exporters.pdf.style import MM
from generator.theme import load_theme
from generator.words import load_words

ENGINES = {paper: PaperEngine(load_theme("nusantara"), {}, load_words("id"), paper) for paper in ("A4", "F4", "Letter")}
LEFT, RIGHT, TOP, BOTTOM = 20 * MM, 18 * MM, 16 * MM, 19 * MM
SLACK = 2.0

LETTERS = "abcdefghijklmnoprstuwyzABKSéñḥṣ0123456789≤√→½Жλ()-.,:"
plain_words = st.text(LETTERS, min_size=1, max_size=12)
long_words = st.text(LETTERS, min_size=40, max_size=120)
arabic_words = st.sampled_from(["السلام", "عليكم", "كتاب"])
all_words = st.one_of(plain_words, plain_words, plain_words, long_words, arabic_words)
sentences = st.lists(all_words, min_size=1, max_size=25).map(" ".join)
short = st.lists(plain_words, min_size=1, max_size=3).map(" ".join)


def said(text: str) -> Inlines:
    return (Text(text),)


inlines = st.one_of(
    sentences.map(said),
    st.tuples(short, short, short).map(
        lambda texts: (
            Text(texts[0] + " "),
            Strong(said(texts[1])),
            Emphasis((Text(" x"), Superscript(said("2")))),
            Blank(),
            Text(texts[2]),
        )
    ),
)
paragraphs = inlines.map(Paragraph)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(st.one_of(short, sentences).map(said), min_size=width, max_size=width), max_size=8))
    repeated = rows * draw(st.sampled_from([1, 1, 1, 9]))
    head = tuple(said("k") for _ in range(width)) if draw(st.booleans()) else tuple(() for _ in range(width))
    return Table(head, tuple(map(tuple, repeated)), ("left",) * width)


contents: st.SearchStrategy[Block] = st.one_of(
    paragraphs,
    paragraphs,
    tables(),
    st.lists(paragraphs.map(lambda block: (block,)), min_size=1, max_size=4).map(lambda items: List(tuple(items), 1)),
    paragraphs.map(lambda block: Quote((block, block))),
    st.text(LETTERS + " \n", max_size=60).map(CodeBlock),
)


@st.composite
def responses(draw: st.DrawFn) -> Response:
    match draw(st.integers(0, 5)):
        case 0:
            blocks = draw(st.lists(paragraphs, min_size=2, max_size=9))
            right = draw(st.integers(0, len(blocks) - 1))
            options = tuple(Option((block,), index == right) for index, block in enumerate(blocks))
            return Choices(options, draw(st.booleans()), draw(st.integers(0, 4)))
        case 1:
            rows = draw(st.lists(st.tuples(inlines, st.integers(0, 1)), min_size=1, max_size=12))
            return Grid((said("Benar"), said("Salah")), tuple(Statement(*row) for row in rows))
        case 2:
            return Verdict((said("Benar"), said("Salah")), draw(st.integers(0, 1)), draw(inlines))
        case 3:
            left = draw(st.lists(inlines, min_size=1, max_size=9))
            right_cells = (*draw(st.lists(inlines, min_size=len(left), max_size=len(left))), said("sisa"))
            return Match((said("a"), said("b")), tuple(left), right_cells, tuple(range(len(left))))
        case 4:
            steps = draw(st.lists(inlines.map(lambda kids: RubricStep(kids, Fraction(1))), max_size=5))
            return Lines(
                draw(st.integers(0, 70)), model=tuple(draw(st.lists(paragraphs, max_size=2))), rubric=tuple(steps)
            )
        case _:
            return InStem()


@st.composite
def items(draw: st.DrawFn, number: int) -> Placed:
    """Its first letters read `«number»`, its last `‹number›`."""
    stem: list[Block] = draw(st.lists(contents, min_size=0, max_size=3))
    gap = Paragraph((Text("isi "), Gap((said("jawab"),))))
    response = draw(responses())
    middle: Blocks = (*stem, gap) if isinstance(response, InStem) else tuple(stem)
    start, end = Paragraph(said(f"«{number}» soal")), Paragraph(said(f"akhir soal ‹{number}›"))
    item = Item(f"q{number}", "essay", Fraction(1), (start, *middle, end), response, (draw(paragraphs),))
    return Placed(item, str(number))


@st.composite
def papers(draw: st.DrawFn) -> Document:
    count = draw(st.integers(1, 9))
    placed = [draw(items(number)) for number in range(1, count + 1)]
    cut = draw(st.integers(0, count))
    first: list[Block] = list(placed[:cut])
    if len(first) > 1 and draw(st.booleans()):
        text = Box("stimulus", tuple(draw(st.lists(contents, min_size=1, max_size=3))), said("Teks"))
        first[:2] = [Keep((text, first[0])), first[1]]
    head = Box("part", (Heading(2, draw(inlines)), Paragraph(draw(inlines))), said("VIII"), draw(short.map(said)))
    reading = Box("reading", tuple(draw(st.lists(contents, min_size=1, max_size=6))), said("Bacaan"))
    blocks: list[Block] = [reading, head, Columns(draw(st.integers(2, 3)), tuple(first)), head, *placed[cut:]]
    return Document("worksheet", "T", "student", "id", tuple(blocks))


MIRRORED = PaperEngine(load_theme("nusantara"), {}, load_words("id"), "A4", language="ar")


def written(paper: Document, size: str, engine: PaperEngine | None = None) -> pypdfium2.PdfDocument:
    sink = io.BytesIO()
    (engine or ENGINES[size]).write(paper, sink)
    return pypdfium2.PdfDocument(sink.getvalue())


def letters_of(page: pypdfium2.PdfPage) -> str:
    return "".join(page.get_textpage().get_text_range().split())


# A paper that fails is shown as it is: making it smaller takes minutes.
@settings(max_examples=25, phases=(Phase.reuse, Phase.generate))
@given(papers(), st.sampled_from(sorted(ENGINES)), st.booleans())
def test_nothing_is_lost_doubled_parted_or_outside_the_text_area(paper: Document, size: str, student: bool) -> None:
    paper = blank(paper) if student else paper
    with written(paper, size) as file:
        pages = [letters_of(page) for page in file]
        for page in file:
            assert_inside(page)
            assert_apart(page)
    numbers = [block.number for block in placed_in(paper.blocks)]
    for number in numbers:
        at = [index for index, page in enumerate(pages) for _ in range(page.count(f"«{number}»"))]
        to = [index for index, page in enumerate(pages) for _ in range(page.count(f"‹{number}›"))]
        assert (len(at), len(to)) == (1, 1), f"question {number} stands {len(at)} and {len(to)} times"
        if at != to:
            assert is_longer_than_a_page(paper, number, size), f"question {number} was parted"
    order = [
        page.find(f"«{number}»") + 1e6 * index
        for number in numbers
        for index, page in enumerate(pages)
        if f"«{number}»" in page
    ]
    assert order == sorted(order)


def assert_inside(page: pypdfium2.PdfPage, start: float = LEFT, end: float = RIGHT) -> None:
    width, height = page.get_size()
    text = page.get_textpage()
    letters = text.get_text_range()
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        if right - left < 0.1 or top - bottom < 0.1:
            continue
        inside = (
            left >= start - SLACK
            and right <= width - end + SLACK
            and bottom >= BOTTOM - SLACK
            and top <= height - TOP + SLACK
        )
        assert inside, (
            f"{letters[max(0, index - 10) : index + 1]!r} stands at {left:.1f}–{right:.1f}, {bottom:.1f}–{top:.1f}"
        )


# Marks, joined letters and kerning: these letters before and after one may lie over it.
_NEIGHBOURS = 4
_CELL = 24.0


def assert_apart(page: pypdfium2.PdfPage) -> None:
    """No letter is drawn over another that is no neighbour of it."""
    text = page.get_textpage()
    letters = text.get_text_range()
    boxes: dict[tuple[int, int], list[tuple[int, float, float, float, float]]] = {}
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        if right - left < 0.1 or top - bottom < 0.1 or letters[index : index + 1] in ("_", "✓"):  # drawn as shapes
            continue
        cells = {
            (column, row)
            for column in (int(left // _CELL), int(right // _CELL))
            for row in (int(bottom // _CELL), int(top // _CELL))
        }
        for cell in cells:
            for other, x, y, end, high in boxes.get(cell, ()):
                wide, tall = min(right, end) - max(left, x), min(top, high) - max(bottom, y)
                least = min((right - left) * (top - bottom), (end - x) * (high - y))
                if wide > 0.5 and tall > 0.5 and wide * tall > 0.25 * least and index - other > _NEIGHBOURS:
                    near, far = letters[max(0, other - 10) : other + 1], letters[max(0, index - 10) : index + 1]
                    raise AssertionError(f"{far!r} is drawn over {near!r} at {left:.1f}, {bottom:.1f}")
        for cell in cells:
            boxes.setdefault(cell, []).append((index, left, bottom, right, top))


ARABIC = ("ماء", "(نحو 71%)", "من", "سطح", "الأرض", "H2O", "كتاب!", "ASEAN", "[١٢]", "يتجمد", "٣٠", "دورة")
arabic = st.lists(st.sampled_from(ARABIC), min_size=1, max_size=14).map(lambda words: said(" ".join(words)))


@st.composite
def arabic_items(draw: st.DrawFn, number: int) -> Placed:
    stem: Blocks = (Paragraph(draw(arabic)),)
    match draw(st.integers(0, 4)):
        case 0:
            blocks = draw(st.lists(arabic.map(Paragraph), min_size=2, max_size=5))
            response: Response = Choices(tuple(Option((block,), at == 0) for at, block in enumerate(blocks)), False, 0)
        case 1:
            rows = draw(st.lists(st.tuples(arabic, st.integers(0, 1)), min_size=1, max_size=4))
            response = Grid((said("صحيح"), said("خطأ")), tuple(Statement(*row) for row in rows))
        case 2:
            response = Verdict((said("صحيح"), said("خطأ")), draw(st.integers(0, 1)), draw(arabic))
        case 3:
            left = draw(st.lists(arabic, min_size=1, max_size=4))
            cells = tuple(draw(st.lists(arabic, min_size=len(left), max_size=len(left))))
            response = Match((said("أ"), said("ب")), tuple(left), cells, tuple(range(len(left))))
        case _:
            stem = (Paragraph((*draw(arabic), Text(" "), Blank(), *draw(arabic))),)
            response = Lines(draw(st.integers(0, 5)), model=(Paragraph(draw(arabic)),))
    return Placed(Item(f"q{number}", "essay", Fraction(1), stem, response, (Paragraph(draw(arabic)),)), str(number))


@st.composite
def arabic_papers(draw: st.DrawFn) -> Document:
    count = draw(st.integers(1, 6))
    placed = [draw(arabic_items(number)) for number in range(1, count + 1)]
    cut = draw(st.integers(0, count))
    head = Box("part", (Heading(2, draw(arabic)), Paragraph(draw(arabic))), said("I"), draw(arabic))
    reading = Box(
        "reading",
        (Paragraph(draw(arabic)), Table((draw(arabic), said("b")), ((draw(arabic), said("c")),), ("left",) * 2)),
        said("R"),
    )
    blocks: list[Block] = [reading, head, Columns(2, tuple(placed[:cut])), head, *placed[cut:]]
    return Document("worksheet", "T", "student", "ar", tuple(blocks))


@settings(max_examples=25, phases=(Phase.reuse, Phase.generate))
@given(arabic_papers(), st.booleans(), st.booleans())
def test_what_runs_from_right_to_left_stays_in_place(paper: Document, student: bool, mirrored: bool) -> None:
    with written(blank(paper) if student else paper, "A4", MIRRORED if mirrored else None) as file:
        for page in file:
            assert_inside(page, *((RIGHT, LEFT) if mirrored else ()))
            assert_apart(page)


@settings(max_examples=25, phases=(Phase.reuse, Phase.generate))
@given(papers(), st.booleans())
def test_a_mirrored_page_has_all_that_the_page_has(paper: Document, student: bool) -> None:
    """Text from left to right fills the same lines, so that the same questions stand on each page, inside and apart."""
    paper = blank(paper) if student else paper
    with written(paper, "A4") as file, written(paper, "A4", MIRRORED) as other:
        assert len(file) == len(other)
        for page, mirror in zip(file, other, strict=True):
            marks, mirrored = (re.findall(r"[«‹]\d+[»›]", letters_of(side)) for side in (page, mirror))
            assert marks == mirrored
            assert_inside(mirror, RIGHT, LEFT)
            assert_apart(mirror)


def placed_in(blocks: Blocks) -> list[Placed]:
    found: list[Placed] = []
    for block in blocks:
        match block:
            case Placed():
                found.append(block)
            case Columns(blocks=inner) | Keep(blocks=inner):
                found.extend(placed_in(inner))
            case _:
                pass
    return found


def is_longer_than_a_page(paper: Document, number: str, size: str) -> bool:
    """Alone on paper, in its column, with the stimulus or the head of the part that it keeps with, the question needs
    more than one column."""
    for before, block in pairwise((Break("page"), *paper.blocks)):
        inner = block.blocks if isinstance(block, Columns) else (block,)
        for one in inner:
            if any(placed.number == number for placed in placed_in((one,))):
                alone = Columns(block.count, (one,)) if isinstance(block, Columns) else one
                first = (before,) if one is inner[0] and isinstance(before, Box) and before.role == "part" else ()
                # Pages that follow keep the engine from setting tighter, which it does to save an almost empty one.
                after = (Break("page"), *(Paragraph(said("isi")) for _ in range(40)))
                with written(Document("w", "T", "student", "id", (*first, alone, *after)), size) as file:
                    whole = [index for index, page in enumerate(file) if "isiisi" not in letters_of(page)]
                    column = (file[0].get_size()[0] - LEFT - RIGHT) / (block.count if isinstance(block, Columns) else 1)
                    return len(whole) > 1 or _reaches_second_column(file[0], LEFT + column)
    raise AssertionError(number)


def _reaches_second_column(page: pypdfium2.PdfPage, edge: float) -> bool:
    """Beside the question or below its beginning; what is above it is the head of its part."""
    text = page.get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    top = boxes[text.get_text_range().index("«")][3]
    return any(left > edge and high < top + SLACK for left, _, _, high in boxes)
