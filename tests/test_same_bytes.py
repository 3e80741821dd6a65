"""The same lesson and seed give the same bytes, whatever surrounds the command."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

LESSON = Path(__file__).parent.parent / "content" / "water-cycle"

SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC", "HOME": "/nowhere"},
    {
        "PYTHONHASHSEED": "4711",
        "LC_ALL": "C.UTF-8",
        "TZ": "Asia/Jakarta",
        "SOURCE_DATE_EPOCH": "1",
        "RL_pageCompression": "0",
    },
)


def build(output: Path, surroundings: dict[str, str]) -> dict[str, str]:
    subprocess.run(
        [sys.executable, "-m", "generator", "build", str(LESSON), "--seed", "7", "--quiet", "-o", str(output)],
        env=os.environ | surroundings | {"LEMBAR_CACHE": f"{output}-cache"},
        check=True,
        cwd=LESSON.parent.parent,
    )
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(output.rglob("*")) if path.is_file()}


def test_every_byte_is_the_same_in_other_surroundings(tmp_path: Path) -> None:
    first, second = (build(tmp_path / str(index), each) for index, each in enumerate(SURROUNDINGS))
    assert set(first) == {"answer-key.pdf", "plan.json", "slides.pptx", "worksheet-A.pdf", "worksheet-B.pdf"}
    assert first == second


def test_another_seed_gives_another_set(tmp_path: Path) -> None:
    first = build(tmp_path / "one", {})
    subprocess.run(
        [
            sys.executable,
            "-m",
            "generator",
            "build",
            str(LESSON),
            "--seed",
            "8",
            "--quiet",
            "-o",
            str(tmp_path / "two"),
        ],
        check=True,
    )
    second = sha256((tmp_path / "two" / "water-cycle" / "worksheet-A.pdf").read_bytes()).hexdigest()
    assert first["worksheet-A.pdf"] != second
