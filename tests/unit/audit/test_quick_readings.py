"""What the audit reads in a quick way it reads as the slow way does."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from generator.audit.flat import Standing, flatten
from generator.audit.letters import letters
from generator.audit.pdf_carried import Sources
from generator.audit.pdf_pieces import pieces_of
from generator.audit.pdf_second import letter_counts
from generator.audit.pdf_state import Run
from generator.audit.pdf_table import Rows, Table
from generator.audit.pdf_tokens import Unreadable
from generator.audit.phrases import CODE, Phrases

Row = tuple[int, int, int]
# Places of objects inside a stream are written in so many bytes.
WIDTHS = (1, 4, 2)


def rows_of(draw: Random) -> list[Row]:
    """Objects of streams in long and short rows of places, with gaps, and others between them."""
    rows: list[Row] = [(0, 0, 65535)]
    for stream in range(1, draw.randrange(2, 6)):
        place = draw.choice((0, 0, 7, 65_000))
        for _ in range(draw.choice((1, 31, 32, 33, 95, 96, 500, 2100))):
            if place < 1 << 16:
                rows.append((2, stream, place))
            place += draw.choices((1, 2), (400, 1))[0]
        rows += [(1, draw.randrange(1 << 30), 0)] * draw.randrange(3)
    return rows


@pytest.mark.parametrize("seed", range(40))
def test_a_table_of_objects_is_read_row_by_row(seed: int) -> None:
    draw = Random(seed)
    rows = rows_of(draw)
    data = b"".join(
        b"".join(value.to_bytes(size, "big") for value, size in zip(row, WIDTHS, strict=True)) for row in rows
    )
    cuts = sorted({0, len(data), *(draw.randrange(len(data)) for _ in range(4))})
    table = Table()
    reading = Rows(table, WIDTHS, [(0, len(rows))])
    for start, stop in pairwise(cuts):
        reading.add(data[start:stop])
    reading.close()
    table.close()
    for number, (kind, first, second) in enumerate(rows):
        assert table.packed(number) == ((first, second) if kind == 2 else None)
        place = table.direct(number)
        assert (table.offsets[place] if place >= 0 else None) == (first if kind == 1 else None)
    assert table.packed(len(rows)) is None


BOX = b"q 1 0 0 1 10 20.5 cm\nBT (a) Tj ET\nQ\n"
MARKED = b"/Artifact BMC\nq 1 0 0 1 3 4 cm\n0 0 m\nQ\nEMC\n"


def test_boxes_are_told_apart_from_furniture() -> None:
    box, line = (b"BT (a) Tj ET", 10.0, 20.5, False), (b"0 0 m", 3.0, 4.0, True)
    assert pieces_of((BOX + MARKED + MARKED + BOX).rstrip()) == [box, line, line, box]
    assert pieces_of((BOX + MARKED).rstrip()) == [box, line]


@pytest.mark.parametrize(
    "content",
    [
        MARKED.removesuffix(b"EMC\n"),
        MARKED.removesuffix(b"EMC\n") + BOX,
        BOX + b"EMC\n",
        BOX + b"EMC\n" + BOX,
        MARKED + b"EMC\n" + BOX,
        BOX + b"BT (b) Tj ET\n",
        b"BT (b) Tj ET\n" + BOX,
        BOX.replace(b"20.5 cm", b"20.5 3 cm"),
        BOX.replace(b"20.5", b"down"),
        b"/Artifact BMC\n" + MARKED,
    ],
)
def test_a_page_of_more_than_boxes_is_read_as_a_whole(content: bytes) -> None:
    assert pieces_of(content.rstrip()) is None


def test_a_pack_of_objects_that_says_nothing_hides_no_other() -> None:
    sources = Sources()
    silent = b"<</S/P/K[%d 0 R]>>\n<</S/H/K[%d]>>"
    assert [list(sources.texts(silent % (number, number))) for number in range(4)] == [[]] * 4
    told = list(sources.texts(silent % (7, 8) + b"\n<</S/H/T(the answer is 4)>>"))
    assert [(one.where, one.text) for one in told] == [("the title of a part", "the answer is 4")]
    assert [one.text for one in sources.texts(b"<</S/P/K[1 0 R]/Alt(B)>>\n<</S/H/K[3]>>")] == ["B"]


def test_a_line_that_holds_more_than_a_value_is_read_with_the_next() -> None:
    assert [one.text for one in Sources().texts(b"<</T(one)/U\n(two)>>")] == ["one", "two"]
    with pytest.raises(Unreadable):
        list(Sources().texts(b"<</T(one)/U\n(two)"))


def test_letters_of_one_look_are_one() -> None:
    assert letters("ﬁn ofﬁce… long enough not to be kept ‐ and so on ﬀ") == "finoffice…longenoughnottobekept-andsoonff"
    assert letters("a\u00ad line … that ends ____ with a blank ___") == "aline…thatendswithablank"


def test_letters_are_counted() -> None:
    assert letter_counts("Añña  _2_ × ½") == {"A": 1, "n": 2, "a": 1, "2": 2, "×": 1, "1": 1, "\u2044": 1}


def test_words_of_a_page_begin_where_they_stand() -> None:
    def run(text: str, x: float) -> Standing:
        return Standing(1, Run(text, x, 0.0, x + 5 * len(text), 10.0, b"", "", True, False, 0))

    flat = flatten([run("ab", 0), run("c d", 10), run("e", 60), run("f", 65)], {})
    assert flat.words(0, len(flat.text)) == "abc d ef"
    assert flat.words(1, 4) == "bc d"
    assert flat.words(0, 0) == ""


def test_phrases_with_numbers_and_codes_are_taken_out() -> None:
    phrases = Phrases([["paket", CODE], ["#", "menit"], ["kelas", "7", "a"], ["7"]], {"b"})
    assert phrases.left_over(["paket", "b", "kelas", "7", "a", "80", "menit", "7", "8"]) == ("", "", "", "", "8")
    assert phrases.left_over(["paket", "c", "kelas", "7", "b"]) == ("paket", "c", "kelas", "", "b")
    assert phrases.left_over(["paket", "b", "80", "menit", "kelas", "7", "a"], 3) == ("paket", "b", "80", "menit", "")
