"""The exchange of an old set for a new one, with a journal, so that every interruption leaves a whole set behind.

    .lembar/new/       the new set, complete and on disk before the journal is written
    .lembar/journal    from the moment it stands, the new set is the one that counts
    .lembar/old/       what stood in the new files' places, and what is stale; gone when the journal is

A journal that is found is carried forward. A step that the disk refuses takes everything back to the old set.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.errors import FileError
from generator.frozen import by_name, frozen
from generator.store.failures import told
from generator.store.ledger import digest, is_plain

WORKSHOP = ".lembar"


@frozen
class Journal:
    """`incoming` and `stale` map a name to the sha256 of what stands there before the exchange, "" for nothing."""

    incoming: Mapping[str, str]
    stale: Mapping[str, str]


@frozen
class Bench:
    """The paths of one folder's exchange."""

    folder: Path

    @property
    def root(self) -> Path:
        return self.folder / WORKSHOP

    @property
    def new(self) -> Path:
        return self.root / "new"

    @property
    def old(self) -> Path:
        return self.root / "old"

    @property
    def journal(self) -> Path:
        return self.root / "journal"


def recover(bench: Bench, *, force: bool) -> None:
    """Finishes an exchange that was interrupted, or throws away what never came so far.

    Raises FileError if a file was changed since the interruption and the exchange would overwrite it.
    """
    if not os.path.lexists(bench.journal):
        return
    journal = _read(bench.journal)
    strangers = [name for name, before in journal.incoming.items() if _is_strange(bench, name, before)]
    if strangers and not force:
        raise FileError(
            f"an earlier build into {bench.folder} was interrupted, and these files were changed since: "
            f"{', '.join(strangers)}. Move them away, or build with --force."
        )
    untouched = {name: before for name, before in journal.stale.items() if digest(bench.folder / name) == before}
    exchange(bench, Journal(journal.incoming, untouched))
    finish(bench)


def _is_strange(bench: Bench, name: str, before: str) -> bool:
    target = bench.folder / name
    if not os.path.lexists(bench.new / name) or not os.path.lexists(target):
        return False
    return os.path.lexists(bench.old / name) or digest(target) != before


def begin(bench: Bench, journal: Journal) -> None:
    """Writes the journal: the moment from which the new set counts."""
    _sync(bench.new)
    draft = bench.root / "journal.draft"
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(by_name(journal), file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(bench.journal)
    _sync(bench.root)


def exchange(bench: Bench, journal: Journal) -> None:
    """Moves every file that has not been moved yet. Raises FileError after taking all back if the disk refuses one."""
    for name in (*journal.incoming, *journal.stale):
        try:
            _forward(bench, name, incoming=name in journal.incoming)
        except OSError as error:
            take_back(bench)
            raise told(error, bench.folder / name) from error
    _sync(bench.folder)


def _forward(bench: Bench, name: str, *, incoming: bool) -> None:
    new, old, target = bench.new / name, bench.old / name, bench.folder / name
    if incoming and not os.path.lexists(new):
        return
    if os.path.lexists(target) and not os.path.lexists(old):
        target.replace(old)
    if incoming:
        new.replace(target)


def take_back(bench: Bench) -> None:
    """Puts the old set back in place if a journal stands, and ends the journal.

    Safe to repeat, and to carry forward from any step of it.
    """
    if not os.path.lexists(bench.journal):
        return
    journal = _read(bench.journal)
    for name in (*journal.incoming, *journal.stale):
        try:
            _backward(bench, name, incoming=name in journal.incoming)
        except OSError as error:
            raise FileError(
                f"{bench.folder / name} cannot be moved, so {bench.folder} holds files of two builds. "
                "Close the programs that show these files and build again: the folder is put right first."
            ) from error
    _sync(bench.folder)
    finish(bench)
    _sync(bench.root)  # else a power cut could bring the journal back when the new files are thrown away already


def _backward(bench: Bench, name: str, *, incoming: bool) -> None:
    new, old, target = bench.new / name, bench.old / name, bench.folder / name
    if incoming and os.path.lexists(target) and not os.path.lexists(new):
        target.replace(new)
    if os.path.lexists(old) and not os.path.lexists(target):
        old.replace(target)


def finish(bench: Bench) -> None:
    """Ends the journal. What is left in the workshop is waste from here on."""
    bench.journal.unlink(missing_ok=True)


def _read(path: Path) -> Journal:
    try:
        table = json.loads(path.read_bytes())
        journal = Journal(dict(table["incoming"]), dict(table["stale"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise FileError(f"{path} is damaged. Look into its folder for your files, then delete that folder.") from error
    if not all(map(is_plain, (*journal.incoming, *journal.stale))):
        raise FileError(f"{path} names files outside its folder; lembar did not write it. Delete its folder.")
    return journal


def _sync(folder: Path) -> None:
    """Makes renames in a folder survive a power cut, where the system can (Windows has no such call)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network and FUSE disks have no folders to sync
            raise
    finally:
        os.close(descriptor)
