"""Papers and slides that show another drawing than the lesson's are never handed out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import errors, pipeline
from generator.exporters.pdf import images
from generator.exporters.pptx import write

STORY = Path(__file__).parents[2] / "cases" / "outlines"


def build(folder: Path) -> None:
    shutil.copytree(STORY, folder / "lesson")
    pipeline.build((folder / "lesson",), pipeline.Options(seed=3, versions=1, output=folder / "out"))


def test_another_line_on_paper_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = images.operators
    monkeypatch.setattr(images, "operators", lambda vector: true(vector).replace(b" 1 J", b" 0 J"))
    with pytest.raises(errors.AuditError):
        build(tmp_path)


def test_other_outlines_on_slides_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = write.on_white
    monkeypatch.setattr(write, "on_white", lambda data: true(data).replace(b"round", b"butt", 1))
    with pytest.raises(errors.AuditError):
        build(tmp_path)
