"""Groups are proven: a stimulus right above its first question, with the numbers, and said again where they go on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import pipeline, plan
from generator.errors import AuditError
from generator.exporters.pdf import flow
from generator.frozen import replace
from generator.plan import items_of

STORY = Path(__file__).parents[2] / "cases" / "group-of-questions"
HEAD = "---\ntitle: Bacaan\nlanguage: id\n---\n\n## Soal {.questions}\n\n"


def build(lesson: Path, folder: Path, audit: Any = "full", **more: Any) -> Path:
    return pipeline.build((lesson,), pipeline.Options(seed=1, output=folder, audit=audit, **more)).sets[0].folder


@pytest.mark.parametrize("audit", ["full", "fast"])
@pytest.mark.parametrize("tags", [True, False])
def test_groups_are_proven(tmp_path: Path, audit: str, tags: bool) -> None:
    build(STORY, tmp_path, audit, tags=tags)


def test_wrong_numbers_above_a_group_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (plan, flow):
        monkeypatch.setattr(module, "span", lambda numbers: f"{numbers[0]}–{len(numbers)}")
    with pytest.raises(AuditError, match="does not stand right below"):
        build(STORY, tmp_path)


def test_a_group_that_is_taken_apart_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = pipeline.make_plan

    def wrong(paper: Any, *others: Any) -> Any:
        return right([replace(one, items=tuple(items_of(one.items))) for one in paper], *others)

    monkeypatch.setattr(pipeline, "make_plan", wrong)
    with pytest.raises(AuditError, match=r"do not stand together|does not stand right below"):
        build(STORY, tmp_path)


def group(name: str, sentences: int, questions: int) -> str:
    asked = "".join(
        f"1. Tanya {name}{at}\n   - [x] benar\n   - [ ] keliru {at}\n   - [ ] lain {at}\n" for at in range(questions)
    )
    return f"### Teks {{range}} {{.group shuffle=no}}\n\n{'Sebuah kalimat. ' * sentences}\nTamat {name}.\n\n{asked}\n"


def pages(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_a_page_that_goes_on_with_a_group_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = tmp_path / "lesson.md"
    lesson.write_text(HEAD + group("x", 4, 40) + "1. Esai\n", "utf-8")
    built = build(lesson, tmp_path / "out", versions=1, only=("worksheet",))
    assert [("Lanjutan soal 1–41" in page) for page in pages(built / "worksheet-A.pdf")] == [False, True, True]
    right = flow.continued_head
    monkeypatch.setattr(flow, "continued_head", lambda setter, numbers: right(setter, "2"))
    with pytest.raises(AuditError, match="does not say so"):
        build(lesson, tmp_path / "out2", versions=1, only=("worksheet",))


@given(st.lists(st.tuples(st.integers(1, 120), st.integers(1, 6)), min_size=2, max_size=5), st.booleans())
@settings(max_examples=8, deadline=None)
def test_a_stimulus_stands_on_the_page_of_its_first_question(
    tmp_path_factory: pytest.TempPathFactory, groups: list[tuple[int, int]], wide: bool
) -> None:
    folder = tmp_path_factory.mktemp("groups")
    lesson = folder / "lesson.md"
    texts = [group("abcde"[at], sentences, questions) for at, (sentences, questions) in enumerate(groups)]
    essay = "### Esai {.group}\n\n1. Esai\n" if wide else ""
    lesson.write_text(HEAD + "".join(texts) + essay, "utf-8")
    built = build(lesson, folder / "out", versions=2, only=("worksheet",))
    for code in "AB":
        read = pages(built / f"worksheet-{code}.pdf")
        for name in "abcde"[: len(groups)]:
            (page,) = [page for page in read if f"Tamat {name}." in page]
            assert f"Tanya {name}0" in page


def test_a_group_may_name_its_numbers_beside_a_drawing(tmp_path: Path) -> None:
    """Pictures are looked for in stimuli whose numbers are not known yet."""
    lesson = tmp_path / "lesson.md"
    clock = "### Jam untuk soal {range} {.group}\n\n```clock\ntime: 07.30\n```\n\n1. Pukul berapa?\n   = 07.30\n\n"
    lesson.write_text(HEAD + clock + "2. Lima menit lagi pukul berapa?\n   = 07.35\n", "utf-8")
    built = build(lesson, tmp_path / "out", versions=2)
    assert "Jam untuk soal 1–2" in pages(built / "worksheet-A.pdf")[0]
