"""Draws of pools are proven from the lesson: a version with other questions or options than it says is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.document.blocks import Choices
from generator.errors import AuditError
from generator.frozen import replace
from generator.versions import Pool

STORY = Path(__file__).parents[2] / "cases" / "question-pool"


def build(folder: Path, audit: Any, versions: int = 2, only: tuple[str, ...] = ("worksheet", "key", "slides")) -> None:
    pipeline.build((STORY,), pipeline.Options(seed=1, versions=versions, output=folder, audit=audit, only=only))


@pytest.mark.parametrize("audit", ["full", "fast"])
@pytest.mark.parametrize("versions", [1, 2, 9])
def test_pools_are_proven(tmp_path: Path, audit: str, versions: int) -> None:
    build(tmp_path, audit, versions)


@pytest.mark.parametrize("audit", ["full", "fast"])
@pytest.mark.parametrize("where", ["paper", "slides"])
@pytest.mark.parametrize("more", [(1, -1), (-1, 0), (0, 1)])
def test_a_draw_that_is_not_the_lessons_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, audit: str, where: str, more: tuple[int, int]
) -> None:
    right = pipeline._stretch

    def wrong(part: Any, subpart: Any, items: Any, here: Any) -> Any:
        stretch = right(part, subpart, items, here)
        if len(stretch.pools) != 2 or here != where:
            return stretch
        pools = tuple(Pool(pool.units, pool.count + extra) for pool, extra in zip(stretch.pools, more, strict=True))
        return replace(stretch, pools=pools)

    monkeypatch.setattr(pipeline, "_stretch", wrong)
    with pytest.raises(AuditError, match="the lesson draws"):
        build(tmp_path, audit)


@pytest.mark.parametrize("audit", ["full", "fast"])
def test_another_number_of_options_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, audit: str) -> None:
    right = pipeline.questions.lower

    def wrong(*given: Any) -> Any:
        items, found = right(*given)
        for name, item in items.items():
            if isinstance(item.response, Choices):
                items[name] = replace(item, response=replace(item.response, shown=3))
        return items, found

    monkeypatch.setattr(pipeline.questions, "lower", wrong)
    with pytest.raises(AuditError, match="its options are not those of the lesson"):
        build(tmp_path, audit)
