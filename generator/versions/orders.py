"""Orders that keep their promises: what is pinned stays, first and last stay at the ends, the rest moves freely."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.blocks import Place


def placed_order(places: Sequence[Place], free_order: Sequence[int]) -> tuple[int, ...]:
    """The printed order of things with `places`, the free ones as in `free_order` (indices of those that are shown)."""
    order: list[int | None] = [None] * (len(places) - places.count("free") + len(free_order))
    for index, place in enumerate(places):
        if place == "pinned":
            order[index] = index
    firsts = [index for index, place in enumerate(places) if place == "first"]
    lasts = [index for index, place in enumerate(places) if place == "last"]
    holes = [spot for spot, index in enumerate(order) if index is None]
    middle = holes[len(firsts) : len(holes) - len(lasts)]
    for spots, indices in (
        (holes[: len(firsts)], firsts),
        (middle, free_order),
        (holes[len(holes) - len(lasts) :], lasts),
    ):
        for spot, index in zip(spots, indices, strict=True):
            order[spot] = index
    return tuple(index for index in order if index is not None)
