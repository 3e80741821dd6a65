"""Whatever a file holds, reading it ends with a lesson or with diagnostics, in time that grows with its size."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import HEAD, Read, read

from generator import messages
from generator.document.transforms import blank_item

ROOT = Path(__file__).parents[2]
SMALL = (
    HEAD
    + """# Negara

Dua negara.

Bilateral
: antara dua negara

::: notes
Peta.
:::

## Pilihan {.questions points=2}

1. Hubungan dua negara?
   1. [x] bilateral
   > ya
   2. [ ] regional {.last}

2. Tulislah! {.false}
   = benar

### Lain

3. Jodohkan! {.match #jodoh}

   | a | b |
   |---|---|
   | c | d |
   | e | f |
   | | g |

   > karena

4. Kota [[Bangkok|Krung Thep]].

---

5. Jelaskan! {lines=4}

   ```
   kode
   ```

   ::: rubric
   - satu {points=1}
   :::
""",
)
LESSONS = (
    tuple(
        path.read_text("utf-8")
        for path in sorted(ROOT.glob("content/*/lesson.md")) + sorted(ROOT.glob("tests/cases/*/lesson.md"))
    )
    + SMALL
)
PIECES = [
    *"""---|title: x|## Soal {.questions}|### Sub {.group}|1. |2) |   - [x] |- [ ] |= |> |```|```vars|:::|::: notes
::: rubric|::: answer|<!--|-->|[[|]]|![a](b.png)|{.match}|{points=2}|{|}|$|`|~|^|___|**|\\|<u>|</u>|      |Term
: def|&#x202e;|&amp;|{{ 7*7 }}|https://x|[a](b)|Kunci: A|# |...|____|1945. |a) |•|objectives:|  a: b|&x|*x
!!python/object:os.system|<img src=/etc/passwd>|é|e\u0301|\u202e|\ufdd0|\x00|\t""".replace("\n", "|").split("|"),
    "| a | b |",
    "|---|---|",
    "|",
]

hostile_line = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=5).map("".join)
hostile_text = st.lists(hostile_line, max_size=25).map("\n".join)


@st.composite
def damaged_lesson(draw: st.DrawFn) -> str:
    """A real lesson with some of its lines or letters moved, doubled, cut or replaced."""
    lines = draw(st.sampled_from(LESSONS)).split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    lines = [*lines[: draw(st.integers(0, 12))], *lines[start : start + 60]]
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        column = draw(st.integers(0, len(line)))
        match draw(st.sampled_from(["drop", "double", "indent", "dedent", "cut", "insert", "swap", "join"])):
            case "drop":
                lines[at] = ""
            case "double":
                lines.insert(at, line)
            case "indent":
                lines[at] = " " * draw(st.integers(0, 9)) + line
            case "dedent":
                lines[at] = line.lstrip()
            case "cut":
                lines[at] = line[:column]
            case "insert":
                lines[at] = line[:column] + draw(st.sampled_from(PIECES)) + line[column:]
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], line
            case _:
                lines[at : at + 2] = ["".join(lines[at : at + 2])]
    return "\n".join(lines)


def is_well_told(result: Read) -> None:
    """Every diagnostic points into the file, and every question without an error can be blanked."""
    for one in result.found:
        assert messages.message(one)
        assert messages.hint(one)
        if one.at.line:
            assert 1 <= one.at.column <= len(one.at.source) + 1
            assert one.at.length >= 1
    for item in result.items.values():
        blank_item(item)


@given(hostile_text)
@settings(max_examples=150)
def test_any_lines_give_a_lesson_or_diagnostics(text: str) -> None:
    is_well_told(read(text))
    is_well_told(read(HEAD + "## Soal {.questions}\n" + text))


@given(damaged_lesson())
@settings(max_examples=80)
def test_a_damaged_lesson_gives_a_lesson_or_diagnostics(text: str) -> None:
    is_well_told(read(text))


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-16")))
def test_any_bytes_give_a_lesson_or_diagnostics(data: bytes) -> None:
    is_well_told(read(data))


SIZE = 200
GROWING = {
    "opening brackets": lambda n: "[" * n * 50,
    "half links": lambda n: "[a](b " * n * 4,
    "stars": lambda n: "*a **b " * n * 5,
    "backticks": lambda n: "".join("`" * (i % 40) + " " for i in range(n)),
    "quotes in quotes": lambda n: ">" * n * 20,
    "lists in lists": lambda n: "\n".join("  " * (i % 60) + "- a" for i in range(n)),
    "list marks on a line": lambda n: "- " * n * 5,
    "containers never closed": lambda n: "::: notes\n" * n,
    "containers in a quote never closed": lambda n: "> ::: notes\n" * n,
    "containers in one another": lambda n: "::: notes\n" * n + ":::\n" * n,
    "fences never closed": lambda n: "```a\nx\n~~~b\n" * n,
    "comments never closed": lambda n: "a <!-- b\n" * n,
    "comments": lambda n: "<!-- a -->" * n,
    "dollars": lambda n: "$a " * n * 5,
    "tags": lambda n: "<a <b> " * n,
    "bars": lambda n: "| a\n|---\n" + "|[[ ` $" * n,
    "half gaps": lambda n: "## S {.questions}\n1. " + "[[a " * n,
    "questions": lambda n: "## S {.questions}\n" + "1. a\n   - [x] b\n   - [ ] c\n" * n,
    "options": lambda n: "## S {.questions}\n1. a\n" + "".join(f"   - [x] {i}\n" for i in range(n)),
    "quotes under a question": lambda n: "## S {.questions}\n1. a\n   - [x] b\n" + "   > q\n\n" * n + "   - [ ] c\n",
    "lists under a question": lambda n: "## S {.questions}\n1. a\n" + "   - q\n\n" * n,
    "answer words": lambda n: "## S {.questions}\n1. a\n" + "   b (jawab: __)  kunci\n" * n,
    "letters": lambda n: "## S {.questions}\n1. " + "a. b. " * n,
    "gaps in code": lambda n: "## S {.questions}\n1. `" + "[[ " * n + "`\n",
    "options inside": lambda n: "## S {.questions}\n1. " + "[x] a*b*c " * n,
    "braces": lambda n: "# a " + "{.b} " * n,
    "definitions": lambda n: "T\n: d\n" * n,
    "headings": lambda n: "# a\n" * n,
    "equal ids": lambda n: "## S {.questions}\n" + "1. a {#a}\n" * n,
    "rubric steps": lambda n: "## S {.questions}\n1. a\n   ::: rubric\n" + "   - s {points=1}\n" * n + "   :::\n",
}


@pytest.mark.parametrize("growth", GROWING.values(), ids=GROWING)
def test_work_grows_with_size_and_not_with_its_square(growth: object) -> None:
    """Counted in calls of Python functions, so that no clock judges. A square would give a factor of 16."""
    assert callable(growth)
    few, many = calls(HEAD + growth(SIZE)), calls(HEAD + growth(4 * SIZE))
    assert many < 7 * few + 20_000


def calls(text: str) -> int:
    read(text)  # fills what is made once
    count = 0

    def counting(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counting)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


def test_thousands_of_problems_are_counted_and_not_all_told() -> None:
    result = read(HEAD + "## S {.questions}\n" + "1. a\n   - [ ] b\n   - [ ] c\n\n   Kunci: A\n" * 300)
    told = [one for one in result.found if one.code == "answer-in-text"]
    rest = [dict(one.values) for one in result.found if one.code == "more-of-the-same"]
    assert len(told) == 50
    assert {"same": "answer-in-text", "count": "250"} in rest
