"""Lessons that are hard to tell from a fault and hold none: the audit lets them pass, whatever the order."""

from __future__ import annotations

from pathlib import Path

import pytest
from real_set import build_set

HEAD = "---\ntitle: {title}\nsubject: IPA\nlanguage: id\n---\n\n"
LONG = "pembentukan awan dari uap air yang naik, mendingin dan mengembun pada butir-butir debu di langit"

LESSONS = {
    "numbers of a title that look like those of a page": (
        "Ujian 1 / 2",
        "## Soal 1 {.questions}\n\nKerjakan 1/2 jam; Paket A. H~2~O dan 2 contoh!\n\n"
        "1. Rumus air adalah ….\n   - [x] H~2~O\n   - [ ] CO~2~\n   - [ ] O~2~\n\n"
        "2. Tulis satu bilangan!\n   = 2 | dua\n",
    ),
    "a part that begins with numbers": (
        "Paket B dan C",
        "## Bagian {.questions}\n\nPilih satu.\n\n1. Ibu kota Jawa Barat ….\n   - [x] Bandung\n"
        "   - [ ] Serang\n   - [ ] Semarang\n\n## Uraian 1 {.questions points=2}\n\nPaket x, 3 soal, T/F.\n\n"
        "1. Sebutkan!\n   = Bandung\n",
    ),
    "options that are letters": (
        "Titik dan Garis",
        "## Soal {.questions}\n\n1. Titik mana yang paling tinggi?\n\n   | Titik | Tinggi |\n   |---|---|\n"
        "   | B | 12 A |\n   | C | 3 |\n\n   - [x] B\n   - [ ] C\n   - [ ] A\n   - [ ] A B\n\n"
        "2. Vitamin apa saja yang larut dalam lemak? {.multiple}\n   - [x] A\n   - [ ] C\n   - [x] D\n   - [ ] B\n",
    ),
    "an answer that is the words of a link": (
        "Tautan",
        "## Soal {.questions}\n\n1. Baca [Wikipedia](https://contoh.id/ASEAN)! Di mana kantor ASEAN?\n"
        "   - [x] [Jakarta](https://contoh.id/Jakarta)\n   - [ ] Bangkok\n   - [ ] Hanoi\n\n2. Apa nama situs itu?\n"
        "   = Wikipedia\n\n3. Apa nama organisasi itu?\n   = ASEAN\n",
    ),
    "pairs that begin like others": (
        "Pasangan",
        "## Soal {.questions}\n\n1. Jodohkan! {.match}\n\n   | Kiri | Kanan |\n   |---|---|\n"
        "   | B | kerja sama ekonomi |\n   | 3 | B |\n   | C | 2 |\n   |  | kerja sama |\n   |  | D |\n",
    ),
    "pairs that are too long for a slide": (
        "Daur Air",
        f"## Soal {{.questions}}\n\n1. Jodohkan! {{.match}}\n\n   | Kiri | Kanan |\n   |---|---|\n"
        f"   | {LONG} | kondensasi |\n   | air laut | {LONG} itu |\n   | hujan | {LONG} lagi |\n   |  | salju |\n",
    ),
}


@pytest.mark.parametrize("what", LESSONS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_lesson_that_is_right_passes(tmp_path: Path, what: str, seed: int) -> None:
    title, body = LESSONS[what]
    (tmp_path / "pelajaran").mkdir()
    (tmp_path / "pelajaran" / "lesson.md").write_text(HEAD.format(title=title) + body, "utf-8")
    made = build_set(tmp_path, tmp_path / "pelajaran", versions=2, seed=seed)
    assert made.found(only="") == ""
