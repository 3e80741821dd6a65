"""The sentences for what a disk can refuse, so that each names the file and what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import FileError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM}


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turns an OSError of the block into a FileError about `path`."""
    try:
        yield
    except OSError as error:
        raise told(error, path) from error


def told(error: OSError, path: Path) -> FileError:
    if error.errno in _FULL:
        return FileError(f"the disk is full: {path} could not be written. Free some space and build again.")
    if error.errno == errno.EROFS:
        return FileError(f"{path} could not be written: the disk is read-only. Choose another folder with -o.")
    if error.errno in _FORBIDDEN:
        return FileError(
            f"{path} cannot be written. If it is open in another program, close it there; "
            "else choose another folder with -o."
        )
    if error.errno == errno.ENAMETOOLONG:
        return FileError(f"{path} could not be written: the path is too long. Choose a shorter folder with -o.")
    return FileError(f"{path} could not be written: {error.strerror or error}.")
