"""Reads files whole, within bounds, and shows paths the way the user knows them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from generator.errors import FileError


def read_bytes(path: Path, limit: int) -> bytes:
    """At most `limit + 1` bytes of a regular file: one more than `limit` says that it is too large.

    Raises FileError when it is not there, is no file, or may not be read.
    """
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor has no path
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise FileError(f"{shown(path)} is not a file")
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it cannot be opened"
        raise FileError(f"{shown(path)} cannot be read: {reason[:1].lower()}{reason[1:]}") from error


def shown(path: Path) -> str:
    """The path from the current folder where it is below it, with `/` between folders; else as it was given."""
    if path.is_absolute():
        try:
            return path.relative_to(Path.cwd()).as_posix()
        except (ValueError, OSError):
            return path.as_posix()
    return path.as_posix()
