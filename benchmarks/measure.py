"""One run of a command: its wall time, the CPU and the peak memory of all its processes."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from benchmarks.tools import ROOT


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and MiB. `code` is the exit code; a run that was stopped at its time limit has -9.

    The kernel hands a child's figures to its parent when the parent waits for it, so CPU is the sum over the tree
    of processes and `peak` that of the largest of them. A child begins as a copy of this process, so no peak below
    this process's own memory (about 20 MiB) can be seen.
    """

    code: int
    wall: float
    cpu: float
    peak: float


def measure(command: Sequence[str], log: Path, environment: Mapping[str, str], limit: float) -> Cost:
    """Run `command` in the project's folder, standard output to `log`.out and standard error to `log`.err."""
    with log.with_suffix(".out").open("wb") as out, log.with_suffix(".err").open("wb") as err:
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 -- the bench's own commands
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            env=dict(environment),
            start_new_session=True,
        )
        timer = Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        try:
            _, status, used = os.wait4(process.pid, 0)
        finally:
            timer.cancel()
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(process.returncode, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
