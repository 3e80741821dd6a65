"""A theme may have words parted at the end of a line; what is read and copied is the whole word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from generator import pipeline, theme
from generator.frozen import replace
from generator.options import Options

LESSON = """---
title: Kelembagaan
language: {language}
---

## Pilihan {{.questions}}

1. Ketidakbertanggungjawaban memperbandingkan ketidaksempurnaan kewarganegaraan internasionalisasi pertanggungjawaban.
   - [x] mempertanggungjawabkan penyalahgunaan
   - [ ] ketidaksetaraan perekonomian
   - [ ] kesalahpahaman kebangsaan

2. Internationalization characterization misunderstanding responsibility ....
   - [x] representation
   - [ ] transformation
"""


@pytest.fixture
def hyphenating(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def load(name: str) -> theme.Theme:
        found = theme.load_theme(name)
        return replace(found, paper={**found.paper, "hyphenate": True})

    monkeypatch.setattr(pipeline, "load_theme", load)
    yield


def shown(folder: Path, language: str) -> str:
    """A worksheet's text, after the audit has read it in full."""
    path = folder / "lembaga.md"
    path.write_text(LESSON.format(language=language), encoding="utf-8")
    asked = Options(output=folder / "out", seed=1, versions=1, only=("worksheet", "key"), audit="full")
    built = pipeline.build([path], asked)
    with pypdfium2.PdfDocument(built.sets[0].folder / "worksheet-A.pdf") as file:
        return "".join(page.get_textpage().get_text_range() for page in file)


@pytest.mark.parametrize("language", ["id", "en"])
def test_words_are_parted_where_the_theme_says_so_and_copied_whole(
    tmp_path: Path, language: str, hyphenating: None
) -> None:
    text = shown(tmp_path, language)
    assert "\ufffe" in text or "\u00ad" in text  # how pdfium gives a hyphen at the end of a line
    whole = text.replace("\ufffe", "").replace("\u00ad", "").replace("\r\n", "")
    assert "pertanggungjawaban" in whole
    assert "responsibility" in whole


def test_words_stay_whole_by_default(tmp_path: Path) -> None:
    text = shown(tmp_path, "id")
    assert "\ufffe" not in text and "\u00ad" not in text
    assert "Ketidakbertanggungjawaban" in text


def test_soft_hyphens_of_a_lesson_part_words_by_default(tmp_path: Path) -> None:
    path = tmp_path / "lunak.md"
    soft = LESSON.format(language="id").replace("kewarganegaraan", "ke\u00adwarga\u00adnegara\u00adan")
    path.write_text(soft, encoding="utf-8")
    built = pipeline.build([path], Options(output=tmp_path / "out", seed=1, versions=3, audit="full"))
    assert built.sets


def test_a_hyphen_of_the_text_that_ends_a_line_is_still_one(tmp_path: Path) -> None:
    """Compounds of every length, so that some are parted at their hyphen."""
    words = " ".join(f"{'a' * n}sesama-sesama{'b' * n}" for n in range(1, 9))
    path = tmp_path / "ulang.md"
    path.write_text(LESSON.format(language="id").replace("Ketidakbertanggungjawaban", words), encoding="utf-8")
    built = pipeline.build([path], Options(output=tmp_path / "out", seed=1, versions=1, audit="full"))
    with pypdfium2.PdfDocument(built.sets[0].folder / "worksheet-A.pdf") as file:
        assert "\ufffe" in file[0].get_textpage().get_text_range()
