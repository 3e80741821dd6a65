from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from generator.errors import FileError
from generator.store import BuildSet, commit, open_set


def fill(build: BuildSet, contents: dict[str, bytes]) -> None:
    """Writes a set with its plan."""
    for name, data in contents.items():
        with build.create(name) as file:
            file.write(data)
    files = [{"path": name, "sha256": hashlib.sha256(data).hexdigest()} for name, data in contents.items()]
    with build.create("plan.json") as file:
        file.write(json.dumps({"format": 1, "files": files}, indent=1).encode() + b"\n")


def put(folder: Path, contents: dict[str, bytes], *, force: bool = False) -> tuple[Path, ...]:
    with open_set(folder, force=force) as build:
        fill(build, contents)
        return commit((build,))


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "plan.json"}


OLD = {"worksheet-A.pdf": b"old A", "worksheet-B.pdf": b"old B", "slides.pptx": b"old slides"}
NEW = {"worksheet-A.pdf": b"new A", "slides.pptx": b"new slides", "answer-key.pdf": b"new key"}


def test_a_committed_set_stands_in_its_folder_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "lesson", OLD)
    assert held(tmp_path / "deep" / "lesson") == OLD


def test_a_new_set_replaces_the_old_one_and_its_stale_files(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    put(tmp_path, NEW)
    assert held(tmp_path) == NEW


def test_the_same_set_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    first = (tmp_path / "plan.json").read_bytes()
    put(tmp_path, OLD)
    assert (tmp_path / "plan.json").read_bytes() == first
    assert list(json.loads(first)) == ["format", "files", "seal"]


def test_files_that_the_user_made_stay(tmp_path: Path) -> None:
    (tmp_path / "my notes.txt").write_text("mine")
    put(tmp_path, OLD)
    put(tmp_path, NEW)
    assert held(tmp_path) == NEW | {"my notes.txt": b"mine"}


def test_every_file_that_the_user_edited_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    (tmp_path / "worksheet-A.pdf").write_bytes(b"edited")
    (tmp_path / "slides.pptx").write_bytes(b"edited too")
    before = held(tmp_path)
    with pytest.raises(FileError) as caught:
        put(tmp_path, NEW)
    assert "worksheet-A.pdf (edited since)" in str(caught.value)
    assert "slides.pptx (edited since)" in str(caught.value)
    assert held(tmp_path) == before


def test_a_file_in_the_way_that_lembar_never_wrote_is_refused(tmp_path: Path) -> None:
    (tmp_path / "answer-key.pdf").write_bytes(b"mine")
    with pytest.raises(FileError, match=r"answer-key\.pdf \(not made by lembar\)"):
        put(tmp_path, NEW)
    assert held(tmp_path) == {"answer-key.pdf": b"mine"}


def test_force_replaces_what_lembar_did_not_write(tmp_path: Path) -> None:
    (tmp_path / "answer-key.pdf").write_bytes(b"mine")
    put(tmp_path, NEW, force=True)
    assert held(tmp_path) == NEW


def test_an_edited_plan_is_the_users(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    plan = tmp_path / "plan.json"
    plan.write_bytes(plan.read_bytes().replace(b'"format": 1', b'"format": 2'))
    with pytest.raises(FileError, match=r"plan\.json \(edited since\)"):
        put(tmp_path, NEW)


@pytest.mark.parametrize("plan", [b"", b"[]", b"{", b'{"files": [{"path": 1}]}', b"\xff\xfe", b"[" * 100_000])
def test_a_foreign_plan_is_refused_and_not_a_crash(tmp_path: Path, plan: bytes) -> None:
    (tmp_path / "plan.json").write_bytes(plan)
    with pytest.raises(FileError, match=r"plan\.json"):
        put(tmp_path, NEW)
    assert (tmp_path / "plan.json").read_bytes() == plan


def test_a_plan_that_names_files_elsewhere_removes_none(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"mine")
    files = [{"path": "../outside.txt", "sha256": hashlib.sha256(b"mine").hexdigest()}]
    folder = tmp_path / "lesson"
    folder.mkdir()
    (folder / "plan.json").write_text(json.dumps({"format": 1, "files": files}))
    put(folder, NEW, force=True)
    assert outside.read_bytes() == b"mine"


def test_a_stale_file_that_the_user_edited_stays_and_is_told(tmp_path: Path) -> None:
    put(tmp_path, OLD)
    (tmp_path / "worksheet-B.pdf").write_bytes(b"edited")
    assert put(tmp_path, NEW) == (tmp_path / "worksheet-B.pdf",)
    assert held(tmp_path) == NEW | {"worksheet-B.pdf": b"edited"}


def test_a_set_that_is_not_committed_leaves_no_trace(tmp_path: Path) -> None:
    with open_set(tmp_path / "a" / "lesson") as build:
        fill(build, OLD)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_dropped_does_not_come(tmp_path: Path) -> None:
    with open_set(tmp_path) as build:
        fill(build, NEW)
        build.drop("slides.pptx")
        commit((build,))
    assert held(tmp_path).keys() == NEW.keys() - {"slides.pptx"}


def test_a_file_left_open_does_not_keep_a_set_from_being_abandoned(tmp_path: Path) -> None:
    with open_set(tmp_path / "lesson") as build:
        build.create("worksheet-A.pdf").write(b"half")
    assert list(tmp_path.iterdir()) == []


def test_a_set_with_an_open_file_cannot_be_put_in_place(tmp_path: Path) -> None:
    with open_set(tmp_path) as build, pytest.raises(ValueError, match="not closed"):
        fill(build, OLD)
        build.create("late.pdf").write(b"half")
        commit((build,))
    assert held(tmp_path) == {}


def test_links_are_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_bytes(b"mine")
    folder = tmp_path / "lesson"
    folder.mkdir()
    (folder / "answer-key.pdf").symlink_to(precious)
    with pytest.raises(FileError, match=r"answer-key\.pdf \(a link\)"):
        put(folder, NEW)
    put(folder, NEW, force=True)
    assert precious.read_bytes() == b"mine"
    assert held(folder) == NEW


def test_a_folder_in_the_way_is_refused_even_with_force(tmp_path: Path) -> None:
    (tmp_path / "slides.pptx").mkdir()
    with pytest.raises(FileError, match=r"slides\.pptx \(a folder\)"):
        put(tmp_path, NEW, force=True)


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lesson").write_text("mine")
    for folder in (tmp_path / "lesson", tmp_path / "lesson" / "deeper"):
        with pytest.raises(FileError, match="not a folder"):
            put(folder, NEW)


def test_a_linked_workshop_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".lembar").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileError, match="is a link"):
        put(tmp_path, NEW)


@pytest.mark.parametrize("name", ["../up.pdf", "a/b.pdf", "", "..", ".lembar", "a\\b", "c:d", "tab\t.pdf"])
def test_a_name_that_is_no_plain_file_name_is_refused(tmp_path: Path, name: str) -> None:
    with open_set(tmp_path) as build, pytest.raises(FileError):
        build.create(name)


def test_two_documents_of_one_name_are_refused_in_any_case(tmp_path: Path) -> None:
    with open_set(tmp_path) as build:
        build.create("Key.pdf").close()
        with pytest.raises(FileError, match="two documents"):
            build.create("key.PDF")


def test_two_builds_at_once_are_told_apart(tmp_path: Path) -> None:
    with open_set(tmp_path), pytest.raises(FileError, match="another lembar"), open_set(tmp_path):
        pass
    put(tmp_path, NEW)
    assert held(tmp_path) == NEW


def test_several_sets_come_together_or_not_at_all(tmp_path: Path) -> None:
    put(tmp_path / "one", OLD)
    put(tmp_path / "two", OLD)
    (tmp_path / "two" / "slides.pptx").write_bytes(b"edited")
    with open_set(tmp_path / "one") as one, open_set(tmp_path / "two") as two:
        fill(one, NEW)
        fill(two, NEW)
        with pytest.raises(FileError, match=r"two.slides\.pptx"):
            commit((one, two))
    assert held(tmp_path / "one") == OLD


def test_the_second_of_two_sets_that_the_disk_refuses_takes_the_first_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "one", OLD)
    put(tmp_path / "two", OLD)
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if target == tmp_path / "two" / "slides.pptx" and self.parent.name == "new":
            raise PermissionError(13, "sharing violation")
        return replace(self, target)

    with open_set(tmp_path / "one") as one, open_set(tmp_path / "two") as two:
        fill(one, NEW)
        fill(two, NEW)
        monkeypatch.setattr(Path, "replace", refusing)
        with pytest.raises(FileError, match="open in another program"):
            commit((one, two))
    assert held(tmp_path / "one") == held(tmp_path / "two") == OLD


def test_a_full_disk_is_a_sentence_and_changes_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no limit on file sizes to play a full disk with")
    put(tmp_path, OLD)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, limit[1]))
    try:
        with pytest.raises(FileError, match="disk is full"):
            put(tmp_path, NEW | {"slides.pptx": os.urandom(1 << 17)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert held(tmp_path) == OLD
