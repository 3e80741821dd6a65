"""What was decided for each version: orders and numbers, never words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """One item of one version. `options` and `rows` are permutations as in `blocks.Placed`."""

    id: str
    number: str
    options: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionPlan:
    """`items` are in printed order."""

    code: str
    items: tuple[ItemPlan, ...]
    student: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """`versions` are the papers; `slides` is the order on slides."""

    seed: int
    run: str
    versions: tuple[VersionPlan, ...]
    slides: VersionPlan
