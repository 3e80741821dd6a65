"""The law of the lesson format: indentation and numbers change nothing or give an error, and never print an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st
from readings import HEAD, Read, read

from generator import messages
from generator.document.blocks import Item
from generator.document.transforms import blank_blocks, blank_item

# Stands in everything that no pupil may see.
SECRET = "rahasia"
# What tells the right option must not be printed as text either.
ANSWER_MARK = re.compile(r"\[[xXv✓ ]?\]|:::|'= |{\.")

word = st.sampled_from(["negara", "kawasan", "ekspor", "damai", "karet", "Pakta", "tahun 1945", "H~2~O", "*dua*"])
words = st.lists(word, min_size=1, max_size=4).map(" ".join)
indents = st.integers(0, 6)


@dataclass(frozen=True)
class Line:
    """A line under a stem. Those that are `together` with the line above keep its indentation; `deeper` is added."""

    text: str
    together: bool = False
    deeper: int = 0


Question = tuple[str, tuple[Line, ...]]


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(map(Line, texts))


@st.composite
def task_list(draw: st.DrawFn) -> tuple[Line, ...]:
    marks = draw(st.lists(st.sampled_from(["x", " ", "X", "v", "✓", ""]), min_size=2, max_size=4))
    made: list[Line] = []
    bullet = draw(st.sampled_from(["-", "*", "+", "{}.", "{})"]))
    for index, mark in enumerate(marks):
        made.append(Line(f"{bullet.format(index + 1)} [{mark}] {'abcd'[index]} {draw(words)}"))
        if draw(st.integers(0, 4)) == 0:
            made.append(Line(f"lanjutan {draw(words)}", deeper=2))
        if draw(st.booleans()):
            made += lines(f"> {SECRET} {draw(words)}")
        if draw(st.integers(0, 4)) == 0:
            made.append(Line(""))
    return tuple(made)


@st.composite
def question(draw: st.DrawFn) -> Question:
    kind = draw(
        st.sampled_from(
            [
                "choice",
                "statements",
                "short",
                "number",
                "gap",
                "match",
                "true",
                "false",
                "essay",
                "code",
                "table",
                "list",
                "poem",
            ]
        )
    )
    stem = f"Soal {draw(words)}"
    explanation = draw(
        st.sampled_from([(), lines(f"> {SECRET} satu"), lines("", f"> {SECRET} dua", f"> {SECRET} tiga")])
    )
    table = lines("", "| kiri | kanan |", "|---|---|", "| satu | dua |", "| tiga | empat |", "")
    code = (*lines("```"), Line("a = 1", True), Line("```", True))
    paragraph = draw(st.sampled_from([(), lines("", "Perhatikan kembali.")]))
    match kind:
        case "choice":
            return stem, (*paragraph, *draw(task_list()), *explanation)
        case "statements":
            return f"{stem} {{.statements}}", (*draw(task_list()), *explanation)
        case "short":
            return stem, (*paragraph, *lines(f"= {SECRET} | {SECRET} lain", f"= {SECRET} kedua"), *explanation)
        case "number":
            return stem, (*paragraph, Line("= 3141,5 ± 0,25 cm"), *explanation)
        case "gap":
            return f"{stem} [[{SECRET}|{SECRET} lain]] dan seterusnya", (*paragraph, *explanation)
        case "match":
            return f"{stem} {{.match}}", (*table, *explanation)
        case "true":
            return f"{stem} {{.true}}", explanation
        case "false":
            return f"{stem} {{.false}}", (*lines(f"= {SECRET}"), *explanation)
        case "code":
            return stem, (*code, *draw(task_list()))
        case "table":
            return stem, (*table, *draw(task_list()))
        case "list":
            bullets = draw(st.sampled_from([("1.", "2."), ("-", "-"), ("(1)", "(2)")]))
            stem_list = (line for bullet in bullets for line in ("", f"{bullet} {draw(words)}"))
            return stem, (*lines(*stem_list, "", "Perhatikan kembali."), *draw(task_list()), *explanation)
        case "poem":
            return stem, (*lines("> puisi", "> baris dua", ""), *draw(task_list()), *explanation)
        case _:
            answer = lines("::: answer", f"{SECRET} dua negara", ":::")
            rubric = lines("::: rubric", f"- {SECRET} satu {{points=1}}", f"- {SECRET} dua {{points=2}}", ":::")
            return stem, (*paragraph, *answer, *rubric, *lines("::: notes", f"{SECRET} guru", ":::"))


papers = st.lists(question(), min_size=1, max_size=4)


def written(
    paper: list[Question], indent: Callable[[], int], number: Callable[[int], int], margin: Callable[[], int]
) -> str:
    made = ["## Soal {.questions}", "", "Jawablah!", ""]
    for index, (stem, below) in enumerate(paper, start=1):
        made.append(f"{' ' * margin()}{number(index)}. {stem}")
        width = 0
        for line in below:
            width = width if line.together else indent()
            made.append(" " * (width + line.deeper) + line.text if line.text else "")
        made.append("")
    return HEAD + "\n".join(made) + "\n"


def has_errors(result: Read) -> bool:
    return any(messages.severity(one) == "error" for one in result.found)


def items_of(result: Read) -> list[Item | None]:
    return [result.items.get(one.id) for one in result.questions]


def shown_to_pupils(result: Read) -> str:
    assert result.lesson
    seen: list[object] = [blank_item(replace(item, id="")) for item in result.items.values()]
    for block in result.lesson.body:
        seen.append(blank_blocks(getattr(block, "instruction", ()) or getattr(block, "blocks", ())))
    return repr((seen, result.lesson.title, [part.title for part in result.lesson.parts]))


def plain_paper(paper: list[Question]) -> Read:
    return read(written(paper, lambda: 3, lambda index: index, lambda: 0))


def assert_same_or_refused(before: Read, after: Read) -> None:
    """A lesson with an error is never printed, so it may show whatever it likes."""
    if not has_errors(after):
        seen = shown_to_pupils(after)
        assert SECRET not in seen
        assert not ANSWER_MARK.search(seen)
        assert has_errors(before) or items_of(after) == items_of(before)


@given(papers)
def test_what_the_law_is_tested_with_is_right_as_written(paper: list[Question]) -> None:
    result = plain_paper(paper)
    errors = {one.code for one in result.found if messages.severity(one) == "error"}
    assert errors <= {"no-right-option", "one-option"}
    assert not ANSWER_MARK.search(shown_to_pupils(result))
    assert len(result.questions) == len(paper)
    assert SECRET not in shown_to_pupils(result)
    assert "3141" not in shown_to_pupils(result)


@given(papers, st.data())
@settings(max_examples=150)
def test_other_indentation_changes_nothing_or_is_an_error(paper: list[Question], data: st.DataObject) -> None:
    before = plain_paper(paper)
    after = read(written(paper, lambda: data.draw(indents), lambda index: index, lambda: data.draw(indents)))
    assert_same_or_refused(before, after)


@given(papers, st.data())
def test_other_numbers_change_nothing_or_are_an_error(paper: list[Question], data: st.DataObject) -> None:
    before = plain_paper(paper)
    number = data.draw(st.sampled_from([st.integers(0, 3), st.integers(0, 120), st.just(1)]))
    after = read(written(paper, lambda: 3, lambda _: data.draw(number), lambda: data.draw(indents)))
    assert_same_or_refused(before, after)


@given(papers)
def test_numbering_every_question_one_changes_nothing(paper: list[Question]) -> None:
    after = read(written(paper, lambda: 3, lambda _: 1, lambda: 0))
    before = plain_paper(paper)
    assert after.codes == before.codes
    assert after.items == before.items


@given(
    papers,
    st.sampled_from([")", "."]),
    st.booleans(),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["", "\ufeff"]),
)
def test_line_ends_marks_and_a_byte_order_mark_change_nothing(
    paper: list[Question], dot: str, tabs: bool, end: str, mark: str
) -> None:
    text = written(paper, lambda: 4, lambda index: index, lambda: 0)
    other = re.sub(r"(?m)^(\d+)\. ", rf"\g<1>{dot} ", text).replace("\n", end)
    other = other.replace(" " * 4, "\t") if tabs else other
    assert items_of(read(mark + other)) == items_of(plain_paper(paper))
