"""The Unicode Bidirectional Algorithm (UAX 9): an embedding level for every letter, and the order on a line.

Even levels run left to right, odd ones right to left. Rule names are those of the annex.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.fonts.brackets import CLOSING, closer
from generator.frozen import record

# What can make a level other than the paragraph's: right-to-left letters and figures, and explicit controls.
_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_DEEPEST = 125
_MOST_BRACKETS = 63
_EMBEDDINGS = {"LRE": (0, ""), "RLE": (1, ""), "LRO": (0, "L"), "RLO": (1, "R")}
_ISOLATES = ("LRI", "RLI", "FSI")
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
_REMOVED = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "BN"))


def turns(text: str) -> bool:
    """True if some letter of the text may run right to left or asks for a direction."""
    return _TURNING.search(text) is not None


def paragraph_level(text: str) -> int:
    """1 if the first letter with a direction outside isolates runs right to left, else 0 (P2, P3)."""
    if not turns(text):
        return 0
    return _first_strong([unicodedata.bidirectional(char) for char in text], 0, len(text))


def levels(text: str, base: int) -> tuple[int, ...]:
    """The level of every letter of one paragraph whose own level is `base`, before rule L1."""
    if not base and not turns(text):
        return (0,) * len(text)
    return _Paragraph(text, base).resolved()


def visual_order(line: Sequence[int]) -> list[int]:
    """Indices from left to right for the levels of what stands on a line (L2)."""
    order = list(range(len(line)))
    odd = [level for level in line if level % 2]
    if not odd:
        return order
    for level in range(max(line), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and line[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _first_strong(classes: Sequence[str], start: int, end: int) -> int:
    deep = 0
    for kind in classes[start:end]:
        if kind in _ISOLATES:
            deep += 1
        elif kind == "PDI":
            deep = max(0, deep - 1)
        elif not deep and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


def _matches(classes: Sequence[str]) -> dict[int, int]:
    """Isolate initiators and the index of the PDI that ends each (BD9)."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for index, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(index)
        elif kind == "PDI" and opened:
            found[opened.pop()] = index
    return found


def _side(level: int) -> str:
    return "R" if level % 2 else "L"


class _Status(NamedTuple):
    level: int
    override: str
    isolate: bool


class _Paragraph:
    def __init__(self, text: str, base: int) -> None:
        self._text, self._base = text, base
        self._original = [unicodedata.bidirectional(char) or "L" for char in text]
        self._classes = list(self._original)
        self._levels = [base] * len(text)
        self._ends = _matches(self._original)

    def resolved(self) -> tuple[int, ...]:
        self._explicit()
        kept = [index for index, kind in enumerate(self._original) if kind not in _REMOVED]
        for indices, before, after in list(self._sequences(kept)):
            level = self._levels[indices[0]]
            sequence = _Sequence([self._classes[at] for at in indices], level, _side(before), _side(after))
            sequence.resolve([self._text[at] for at in indices], [self._original[at] for at in indices])
            for at, kind in zip(indices, sequence.classes, strict=True):
                self._levels[at] = _implicit(level, kind)
        last = self._base
        for index, kind in enumerate(self._original):  # what X9 removes goes with the letter before it
            if kind in _REMOVED:
                self._levels[index] = last
            last = self._levels[index]
        return tuple(self._levels)

    def _explicit(self) -> None:
        """X1 to X8."""
        stack = [_Status(self._base, "", False)]
        isolates = lost_isolates = lost_embeddings = 0
        for index, kind in enumerate(self._original):
            top = stack[-1]
            if kind in _EMBEDDINGS:
                side, override = _EMBEDDINGS[kind]
                level = _deeper(top.level, side)
                if level <= _DEEPEST and not lost_isolates and not lost_embeddings:
                    stack.append(_Status(level, override, False))
                elif not lost_isolates:
                    lost_embeddings += 1
            elif kind in _ISOLATES:
                self._take(index, top)
                level = _deeper(top.level, self._isolate_side(index, kind))
                if level <= _DEEPEST and not lost_isolates and not lost_embeddings:
                    isolates += 1
                    stack.append(_Status(level, "", True))
                else:
                    lost_isolates += 1
            elif kind == "PDI":
                if lost_isolates:
                    lost_isolates -= 1
                elif isolates:
                    lost_embeddings = 0
                    while not stack[-1].isolate:
                        stack.pop()
                    stack.pop()
                    isolates -= 1
                self._take(index, stack[-1])
            elif kind == "PDF":
                if lost_isolates:
                    continue
                if lost_embeddings:
                    lost_embeddings -= 1
                elif not top.isolate and len(stack) > 1:
                    stack.pop()
            elif kind == "B":
                self._levels[index] = self._base
            elif kind != "BN":
                self._take(index, top)

    def _take(self, index: int, status: _Status) -> None:
        self._levels[index] = status.level
        if status.override:
            self._classes[index] = status.override

    def _isolate_side(self, index: int, kind: str) -> int:
        if kind == "FSI":
            return _first_strong(self._original, index + 1, self._ends.get(index, len(self._original)))
        return 1 if kind == "RLI" else 0

    def _sequences(self, kept: list[int]) -> Iterator[tuple[list[int], int, int]]:
        """Isolating run sequences with the levels that their two sides have (BD13, X10)."""
        runs: list[list[int]] = []
        for index in kept:
            if runs and self._levels[runs[-1][-1]] == self._levels[index]:
                runs[-1].append(index)
            else:
                runs.append([index])
        by_start = {run[0]: run for run in runs}
        ended = set(self._ends.values())
        for run in runs:
            if run[0] in ended:
                continue
            indices = list(run)
            while indices[-1] in self._ends:
                indices.extend(by_start[self._ends[indices[-1]]])
            yield indices, *self._sides(indices, kept)

    def _sides(self, indices: list[int], kept: list[int]) -> tuple[int, int]:
        level = self._levels[indices[0]]
        first = bisect_left(kept, indices[0])
        before = self._levels[kept[first - 1]] if first else self._base
        last = bisect_left(kept, indices[-1])
        open_end = self._original[indices[-1]] in _ISOLATES
        after = self._base if open_end or last + 1 == len(kept) else self._levels[kept[last + 1]]
        return max(level, before), max(level, after)


def _deeper(level: int, side: int) -> int:
    """The least greater level of a side: 0 even, 1 odd."""
    return level + 1 if (level + 1) % 2 == side else level + 2


def _implicit(level: int, kind: str) -> int:
    """I1 and I2."""
    if level % 2:
        return level if kind == "R" else level + 1
    return level + {"L": 0, "R": 1}.get(kind, 2)


@record
class _Sequence:
    """The classes of one isolating run sequence, resolved in place to L, R, EN and AN."""

    classes: list[str]
    level: int
    before: str
    after: str

    def resolve(self, letters: list[str], original: list[str]) -> None:
        self._weak()
        self._brackets(letters, original)
        self._neutral()

    def _weak(self) -> None:
        """W1 to W7."""
        kinds = self.classes
        last, strong = self.before, self.before
        for at, kind in enumerate(kinds):
            if kind == "NSM":  # W1
                kinds[at] = "ON" if last in (*_ISOLATES, "PDI") else last
            elif kind == "EN" and strong == "AL":  # W2
                kinds[at] = "AN"
            elif kind in ("L", "R", "AL"):
                strong = kind
            if kind == "NSM" and kinds[at] == "EN" and strong == "AL":
                kinds[at] = "AN"
            last = kinds[at]
        kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
        for at in range(1, len(kinds) - 1):  # W4
            around = kinds[at - 1], kinds[at + 1]
            if (kinds[at] in ("ES", "CS") and around == ("EN", "EN")) or (kinds[at] == "CS" and around == ("AN", "AN")):
                kinds[at] = around[0]
        self._terminators()
        strong = self.before
        for at, kind in enumerate(kinds):  # W7
            if kind in ("L", "R"):
                strong = kind
            elif kind == "EN" and strong == "L":
                kinds[at] = "L"

    def _terminators(self) -> None:
        """W5 and W6."""
        kinds = self.classes
        at = 0
        while at < len(kinds):
            end = at
            while end < len(kinds) and kinds[end] == "ET":
                end += 1
            if end > at:
                beside = (at > 0 and kinds[at - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN")
                kinds[at:end] = ["EN" if beside else "ON"] * (end - at)
            at = max(end, at + 1)
        kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]

    def _brackets(self, letters: list[str], original: list[str]) -> None:
        """N0."""
        own = _side(self.level)
        for opening, closing in _pairs(letters, self.classes):
            inside = {_strong(kind) for kind in self.classes[opening + 1 : closing]}
            if own in inside:
                side = own
            elif inside & {"L", "R"}:
                context = next((_strong(kind) for kind in self.classes[opening - 1 :: -1] if _strong(kind)), "")
                context = (context if opening else "") or self.before
                side = context if context != own else own
            else:
                continue
            for at in (opening, closing):
                self.classes[at] = side
                for mark in range(at + 1, len(original)):
                    if original[mark] != "NSM":
                        break
                    self.classes[mark] = side

    def _neutral(self) -> None:
        """N1 and N2."""
        kinds = self.classes
        at = 0
        while at < len(kinds):
            end = at
            while end < len(kinds) and kinds[end] in _NEUTRAL:
                end += 1
            if end > at:
                left = _strong(kinds[at - 1]) if at else self.before
                right = _strong(kinds[end]) if end < len(kinds) else self.after
                kinds[at:end] = [left if left == right else _side(self.level)] * (end - at)
            at = max(end, at + 1)


def _strong(kind: str) -> str:
    """Figures count as right to left among neutrals."""
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")


def _pairs(letters: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """Bracket pairs in the order of their opening (BD16)."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for at, (letter, kind) in enumerate(zip(letters, kinds, strict=True)):
        if kind != "ON":
            continue
        if letter in CLOSING:
            if len(opened) == _MOST_BRACKETS:
                return []
            opened.append((CLOSING[letter], at))
        elif closing := closer(letter):
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == closing:
                    found.append((opened[depth][1], at))
                    del opened[depth:]
                    break
    return sorted(found)
