"""A theme is data: colours, faces and sizes for paper and slides, from `templates/themes/<name>/theme.toml`.

`paper` and `slides` are read by the exporter that draws them; each checks its own keys, so that a wrong theme fails
with its name and not on some page. `based_on` names a theme from which a theme takes all that it does not say itself.
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
    """`colors` maps a role to `RRGGBB`; `masters` are folders with the parts of its master deck, of which later ones
    win. `extras` are faces that paper takes for letters that no face of ours has."""

    name: str
    masters: tuple[Path, ...]
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
    table, masters = _read(name)
    return Theme(name, masters, table["colors"], table["paper"], table["slides"])


def _read(name: str) -> tuple[Mapping[str, Any], tuple[Path, ...]]:
    """A theme's table, and the folders of its master deck. `based_on` another, it holds only what differs."""
    table = dict(resources.toml("themes", name, "theme.toml"))
    master = resources.TEMPLATES / "themes" / name / "master"
    own = (master,) if master.is_dir() else ()
    base = table.pop("based_on", None)
    if base is None:
        return table, own
    below, masters = _read(base)
    return _laid_over(below, table), (*masters, *own)


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Tables within tables are laid over each other; every other value takes the place of the one below."""
    both = dict(below)
    for key, value in above.items():
        under = below.get(key)
        both[key] = _laid_over(under, value) if isinstance(under, Mapping) and isinstance(value, Mapping) else value
    return both
