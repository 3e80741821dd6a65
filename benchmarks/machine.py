"""The machine that measured, and the version of every tool."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import which

from benchmarks.tools import LEMBAR, ROOT

LIBRARIES = ("reportlab", "typst", "weasyprint", "fpdf2", "python-pptx")
COMMANDS = {
    "Auto Multiple Choice": ("dpkg-query", "--show", "--showformat=${Version}", "auto-multiple-choice"),
    "pdfTeX": ("pdflatex", "--version"),
    "R/exams": ("Rscript", "-e", "cat(as.character(packageVersion('exams')), R.version.string)"),
    "pandoc": ("pandoc", "--version"),
    "Lembar": (str(LEMBAR), "--version"),
    "commit": ("git", "-C", str(ROOT), "describe", "--always", "--dirty"),
}


def machine() -> dict[str, str]:
    found = {
        "CPU": _after("/proc/cpuinfo", "model name") or platform.processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": _after("/etc/os-release", "PRETTY_NAME").strip('"') or platform.platform(),
        "Python": platform.python_version(),
    }
    found |= {name: _library(name) for name in LIBRARIES}
    found |= {name: _first_line(command) for name, command in COMMANDS.items()}
    return {name: value for name, value in found.items() if value}


def _after(path: str, key: str) -> str:
    """The value of the first line `key : value` or `key=value` of a file of the system; other systems have none."""
    if not Path(path).exists():
        return ""
    lines = (line.replace("=", ":", 1).partition(":") for line in Path(path).read_text().splitlines())
    return next((value.strip() for name, _, value in lines if name.strip() == key), "")


def _library(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _first_line(command: tuple[str, ...]) -> str:
    if not which(command[0]):
        return ""
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.splitlines()[0].strip() if done.returncode == 0 and done.stdout else ""
