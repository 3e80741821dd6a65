"""Finds the data that ships with the program: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "templates"
TEMPLATES = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "templates"


@cache
def toml(*path: str) -> dict[str, Any]:
    """The TOML file under `templates/`. Raises FileNotFoundError when there is none."""
    with TEMPLATES.joinpath(*path).open("rb") as file:
        return tomllib.load(file)


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """Stems of the files with `suffix` in a folder of `templates/`, sorted."""
    return tuple(
        sorted(path.name.removesuffix(suffix) for path in (TEMPLATES / folder).iterdir() if path.name.endswith(suffix))
    )
