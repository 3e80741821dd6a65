"""Where a line may end inside a word without spaces (the parts of UAX 14 that school texts meet).

Between ideographs and kana, but not before what closes, goes on or is small, nor after what opens (kinsoku); between
the syllables of Javanese and Balinese (LB28a); at a zero-width space. Thai breaks at its spaces.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect

_JOINS_NEXT = frozenset(("\ua9c0", "\u1b44"))
_NOT_BEFORE = frozenset(
    "々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ゛゜ーゝゞヽヾ"
    "、。，．・：；！？‼⁇⁈⁉…‥〜～゠‐–％°℃′″\u3000!%),.:;?]}/-|\u2060\ufeff\u00a0\u202f｡､･"
)
_NOT_AFTER = frozenset("￥＄￡￦$£¥€#@\\\u2060\ufeff\u00a0\u202f")
_TWICE = frozenset("…‥—―")


def _edges(*stretches: tuple[str, str]) -> tuple[str, ...]:
    """The first letter of each stretch of letters, and the first behind it. A regular expression of such wide classes
    takes milliseconds to compile."""
    return tuple(edge for first, last in stretches for edge in (first, chr(ord(last) + 1)))


def _within(char: str, edges: tuple[str, ...]) -> bool:
    return bisect(edges, char) % 2 == 1


_SOME = _edges(
    ("\u1b00", "\u1b7f"),
    ("\u200b", "\u200b"),
    ("\u2e80", "\u9fff"),
    ("\ua980", "\ua9df"),
    ("\uf900", "\ufaff"),
    ("\uff01", "\uff9f"),
    ("\U00020000", "\U0003ffff"),
)
_IDEOGRAPHIC = _edges(
    ("\u2e80", "\u2fdf"),
    ("\u3005", "\u3007"),
    ("\u3021", "\u30ff"),
    ("\u3105", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff21", "\uff9f"),
    ("\U00020000", "\U0003ffff"),
)
_AKSARA = _edges(("\u1b05", "\u1b33"), ("\u1b45", "\u1b4b"), ("\ua984", "\ua9b2"))


def breaks(text: str) -> tuple[int, ...]:
    """Offsets at which a new line may begin, in order; none at the two ends."""
    if text.isascii() or not any(_within(char, _SOME) for char in text):
        return ()
    return tuple(at for at in range(1, len(text)) if _may_part(text[at - 1], text[at]))


def _may_part(before: str, after: str) -> bool:
    if before == "\u200b":
        return after != "\u200b"
    kind = unicodedata.category(after)
    if kind[0] == "M" or kind in ("Pe", "Pf", "Cf") or after in _NOT_BEFORE or after == '"':
        return False
    if _within(after, _AKSARA):
        return before not in _JOINS_NEXT and unicodedata.category(before) not in ("Ps", "Pi", "Cf")
    if unicodedata.category(before) in ("Ps", "Pi") or before in _NOT_AFTER or before == '"':
        return False
    if before == after and before in _TWICE:
        return False
    return _within(before, _IDEOGRAPHIC) or _within(after, _IDEOGRAPHIC) or _is_wide_close(before)


def _is_wide_close(char: str) -> bool:
    """What closes in Chinese and Japanese takes a break after it."""
    return "\u3001" <= char <= "\u301f" or "\uff01" <= char <= "\uff1f" or "\uff3d" <= char <= "\uff65"
