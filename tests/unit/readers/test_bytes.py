"""Bytes → text: what is no text is told, and no letter that cannot be printed gets through."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import HEAD, read

from generator.document.transforms import plain_blocks
from generator.errors import FileError
from generator.lesson import Part
from generator.readers import read_lesson


def text_of(result: object) -> str:
    lesson = getattr(result, "lesson", None)
    assert lesson
    return " ".join(plain_blocks(section.blocks) for section in lesson.body if not isinstance(section, Part))


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"PK\x03\x04word", "0:0 not-text"),
        (b"%PDF-1.7", "0:0 not-text"),
        (b"\x00" * 400, "0:0 not-text"),
        ("---\ntitle: a\n".encode("utf-16-le"), "0:0 not-text"),
        ("---\ntitle: Caf\u00e9\n".encode("cp1252"), "2:11 not-utf-8"),
        (b"a\r\nb\xff", "2:2 not-utf-8"),
        (b"\xff\xfea", "0:0 not-text"),
        (b"a" * 2_000_000, "0:0 lesson-too-large"),
    ],
)
def test_what_is_no_text_is_told_and_gives_no_lesson(data: bytes, place: str) -> None:
    result = read(data)
    assert result.places == [place]
    assert result.lesson is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_and_utf_16_with_their_marks_are_read(encoding: str) -> None:
    assert text_of(read((HEAD + "Café “ḥalāl”").encode(encoding))) == "Café “ḥalāl”"


def test_letters_put_together_from_two_are_made_one() -> None:
    assert text_of(read(HEAD + "Cafe\u0301")) == "Café"


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        ("\0", "control-character"),
        ("\x0b", "control-character"),
        ("\x1b", "control-character"),
        ("\x85", "control-character"),
        ("\u2028", "control-character"),
        ("\ufdd0", "control-character"),
        ("\u202e", "bidi-control"),
        ("\u2066", "bidi-control"),
    ],
)
def test_letters_that_cannot_be_printed_are_told_and_replaced(letter: str, code: str) -> None:
    result = read(HEAD + f"a{letter}b")
    assert result.places == [f"5:2 {code}"]
    assert text_of(result) == "a\ufffdb"


def test_a_line_of_a_hundred_thousand_letters_is_told() -> None:
    assert read(HEAD + "a" * 100_000).codes == ["line-too-long"]


def test_a_paragraph_of_a_hundred_thousand_letters_is_told() -> None:
    assert read(HEAD + "abc def\n" * 12_000).codes == ["paragraph-too-long"]


def test_a_lesson_that_is_not_there_is_a_failure_of_the_command(tmp_path: Path) -> None:
    for path in (tmp_path / "a.md", tmp_path):
        with pytest.raises(FileError):
            read_lesson(path)


def test_a_folder_in_place_of_the_file_is_a_failure_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "lesson.md").mkdir()
    with pytest.raises(FileError):
        read_lesson(tmp_path)


def test_a_lesson_is_named_after_its_folder_or_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "kerja sama"
    folder.mkdir()
    for name in ("lesson.md", "lain.md"):
        (folder / name).write_text(HEAD, "utf-8")
    monkeypatch.chdir(tmp_path)
    found = [read_lesson(path)[0] for path in (Path("kerja sama"), folder / "lesson.md", folder / "lain.md")]
    assert [lesson and (lesson.name, lesson.path) for lesson in found] == [
        ("kerja sama", "kerja sama/lesson.md"),
        ("kerja sama", "kerja sama/lesson.md"),
        ("lain", "kerja sama/lain.md"),
    ]
