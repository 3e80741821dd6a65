"""Which files of a folder lembar wrote: those that `plan.json` lists, as long as their sha256 is the one it lists.

`plan.json` cannot list itself; its last line, the seal, holds the sha256 of everything before it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path

from generator.frozen import frozen

PLAN = "plan.json"
_FILES = '  "files": ['
_HEAD_LINES = 50
_MOST_READ_WHOLE = 4 << 20
_END = b"\n}\n"
_SEAL = b',\n  "seal": "%s"\n}\n'
_SEAL_LENGTH = len(_SEAL) - len(b"%s") + hashlib.sha256().digest_size * 2
_CHUNK = 1 << 20


@frozen
class Ledger:
    """`files` maps the name of each file of the earlier set to its sha256; `plan.json` is among them if untouched."""

    folder: Path
    files: Mapping[str, str]

    def wrote(self, name: str) -> bool:
        """Whether the file that stands there now is, byte for byte, the one of the earlier set."""
        return name in self.files and digest(self.folder / name) == self.files[name]


def read_ledger(folder: Path) -> Ledger:
    """An unreadable or foreign `plan.json` lists nothing: then every file in the way is the user's."""
    plan = folder / PLAN
    if plan.is_symlink() or not plan.is_file():
        return Ledger(folder, {})
    files = _listed(plan)
    if files and _is_sealed(plan):
        files[PLAN] = digest(plan)
    return Ledger(folder, files)


def _listed(plan: Path) -> dict[str, str]:
    """The files that a plan lists."""
    try:
        return {
            file["path"]: file["sha256"]
            for file in _entries(plan)
            if is_plain(file["path"]) and isinstance(file["sha256"], str)
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}


def _entries(plan: Path) -> list[dict[str, str]]:
    """Line by line and no further than the list of files, as we write it: the versions behind it may be thousands."""
    with plan.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if line.startswith(_FILES):
                return [json.loads(entry.rstrip().rstrip(",")) for entry in takewhile(_is_entry, lines)]
            if number > _HEAD_LINES:
                break
    if plan.stat().st_size > _MOST_READ_WHOLE:
        return []
    files: list[dict[str, str]] = json.loads(plan.read_bytes())["files"]
    return files


def _is_entry(line: str) -> bool:
    return line.startswith("    ")


def is_plain(name: object) -> bool:
    """Whether a name stays in its folder on every system, and is not one of the store's own."""
    return (
        isinstance(name, str)
        and name not in ("", ".", "..")
        and not name.startswith(".lembar")
        and not any(letter in '/\\:<>|?*"' or ord(letter) < 32 for letter in name)
    )


def digest(path: Path) -> str:
    """The sha256 of a regular file, "" for anything else (a link is not followed) or nothing."""
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def seal(plan: Path) -> None:
    """Puts the seal into a finished `plan.json`, whose last line must be a lone `}`."""
    with plan.open("r+b") as file:
        file.seek(-len(_END), os.SEEK_END)
        if file.read() != _END:
            raise ValueError(f"the last line of {PLAN} is not a lone brace")
        file.seek(-len(_END), os.SEEK_END)
        file.truncate()
        file.seek(0)
        sum_ = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0, os.SEEK_END)
        file.write(_SEAL % sum_.encode("ascii"))
        file.flush()
        os.fsync(file.fileno())


def unsealed(plan: bytes) -> bytes:
    """A finished `plan.json` as it was before its seal, so that it may be put in place once more."""
    return plan[:-_SEAL_LENGTH] + _END


def _is_sealed(plan: Path) -> bool:
    sum_ = hashlib.sha256()
    left = plan.stat().st_size - _SEAL_LENGTH
    if left <= 0:
        return False
    with plan.open("rb") as file:
        while left and (chunk := file.read(min(left, _CHUNK))):
            sum_.update(chunk)
            left -= len(chunk)
        return file.read() == _SEAL % sum_.hexdigest().encode("ascii")
