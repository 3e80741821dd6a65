"""Pictures on paper are those of the lesson, at 300 pixels an inch of their place, and known again by the audit."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from generator import pipeline

LESSON = """---
title: Jam
language: id
---

## Soal {.questions}

1. Foto apakah ini?

   ![Sebuah foto](foto.png){width=5cm credit="Dok. sekolah"}

   ![](jam.png){.decorative width=20mm}

   = kota

2. Jam mana yang menunjukkan pukul tiga?
   - [ ] ![Jam A](jam.png){width=2cm}
   - [x] ![Jam B](jam2.png){width=2cm}
   - [ ] ![Jam C](jam3.png){width=2cm}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    noise = [Image.effect_noise((1200, 800), 90) for _ in range(3)]
    Image.merge("RGB", noise).save(tmp_path / "foto.png")
    clock = Image.new("RGBA", (900, 900), (0, 0, 0, 0))
    clock.paste("navy", (400, 50, 500, 450))
    for name in ("jam", "jam2", "jam3"):
        clock.save(tmp_path / f"{name}.png")
        clock = clock.transpose(Image.Transpose.ROTATE_270)
    (tmp_path / "lesson.md").write_text(LESSON, "utf-8")
    return tmp_path


@pytest.mark.parametrize("tags", [True, False])
def test_papers_hold_each_picture_once_and_no_larger_than_its_place(folder: Path, tags: bool) -> None:
    built = pipeline.build((folder,), pipeline.Options(seed=3, versions=1, tags=tags, output=folder / "out"))
    (paper,) = (one.folder / "worksheet-A.pdf" for one in built.sets)
    with pikepdf.open(paper) as file:
        images = [one for one in file.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        masks = [one.SMask.objgen for one in images if "/SMask" in one]
        shown = [one for one in images if one.objgen not in masks]
        widths = sorted(int(one.Width) for one in shown)
    assert len(masks) == 3
    assert widths == [238, 238, 238, 592]  # 2 cm and 5 cm, to the next point


def test_options_that_are_pictures_stand_side_by_side(folder: Path) -> None:
    text = LESSON.replace("{width=2cm}", "")
    (folder / "lesson.md").write_text(text, "utf-8")
    built = pipeline.build((folder,), pipeline.Options(seed=3, versions=2, output=folder / "out"))
    for version in "AB":
        with pikepdf.open(built.sets[0].folder / f"worksheet-{version}.pdf") as file:
            assert len(file.pages) == 1


ROW = """---
title: Jam
language: id
theme: THEME
---

## Waktu

![Jam A](jam.png "Pukul dua belas") ![Sebuah foto](foto.png "Foto kota kita pada siang hari")
![Jam C](jam3.png){width=2cm}

## Soal {.questions}

1. Bandingkan kedua jam ini.

   ![Jam A](jam.png "Jam A"){width=3cm}
   ![Jam B](jam2.png "Jam B"){width=2cm}

   = kota
"""


@pytest.mark.parametrize("theme", ["nusantara", "ceria"])
@pytest.mark.parametrize("tags", [True, False])
def test_pictures_of_one_paragraph_stand_side_by_side(folder: Path, theme: str, tags: bool) -> None:
    (folder / "lesson.md").write_text(ROW.replace("THEME", theme), "utf-8")
    built = pipeline.build((folder,), pipeline.Options(seed=3, versions=1, tags=tags, output=folder / "out"))
    places = _pictures_of(built.sets[0].folder / "worksheet-A.pdf")
    assert len(places) >= 2
    (_, low, right, _), (next_left, next_low, _, _) = places[-2:]
    assert low == pytest.approx(next_low, abs=0.1)
    assert right < next_left


def _pictures_of(paper: Path) -> list[tuple[float, float, float, float]]:
    """Left, lower, right and upper edge of each picture, in reading order."""
    import pypdfium2.raw as raw
    from pypdfium2 import PdfDocument

    with PdfDocument(paper) as file:
        return [
            one.get_bounds() for page in file for one in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=9)
        ]
