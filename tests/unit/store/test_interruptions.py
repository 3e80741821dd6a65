"""A build is killed before each of its steps on the disk, or refused that step: what is found afterwards is whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import FileError
from generator.store import open_set

ROOT = Path(__file__).parents[3]
KILLED, REFUSED, NEVER_CAME_TO_IT = 9, 3, 4

# Python announces each step on the disk before it takes it; the child dies, or is refused, at the n-th in its folder.
CHILD = """
import hashlib, json, os, sys
from pathlib import Path
from generator.errors import FileError
from generator.store import commit, open_set

folder, count, how, generation = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.truncate", "shutil.rmtree"}
taken = 0

def step(event, arguments):
    global taken
    if event in STEPS and isinstance(arguments[0], (str, os.PathLike)) and str(arguments[0]).startswith(str(folder)):
        taken += 1
        if taken == count and how == "kill":
            os._exit(9)
        if taken == count and how == "refuse":
            raise PermissionError(13, "refused")

sys.addaudithook(step)
names = {"old": ["worksheet-A.pdf", "worksheet-B.pdf"], "new": ["worksheet-A.pdf", "answer-key.pdf"]}[generation]
try:
    with open_set(folder) as build:
        for name in names:
            with build.create(name) as file:
                file.write(f"{generation} {name}".encode())
        listed = [{"path": n, "sha256": hashlib.sha256(f"{generation} {n}".encode()).hexdigest()} for n in names]
        with build.create("plan.json") as file:
            file.write(json.dumps({"generation": generation, "files": listed}, indent=1).encode() + b"\\n")
        commit((build,))
except FileError as error:
    print(error)
    sys.exit(3)
sys.exit(4 if count and taken < count else 0)
"""

OLD = {"worksheet-A.pdf": "old worksheet-A.pdf", "worksheet-B.pdf": "old worksheet-B.pdf"}
NEW = {"worksheet-A.pdf": "new worksheet-A.pdf", "answer-key.pdf": "new answer-key.pdf"}
MINE = {"my notes.txt": "mine"}
STEPS = range(1, 200)


def run(folder: Path, count: int, how: str, generation: str = "new") -> int:
    """Builds into `folder` in a process of its own, which is interrupted before its step number `count` (0: never)."""
    arguments = [sys.executable, "-S", "-c", CHILD, str(folder), str(count), how, generation]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(arguments, cwd=ROOT, env=environment, timeout=60, check=False).returncode


def assert_whole(folder: Path) -> str:
    """Which set stands there, after a look that it does, with the user's file beside it and nothing else."""
    generation = json.loads((folder / "plan.json").read_text())["generation"]
    held = {path.name: path.read_text() for path in folder.iterdir() if path.name != "plan.json"}
    assert held == {"old": OLD, "new": NEW}[generation] | MINE
    return generation


def recover(folder: Path) -> None:
    with open_set(folder):
        pass


@pytest.fixture(scope="module")
def old_set(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("interrupted") / "old"
    folder.mkdir()
    (folder / "my notes.txt").write_text("mine")
    assert run(folder, 0, "never", "old") == 0
    assert assert_whole(folder) == "old"
    return folder


def copy(folder: Path, name: str) -> Path:
    return Path(shutil.copytree(folder, folder.parent / name))


@pytest.fixture(scope="module")
def killed(old_set: Path) -> list[Path]:
    """A folder for every step that a build takes, as it was left when the build was killed before that step."""
    folders: list[Path] = []
    for count in STEPS:
        folder = copy(old_set, f"killed-{count}")
        if run(folder, count, "kill") == NEVER_CAME_TO_IT:
            break
        folders.append(folder)
    return folders


@pytest.fixture(scope="module")
def halfway(killed: list[Path]) -> Path:
    """A folder of which some files are moved and some not."""
    journals = [folder for folder in killed if (folder / ".lembar" / "journal").exists()]
    return journals[len(journals) // 2]


def test_killed_before_any_step_the_next_build_finds_a_whole_set(killed: list[Path]) -> None:
    found = []
    for left in killed:
        folder = copy(left, f"{left.name}-next")
        recover(folder)
        found.append(assert_whole(folder))
    assert found == ["old"] * found.count("old") + ["new"] * found.count("new"), "once it counts, it counts for good"
    assert min(found.count("old"), found.count("new")) > 5


def test_killed_again_while_it_is_put_right_it_is_still_whole(halfway: Path) -> None:
    for again in STEPS:
        folder = copy(halfway, f"again-{again}")
        if run(folder, again, "kill") == NEVER_CAME_TO_IT:
            break
        recover(folder)
        assert assert_whole(folder) == "new"
    assert again > 20


def test_refused_any_step_by_the_disk_a_build_leaves_a_whole_set_at_once(old_set: Path) -> None:
    codes = []
    for count in STEPS:
        folder = copy(old_set, f"refused-{count}")
        code = run(folder, count, "refuse")
        if code == NEVER_CAME_TO_IT:
            break
        codes.append(code)
        shutil.rmtree(folder / ".lembar", ignore_errors=True)
        assert assert_whole(folder) == ("old" if code == REFUSED else "new")
    assert codes.count(REFUSED) > 20


def test_a_file_changed_after_the_interruption_is_not_overwritten(halfway: Path) -> None:
    folder = copy(halfway, "changed")
    waiting = next((folder / ".lembar" / "new").iterdir()).name
    (folder / waiting).write_text("edited meanwhile")
    with pytest.raises(FileError, match=f"interrupted.*{waiting}"):
        recover(folder)
    assert (folder / waiting).read_text() == "edited meanwhile"
    with open_set(folder, force=True):
        pass
    assert assert_whole(folder) == "new"
