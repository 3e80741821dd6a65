"""Markdown → blocks: what lessons and templates share, and the hooks in which they differ."""

from __future__ import annotations

import pytest

from generator.diagnostics import At, Diagnostic
from generator.document.attributes import Attributes
from generator.document.blocks import (
    Block,
    Blocks,
    Box,
    Break,
    CodeBlock,
    Definition,
    Definitions,
    Figure,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
)
from generator.document.inlines import Blank, Text
from generator.markup import Dialect, Picture, parse_markup


def parse(text: str, **dialect: object) -> tuple[Blocks, list[str]]:
    found: list[Diagnostic] = []
    reading = Dialect(found.append, box, figure, **dialect)  # type: ignore[arg-type]
    blocks = parse_markup(text, "a.md", reading)
    return blocks, [f"{one.at.line}:{one.at.column}+{one.at.length} {one.code}" for one in found]


def box(name: str, attributes: Attributes, blocks: Blocks, at: At) -> Blocks:
    return (Box(name, blocks, (Text(attributes.get("argument")),) if attributes.values else ()),)


def figure(picture: Picture) -> Blocks:
    return (Figure(picture.target, picture.alt, picture.caption),)


def p(text: str) -> Paragraph:
    return Paragraph((Text(text),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\nb\nc\n\nd", [Heading(1, (Text("A"),)), p("b c"), p("d")]),
        ("- a\n- b\n  - c", [List(((p("a"),), (p("b"), List(((p("c"),),)))))]),
        ("3. a\n4. b", [List(((p("a"),), (p("b"),)), 3)]),
        ("> a\n> - b", [Quote((p("a"), List(((p("b"),),))))]),
        ("```py\n# a\n```", [CodeBlock("# a")]),
        ("        jauh menjorok", [p("jauh menjorok")]),
        ("Judul\n---\nisi", [p("Judul"), Break("slide"), p("isi")]),
        ("_____", [Paragraph((Blank(),))]),
        ("A\n: b\n: c", [Definitions((Definition((Text("A"),), ((p("b"),), (p("c"),))),))]),
        ("![alt](a.png)", [Figure("a.png", "alt")]),
        ('a ![x](y%20z.png "t") b', [p("a"), Figure("y%20z.png", "x", (Text("t"),)), p("b")]),
        ("::: satu\n::: dua\na\n:::\n:::", [Box("satu", (Box("dua", (p("a"),)),))]),
        ("::: {.satu}\na\n:::", [Box("satu", (p("a"),))]),
        ("::: columns 2\na\n:::", [Box("columns", (p("a"),), (Text("2"),))]),
        ("a\n::: satu\nb\n:::\nc", [p("a"), Box("satu", (p("b"),)), p("c")]),
        ("[a]: https://b.c", [p("[a]: https://b.c")]),
    ],
)
def test_blocks(text: str, expected: list[Block]) -> None:
    assert parse(text) == (tuple(expected), [])


def cell(text: str) -> tuple[Text, ...]:
    return (Text(text),) if text else ()


def test_a_table_keeps_its_alignment_and_its_empty_cells() -> None:
    (table,), found = parse("| a | b | c |\n|:--|:-:|--:|\n| 1 | | `x|y` |\n2 | 3 | 4\\|5")
    assert isinstance(table, Table)
    assert table.head == (cell("a"), cell("b"), cell("c"))
    assert table.aligns == ("left", "center", "right")
    assert [len(row) for row in table.rows] == [3, 3]
    assert table.rows[1] == (cell("2"), cell("3"), cell("4|5"))
    assert found == []


def test_a_table_without_words_in_its_head_has_none() -> None:
    (table,), _ = parse("| | |\n|---|---|\n| 1 | 2 |")
    assert isinstance(table, Table)
    assert table.head == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |", ["3:1+13 table-shape", "4:1+5 table-shape"]),
        ("a\nA. b\nB. c", ["2:1+2 mark-inside-paragraph"]),
        ("a\nA.satu\nB.dua", ["2:1+2 mark-inside-paragraph"]),
        ("a\nB.J. Habibie a.n.", []),
        ("a\n(1) b", ["2:1+3 mark-inside-paragraph"]),
        ("a\n   2. b", ["2:4+2 mark-inside-paragraph"]),
        ("a\n• b", ["2:1+1 mark-inside-paragraph"]),
        ("a\n[x] b", ["2:1+3 mark-inside-paragraph"]),
        ("a\n| b", ["2:1+1 mark-inside-paragraph"]),
        ("a\n::: b c d", ["2:1+3 mark-inside-paragraph"]),
        ("Judul\n=====", ["2:1+5 mark-inside-paragraph"]),
        ("> a\n> 7. b", ["2:3+2 mark-inside-paragraph"]),
        ("a\\\n(1) b", []),
        ("5\n- 3 = 2", ["2:1+1 mark-inside-paragraph"]),
        ("a\n- b\n- c", []),
        ("- a\n  - b", []),
        ("a [ ] b", ["1:3+3 option-inside-line"]),
        ("a `[ ]` [x](https://b.c) c[x]", []),
        ("2*3*4", ["1:2+3 stars-inside-word"]),
        ("| a |\n|---|\n| [x] |", ["3:3+3 option-inside-line"]),
        ("[x] a", ["1:1+3 option-without-bullet"]),
        ("- [x] a\n- [ ] b", ["1:3+3 options-outside", "2:3+3 options-outside"]),
        ("##Judul", ["1:1+7 heading-without-space"]),
        ("::: a\nb", ["1:1+5 unclosed-container"]),
        ("a\n\n:::\n", ["3:1+3 stray-close"]),
        ("> ```\n> a", ["1:1+5 unclosed-fence"]),
        ("> a\n>\n> ---", ["3:1+5 break-inside"]),
        ("a {points=2}", ["1:3+10 attributes-near-miss"]),
        ("a {1, 2, 3}", []),
        ("a {x=2}", []),
        ("a {poin=2}", ["1:3+8 attributes-near-miss"]),
        ("a {lines = 6}", ["1:3+11 attributes-near-miss"]),
        ("a {.true} b", ["1:3+7 attributes-near-miss"]),
        ("a `{.true}`", []),
        (r"a \{.true}", []),
        (">" * 40, ["1:1+40 too-deep"]),
    ],
)
def test_slips_are_told_at_their_place(text: str, expected: list[str]) -> None:
    assert parse(text)[1] == expected


def test_what_stands_below_a_container_that_is_never_closed_is_still_read() -> None:
    assert parse("::: a\nb\n\n# C") == ((p("b"), Heading(1, (Text("C"),))), ["1:1+5 unclosed-container"])


def test_nothing_is_read_below_the_depth_that_is_told() -> None:
    text = "\n".join("  " * level + "- a" for level in range(60))
    assert parse(text)[1] == ["10:19+3 too-deep"]


def test_a_template_splices_blocks_for_a_paragraph_and_hears_of_no_slips() -> None:
    def splice(text: str) -> Blocks | None:
        return (Break("page"),) if text == "@" else None

    blocks, found = parse("a\nA. b {.keep}\n\n@\n\n- @\n- [x] c", splice=splice, slips=False, braces=True, gaps="text")
    assert blocks == (
        Paragraph((Text("a A. b"),), ("keep",)),
        Break("page"),
        List(((Break("page"),), (p("[x] c"),))),
    )
    assert found == []
