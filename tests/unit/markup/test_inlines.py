"""What stands inside a line: text → inlines, and what cannot stand there → diagnostics at their place."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic
from generator.document.inlines import (
    Blank,
    Code,
    Emphasis,
    Gap,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from generator.markup import Dialect, read_inlines, split_lines


def inlines(text: str, **dialect: object) -> tuple[Inlines, list[str]]:
    found: list[Diagnostic] = []
    reading = Dialect(found.append, lambda *_: (), lambda _: (), **dialect)  # type: ignore[arg-type]
    read = read_inlines(split_lines(text, "a.md"), reading)
    return read, [f"{one.at.line}:{one.at.column}+{one.at.length} {one.code}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("satu *dua* **tiga**", (Text("satu "), Emphasis((Text("dua"),)), Text(" "), Strong((Text("tiga"),)))),
        ("H~2~O, m^2^", (Text("H"), Subscript((Text("2"),)), Text("O, m"), Superscript((Text("2"),)))),
        ("~ 2 ~ dan ^ 3 ^", (Text("~ 2 ~ dan ^ 3 ^"),)),
        ("<u>a</u><br>b<sub>1</sub>", (Underline((Text("a"),)), LineBreak(), Text("b"), Subscript((Text("1"),)))),
        ("ibu kota ____ dan ___", (Text("ibu kota "), Blank(), Text(" dan "), Blank())),
        ("ku__da", (Text("ku__da"),)),
        ("`a | *b*`", (Code("a | *b*"),)),
        ("[a](https://b.c)", (Link((Text("a"),), "https://b.c"),)),
        ("<https://b.c>", (Link((Text("https://b.c"),), "https://b.c"),)),
        ("satu\ndua", (Text("satu dua"),)),
        ("satu\\\ndua", (Text("satu"), LineBreak(), Text("dua"))),
        ("satu  \ndua", (Text("satu dua"),)),
        ("banyak    ruang", (Text("banyak ruang"),)),
        (r"\*a\* \[\[b\]\] \$", (Text("*a* [[b]] $"),)),
        ("{{ 7*7 }} {% if x %}", (Text("{{ 7*7 }} {% if x %}"),)),
        ("harga $5 dan $6, US$5–US$10", (Text("harga $5 dan $6, US$5–US$10"),)),
        ("3 < 4 & 5 > 2 &copy;", (Text("3 < 4 & 5 > 2 ©"),)),
        ("a[1] dan b[0][2]", (Text("a[1] dan b[0][2]"),)),
    ],
)
def test_marks_become_inlines(text: str, expected: Inlines) -> None:
    assert inlines(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[ASEAN]]", ["ASEAN"]),
        ("[[ASEAN|Asean]]", ["ASEAN", "Asean"]),
        (r"[[a \| b|c]]", ["a | b", "c"]),
        ("[[Persatuan\nBangsa]]", ["Persatuan Bangsa"]),
    ],
)
def test_a_gap_holds_its_answers(text: str, expected: list[str]) -> None:
    assert inlines(text, gaps="ask") == ((Gap(tuple((Text(answer),) for answer in expected)),), [])


def test_a_bar_in_code_parts_no_answers() -> None:
    assert inlines("[[`a|b`|c]]", gaps="ask")[0] == (Gap(((Code("a|b"),), (Text("c"),))),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>c</b>", ["1:3+3 raw-html", "1:7+4 raw-html"]),
        ('x <img src="/etc/passwd">', ["1:3+23 raw-html"]),
        ("a\n<u>b", ["2:1+3 html-unclosed"]),
        ("a</u>", ["1:2+4 html-unclosed"]),
        ("[a](javascript:alert(1))", ["1:1+24 link-target"]),
        ("[a](file:///etc/passwd)", ["1:1+23 link-target"]),
        ("[a](b.md)", ["1:1+9 link-target"]),
        (r"luas $\ss$ cm", ["1:7+3 formula-unknown-macro"]),
        ("$$\na{\n$$", ["2:2+1 formula-brace"]),
        ("a [[b]] c", ["1:3+5 gap-outside"]),
        ("a [[b", ["1:3+2 gap-unclosed"]),
        ("![a](b.png)", ["1:1+11 picture-place"]),
        ("a &#x202E;b", ["1:1+1 bidi-control"]),
        ("*" * 40 + "a" + "*" * 40, ["1:1+1 too-deep"]),
    ],
)
def test_what_cannot_stand_in_a_line_is_told_at_its_place(text: str, expected: list[str]) -> None:
    assert inlines(text)[1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("[[a]] b]]", ["1:8+2 gap-unclosed"]), ("[[a", ["1:1+2 gap-unclosed"]), ("[[|a]]", ["1:1+6 gap-empty"])],
)
def test_a_half_written_gap_is_never_printed(text: str, expected: list[str]) -> None:
    assert inlines(text, gaps="ask")[1] == expected


def test_a_template_fills_text_and_code_and_nothing_else() -> None:
    def fill(text: str) -> Inlines:
        return (Text(text.replace("@", "*a*")),)

    assert inlines("x @ `@` **@**", fill_text=fill)[0] == (
        Text("x *a* "),
        Code("*a*"),
        Text(" "),
        Strong((Text("*a*"),)),
    )
