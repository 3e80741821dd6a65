"""A set of files that is made out of sight, in the folder it is for, and put in place as a whole."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from generator.errors import FileError
from generator.store import exchange
from generator.store.exchange import Bench, Journal
from generator.store.failures import disk_errors
from generator.store.ledger import PLAN, Ledger, digest, is_plain, read_ledger, seal
from generator.store.lock import Lock, acquire

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def open_set(folder: Path, *, force: bool = False) -> BuildSet:
    """A new, empty set for `folder`, which is made and locked. An interrupted earlier build is put right first.

    Use it in a `with` statement: a set that was not committed is thrown away at the end, with the folders made for it.
    `force` lets the set replace files that lembar did not write. Raises FileError.
    """
    for path in (folder, *folder.parents):
        if os.path.lexists(path) and not path.is_dir():
            raise FileError(f"{path} is in the way: it is not a folder. Move it, or choose another folder with -o.")
    made = _make(folder)
    bench = Bench(folder)
    if bench.root.is_symlink():
        raise FileError(f"{bench.root} is a link, so it is not lembar's; delete it and build again.")
    with disk_errors(folder):
        lock = acquire(bench.root)
    try:
        with disk_errors(folder):
            exchange.recover(bench, force=force)
            _empty(bench)
            bench.new.mkdir()
            bench.old.mkdir()
            return BuildSet(bench, lock, read_ledger(folder), force=force, made=made)
    except BaseException:
        _leave(bench, lock, made)
        raise


def commit(sets: Sequence[BuildSet]) -> tuple[Path, ...]:
    """Puts every set in place, or none. Returns stale files that stayed, because the user edited them.

    Raises FileError, naming every file in the way that lembar did not write, before anything is moved; or when the disk
    refuses a step, after everything was taken back.
    """
    refusals = [refusal for each in sets for refusal in each.refusals()]
    if refusals:
        raise FileError(
            "nothing was written, because lembar did not write these files as they stand:\n"
            + "\n".join(f"  {refusal}" for refusal in refusals)
            + "\nMove them away, or build with --force to replace them."
        )
    try:
        stayed = [path for each in sets for path in each.put_in_place()]
    except BaseException:
        for each in sets:
            each.abandon()
        raise
    for each in sets:
        each.close()
    return tuple(stayed)


class BuildSet:
    """The set under construction. `folder` is where it will stand."""

    __slots__ = ("_bench", "_files", "_force", "_ledger", "_lock", "_made", "folder")

    def __init__(self, bench: Bench, lock: Lock, ledger: Ledger, *, force: bool, made: Sequence[Path]) -> None:
        self.folder = bench.folder
        self._bench = bench
        self._lock: Lock | None = lock
        self._force = force
        self._made = made
        self._ledger = ledger
        self._files: dict[str, BinaryIO] = {}

    def create(self, name: str) -> BinaryIO:
        """A new file of the set, to be written and closed by the caller; a full disk raises FileError from its `write`.

        Raises FileError for a name that two documents want, or that is no plain file name.
        """
        if not is_plain(name):
            raise FileError(f"“{name}” cannot be the name of a file: use letters, digits, - and _.")
        if name.casefold() in map(str.casefold, self._files):
            raise FileError(f"two documents want to be written as “{name}”; give them file names of their own.")
        with disk_errors(self.folder / name):
            file = io.BufferedWriter(_StagedFile(self.staged(name), self.folder / name))
        self._files[name] = file
        return file

    def staged(self, name: str) -> Path:
        """Where the file lies until the set is put in place, for reading it back."""
        return self._bench.new / name

    def drop(self, name: str) -> None:
        """Leaves out a file that was made only to be read back."""
        self._files.pop(name).close()
        with disk_errors(self.folder / name):
            self.staged(name).unlink()

    def refusals(self) -> Iterator[str]:
        """A line for each file in the way that lembar did not write as it stands."""
        for name in self._files:
            path = self.folder / name
            with disk_errors(path):
                if path.is_dir() and not path.is_symlink():
                    yield f"{path} (a folder)"
                elif os.path.lexists(path) and not self._force and not self._ledger.wrote(name):
                    yield f"{path} ({_reason(path, self._ledger)})"

    def put_in_place(self) -> tuple[Path, ...]:
        """Exchanges the folder's earlier set for this one. The earlier one is kept until `close`."""
        if unfinished := [name for name, file in self._files.items() if not file.closed]:
            raise ValueError(f"not closed before the set was put in place: {unfinished}")
        stale = [name for name in self._ledger.files if name not in self._files]
        with disk_errors(self.folder):
            unedited = {name: self._ledger.files[name] for name in stale if self._ledger.wrote(name)}
            seal(self.staged(PLAN))
            journal = Journal({name: digest(self.folder / name) for name in self._files}, unedited)
            exchange.begin(self._bench, journal)
            exchange.exchange(self._bench, journal)
        return tuple(self.folder / name for name in stale if os.path.lexists(self.folder / name))

    def close(self) -> None:
        """Ends a set that stands: what it replaced is gone from here on."""
        if self._lock is not None:
            with disk_errors(self.folder):
                exchange.finish(self._bench)
            self._end(self._lock, ())

    def abandon(self) -> None:
        """Leaves the folder as it was before the set was opened. Does nothing after `close`."""
        if self._lock is None:
            return
        with disk_errors(self.folder):
            exchange.take_back(self._bench)
        for file in self._files.values():
            with contextlib.suppress(FileError):  # what is thrown away need not be whole
                file.close()
        self._end(self._lock, self._made)

    def _end(self, lock: Lock, made: Sequence[Path]) -> None:
        self._lock = None
        for waste in (self._bench.new, self._bench.old):
            shutil.rmtree(waste, ignore_errors=True)  # the set is whole already; the next build clears what stays
        _leave(self._bench, lock, made)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.abandon()


class _StagedFile(io.FileIO):
    """On the disk and not in its cache, once closed. Errors name the file it will be, not the one in the workshop."""

    def __init__(self, path: Path, shown: Path) -> None:
        super().__init__(path, "x")
        self._shown = shown

    def write(self, data: ReadableBuffer, /) -> int:
        with disk_errors(self._shown):
            return super().write(data)

    def close(self) -> None:
        if not self.closed:
            try:
                with disk_errors(self._shown):
                    os.fsync(self.fileno())
            finally:
                super().close()


def _make(folder: Path) -> list[Path]:
    """Makes a folder and those above it; returns the ones that were not there, innermost first."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return missing


def _leave(bench: Bench, lock: Lock, made: Sequence[Path]) -> None:
    lock.release()
    for folder in (bench.root, *made):
        with contextlib.suppress(
            OSError
        ):  # not empty: another build has come in, or waste or a file of the user's stays
            folder.rmdir()


def _empty(bench: Bench) -> None:
    """Clears what a build without a journal left in the workshop."""
    for path in bench.root.iterdir():
        if path.name == "lock":
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _reason(path: Path, ledger: Ledger) -> str:
    if path.is_symlink():
        return "a link"
    return "edited since" if path.name in ledger.files or path.name == PLAN else "not made by lembar"
