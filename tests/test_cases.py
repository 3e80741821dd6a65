"""Golden cases: `tests/cases/<story>/` holds a lesson and, as text, what comes of it.

    lesson.md         the lesson; what else stands in the folder (pictures, lembar.toml) is there for it
    case.toml         optional: seed, versions, paper, theme, only (lists as in TOML), expect = ["plan", "worksheet-A"]
    diagnostics.txt   what `lembar check` prints
    plan.txt, worksheet-A.txt, answer-key.txt, slides.txt …   the finished files, read back

A new story is a folder with a lesson.md: `pytest tests/test_cases.py --accept` writes the rest, to be read before it is
committed. `expect` names the files that a story is about; without it all are held.
"""

from __future__ import annotations

import io
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from readback import read_back

from generator import pipeline
from generator.cli import report
from generator.cli.terminal import Palette

CASES = Path(__file__).parent / "cases"
STORIES = sorted(path.parent.name for path in CASES.glob("*/lesson.md"))
SEED = 1
HIDDEN_RUN = "RUNCODE"
"""Stands for the run code, which changes with every letter of any template."""


@pytest.mark.parametrize("story", STORIES)
def test_a_story_prints_what_it_should(
    story: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accept: bool
) -> None:
    folder = CASES / story
    shutil.copytree(folder, tmp_path / story)
    monkeypatch.chdir(tmp_path)
    printed = printed_files(Path(story), settings_of(folder))
    if accept:
        for path in folder.glob("*.txt"):
            path.unlink()
        for name, text in printed.items():
            (folder / f"{name}.txt").write_text(text, "utf-8", newline="\n")
    expected = {path.stem: path.read_text("utf-8") for path in folder.glob("*.txt")}
    assert printed.keys() == expected.keys()
    for name, text in printed.items():
        assert text == expected[name], f"{name}.txt differs; if it should, run: make accept"


def settings_of(folder: Path) -> dict[str, Any]:
    case = folder / "case.toml"
    return tomllib.loads(case.read_text("utf-8")) if case.exists() else {}


def printed_files(folder: Path, settings: dict[str, Any]) -> dict[str, str]:
    """The texts of a story by name, without their suffix."""
    expect = settings.pop("expect", None)
    options = pipeline.Options(
        **{"seed": SEED, **{key: tuple(value) if isinstance(value, list) else value for key, value in settings.items()}}
    )
    built = pipeline.build((folder,), options)
    plain = Palette(io.StringIO())
    texts = {"diagnostics": "\n".join(line for one in built.checked for line in report.lines(one, plain))}
    for one in built.sets:
        for name in one.files:
            texts[Path(name).stem] = read_back(one.folder / name).replace(one.run, HIDDEN_RUN) + "\n"
    return {name: text for name, text in texts.items() if expect is None or name in expect}


def test_there_are_stories() -> None:
    assert STORIES
