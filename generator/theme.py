"""A theme is data: colours, faces and sizes for paper and slides, from `templates/themes/<name>/theme.toml`.

`paper` and `slides` are read by the exporter that draws them; each checks its own keys, so that a wrong theme fails
with its name and not on some page.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator import resources
from generator.errors import UsageError
from generator.frozen import frozen


@frozen
class Theme:
    """`colors` maps a role to `RRGGBB`; `folder` holds what else the theme brings (a master deck). `extras` are faces
    that paper takes for letters that no face of ours has."""

    name: str
    folder: Path
    colors: Mapping[str, str]
    paper: Mapping[str, Any]
    slides: Mapping[str, Any]
    extras: tuple[str, ...] = ()


def available() -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in resources.TEMPLATES.glob("themes/*/theme.toml")))


def load_theme(name: str) -> Theme:
    """Raises UsageError for a name that does not ship."""
    if name not in available():
        raise UsageError(f"there is no theme “{name}”; choose one of: {', '.join(available())}")
    table = resources.toml("themes", name, "theme.toml")
    return Theme(name, resources.TEMPLATES / "themes" / name, table["colors"], table["paper"], table["slides"])
