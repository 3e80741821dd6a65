"""Which things of a pool each version gets: chance decides, and all are used as evenly as the numbers allow.

This is a quota over a whole build, the one draw that depends on the other questions: who joins or leaves a pool may
change which of its questions the versions get. How often a thing was used is all that is remembered, so that the cost
is linear in the number of versions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from generator.document.orders import with_one_more
from generator.versions.draws import Streams, stream_name


class Dealer:
    """Deals so many of a pool again and again, those that were used least first; among equals the seed decides.

    `names` are those of the things, `sizes` how much each counts. The whole stream of draws belongs to `purpose`.
    """

    def __init__(self, seed: int, purpose: str, names: Sequence[bytes], sizes: Sequence[int], count: int) -> None:
        self._names, self._sizes, self._count = names, sizes, count
        self._even = all(size == 1 for size in sizes)
        self._streams = cache(lambda uses: Streams(seed, purpose, uses))
        self._turns = [self._turn(index, 0) for index in range(len(names))]

    def _turn(self, index: int, uses: int) -> tuple[int, bytes, int]:
        return uses, self._streams(uses).key(self._names[index]), index

    def deal(self) -> tuple[int, ...]:
        """Indices in rising order. The sizes of what is dealt add up to the count."""
        turns = sorted(self._turns)
        taken = turns[: self._count] if self._even else self._fitting(turns)
        for uses, _, index in taken:
            self._turns[index] = self._turn(index, uses + 1)
        return tuple(sorted(index for _, _, index in taken))

    def _fitting(self, turns: Sequence[tuple[int, bytes, int]]) -> list[tuple[int, bytes, int]]:
        """The first that can be completed to the count by those behind them."""
        sizes = [self._sizes[index] for _, _, index in turns]
        behind = list(accumulate(reversed(sizes), with_one_more, initial=1))[-2::-1]
        left, taken = self._count, []
        for turn, size, sums in zip(turns, sizes, behind, strict=True):
            if size <= left and sums >> (left - size) & 1:
                taken.append(turn)
                left -= size
        return taken


def pool_name(*pieces: str) -> bytes:
    return stream_name(*pieces, "drawn")
