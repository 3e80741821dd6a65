"""One build at a time in a folder: a lock that the operating system holds, so that it ends with its process.

A lock of our own making (a file with a process number) would outlive `kill -9` and have to be guessed stale.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

from generator.errors import FileError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_TRIES = 20
_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class Lock:
    """`path` is locked until `release`, which also removes it."""

    __slots__ = ("_descriptor", "path")

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Windows removes no open file; elsewhere the name must go while it is locked. A leftover is harmless."""
        if sys.platform == "win32":
            os.close(self._descriptor)
            with contextlib.suppress(OSError):
                self.path.unlink()
        else:
            with contextlib.suppress(OSError):
                self.path.unlink()
            os.close(self._descriptor)


def acquire(folder: Path) -> Lock:
    """Makes `folder` if need be and locks it. Raises FileError when another process holds it, OSError from the disk."""
    path = folder / "lock"
    for _ in range(_TRIES):
        folder.mkdir(exist_ok=True)
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except FileNotFoundError:
            continue  # the one before us removed the folder between our two steps
        try:
            _lock(descriptor, folder)
            if _is_still(path, descriptor):
                return Lock(path, descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
    raise FileError(f"{folder.parent} is being written by other builds; try again when they are done.")


def _lock(descriptor: int, folder: Path) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            raise FileError(
                f"another lembar is building into {folder.parent} at this moment; try again when it is done."
            ) from error
        raise


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether the name still leads to the file we locked: its owner before us may have removed it meanwhile."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
