"""Workers of other machines: a Dask cluster as an executor."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from generator.errors import FileError, UsageError

_PATIENCE = 20.0
"""Seconds in which a scheduler has to answer, and to have a worker."""


@contextmanager
def connected(address: str) -> Iterator[tuple[Executor, int]]:
    """The scheduler's workers and how many threads they have. A worker that is lost has its jobs done by another.

    Raises UsageError without Dask, FileError when no scheduler answers.
    """
    try:
        import distributed
    except ImportError:
        raise UsageError('--cluster needs Dask: pip install "lembar[cluster]"') from None
    try:
        client: Any = distributed.Client(address, timeout=_PATIENCE)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise FileError(f"no Dask scheduler answers at {address}: {error}") from error
    with client:
        client.wait_for_workers(1, timeout=_PATIENCE)
        yield client.get_executor(pure=False), max(1, sum(client.nthreads().values()))
