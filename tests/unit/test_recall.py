"""What was built before is taken from the cache only as long as everything that decided it is the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from rain import LESSON

from generator import pipeline, recall
from generator.options import Options, RunOptions


@pytest.fixture
def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEMBAR_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "lesson" / "lesson.md"
    path.parent.mkdir()
    path.write_text(LESSON, encoding="utf-8")
    return path


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one for each build that was not recalled."""
    calls: list[int] = []
    real = pipeline.build

    def counted(*arguments: object, **more: object) -> object:
        calls.append(1)
        return real(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "build", counted)
    return calls


def options(tmp_path: Path, **changes: object) -> Options:
    return Options(output=tmp_path / "out", only=("worksheet",), **({"seed": 5} | changes))  # type: ignore[arg-type]


def files(tmp_path: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (tmp_path / "out" / "lesson").iterdir() if path.is_file()}


def test_the_second_build_of_an_unchanged_lesson_is_recalled(tmp_path: Path, lesson: Path, built: list[int]) -> None:
    first = recall.build([lesson], options(tmp_path))
    before = files(tmp_path)
    second = recall.build([lesson], options(tmp_path))
    assert len(built) == 1
    assert files(tmp_path) == before
    assert (second.sets, len(second.checked)) == (first.sets, len(first.checked))


def test_files_that_were_deleted_come_back(tmp_path: Path, lesson: Path, built: list[int]) -> None:
    recall.build([lesson], options(tmp_path))
    before = files(tmp_path)
    (tmp_path / "out" / "lesson" / "worksheet-A.pdf").unlink()
    recall.build([lesson], options(tmp_path))
    assert (len(built), files(tmp_path)) == (1, before)


def test_warnings_are_told_again(tmp_path: Path, lesson: Path, built: list[int]) -> None:
    lesson.write_text(LESSON.replace("language: id\n", ""), encoding="utf-8")
    first = recall.build([lesson], options(tmp_path))
    second = recall.build([lesson], options(tmp_path))
    assert len(built) == 1
    assert first.checked[0].diagnostics
    assert second.checked[0].diagnostics == first.checked[0].diagnostics
    assert second.checked[0].language == first.checked[0].language


@pytest.mark.parametrize("change", ["lesson", "seed", "versions", "school", "roster"])
def test_whatever_changes_is_built_anew(change: str, tmp_path: Path, lesson: Path, built: list[int]) -> None:
    roster = tmp_path / "kelas.csv"
    roster.write_text("Nama\nAyu\nBudi\n", encoding="utf-8")
    asked = options(tmp_path, run=RunOptions(roster=roster, print_run="each"), audit="off")
    recall.build([lesson], asked)
    match change:
        case "lesson":
            lesson.write_text(LESSON.replace("batu", "bumi"), encoding="utf-8")
        case "seed":
            asked = options(tmp_path, seed=6, run=asked.run, audit="off")
        case "versions":
            asked = options(tmp_path, versions=1, run=asked.run, audit="off")
        case "school":
            (tmp_path / "lembar.toml").write_text('name = "SDN 1"\n', encoding="utf-8")
        case _:
            roster.write_text("Nama\nAyu\nCitra\n", encoding="utf-8")
    recall.build([lesson], asked)
    assert len(built) == 2


def test_without_a_seed_every_build_draws_anew(tmp_path: Path, lesson: Path, built: list[int]) -> None:
    recall.build([lesson], options(tmp_path, seed=None))
    recall.build([lesson], options(tmp_path, seed=None))
    assert len(built) == 2


@pytest.mark.parametrize("at", [0.0, 0.1, 0.5, 0.999])
def test_a_changed_entry_is_not_believed(at: float, tmp_path: Path, lesson: Path, built: list[int]) -> None:
    recall.build([lesson], options(tmp_path))
    before = files(tmp_path)
    (entry,) = (tmp_path / "cache").iterdir()
    data = bytearray(entry.read_bytes())
    data[int(len(data) * at)] ^= 1
    entry.write_bytes(data)
    recall.build([lesson], options(tmp_path))
    assert (len(built), files(tmp_path)) == (2, before)


def test_an_entry_that_was_cut_off_is_not_believed(tmp_path: Path, lesson: Path, built: list[int]) -> None:
    recall.build([lesson], options(tmp_path))
    (entry,) = (tmp_path / "cache").iterdir()
    entry.write_bytes(entry.read_bytes()[:-100])
    recall.build([lesson], options(tmp_path))
    assert len(built) == 2


def test_the_cache_is_bounded(tmp_path: Path, lesson: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recall.build([lesson], options(tmp_path))
    (entry,) = (tmp_path / "cache").iterdir()
    monkeypatch.setattr(recall, "MOST_OF_ALL", int(entry.stat().st_size * 2.5))
    for seed in range(10, 14):
        recall.build([lesson], options(tmp_path, seed=seed))
    assert len(list((tmp_path / "cache").iterdir())) == 2
    assert not entry.exists()


def test_a_cache_that_cannot_be_written_changes_nothing(
    tmp_path: Path, lesson: Path, monkeypatch: pytest.MonkeyPatch, built: list[int]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LEMBAR_CACHE", str(tmp_path / "file" / "below"))
    recall.build([lesson], options(tmp_path))
    recall.build([lesson], options(tmp_path))
    assert (len(built), len(files(tmp_path))) == (2, 3)
