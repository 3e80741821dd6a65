"""`lembar.toml`: found above the lesson, but not everywhere; its slips are told in its own lines."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PIL import Image
from readings import HEAD, Read, read

from generator.lesson import School
from generator.readers import school as reader

TITLE = "---\ntitle: t\n---\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "kelas" / "lesson"
    inside.mkdir(parents=True)
    return inside


def with_school(text: str, folder: Path, head: str = HEAD) -> Read:
    (folder.parent / "lembar.toml").write_text(text, "utf-8")
    return read(head, folder)


def places(result: Read) -> list[str]:
    return [f"{Path(one.at.path).name} {one.at.line}:{one.at.column} {one.code}" for one in result.found]


def test_the_schools_facts_are_read_from_a_folder_above(folder: Path) -> None:
    result = with_school(
        'name = "SMP Negeri 1"\naddress = "Jl. Merdeka 1"\nteacher = "Bu Ani"\nhead_teacher = "Pak Budi"\n'
        'paper = "F4"\ntheme = "nusantara"\nlanguage = "id"\nidentity = ["Nama", "Kelas"]\n',
        folder,
        TITLE,
    )
    assert result.codes == []
    assert result.lesson
    assert result.lesson.language == "id"
    assert result.lesson.school == School(
        "SMP Negeri 1", "Jl. Merdeka 1", "", "Bu Ani", "Pak Budi", "F4", "nusantara", "id", ("Nama", "Kelas")
    )
    path = folder.parent / "lembar.toml"
    assert (path.as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()) in result.lesson.inputs


def test_the_nearest_file_counts(folder: Path) -> None:
    (folder.parent.parent / "lembar.toml").write_text('name = "jauh"')
    result = with_school('name = "dekat"', folder)
    assert result.lesson and result.lesson.school.name == "dekat"


def test_the_logo_is_a_picture_of_its_own_folder(folder: Path) -> None:
    Image.new("RGB", (2, 2)).save(folder.parent / "logo.png")
    result = with_school('name = "a"\nlogo = "logo.png"\n', folder)
    assert result.lesson
    assert result.lesson.school.logo in result.lesson.assets
    assert places(with_school('logo = "../logo.png"\n', folder)) == ["lembar.toml 1:1 picture-outside"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('nama = "a"\n', ["lembar.toml 1:1 unknown-key"]),
        ('name = "a"\npaper = "A3"\n', ["lembar.toml 2:1 front-matter-value"]),
        ("name = 3\n", ["lembar.toml 1:1 front-matter-type"]),
        ('identity = "Nama"\n', ["lembar.toml 1:1 front-matter-type"]),
        ('[school]\nname = "a"\n', ["lembar.toml 1:1 unknown-key"]),
        ('name = "a"\nteacher = “b”\n', ["lembar.toml 2:11 school-syntax"]),
        ('name = "a\n', ["lembar.toml 1:10 school-syntax"]),
        ('name = "\\u202e"\n', ["lembar.toml 1:1 control-character"]),
        ("#" * 100_001, ["lembar.toml 0:0 school-unreadable"]),
    ],
)
def test_slips_are_told_in_the_lines_of_the_file(text: str, expected: list[str], folder: Path) -> None:
    assert places(with_school(text, folder)) == expected


def test_a_file_that_leads_elsewhere_is_not_read(folder: Path) -> None:
    (folder.parent.parent / "rahasia").write_text('name = "rahasia"')
    (folder.parent / "lembar.toml").symlink_to(folder.parent.parent / "rahasia")
    assert places(read(HEAD, folder)) == ["lembar.toml 0:0 school-unreadable"]


def test_nothing_above_the_home_of_the_user_is_looked_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "lembar.toml").write_text('name = "a"')
    monkeypatch.setattr(Path, "home", lambda: folder)
    assert reader.find_school(folder) is None
    monkeypatch.setattr(Path, "home", lambda: folder.parent)
    assert reader.find_school(folder) == folder.parent / "lembar.toml"


def test_a_folder_of_another_owner_is_not_looked_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "lembar.toml").write_text('name = "a"')
    owner = folder.stat().st_uid
    monkeypatch.setattr(reader, "_owner", lambda path: owner if path == folder.resolve() else owner + 1)
    assert reader.find_school(folder) is None
