"""Pages as one string in drawing order, without white space, that still knows its words and what stands where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.audit.drawn import puzzle_sign
from generator.audit.letters import letters
from generator.audit.pdf_state import Run
from generator.frozen import frozen

# In em: how far apart two stretches of text on one line are before they are two words, and two lines two lines.
_GAP = 0.12
_OVERLAP = -0.6
_LINE = 0.6
# A word that is parted at the end of a line goes on behind it.
_SOFT_HYPHEN = "\u00ad"

TICKS = frozenset("✓✔☑✅")
UNKNOWN_PICTURE = "\ufffc"


@frozen
class Standing:
    """A run on its page (counted from 1)."""

    page: int
    run: Run


@frozen
class Flat:
    """`starts[i]` is 1 where a word begins at `text[i]`; run `k` begins at `offsets[k]`.

    `ticks` mark right answers; they are no text, each stands before the letter at its offset.
    """

    text: str
    starts: bytes
    runs: tuple[Standing, ...]
    offsets: tuple[int, ...]
    ticks: tuple[tuple[int, Standing], ...] = ()

    def begins(self, at: int) -> bool:
        """Whether a word starts here; the end of all text counts."""
        return at >= len(self.text) or self.starts[at] == 1

    def is_word(self, at: int, word: str) -> bool:
        return self.text.startswith(word, at) and self.begins(at) and self.begins(at + len(word))

    def says(self, words: str) -> bool:
        """Whether letters stand there that begin and end with a word."""
        at = self.text.find(words)
        while at >= 0 and not self.is_word(at, words):
            at = self.text.find(words, at + 1)
        return at >= 0

    def of_page(self, page: int) -> Flat:
        """The part that stands on a page, without its ticks."""
        places = [at for at, standing in enumerate(self.runs) if standing.page == page]
        if not places:
            return Flat("", b"", (), ())
        first, last = places[0], places[-1] + 1
        start = self.offsets[first]
        end = self.offsets[last] if last < len(self.offsets) else len(self.text)
        offsets = tuple(offset - start for offset in self.offsets[first:last])
        return Flat(self.text[start:end], self.starts[start:end], self.runs[first:last], offsets)

    def standing(self, at: int) -> Standing:
        return self.runs[bisect_right(self.offsets, at) - 1]

    def between(self, start: int, end: int) -> tuple[Standing, ...]:
        """The runs that the letters from `start` to `end` stand in."""
        if end <= start:
            return ()
        return self.runs[bisect_right(self.offsets, start) - 1 : bisect_right(self.offsets, end - 1)]

    def by_page(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The same letters parted by pages: (page, start, end)."""
        while start < end:
            page = self.standing(start).page
            later = bisect_right(self.runs, page, key=lambda standing: standing.page)
            stop = min(end, self.offsets[later] if later < len(self.offsets) else end)
            yield page, start, stop
            start = stop

    def words(self, start: int, end: int) -> str:
        """The same letters with a space before every word, for people and for comparing words."""
        pieces = []
        last = start
        while (at := self.starts.find(1, last + 1, end)) >= 0:
            pieces.append(self.text[last:at])
            last = at
        pieces.append(self.text[last:end])
        return " ".join(pieces)


def flatten(standings: Iterable[Standing], signs: Mapping[str, str]) -> Flat:
    """`signs` gives the letter of a picture by the digest of its pixels; one that is not known gets U+FFFC."""
    texts: list[str] = []
    starts = bytearray()
    offsets: list[int] = []
    kept: list[Standing] = []
    last: Standing | None = None
    ticks: list[tuple[int, Standing]] = []
    for standing in standings:
        run = standing.run
        if run.picture:
            sign = signs.get(run.picture) or puzzle_sign(run.picture) or UNKNOWN_PICTURE
            text, flags, open_end = sign, b"\1", True
        else:
            text, flags, open_end = _split(run.text)
            if TICKS.issuperset(text or "-"):
                ticks.append((len(starts), standing))
                continue
        if not text:
            last = None if run.text else last
            continue
        first = flags[0] == 1 or last is None or (_apart(last, standing) and not last.run.text.endswith(_SOFT_HYPHEN))
        offsets.append(len(starts))
        starts += bytes((first,)) + flags[1:]
        texts.append(text)
        kept.append(standing)
        last = None if open_end else standing
    return Flat("".join(texts), bytes(starts), tuple(kept), tuple(offsets), tuple(ticks))


@lru_cache(maxsize=1 << 13)
def _split(text: str) -> tuple[str, bytes, bool]:
    """Letters of a run, where words start in it, and whether it ends with a space."""
    words = [word for word in map(letters, text.split()) if word]
    flags = b"".join(b"\1" + bytes(len(word) - 1) for word in words)
    if flags and not text[0].isspace():
        flags = b"\0" + flags[1:]
    return "".join(words), flags, text[-1:].isspace()


def _apart(one: Standing, other: Standing) -> bool:
    size = max(one.run.size, other.run.size, 1.0)
    if one.page != other.page or abs(one.run.y - other.run.y) > _LINE * size:
        return True
    gap = _between(one.run, other.run) / size
    return gap > _GAP or gap < _OVERLAP


def _between(one: Run, other: Run) -> float:
    """How far a run begins behind the end of one; a run from right to left ends at its left."""
    if one.right < one.x or other.right < other.x:
        return max(other.left_edge - one.right_edge, one.left_edge - other.right_edge)
    return other.x - one.right
